"""Hostile and broken files, made from a seed: a function a kind, five or more files of each that really differ.

``KINDS`` holds every kind by its name. Nothing here is ever run or opened but by the reader under test.
"""

from __future__ import annotations

from tests.support.hostile import docx, mislabelled, packages, pdf, pdf_bombs, text, web, xlsx, xlsx_bombs
from tests.support.hostile.kinds import KINDS, Hostile, Kind

__all__ = ["KINDS", "QUICK", "Hostile", "Kind", "every_file"]
_MAKERS = (packages, docx, xlsx, xlsx_bombs, pdf, pdf_bombs, web, text, mislabelled)

QUICK = (  # kinds of every format that are done with in a moment, so that a test can read five of each
    "absolute names", "zip slip", "two parts of one name", "packed in a way that is not known", "locked zip",
    "locked by Office", "checksums that are wrong", "cut short, Office", "bytes changed, Office", "only a beginning",
    "noise after a sign", "sizes of more than a zip can hold", "zip bomb of entries laid over each other",
    "entities that multiply", "entities that are files or addresses", "a part that is missing",
    "another kind of file under a plan's name", "a zip that is no plan", "old Office", "a web archive", "empty",
    "encryption that is not known", "a PDF locked with a password", "pages without text", "pages that go round",
    "spans of a thousand million", "entities of its own, web page", "null bytes and noise",
    "one sign again and again in a text", "encodings that do not agree", "control characters and turned text",
)  # fmt: skip


def every_file(*names: str) -> list[Hostile]:
    """The files of the kinds named, or of all of them, in order."""
    chosen = names or tuple(KINDS)
    return [Hostile(KINDS[name], number) for name in chosen for number in range(KINDS[name].files)]
