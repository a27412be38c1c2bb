"""Which files may be kept, from `kinds.toml`, and the fault of one that may not."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from goldthread.errors import UserError

CHOOSE = "Choose a PDF, Word, Excel, PowerPoint, OpenDocument, CSV or text file, a picture (PNG, JPEG) or an e-mail"


class NotEvidence(UserError):
    """The file cannot be kept as evidence: one plain sentence; nothing was saved."""


@cache
def kinds() -> dict:
    """`kinds.toml`."""
    return tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))


@cache
def never_kept() -> dict[str, str]:
    """The ends of names that are never kept, and what such a file is."""
    return {ending: what for what, endings in kinds()["refused"].items() for ending in endings}


def refused(what: str, name: str, *, why: str = "", try_: str = CHOOSE) -> NotEvidence:
    """The fault of a file that is not kept, to be raised."""
    return NotEvidence(what, where=name, why=why, try_=f"{try_}. Nothing was saved")
