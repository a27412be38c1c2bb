"""The additive cube: what is left of the facts when cases are counted by measure, month and team."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Cell(NamedTuple):
    """One cell of the cube; cells of one measure add up over teams and, for flow measures, over months.

    A snapshot measure's cells belong to the month whose last day (or the load's own day) is the snapshot, and
    never add up over months. `numerator` and `denominator` are sums over the cases that could be judged;
    `cannot_say` counts the cases that could not, which are in `cases` too. `team` is "" where the records name none.
    """

    measure: str
    authority: str
    month: date
    team: str
    cases: int
    numerator: float
    denominator: float
    cannot_say: int
