"""Who looked at children's records from the command line, when, and at which: one line a look, in the store."""

from __future__ import annotations

import getpass
import json
import os
from pathlib import Path

from goldthread.cli.clock import moment
from goldthread.errors import UserError

LOOKS = "looks.jsonl"


def log_look(store: Path, what: str, **which: object) -> None:
    """Add a line to `looks.jsonl` of a store, before any record is shown; no name of a child stands in it.

    :raises UserError: where it cannot be written: a look that nobody could ever see is not allowed.
    """
    said = {"at": moment().isoformat(timespec="seconds"), "by": _whoever(), "what": what}
    said |= {name: str(value) for name, value in which.items() if value is not None}
    line = json.dumps(said, ensure_ascii=False) + "\n"
    try:
        # One write to a file that is only added to: two looks at once leave two whole lines.
        file = os.open(store / LOOKS, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line.encode())
        finally:
            os.close(file)
    except OSError as fault:
        raise UserError(
            "the records were not shown, because the look cannot be logged",
            where=str(store / LOOKS),
            why=fault.strerror or "",
            try_="Ask for the right to write to this folder",
        ) from fault


def _whoever() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "not known"
