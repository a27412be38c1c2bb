"""What a council asks of a chart besides its figures: where new limits begin, and which points to leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.errors import UserError
from goldthread.measures.series import Point
from goldthread.periods import Stretch


class Chart(StrEnum):
    """The two kinds of chart."""

    XMR = "XmR"
    P = "p-chart"


@dataclass(frozen=True, slots=True)
class Rebase:
    """New limits from a month on, and why: “the front door moved to the new team”. Without a reason there is none."""

    from_month: date
    why: str

    def __post_init__(self) -> None:
        _with_a_reason(self.why, f"New limits from {self.from_month:%B %Y}")
        object.__setattr__(self, "from_month", self.from_month.replace(day=1))


@dataclass(frozen=True, slots=True)
class Ghost:
    """A point that is drawn and left out of the limits and the rules, and why: “the system was down for a week”."""

    month: date
    why: str

    def __post_init__(self) -> None:
        _with_a_reason(self.why, f"The point of {self.month:%B %Y} that is left out")
        object.__setattr__(self, "month", self.month.replace(day=1))


def faults_of_asking(points: Sequence[Point], rebases: Sequence[Rebase], ghosts: Sequence[Ghost]) -> None:
    """Stops, with every fault at once, what cannot be done to these points."""
    months = {month for point in points for month in point.period.months}
    starts = [rebase.from_month for rebase in rebases]
    faults = [
        f"new limits from {start:%B %Y}, which is no month of the series" for start in starts if start not in months
    ]
    faults += [f"new limits twice from {start:%B %Y}" for start in sorted(set(starts)) if starts.count(start) > 1]
    faults += [
        f"a point of {ghost.month:%B %Y} to leave out, which is no month of the series"
        for ghost in ghosts
        if ghost.month not in months
    ]
    if faults:
        raise UserError("what was asked of the chart does not fit its months: " + "; ".join(faults))


def stretch_that_cannot_be_charted(points: Sequence[Point]) -> str:
    """A sentence where the points share months with one another, else nothing.

    The rolling figure of April and that of May have 11 months in common. They hardly differ, so that the limits come
    out far too narrow and every slow turn looks like a trend.
    """
    shared = {point.period.stretch for point in points} & {Stretch.ROLLING_YEAR, Stretch.YEAR_TO_DATE}
    if not shared:
        return ""
    return (
        f"Limits cannot be said for figures of the {min(shared)}: one point shares most of its months with the next."
        " Look at the months or the quarters."
    )


def _with_a_reason(why: str, what: str) -> None:
    if not why.strip():
        raise UserError(
            f"{what} has no reason", why="limits that move without one hide what they should show", try_="Say why"
        )
