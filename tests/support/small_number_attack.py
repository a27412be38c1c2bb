"""An attacker on small numbers: all that a reader can get, put together by integer programming.

He knows the measures' definitions, so which counts are the same and which lie within which; that counts are whole
and not negative; how counts are hidden and rounded. He asks for every table, series and filter. For each cell he wants
to know he then looks for the least and the greatest value that agrees with everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import inf, isfinite
from typing import NamedTuple

from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import Counted, Figure, Kind, Released, Shown, State
from goldthread.periods.months import months_after

# (the name of a count, the month, the team): what he wants to know; a sum of them with signs: what he is told of.
Unknown = tuple[str, date, str]
Sum = Mapping[Unknown, int]
Key = frozenset[tuple[Unknown, int]]
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
            yield Told({(wider, month, team): 1, (name, month, team): -1}, 0, inf)


def aims_of(truth: Mapping[Unknown, int], measures: Sequence[Counted]) -> list[Sum]:
    """What is worth finding out: each true count of 1 to 5, and each 1 to 5 left between two counts."""
    aims: list[Sum] = [{unknown: 1} for unknown in truth]
    for measure in measures:
        if measure.kind in (Kind.SHARE, Kind.MEAN):
            names = [count.name for count in measure.counts]
            pairs = [*pairwise(names), *((wide, names[0]) for wide in measure.within)]
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
        tightest: dict[Key, tuple[float, float]] = {}
        for sum_, low, high in told:
            key = frozenset(sum_.items())
            before = tightest.get(key, (-inf, inf))
            tightest[key] = max(before[0], low), min(before[1], high)
        sums = {key: bounds for key, bounds in tightest.items() if len(key) > 1}
        said = said_by_parts(tightest)
        self.alone = {unknown: tightest.get(frozenset([(unknown, 1)]), (0, MOST)) for unknown in truth}
        self.sums = {key: ends for key, ends in sums.items() if key not in said and not self._says_nothing(key, ends)}
        self.linked = _linked(truth, self.sums)
        self.agreeing: dict[int, list[dict[Unknown, int]]] = {}

    def _says_nothing(self, key: Key, ends: tuple[float, float]) -> bool:
        """Whether the parts of a sum, each for itself, can be nothing else than what is told of the sum."""
        least, most = (sum(sign * self.alone[one][end if sign > 0 else 1 - end] for one, sign in key) for end in (0, 1))
        return ends[0] <= least and most <= ends[1]

    def range_of(self, aim: Sum) -> tuple[int, int]:
        """The least and the greatest value that agree with everything known."""
        place = {one: at for at, one in enumerate(sorted({one for part in aim for one in self.linked[part]}))}
        sums = [(key, *bounds) for key, bounds in self.sums.items() if next(iter(key))[0] in place]
        cells = [(sign, row, place[one]) for row, (key, *_) in enumerate(sums) for one, sign in key]
        signs, rows, columns = zip(*cells, strict=True) if cells else ((), (), ())
        matrix = csr_array((signs, (rows, columns)), shape=(len(sums), len(place)))
        known = [LinearConstraint(matrix, [low for _, low, _ in sums], [high for *_, high in sums])] if sums else []
        limits = Bounds(*zip(*(self.alone[one] for one in place), strict=True))
        ends = []
        for direction in (1, -1):
            weights = [direction * aim.get(one, 0) for one in place]
            found = milp(weights, integrality=1, bounds=limits, constraints=known)
            assert found.status == 0, found.message
            ends.append(direction * round(found.fun))
            values = {one: round(found.x[at]) for one, at in place.items()}
            self.agreeing.setdefault(id(self.linked[next(iter(aim))]), []).append(values)
        return ends[0], ends[1]

    def seen_of(self, aim: Sum) -> set[int]:
        """Values that it had where all was agreed with before; it may have others too."""
        before = self.agreeing.get(id(self.linked[next(iter(aim))]), [])
        return {value_of(aim, values) for values in before if all(one in values for one in aim)}


def said_by_parts(told: Mapping[Key, tuple[float, float]]) -> set[Key]:
    """The totals that say nothing beyond the smaller sums that make them up: leaving them out saves time alone."""
    smallest: dict[tuple[frozenset, tuple[date, str]], Key] = {}
    for key in sorted((key for key, bounds in told.items() if isfinite(bounds[1])), key=len):
        kinds = _kinds(key)
        for at in _places(key):
            smallest.setdefault((kinds, at), key)
    said = set()
    for key, (low, high) in told.items():
        kinds = _kinds(key)
        parts = {smallest.get((kinds, at), key) for at in _places(key)}
        if len(parts) > 1 and sum(map(len, parts)) == len(key):
            lows, highs = zip(*(told[part] for part in parts), strict=True)
            said |= {key} if low <= sum(lows) and sum(highs) <= high else set()
    return said


def _kinds(key: Key) -> frozenset[tuple[str, int]]:
    return frozenset((name, sign) for (name, *_), sign in key)


def _places(key: Key) -> set[tuple[date, str]]:
    return {(month, team) for (_, month, team), _ in key}


def _linked(truth: Mapping[Unknown, int], sums: Iterable[Key]) -> dict[Unknown, set[Unknown]]:
    """For each unknown all those that any chain of sums ties it to; the others cannot bear on it."""
    linked = {unknown: {unknown} for unknown in truth}
    for key in sums:
        together = set().union(*(linked[unknown] for unknown, _ in key))
        for unknown in together:
            linked[unknown] = together
    return linked


def narrowed(attack: Attack, aims: Iterable[Sum], *, to_fewer_than: int = 3) -> list[tuple[Sum, tuple[int, int]]]:
    """The aims that are left with fewer than so many values, and those values' ends."""
    found = []
    for aim in aims:
        seen = attack.seen_of(aim)
        if not seen or max(seen) - min(seen) + 1 < to_fewer_than:
            low, high = attack.range_of(aim)
            found += [(aim, (low, high))] if high - low + 1 < to_fewer_than else []
    return found
