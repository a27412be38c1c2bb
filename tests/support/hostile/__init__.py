"""Hostile and broken files, made from a seed: a function a kind, five or more files of each that really differ.

``KINDS`` holds every kind by its name. Nothing here is ever run or opened but by the reader under test.
"""

from __future__ import annotations

from tests.support.hostile import docx, mislabelled, packages, pdf, pdf_bombs, text, web, xlsx, xlsx_bombs
from tests.support.hostile.kinds import KINDS, Hostile, Kind

__all__ = ["KINDS", "Hostile", "Kind", "every_file"]
_MAKERS = (packages, docx, xlsx, xlsx_bombs, pdf, pdf_bombs, web, text, mislabelled)


def every_file(*names: str) -> list[Hostile]:
    """The files of the kinds named, or of all of them, in order."""
    chosen = names or tuple(KINDS)
    return [Hostile(KINDS[name], number) for name in chosen for number in range(KINDS[name].files)]
