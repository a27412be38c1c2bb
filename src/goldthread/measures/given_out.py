"""What a reader may see of all measures at once: figures, tables, charts, comparisons and files.

Safe unless asked otherwise: without `exact=True` every word and number here is worked out from bands (see
`measures/disclosure`). Measures are given out together and never one by one, since it is their family that decides
what may be seen of each.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

from goldthread.errors import UserError
from goldthread.measures.benchmarks import Comparison, NoBenchmark, benchmarks_for
from goldthread.measures.cube import Cell
from goldthread.measures.definition import Definition
from goldthread.measures.disclosure import (
    PERIODS,
    Counted,
    Figure,
    Grains,
    Kind,
    Released,
    State,
    Worked,
    families,
    rate_of,
    release,
)
from goldthread.measures.disclosure.bases import bases_of
from goldthread.measures.disclosure.declared import Declared, declared, each_alone, given
from goldthread.measures.disclosure.figure import not_given_figure, share_of
from goldthread.measures.disclosure.fixing import completed, fix
from goldthread.measures.disclosure.grain import TEAM_MONTH, Grain, financial_year_of
from goldthread.measures.facts import Facts
from goldthread.measures.people import people_of
from goldthread.measures.process_control import Reading, read_chart
from goldthread.measures.scales import scale_of
from goldthread.measures.series import Point, series
from goldthread.measures.settings import Settings
from goldthread.measures.shown_points import STRETCHES, point_of
from goldthread.periods import months_after, months_between
from goldthread.spreadsheet import write_rows

OF_SHOWN_FIGURES = (
    "The points and limits are worked out from rounded figures: a small change may be one of rounding, and a hidden"
    " month is passed over."
)
NOT_BORNE_OUT = "in these records its cases are not those that it is declared to share with other measures"
COLUMNS = (
    "measure",
    "team",
    "period",
    "first month",
    "months",
    "cases",
    "judged",
    "met",
    "cannot say",
    "value",
    "unit",
)


def given_out(
    facts: Facts,
    definitions: Iterable[Definition],
    settings: Settings,
    grains: Grains | None = None,
    *,
    own: Iterable[Path] = (),
    exact: bool = False,
) -> GivenOut:
    """What may be seen of the facts. `exact=True` only for whoever holds the right to exact figures.

    - ``definitions``: all measures, whichever of them are looked at afterwards.
    - ``grains``: what is fixed for each measure and year (`disclosure.fixing`); where nothing is, what is declared.
    - ``own``: the council's files that say how the cases of its own measures are counted.

    Of a region what may be seen is that of the whole.
    """
    by_code = {one.code: one for one in definitions if facts.availability(one.code).is_possible}
    said = declared(by_code.values(), *own)
    by_measure: dict[str, list[Cell]] = {code: [] for code in by_code}
    for cell in facts.cube():
        if cell.measure in by_measure:
            by_measure[cell.measure].append(cell)
    authorities = {cell.authority for cells in by_measure.values() for cell in cells}
    grains = completed(grains or Grains(), said.values(), _years(facts))
    cells = [
        cell
        for code, found in by_measure.items()
        for cell in _whole(by_code[code], found, facts, None if exact else grains)
    ]
    if not exact:
        said = _as_the_records_bear_out(cells, said, grains, facts.as_at)
    counted = [each_alone(one) for one in said.values()] if exact else given(said.values())
    released = release(cells, counted, grain=TEAM_MONTH if exact else grains, as_at=facts.as_at, exact=exact)
    whose = authorities.pop() if len(authorities) == 1 else ""
    return GivenOut(released, by_code, said, settings, facts, whose, by_measure if exact else {})


def grains_kept(path: Path, facts: Facts, definitions: Iterable[Definition], own: Iterable[Path] = ()) -> Grains:
    """The grains that a file holds, and for each family and year of the facts that had none what is declared, kept."""
    said = declared((one for one in definitions if facts.availability(one.code).is_possible), *own)
    return fix(path, said.values(), _years(facts))


@dataclass(frozen=True)
class GivenOut:
    """The figures of all measures as one reader may see them."""

    released: Released
    definitions: Mapping[str, Definition]
    declared: Mapping[str, Declared]
    settings: Settings
    facts: Facts
    authority: str
    cells: Mapping[str, list[Cell]]  # the true ones, where the figures are exact

    @property
    def as_at(self) -> date:
        """The day of the records."""
        return self.facts.as_at

    @property
    def exact(self) -> bool:
        """Whether the figures are the true ones."""
        return self.released.exact

    @cached_property
    def hidden(self) -> int:
        """How many numbers are hidden, counting each cell once and not what is added up from it."""
        bands = {id(bases): bases for bases in self.released.bases.values()}
        return sum(band.state is State.HIDDEN for bases in bands.values() for band in bases.bands.values())

    def why_not_given(self, code: str) -> str:
        """Why a measure is not given to this reader; nothing where it is."""
        return "" if code in self.released.measures else self.declared[code].not_given

    def teams(self, code: str) -> list[str]:
        """The teams of a measure; none where it is given for the council alone."""
        return self.released.teams(code) if code in self.released.measures else []

    def figure(self, code: str, *, first: date, months: int = 1, team: str | None = None) -> Figure:
        """One measure for these months, for one team or for the council."""
        if code not in self.released.measures:
            return not_given_figure(code, team, first, months)
        return self._in_its_unit(self.released.figure(code, first=first, months=months, team=team))

    def table(self, code: str, *, first: date, months: int = 1) -> list[Figure]:
        """The measure for these months: a figure for each team, and last the council's."""
        return [self.figure(code, first=first, months=months, team=team) for team in (*self.teams(code), None)]

    def series(self, code: str, period: str = "month", team: str | None = None) -> list[Figure]:
        """The measure period by period; none where it is not given."""
        if code not in self.released.measures:
            return []
        return [self._in_its_unit(figure) for figure in self.released.series(code, period, team)]

    def latest(self, code: str, months: int = 0, team: str | None = None) -> Figure:
        """The last figure that is given of so many months: else of 12, or of a snapshot's last month.

        A measure that is given by the financial year is spoken of by the last year that is over.
        """
        months = months or (1 if self.definitions[code].kind == "snapshot" else 12)
        back = range(1 if self.exact else 12)
        asked = [months_after(self.as_at.replace(day=1), 1 - months - less) for less in back]
        found = (self.figure(code, first=first, months=months, team=team) for first in asked)
        first = self.figure(code, first=asked[0], months=months, team=team)
        return next((figure for figure in found if figure.cases.state is not State.NOT_GIVEN), first)

    def words(self, figure: Figure) -> str:
        """A figure's value with its unit, or why there is none."""
        unit = self.definitions[figure.measure].unit
        sign = scale_of(unit).sign if unit != "percent" and figure.value.value is not None else ""
        return f"{figure.value.words}{sign}"

    def points(self, code: str, period: str = "month", team: str | None = None) -> tuple[Point, ...]:
        """The series as points to draw and to read a chart from: shown values alone."""
        definition = self.definitions[code]
        if self.exact:
            return self._as_they_are(definition, period, team)
        people = {} if team is not None else {one.first: self._people(one) for one in self.series(code, period, team)}
        return tuple(
            point_of(figure, period, self.released.measures[code].kind, definition.unit, people.get(figure.first) or 0)
            for figure in self.series(code, period, team)
        )

    def reading(self, code: str, period: str = "", team: str | None = None, **asked: Any) -> Reading:
        """What the chart of the shown figures says; by the quarter where no month is given. See `read_chart`."""
        period = period or next((one for one in PERIODS[:2] if _any_figure(self.series(code, one, team))), PERIODS[0])
        definition, target = self.definitions[code], self.settings.target(code, self.as_at)
        asked.setdefault("target", target.value if target else None)
        points = self.points(code, period, team)
        found = read_chart(points, unit=definition.unit, polarity=definition.polarity, **asked)
        return found if self.exact else replace(found, notes=(*found.notes, OF_SHOWN_FIGURES))

    def comparison(self, code: str, **asked: Any) -> str:
        """The figure as shown beside England's as published, in a sentence, with the difference of definitions said."""
        parameters = self.settings.times(code, self.as_at)[-1][1]
        asked.setdefault("council", self.authority or None)
        found = benchmarks_for(code, parameters_set=parameters, **asked)
        return found.said if isinstance(found, NoBenchmark) else _beside(found, self.words(self.latest(code)))

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Every figure by team and period, in words: a row has `COLUMNS`."""
        for code in self.definitions:
            for period in PERIODS:
                for team in (*self.teams(code), None):
                    for figure in self.series(code, period, team):
                        yield self._row(period, figure)

    def csv(self) -> str:
        """The rows as a CSV file."""
        text = io.StringIO()
        write_rows(text, COLUMNS, self.rows())
        return text.getvalue()

    def _row(self, period: str, figure: Figure) -> tuple[str, ...]:
        team = "" if figure.team is None else figure.team or "not named"
        counts = (figure.cases, figure.judged, figure.met, figure.cannot_say, figure.value)
        words = (count.words for count in counts)
        return (
            figure.measure,
            team,
            period,
            figure.first.isoformat(),
            str(figure.months),
            *words,
            self.definitions[figure.measure].unit,
        )

    def _in_its_unit(self, figure: Figure) -> Figure:
        unit, kind = self.definitions[figure.measure].unit, self.released.measures[figure.measure].kind
        if unit == "percent" and kind is Kind.RATIO:
            return figure._replace(value=share_of(figure.met, figure.judged))
        if unit != "per 10,000":
            return figure
        people = self._people(figure) if figure.team is None else None
        if not people:
            return figure._replace(value=Worked(None, "no population"))
        return figure._replace(value=rate_of(figure.cases, int(people)))

    def _as_they_are(self, definition: Definition, period: str, team: str | None) -> tuple[Point, ...]:
        return series(
            self.cells[definition.code],
            kind=definition.kind,
            unit=definition.unit,
            covered_from=self.facts.covered_from(definition.code),
            covered_to=self.as_at,
            by=STRETCHES[period],
            team=team,
            population=people_of(self.authority, self.settings) if self.authority else None,
            latest_only=definition.latest_only,
        )

    def _people(self, figure: Figure) -> float | None:
        """The children that a rate is of, on the last day of its months."""
        if not self.authority:
            return None
        last = months_after(figure.first, figure.months) - timedelta(days=1)
        return people_of(self.authority, self.settings)(min(last, self.as_at))


def _as_the_records_bear_out(
    cells: list[Cell], said: dict[str, Declared], grains: Grains, as_at: date
) -> dict[str, Declared]:
    """The declarations, and not given what does not count in these records as it is declared to.

    So it is where a council's own parameter leaves cases out. What is shown of such a measure could be set against what
    is known of it. One measure of a family goes if the others then hold, else the family; no other family does.
    """

    def borne_out(measures: Iterable[Declared]) -> bool:
        return all(_holds(family, cells, grains, as_at) for family in families(given(measures)))

    for family in families(given(said.values())):
        names = sorted((measure.measure for measure in family), reverse=True)
        if not borne_out(said[name] for name in names):
            gone = {name: replace(said[name], not_given=NOT_BORNE_OUT) for name in names}
            without_one = (said | {name: one} for name, one in gone.items())
            said = next((one for one in without_one if borne_out(one[name] for name in names)), said | gone)
    return said


def _holds(family: Sequence[Counted], cells: list[Cell], grains: Grains, as_at: date) -> bool:
    names = {measure.measure for measure in family}
    try:
        bases_of(family, [cell for cell in cells if cell.measure in names], grains, as_at=as_at)
    except UserError:
        return False
    return True


def _whole(definition: Definition, cells: list[Cell], facts: Facts, grains: Grains | None) -> list[Cell]:
    """The cells of the periods that the facts wholly reach over, with a nought where a month has none.

    Half of a quarter, told today, would be half of the quarter to be subtracted from the whole that is told tomorrow.
    """
    from_ = facts.as_at.replace(day=1) if definition.latest_only else facts.covered_from(definition.code)
    snapshot = definition.kind == "snapshot"
    # A team that has none is there already: a nought names no team of its own.
    team = min((cell.team for cell in cells), default="")
    noughts = [Cell(definition.code, "", month, team, 0, 0, 0, 0) for month in months_between(from_, facts.as_at)]
    found = [cell._replace(authority="") for cell in cells] + noughts
    first = from_.replace(day=1) if snapshot else from_
    return [cell for cell in found if _grain(definition.code, cell, grains).start_of(cell.month) >= first or snapshot]


def _years(facts: Facts) -> set[int]:
    return {financial_year_of(month) for month in months_between(facts.first_day, facts.as_at)}


def _grain(code: str, cell: Cell, grains: Grains | None) -> Grain:
    return TEAM_MONTH if grains is None else grains.of([code], financial_year_of(cell.month))


def _any_figure(figures: Iterable[Figure]) -> bool:
    return any(figure.value.value is not None for figure in figures)


def _beside(found: Comparison, here: str) -> str:
    sign = {"percent": "%", "per 10,000": " per 10,000", "days": " days"}.get(found.pair.unit, "")
    published = found.england.figure
    england = f"{published.said}{sign}" if published.value is not None else published.said
    said = f"Here {here}; England {england} ({found.period})."
    return " ".join(part for part in (said, found.difference, f"{found.source} {found.licence}") if part)
