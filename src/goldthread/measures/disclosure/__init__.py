"""Small numbers: what may be seen of a measure by whoever lacks the right to exact figures."""

from goldthread.measures.disclosure.choice import finest_useful
from goldthread.measures.disclosure.counts import Counted, Kind, families
from goldthread.measures.disclosure.figure import Figure, Worked, rate_of
from goldthread.measures.disclosure.grain import (
    COUNCIL_MONTH,
    COUNCIL_QUARTER,
    COUNCIL_YEAR,
    FINEST_FIRST,
    TEAM_MONTH,
    Grain,
    Grains,
    financial_year_of,
)
from goldthread.measures.disclosure.released import PERIODS, Released, release
from goldthread.measures.disclosure.shown import Shown, State, exact_count, shown_count

__all__ = [
    "COUNCIL_MONTH",
    "COUNCIL_QUARTER",
    "COUNCIL_YEAR",
    "FINEST_FIRST",
    "PERIODS",
    "TEAM_MONTH",
    "Counted",
    "Figure",
    "Grain",
    "Grains",
    "Kind",
    "Released",
    "Shown",
    "State",
    "Worked",
    "exact_count",
    "families",
    "financial_year_of",
    "finest_useful",
    "rate_of",
    "release",
    "shown_count",
]
