"""Figures for whoever lacks the right to exact ones: every one of them is worked out from the bands of base cells.

That is the whole protection: a total, a quarter, a rate or a chart that is a function of what is shown already
cannot say more than is shown already. What the bands say, the attack in
tests/spec/test_small_numbers_attacked.py finds out.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.errors import UserError
from goldthread.measures.cube import Cell
from goldthread.measures.disclosure.bases import Base, Bases, bases_of
from goldthread.measures.disclosure.counts import Counted, Kind, families
from goldthread.measures.disclosure.figure import (
    Figure,
    Worked,
    mean_of,
    not_given_figure,
    quotient_of,
    share_of,
    worked_count,
)
from goldthread.measures.disclosure.grain import COUNCIL_YEAR, FIRST_MONTH, Grain, Grains
from goldthread.measures.disclosure.shown import NOT_GIVEN, Shown, added
from goldthread.periods.months import months_after

# Children on a plan are those of the month before, and those who began, less those who ended one: side by side month by
# month, the three rounded counts give away each other's small numbers. So beside its stock a move is given by the year.
YEARLY = Grains(otherwise=COUNCIL_YEAR)
PERIODS = ("month", "quarter", "year to date", "rolling 12")


def release(
    cells: Iterable[Cell],
    measures: Iterable[Counted],
    *,
    grain: Grain | Grains,
    as_at: date,
    exact: bool = False,
) -> Released:
    """What may be seen of one council's cells. `exact=True` only for whoever holds the right to exact figures."""
    cells, measures = list(cells), list(measures)
    grains = Grains(otherwise=grain) if isinstance(grain, Grain) else grain
    authorities = sorted({cell.authority for cell in cells})
    if len(authorities) > 1:
        raise UserError(f"figures of {len(authorities)} councils at once", try_="give out one council's at a time")
    bases, kinds = {}, {}
    stocks = {count.name for measure in measures for count in measure.counts}
    for family in families(measures):
        moves = any(measure.moves_of in stocks for measure in family)
        of_family = bases_of(family, cells, YEARLY if moves else grains, as_at=as_at, exact=exact)
        for measure in family:
            bases[measure.measure], kinds[measure.measure] = of_family, measure
    return Released(kinds, bases, exact)


@dataclass(frozen=True)
class Released:
    """The figures of one council as one reader may see them; `exact` says whether they are the true ones."""

    measures: Mapping[str, Counted]
    bases: Mapping[str, Bases]
    exact: bool

    def teams(self, measure: str) -> list[str]:
        """The teams of a measure; none where it is given out for the council alone."""
        return [team for team in self._of(measure).by_team if team is not None]

    def table(self, measure: str, *, first: date, months: int = 1) -> list[Figure]:
        """The measure for these months: a figure for each team, and last the council's."""
        return [self.figure(measure, first=first, months=months, team=team) for team in (*self.teams(measure), None)]

    def series(self, measure: str, period: str = "month", team: str | None = None) -> list[Figure]:
        """The measure period by period, as a chart draws it; a snapshot's quarter is its last month."""
        if period not in PERIODS:
            raise UserError(f"there is no period “{period}”", try_=f"say {', '.join(PERIODS)}")
        spans = [span for month in self.months(measure) if (span := _span(period, month))]
        if self.measures[measure].snapshot and period not in ("month", "quarter"):
            return [not_given_figure(measure, team, *span) for span in spans]
        return [self.figure(measure, first=first, months=months, team=team) for first, months in spans]

    def months(self, measure: str) -> list[date]:
        """Every month that a base cell of the measure covers."""
        keys = self._of(measure).keys
        return sorted({months_after(base.first, count) for base in keys for count in range(base.months)})

    def figure(self, measure: str, *, first: date, months: int = 1, team: str | None = None) -> Figure:
        """One measure for these months, for one team or for the whole council."""
        keys, counted = self._covering(measure, first, months, team), self.measures[measure]
        names = counted.counts[0].name, f"{measure}.judged", f"{measure}.met", f"{measure}.cannot say"
        cases, judged, met, cannot_say = (self._total(measure, name, keys) for name in names)
        if counted.kind is Kind.RATIO:
            cases = NOT_GIVEN
        worked = self._worked(counted, keys, cases, judged, met)
        return Figure(measure, team, first, months, cases, judged, met, cannot_say, worked)

    def csv(self) -> str:
        """Every figure by team and period as a CSV file: one row a figure, in the words of the page."""
        text = io.StringIO()
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(("measure", "team", "period", "first month", "cases", "judged", "met", "cannot say", "value"))
        for period, figure in self.everything():
            team = "" if figure.team is None else figure.team or "not named"
            counts = (figure.cases, figure.judged, figure.met, figure.cannot_say, figure.value)
            rows.writerow((figure.measure, team, period, figure.first, *(count.words for count in counts)))
        return text.getvalue()

    def everything(self) -> Iterator[tuple[str, Figure]]:
        """Every figure there is, with its period's name."""
        for measure in self.measures:
            for period in PERIODS:
                for team in (*self.teams(measure), None):
                    yield from ((period, figure) for figure in self.series(measure, period, team))

    def _of(self, measure: str) -> Bases:
        if measure not in self.bases:
            raise UserError(f"there is no measure {measure} among those given out")
        return self.bases[measure]

    def _covering(self, measure: str, first: date, months: int, team: str | None) -> list[Base]:
        """The base cells that make up exactly these months, or none where they do not tile them."""
        of_area = self._of(measure).by_team.get(team, ())
        after = months_after(first, months)
        if self.measures[measure].snapshot:
            last = months_after(first, months - 1)
            return [key for key in of_area if key.last_month == last and months in (1, 3)]
        inside = [key for key in of_area if first <= key.first and months_after(key.first, key.months) <= after]
        return inside if sum(length for _, length in {key[:2] for key in inside}) == months else []

    def _total(self, measure: str, name: str, keys: Sequence[Base]) -> Shown:
        bands = self._of(measure).bands
        if not keys or any((name, key) not in bands for key in keys):
            return NOT_GIVEN
        return added([bands[name, key] for key in keys])

    def _worked(self, counted: Counted, keys: Sequence[Base], cases: Shown, judged: Shown, met: Shown) -> Worked:
        if counted.kind is Kind.COUNT:
            return worked_count(cases)
        if counted.kind is Kind.RATIO:
            return quotient_of(met, judged)
        if counted.kind is Kind.SHARE:
            return share_of(met, judged)
        of_measure = self._of(counted.measure)
        weights = {key: of_measure.bands[f"{counted.measure}.judged", key] for key in keys}
        means = [(of_measure.means.get((counted.measure, key)), weights[key]) for key in keys]
        return mean_of(means, judged)


def _span(period: str, month: date) -> tuple[date, int] | None:
    """The first month and the length of the period that ends with this month; None where none ends with it."""
    since_april = (month.month - FIRST_MONTH) % 12 + 1
    if period == "quarter" and since_april % 3:
        return None
    months = {"month": 1, "quarter": 3, "year to date": since_april, "rolling 12": 12}[period]
    return months_after(month, 1 - months), months
