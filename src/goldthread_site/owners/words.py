"""Names as they are written, and as they are compared."""

from __future__ import annotations

import hashlib


def label_of(name: str, note: str = "") -> str:
    """The name, with the note that tells two people of one name apart.

    >>> label_of("Sam Lee", "Education"), label_of("Sam Lee")
    ('Sam Lee (Education)', 'Sam Lee')
    """
    return f"{name} ({note})" if note else name


def compared(text: str) -> str:
    """A name as it is compared: in small letters, spaces as one, straight apostrophes, no full stop at its end.

    >>> compared("  Nell  O’Dowd. ")
    "nell o'dowd"
    """
    return " ".join(text.replace("’", "'").split()).rstrip(" .,;").casefold()


def mark_of(text: str) -> str:
    """What stands for a name in an address and in the list of spellings.

    >>> mark_of("Nell O'Dowd") == mark_of(" nell O’DOWD.")
    True
    """
    return hashlib.sha256(compared(text).encode()).hexdigest()[:16]
