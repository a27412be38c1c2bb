"""One figure as it is shown: its counts, and the value worked out from them as they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from goldthread.measures.disclosure.shown import NOT_GIVEN, Shown, State

# A mean that leaves out more than this part of its cases, because too few lie together, is not the council's mean.
MOST_LEFT_OUT = 1 / 3


@dataclass(frozen=True)
class Worked:
    """A share, mean, ratio or count; `value` is None where it is not shown, and `words` says so."""

    value: float | None
    words: str


class Figure(NamedTuple):
    """A measure for some months, of a team or (None) of the council. The counts are as shown, never the true ones."""

    measure: str
    team: str | None
    first: date
    months: int
    cases: Shown
    judged: Shown
    met: Shown
    cannot_say: Shown
    value: Worked


def not_given_figure(measure: str, team: str | None, first: date, months: int) -> Figure:
    """A figure that there is none of for this reader or these months."""
    counts = (NOT_GIVEN, NOT_GIVEN, NOT_GIVEN, NOT_GIVEN)
    return Figure(measure, team, first, months, *counts, Worked(None, NOT_GIVEN.words))


def share_of(met: Shown, judged: Shown) -> Worked:
    """The met in every 100 judged: to a whole percent unless both are exact.

    >>> from goldthread.measures.disclosure.shown import shown_count
    >>> share_of(shown_count(41), shown_count(48)).words, share_of(shown_count(3), shown_count(48)).words
    ('80%', 'not shown')
    """
    missing = _missing(met, judged)
    if missing:
        return missing
    share = min(100 * _printed(met) / _printed(judged), 100)
    if met.state is judged.state is State.EXACT:
        return Worked(share, f"{share:.1f}%")
    return Worked(round(share), f"{round(share)}%")


def quotient_of(count: Shown, to_each: Shown) -> Worked:
    """How many of one count there are to each of the other, to a tenth unless both are exact."""
    missing = _missing(count, to_each)
    if missing:
        return missing
    quotient = _printed(count) / _printed(to_each)
    exact = count.state is to_each.state is State.EXACT
    return Worked(quotient if exact else round(quotient, 1), f"{quotient:.1f}")


def rate_of(count: Shown, population: int, *, to: int = 10_000) -> Worked:
    """The count as shown to so many of a published population.

    >>> from goldthread.measures.disclosure.shown import shown_count
    >>> rate_of(shown_count(231), 52_400).words
    '43.9'
    """
    if count.value is None or population <= 0:
        return Worked(None, count.words if count.value is None else "no population")
    rate = _printed(count) * to / population
    return Worked(rate if count.state is State.EXACT else round(rate, 1), f"{rate:.1f}")


def worked_count(count: Shown) -> Worked:
    """The count itself as a value."""
    return Worked(count.value, count.words)


def mean_of(means: Sequence[tuple[float | None, Shown]], judged: Shown) -> Worked:
    """The mean over base cells from each cell's mean and its cases as shown; cells of hidden cases are left out."""
    missing = _missing(judged, judged)
    if missing:
        return missing
    known = [(mean, count.middle) for mean, count in means if mean is not None]
    weight = sum(count for _, count in known)
    if weight < (1 - MOST_LEFT_OUT) * judged.middle:
        return Worked(None, "not shown")
    mean = sum(mean * count for mean, count in known) / weight
    return Worked(mean, f"{mean:.1f}") if judged.state is State.EXACT else Worked(round(mean), f"{round(mean)}")


def _missing(*counts: Shown) -> Worked | None:
    """Why there is no value: a count is not given, is hidden, or the last of them is nought."""
    if any(count.state is State.NOT_GIVEN for count in counts):
        return Worked(None, "not given at this level")
    if counts[-1].high == 0:
        return Worked(None, "no cases")
    return Worked(None, "not shown") if any(count.value is None for count in counts) else None


def _printed(count: Shown) -> float:
    """The figure that stands on the page, so that anyone can work the value out again from the page."""
    return count.value or 0
