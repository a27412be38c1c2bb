"""Which grain keeps the council's own figures useful, told from what was shown already and from nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.measures.disclosure.counts import Kind
from goldthread.measures.disclosure.figure import Figure
from goldthread.measures.disclosure.grain import COUNCIL_MONTH, COUNCIL_YEAR, FINEST_FIRST, TEAM_MONTH, Grain
from goldthread.measures.disclosure.released import Released

# `python -m bench.disclosure` prints what these are worth: with them a council's shown share for a month is on average
# within about 4 points of the true one, and for 12 months within 2.
LEAST_CASES = 25
LEAST_PART = 6


def finest_useful(released: Released, measures: Iterable[str], *, teams: int) -> Grain:
    """The finest grain at which the usual cell of each of these measures is not a small number.

    For the next financial year's `Grains`: looked at are the last 12 months as shown, so that the choice itself gives
    nothing away. `teams` is how many there are.
    """
    measures = list(measures)
    grains = (TEAM_MONTH, COUNCIL_MONTH) if released.measures[measures[0]].snapshot else FINEST_FIRST
    for grain in grains:
        if all(_useful(released, measure, grain, teams) for measure in measures):
            return grain
    return COUNCIL_MONTH if len(grains) == 2 else COUNCIL_YEAR


def _useful(released: Released, measure: str, grain: Grain, teams: int) -> bool:
    counted = released.measures[measure]
    given = [one for one in released.series(measure, "month" if counted.snapshot else "rolling 12") if one.cases.value]
    if not given:
        return False
    months = 1 if counted.snapshot else 12 / grain.months
    cells = months * (teams if grain.by_team else 1)
    parts = _parts(given[-1]) if counted.kind is Kind.SHARE else []
    return given[-1].cases.value / cells >= LEAST_CASES and all(part / cells >= LEAST_PART for part in parts)


def _parts(figure: Figure) -> list[float]:
    """How many met the measure and how many did not; a part that is hidden is too small for any grain."""
    if figure.met.value is None or figure.judged.value is None:
        return [0]
    return [figure.met.value, figure.judged.value - figure.met.value]
