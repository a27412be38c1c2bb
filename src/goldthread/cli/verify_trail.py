"""``goldthread verify-trail``: whether the trail of changes is as it was written, in the site or in a copy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli.site import SITE, need_site
from goldthread.errors import ExitCode, UserError

if TYPE_CHECKING:
    from goldthread.trail import Noted


class BadHead(UserError):
    """A noted head is not written as one."""

    exit_code = ExitCode.USAGE


@click.command("verify-trail")
@click.argument("file", required=False)
@click.option(
    "--head",
    "heads",
    multiple=True,
    metavar="PLAN:PLACE:DIGEST",
    help="A head that was printed earlier; the trail must still pass through it. May be given several times.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(file: str | None, heads: tuple[str, ...], form: str) -> int:
    """Say whether the trail is as it was written: the trail of the site on this machine, or the copy in FILE.

    The first bad revision of each plan is named. The exit code is 1 where something is wrong, 0 where all holds.
    A copy is written by “goldthread export-trail”; its seals are looked at where GOLDTHREAD_TRAIL_KEY
    holds the key of the site.
    """  # fmt: skip
    noted = [_noted(text) for text in heads]
    return _of_copy(Path(file), noted, form) if file else _of_site(heads, form)


def _noted(text: str) -> Noted:
    from goldthread.trail import Noted

    try:
        return Noted.read(text)
    except ValueError:
        raise BadHead(
            f"“{text}” is not a head", why="it is written as the number of the plan, the place and the digest",
            try_="Copy it whole, such as 3:120:5f0c…, from what “goldthread verify-trail” printed",
        ) from None  # fmt: skip


def _of_copy(path: Path, noted: list[Noted], form: str) -> int:
    from goldthread.trail import read_copy, verdict_on

    heads, revisions = read_copy(path)
    chains: dict[int, list] = {}
    for row in sorted(revisions, key=lambda row: row.place):
        chains.setdefault(row.plan, []).append(row)
    key = os.environ.get("GOLDTHREAD_TRAIL_KEY", "").encode() or None
    verdict = verdict_on(heads, chains, key=key, noted=noted)
    click.echo(json.dumps(verdict.as_json(), indent=2) if form == "json" else "\n".join(verdict.lines()))
    return ExitCode.FINE if verdict.holds else ExitCode.ERRORS_FOUND


def _of_site(heads: tuple[str, ...], form: str) -> int:
    """The site is asked in a process of its own: the core knows nothing of it but its name."""
    need_site("Give the name of an exported trail, or run this where the site runs")
    words = [word for head in heads for word in ("--head", head)]
    sys.stdout.flush()
    return subprocess.run(
        [sys.executable, "-P", "-m", f"{SITE}.verb", "verify-trail", "--format", form, *words], check=False
    ).returncode
