"""What may be seen of a count by whoever lacks the right to exact figures.

Every shown value is worked out from bands: nought, 1 to 5, 6 or 7 (shown as 5), 8 to 12 (shown as 10), and so on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import floor

LARGEST_HIDDEN = 5
STEP = 5
# A 6 or 7 that lies within another 6 or 7 would leave 0 or 1 between them; it is hidden with the smaller ones.
LARGEST_HIDDEN_INSIDE = 7


class State(StrEnum):
    """How a count is shown. "Hidden" and "not given" are values of their own, never an empty cell."""

    EXACT = "exact"
    ROUNDED = "rounded"
    ABOUT = "about"
    HIDDEN = "hidden"
    NOT_GIVEN = "not given"


@dataclass(frozen=True)
class Shown:
    """A count as it is shown: it lies from `low` to `high`, and counts as `middle` where shown counts are added."""

    state: State
    low: float
    high: float
    middle: float

    def __post_init__(self) -> None:
        if not self.low <= self.middle <= self.high:
            raise ValueError(f"{self.middle} is not from {self.low} to {self.high}")

    def at_least(self, low: float) -> Shown:
        """The same count where it is known besides to be no smaller."""
        return replace(self, low=max(self.low, low), middle=max(self.middle, low))

    @property
    def value(self) -> float | None:
        """The figure to print or draw; None where it is hidden or not given."""
        if self.state in (State.HIDDEN, State.NOT_GIVEN):
            return None
        return self.middle if self.state is State.EXACT else _to_the_step(self.middle)

    @property
    def words(self) -> str:
        """What a page, a chart's table or a CSV cell says.

        >>> shown_count(3).words, shown_count(0).words, shown_count(7).words, NOT_GIVEN.words
        ('1 to 5, not shown', '0', '5', 'not given at this level')
        """
        if self.state is State.NOT_GIVEN:
            return "not given at this level"
        if self.state is State.HIDDEN:
            return f"{self.low:g} to {self.high:g}, not shown"
        return f"about {self.value:g}" if self.state is State.ABOUT else f"{self.value:g}"


NOT_GIVEN = Shown(State.NOT_GIVEN, 0, 0, 0)
NOUGHT = Shown(State.EXACT, 0, 0, 0)


def exact_count(count: float) -> Shown:
    """The count itself: only for whoever holds the right to exact figures."""
    return Shown(State.EXACT, count, count, count)


def shown_count(count: float, *, within: Sequence[Shown] = ()) -> Shown:
    """The band of a count, `within` being the bands of the counts whose cases include its own.

    Full-time equivalents are counts here that need not be whole.

    >>> [shown_count(count).words for count in (5, 6, 8, 12.4, 12.5)]
    ['1 to 5, not shown', '5', '10', '10', '15']
    >>> shown_count(6, within=[shown_count(7)]).words
    '1 to 7, not shown'
    """
    if count <= 0:
        return NOUGHT
    whole = max(1, floor(count + 0.5))
    inside_few = any(LARGEST_HIDDEN < wider.high <= LARGEST_HIDDEN_INSIDE for wider in within)
    if whole <= (LARGEST_HIDDEN_INSIDE if inside_few else LARGEST_HIDDEN):
        high = LARGEST_HIDDEN_INSIDE if inside_few else LARGEST_HIDDEN
        return Shown(State.HIDDEN, 1, high, (1 + high) / 2)
    rounded = _to_the_step(whole)
    low, high = max(rounded - 2, LARGEST_HIDDEN + 1), rounded + 2
    return Shown(State.ROUNDED, low, high, (low + high) / 2)


def added(parts: Sequence[Shown]) -> Shown:
    """The total of disjoint shown counts, worked out from what is shown of each and from nothing else.

    >>> added([shown_count(31), shown_count(3), shown_count(0)]).words
    'about 35'
    >>> added([shown_count(3), shown_count(1)]).words, added([shown_count(3), shown_count(0)]).words
    ('2 to 10, not shown', '1 to 5, not shown')
    """
    if any(part.state is State.NOT_GIVEN for part in parts):
        return NOT_GIVEN
    counting = [part for part in parts if part.high > 0]
    if len(counting) <= 1:
        return counting[0] if counting else NOUGHT
    low, high, middle = (sum(getattr(part, name) for part in counting) for name in ("low", "high", "middle"))
    if low == high:
        return exact_count(low)
    return Shown(State.HIDDEN if high - low > middle else State.ABOUT, low, high, middle)


def left_over(whole: Shown, part: Shown) -> Shown:
    """The cases of `whole` that are not in `part`, worked out from what is shown of both.

    >>> left_over(shown_count(23), shown_count(11)).words, left_over(shown_count(23), shown_count(22)).words
    ('about 15', '1 to 9, not shown')
    """
    if State.NOT_GIVEN in (whole.state, part.state):
        return NOT_GIVEN
    if part.high == 0:
        return whole
    low, high = max(whole.low - part.high, 0), max(whole.high - part.low, 0)
    if low == high:
        return exact_count(low)
    middle = min(max(whole.middle - part.middle, low), high)
    return Shown(State.HIDDEN if high - low > middle else State.ABOUT, low, high, middle)


def _to_the_step(count: float) -> int:
    return floor((count + STEP / 2) / STEP) * STEP
