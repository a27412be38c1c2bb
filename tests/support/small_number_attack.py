"""An attacker on small numbers: all that a reader can get, put together by integer programming.

He knows the measures' definitions, so which counts are the same and which lie within which; that counts are whole
and not negative; how counts are hidden and rounded. He asks for every table, series and filter. For each cell he wants
to know he then looks for the least and the greatest value that agrees with everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import Counted, Figure, Kind, Released, Shown, State
from goldthread.periods.months import months_after

# (the name of a count, the month, the team): what he wants to know; a sum of them with signs: what he is told of.
Unknown = tuple[str, date, str]
Sum = Mapping[Unknown, int]
# No team has as many cases of anything in a month.
MOST = 10_000.0


class Told(NamedTuple):
    """Something that he knows: a sum of unknowns lies from low to high."""

    sum: Sum
    low: float
    high: float


def read(shown: Shown) -> tuple[float, float] | None:
    """What the printed words give away: the rule of rounding is public. None where they give nothing."""
    if shown.state is State.NOT_GIVEN:
        return None
    if shown.state is State.ABOUT:
        return shown.low, shown.high
    if hidden := re.fullmatch(r"(\d+) to (\d+), not shown", shown.words):
        return float(hidden[1]), float(hidden[2])
    printed = int(shown.words)
    return {0: (0, 0), 5: (6, 7)}.get(printed, (printed - 2, printed + 2))


def everything_told(released: Released, teams: Sequence[str]) -> Iterator[Told]:
    """What every figure says that can be asked for: all periods, all spans of months, all teams and the council."""
    for measure in released.measures.values():
        for figure in every_figure(released, measure.measure):
            names = measure.counts[0].name, f"{measure.measure}.judged", f"{measure.measure}.met"
            for name, shown in zip(names, (figure.cases, figure.judged, figure.met), strict=True):
                if bounds := read(shown):
                    yield Told(dict.fromkeys(_cells(name, figure, teams, measure), 1), *bounds)
            if bounds := read(figure.cannot_say):
                whole = dict.fromkeys(_cells(names[0], figure, teams, measure), 1)
                yield Told(whole | dict.fromkeys(_cells(names[1], figure, teams, measure), -1), *bounds)


def every_figure(released: Released, measure: str) -> Iterator[Figure]:
    """All figures of a measure: any number of months up to 24 from any month, for each team and the council."""
    months = released.months(measure)
    for first in months:
        for length in range(1, 25):
            if months_after(first, length - 1) <= months[-1]:
                yield from released.table(measure, first=first, months=length)


def _cells(name: str, figure: Figure, teams: Sequence[str], measure: Counted) -> list[Unknown]:
    months = [months_after(figure.first, count) for count in range(figure.months)]
    months = months[-1:] if measure.snapshot else months
    return [(name, month, team) for month in months for team in (teams if figure.team is None else [figure.team])]


def truth_of(cells: Iterable[Cell], measures: Sequence[Counted]) -> dict[Unknown, int]:
    """The true counts, by name: those of the attack's aim, which he does not see."""
    wanted = {(count.measure, count.part): count.name for measure in measures for count in measure.counts}
    truth: dict[Unknown, int] = {}
    for cell in cells:
        for part in ("cases", "denominator", "numerator"):
            if name := wanted.get((cell.measure, part)):
                truth[name, cell.month, cell.team] = int(getattr(cell, part))
    return truth


def known_of_measures(truth: Mapping[Unknown, int], measures: Sequence[Counted]) -> Iterator[Told]:
    """What lies within what, cell by cell."""
    within = {(count.name, wider) for measure in measures for count in measure.counts for wider in count.within}
    for name, month, team in truth:
        for wider in sorted(wider for inner, wider in within if inner == name):
            yield Told({(wider, month, team): 1, (name, month, team): -1}, 0, numpy.inf)


def aims_of(truth: Mapping[Unknown, int], measures: Sequence[Counted]) -> list[Sum]:
    """What is worth finding out: each true count of 1 to 5, and each 1 to 5 left between two counts."""
    aims: list[Sum] = [{unknown: 1} for unknown in truth]
    for measure in measures:
        if measure.kind in (Kind.SHARE, Kind.MEAN):
            names = [count.name for count in measure.counts]
            pairs = [*zip(names, names[1:], strict=False), *((wide, names[0]) for wide in measure.within)]
            aims += [{(wide, *at): 1, (name, *at): -1} for wide, name in pairs for _, *at in _named(truth, name)]
    return [aim for aim in aims if 1 <= value_of(aim, truth) <= 5]


def _named(truth: Mapping[Unknown, int], name: str) -> list[Unknown]:
    return [unknown for unknown in truth if unknown[0] == name]


def value_of(aim: Sum, truth: Mapping[Unknown, int]) -> int:
    """The true value of a sum of unknowns."""
    return sum(sign * truth[unknown] for unknown, sign in aim.items())


class Attack:
    """All that is known, as one integer programme."""

    def __init__(self, truth: Mapping[Unknown, int], told: Iterable[Told]) -> None:
        self.place = {unknown: place for place, unknown in enumerate(truth)}
        tightest: dict[frozenset, tuple[float, float]] = {}
        for sum_, low, high in told:
            key = frozenset(sum_.items())
            before = tightest.get(key, (-numpy.inf, numpy.inf))
            tightest[key] = max(before[0], low), min(before[1], high)
        self.low, self.high = numpy.zeros(len(truth)), numpy.full(len(truth), MOST)
        for key, (low, high) in tightest.items():
            if len(key) == 1:
                ((unknown, _),) = key
                at = self.place[unknown]
                self.low[at], self.high[at] = max(self.low[at], low), min(self.high[at], high)
        self.sums = [(key, *bounds) for key, bounds in tightest.items() if self._says_more(key, *bounds)]
        entries = [(row, self.place[one], sign) for row, (key, *_) in enumerate(self.sums) for one, sign in key]
        rows, columns, signs = zip(*entries, strict=True)
        matrix = csr_array((signs, (rows, columns)), shape=(len(self.sums), len(truth)))
        lows, highs = ([bounds[which] for bounds in self.sums] for which in (1, 2))
        self.constraint = LinearConstraint(matrix, lows, highs)

    def _says_more(self, key: Iterable[tuple[Unknown, int]], low: float, high: float) -> bool:
        """Whether a sum says anything that its parts, one by one, do not say: a saving of time, nothing is lost."""
        ends = [(self.low[self.place[one]] * sign, self.high[self.place[one]] * sign) for one, sign in key]
        return sum(map(min, ends)) < low or sum(map(max, ends)) > high

    def range_of(self, aim: Sum) -> tuple[int, int]:
        """The least and the greatest value that agree with everything known."""
        ends = []
        for direction in (1, -1):
            weights = numpy.zeros(len(self.place))
            for unknown, sign in aim.items():
                weights[self.place[unknown]] = direction * sign
            found = milp(weights, integrality=1, bounds=Bounds(self.low, self.high), constraints=self.constraint)
            assert found.status == 0, found.message
            ends.append(direction * round(found.fun))
        return ends[0], ends[1]


def narrowed(attack: Attack, aims: Iterable[Sum], *, to_fewer_than: int = 3) -> list[tuple[Sum, tuple[int, int]]]:
    """The aims that are left with fewer than so many values, and those values' ends."""
    ranges = ((aim, attack.range_of(aim)) for aim in aims)
    return [(aim, (low, high)) for aim, (low, high) in ranges if high - low + 1 < to_fewer_than]
