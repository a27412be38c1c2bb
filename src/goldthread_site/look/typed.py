"""What an address or a form holds as text, read as what it should be."""

from __future__ import annotations

_LONGEST = 18  # digits: any such number fits a row's


def number_typed(text: str) -> int | None:
    """The number of a row or a version; ``None`` for whatever no row can have.

    >>> number_typed("12"), number_typed("-1"), number_typed("²"), number_typed("9" * 5000)
    (12, None, None, None)
    """
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST else None
