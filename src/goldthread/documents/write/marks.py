"""How a rating and a line of text are marked, the same in every written form."""

from __future__ import annotations

import re

SHAPES = {"red": "▼", "amber": "◆", "green": "●", "blue": "☑"}
TINTS = {"red": "FAE4E1", "amber": "FDF0CF", "green": "DCEFE5", "blue": "DBE7F3"}
INK, LINE, PALE, GOLD = "0B0C0C", "B1B4B6", "F4F5F5", "A97400"
RATINGS = ("Red", "Amber", "Green", "Blue")

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without signs that no page can show and XML does not allow."""
    return _UNPRINTABLE.sub("", text)


def rated(text: str, shade: str | None) -> str:
    """A rating's word behind its shape, so that it can be read without its colour."""
    shape = SHAPES.get(shade or "")
    return f"{shape} {text}" if shape and text else text or (shape or "")
