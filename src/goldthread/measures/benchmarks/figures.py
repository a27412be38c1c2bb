"""One published figure: a number with its parts, or the word that stands in its place."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Why a figure can be shown, or cannot."""

    PUBLISHED = "published"
    SUPPRESSED = "suppressed"
    NOT_AVAILABLE = "not available"
    NOT_APPLICABLE = "not applicable"
    LOW = "low"
    UNRELIABLE = "low reliability"
    NOT_PUBLISHED = "not published"


# The letters of DfE's statistics: c hides a small number, k (earlier “low”) rounds to nought without being nought.
SYMBOLS = {
    "c": Status.SUPPRESSED,
    "x": Status.NOT_AVAILABLE,
    "z": Status.NOT_APPLICABLE,
    "k": Status.LOW,
    "low": Status.LOW,
    "u": Status.UNRELIABLE,
}
_LETTERS = {status: letter for letter, status in reversed(SYMBOLS.items())}
_NUMBERS = frozenset("0123456789.")


def is_number(text: str) -> bool:
    """Whether a cell is a plain number from nought upwards: no sign, no exponent, no thousands comma."""
    return bool(text) and text[0] != "." and text[-1] != "." and _NUMBERS.issuperset(text) and text.count(".") < 2


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the numbers it was made from, where they are given; or the status that says why there is none."""

    status: Status
    value: float | None = None
    numerator: float | None = None
    denominator: float | None = None

    def __post_init__(self) -> None:
        if (self.value is not None) != (self.status is Status.PUBLISHED):
            raise ValueError(f"a figure that is {self.status} cannot have the value {self.value}")
        for number in (self.value, self.numerator, self.denominator):
            if number is not None and not (math.isfinite(number) and number >= 0):
                raise ValueError(f"{number} is no published number")

    @property
    def said(self) -> str:
        """The number as published, or the word in its place.

        >>> Figure(Status.PUBLISHED, 22.6).said, Figure(Status.PUBLISHED, 81770.0).said, Figure(Status.LOW).said
        ('22.6', '81,770', 'low')
        """
        return self.status.value if self.value is None else f"{self.value:,.10g}"


NOT_PUBLISHED = Figure(Status.NOT_PUBLISHED)


def cell_of(value: str, numerator: str = "", denominator: str = "") -> str:
    """How the condensed file writes a figure: ``22.6=142900/632830``; a part that is no number keeps its letter.

    >>> cell_of("22.6", "142900", "632830"), cell_of("c", "c", "22"), cell_of("14.9"), cell_of("", "402400")
    ('22.6=142900/632830', 'c=c/22', '14.9', '=402400')
    """
    parts = f"{numerator}/{denominator}".rstrip("/")
    return f"{value}={parts}" if parts else value


def figure_of(cell: str) -> Figure:
    """What a cell of the condensed file says; ValueError where it says nothing that is known.

    A cell without a value before the sign holds a count, from which a rate is worked out: the count is the value.

    >>> figure_of("c=c/22")
    Figure(status=<Status.SUPPRESSED: 'suppressed'>, value=None, numerator=None, denominator=22.0)
    """
    value, _, parts = cell.partition("=")
    numerator, _, denominator = parts.partition("/")
    value = value or numerator
    if not value:
        return NOT_PUBLISHED
    made_of = _number_of(numerator), _number_of(denominator)
    if is_number(value):
        return Figure(Status.PUBLISHED, float(value), *made_of)
    return Figure(_status_of(value), None, *made_of)


def _number_of(part: str) -> float | None:
    if is_number(part):
        return float(part)
    if part:
        _status_of(part)
    return None


def _status_of(letter: str) -> Status:
    if letter not in SYMBOLS:
        raise ValueError(f"“{letter}” is neither a number nor one of {', '.join(SYMBOLS)}")
    return SYMBOLS[letter]


def letter_of(status: Status) -> str:
    """The letter that stands for a status in a file."""
    return _LETTERS[status]
