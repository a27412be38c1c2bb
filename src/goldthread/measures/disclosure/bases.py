"""The disjoint base cells of one family of measures, each reduced to what may be seen of it.

Nothing else reads the true counts: tables, series, rates and totals are worked out from these bands alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from goldthread.errors import UserError
from goldthread.measures.cube import Cell
from goldthread.measures.disclosure.counts import Count, Counted, Kind, Named, wider_first
from goldthread.measures.disclosure.grain import TEAM_MONTH, Grain, Grains, financial_year_of
from goldthread.measures.disclosure.shown import NOUGHT, Shown, State, exact_count, left_over, shown_count
from goldthread.periods.months import months_after


class Base(NamedTuple):
    """Where and when a base cell lies: months that begin on `first`, one team or (None) the whole council."""

    first: date
    months: int
    team: str | None

    @property
    def last_month(self) -> date:
        return months_after(self.first, self.months - 1)


@dataclass(frozen=True)
class Bases:
    """The base cells of a family: the band of each count, and the mean of each measure that has one."""

    keys: frozenset[Base]
    bands: Mapping[tuple[str, Base], Shown]
    means: Mapping[tuple[str, Base], float]

    @cached_property
    def by_team(self) -> Mapping[str | None, tuple[Base, ...]]:
        """The base cells of each team, in order of time; under None those of all teams together or of the council."""
        by_team: dict[str | None, list[Base]] = {None: sorted(self.keys, key=lambda base: (base[:2], base.team or ""))}
        for base in by_team[None]:
            if base.team is not None:
                by_team.setdefault(base.team, []).append(base)
        return {team: tuple(bases) for team, bases in by_team.items()}


def bases_of(
    family: Sequence[Counted], cells: Sequence[Cell], grains: Grains, *, as_at: date, exact: bool = False
) -> Bases:
    """What is given out of a family's cells; a flow's base cell only once its months are over."""
    snapshot = _one_kind_of_period(family)
    names = [measure.measure for measure in family]
    of_family = [cell for cell in cells if cell.measure in names]
    grain_of_year = {
        year: TEAM_MONTH if exact else grains.of(names, year)
        for year in {financial_year_of(cell.month) for cell in of_family}
    }
    base_of = {cell: _base_of(cell, grain_of_year[financial_year_of(cell.month)]) for cell in of_family}
    keys = _all_keys(base_of.values(), as_at, snapshot=snapshot)
    sums: dict[tuple[str, str, Base], float] = defaultdict(float)
    for cell, base in base_of.items():
        if base in keys and (not snapshot or cell.month == base.last_month):
            for part in ("cases", "denominator", "numerator"):
                sums[cell.measure, part, base] += getattr(cell, part)
    bands = _bands(family, keys, sums, exact=exact)
    return Bases(keys, bands, _means(family, keys, sums, bands))


def _one_kind_of_period(family: Sequence[Counted]) -> bool:
    kinds = {measure.snapshot for measure in family}
    if len(kinds) > 1:
        names = ", ".join(sorted(measure.measure for measure in family))
        raise UserError(f"{names} cannot count the same cases", why="some count a day's and some count a month's")
    return kinds.pop()


def _base_of(cell: Cell, grain: Grain) -> Base:
    return Base(grain.start_of(cell.month), grain.months, cell.team if grain.by_team else None)


def _all_keys(seen: Iterable[Base], as_at: date, *, snapshot: bool) -> frozenset[Base]:
    """Every team in every period up to the last, since a cell that the cube leaves out is a nought."""
    periods, teams = {base[:2] for base in seen}, {base.team for base in seen}
    by_team = {base[:2] for base in seen if base.team is not None}
    keys = [
        Base(first, months, team)
        for first, months in periods
        for team in teams
        if (team is not None) == ((first, months) in by_team)
    ]
    return frozenset(key for key in keys if _over(key, as_at, snapshot=snapshot))


def _over(base: Base, as_at: date, *, snapshot: bool) -> bool:
    if snapshot:
        return base.last_month <= as_at
    return months_after(base.first, base.months) - timedelta(days=1) <= as_at


def _bands(
    family: Sequence[Counted], keys: frozenset[Base], sums: Mapping[tuple[str, str, Base], float], *, exact: bool
) -> dict[tuple[str, Base], Shown]:
    counts: dict[tuple[str, Base], float] = {}
    bands: dict[tuple[str, Base], Shown] = {}
    for named in wider_first(family):
        for base in keys:
            count = counts[named.name, base] = _agreed(named.versions, base, sums)
            if any(count > counts[wider, base] for wider in named.within):
                raise UserError(f"{named.name} counts more than {' or '.join(named.within)}", where=_place(base))
            if exact:
                bands[named.name, base] = exact_count(count)
            elif named.tells_nought and count == counts[named.judged_of, base]:
                bands[named.name, base] = bands[named.judged_of, base]
            else:
                bands[named.name, base] = shown_count(count, within=[bands[wider, base] for wider in named.within])
            if named.judged_of:
                bands[named.cannot_say, base] = _cannot_say(named, base, counts, bands)
    return bands


def _cannot_say(
    named: Named, base: Base, counts: Mapping[tuple[str, Base], float], bands: Mapping[tuple[str, Base], Shown]
) -> Shown:
    """The cases that could not be judged: nought where there are none, else what the bands of the two counts leave."""
    if named.tells_nought and counts[named.name, base] == counts[named.judged_of, base]:
        return NOUGHT
    left = left_over(bands[named.judged_of, base], bands[named.name, base])
    return left.at_least(1) if named.tells_nought else left


def _agreed(versions: Sequence[Count], base: Base, sums: Mapping[tuple[str, str, Base], float]) -> float:
    """The count that all measures of the same cases give; where they differ they are not the same cases."""
    found = {sums.get((count.measure, count.part, base), 0) for count in versions}
    if len(found) > 1:
        names = " and ".join(sorted(count.measure for count in versions))
        raise UserError(
            f"{names} are said to count the same cases and do not",
            where=_place(base),
            try_="name their cases apart, or mend the definition that leaves cases out",
        )
    return found.pop()


def _means(
    family: Sequence[Counted],
    keys: frozenset[Base],
    sums: Mapping[tuple[str, str, Base], float],
    bands: Mapping[tuple[str, Base], Shown],
) -> dict[tuple[str, Base], float]:
    """The mean in each base cell whose judged cases are shown, to a whole day or point unless the cases are exact."""
    means = {}
    for measure in (measure for measure in family if measure.kind is Kind.MEAN):
        for base in keys:
            judged = bands[f"{measure.measure}.judged", base]
            if judged.value:
                parts = (sums[measure.measure, part, base] for part in ("numerator", "denominator"))
                total, count = parts
                mean = total / count
                means[measure.measure, base] = mean if judged.state is State.EXACT else round(mean)
    return means


def _place(base: Base) -> str:
    team = "the council" if base.team is None else f"team {base.team or 'not named'}"
    return f"{team}, {base.months} month{'s' * (base.months > 1)} from {base.first:%d/%m/%Y}"
