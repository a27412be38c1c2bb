"""Where each measure stands: its figure for the latest month and for 12 months, as it may be shown, and its target."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.measures.availability import Availability
from goldthread.measures.cube import Cell
from goldthread.measures.definition import Definition
from goldthread.measures.disclosure import Figure, State
from goldthread.measures.facts import Facts
from goldthread.measures.given_out import GivenOut
from goldthread.measures.people import people_of
from goldthread.measures.scales import scale_of
from goldthread.measures.series import Point, series
from goldthread.measures.settings import Settings, Target
from goldthread.periods import Stretch, months_after


@dataclass(frozen=True, slots=True)
class Said:
    """One figure in words, with the number where there is one, and how many cases it is of, in words."""

    words: str
    value: float | None = None
    cases: str = ""
    cannot_say: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """One measure: the latest month's figure, that of 12 months, how they stand to the target."""

    definition: Definition
    availability: Availability
    month: date
    latest: Said
    rolling: Said | None
    target: Target | None
    overdue: Standing | None = None

    @property
    def judged(self) -> str:
        """How the figure stands to the target, in a word or two; nothing without a target."""
        if self.target is None:
            return ""
        value = (self.rolling or self.latest).value
        if value is None:
            return "cannot say"
        return _band(value, self.target, self.definition.polarity)


def standings(facts: Facts, definitions: Iterable[Definition], settings: Settings, given: GivenOut) -> list[Standing]:
    """Where each measure stands by its facts, in the given order, what is open and overdue beside its measure.

    The figures are those that may be seen: small numbers are hidden and all else is rounded unless `given` is exact.
    """
    by_code = {one.code: one for one in definitions}
    cells: dict[str, list[Cell]] = {code: [] for code in by_code}
    for cell in facts.cube():
        if cell.measure in cells:
            cells[cell.measure].append(cell)
    making = _Making(facts, settings, cells, given)
    beside = {one.overdue for one in by_code.values()}
    return [making.standing(one, by_code) for code, one in by_code.items() if code not in beside]


@dataclass(frozen=True, slots=True)
class _Making:
    facts: Facts
    settings: Settings
    cells: dict[str, list[Cell]]
    given: GivenOut

    def standing(self, definition: Definition, by_code: dict[str, Definition]) -> Standing:
        code, month = definition.code, self.facts.as_at.replace(day=1)
        told = self.facts.availability(code)
        companion = by_code.get(definition.overdue) if definition.overdue != code else None
        nothing = Said(told.says)
        return Standing(
            definition,
            told,
            month,
            self._said(definition, 1) if told.is_possible else nothing,
            self._said(definition, 12) if told.is_possible and definition.kind == "flow" else None,
            self.settings.target(code, self.facts.as_at),
            self.standing(companion, by_code) if companion else None,
        )

    def _said(self, definition: Definition, months: int) -> Said:
        last = self.facts.as_at.replace(day=1)
        if not self.given.exact and months == 1:
            return _as_given(self.given, self.given.figure(definition.code, first=last), last)
        if not self.given.exact:
            return _as_given(self.given, self.given.latest(definition.code, months), last)
        return _as_it_is(self._point(definition, months), definition)

    def _people(self, definition: Definition) -> float | None:
        authorities = {cell.authority for cell in self.cells[definition.code]}
        return people_of(authorities.pop(), self.settings)(self.facts.as_at) if len(authorities) == 1 else None

    def _point(self, definition: Definition, months: int) -> Point:
        return series(
            self.cells[definition.code],
            kind=definition.kind,
            unit=definition.unit,
            covered_from=self.facts.covered_from(definition.code).replace(day=1),
            covered_to=self.facts.as_at,
            by=Stretch.MONTH if months == 1 else Stretch.ROLLING_YEAR,
            first=self.facts.as_at.replace(day=1),
            population=self._people(definition),
            latest_only=definition.latest_only,
        )[-1]


def _as_given(given: GivenOut, figure: Figure, last: date) -> Said:
    """A figure as it is given; where it is of an earlier time than was asked for, of which."""
    words = given.words(figure)
    ended = months_after(figure.first, figure.months - 1)
    if ended != last and figure.cases.state is not State.NOT_GIVEN:
        words = f"{words} (to {ended:%B %Y})"
    return Said(words, figure.value.value, figure.cases.words, figure.cannot_say.words)


def _as_it_is(point: Point, definition: Definition) -> Said:
    if point.figure is None:
        return Said(str(point.value), None, f"{point.cases:,}", f"{point.cannot_say:,}")
    said = scale_of(definition.unit).said(point.figure)
    return Said(said, point.figure, f"{point.cases:,}", f"{point.cannot_say:,}")


def _band(value: float, target: Target, polarity: str) -> str:
    def reaches(line: float | None) -> bool:
        return line is not None and (value <= line if polarity == "low" else value >= line)

    if target.green is None and target.amber is None:
        return "target met" if reaches(target.value) else "target missed"
    if reaches(target.green if target.green is not None else target.value):
        return "green"
    return "amber" if reaches(target.amber) else "red"
