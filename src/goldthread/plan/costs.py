"""The sums of a plan's budget, worked out: by financial year, how often, who pays, and beside the totals printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Literal

from goldthread.plan.model import Action, CostLine, Plan

PENNIES = 0.005
Column = Literal["amounts", "revised", "committed", "spent"]
COLUMNS: tuple[Column, ...] = ("amounts", "revised", "committed", "spent")


@dataclass(frozen=True, slots=True)
class Sums:
    """Pounds of some lines in one year, or in all: as planned at first, as revised, committed and spent.

    ``in_force`` is the revised figure of each line that has one, else the planned one.
    """

    planned: float = 0
    revised: float = 0
    committed: float = 0
    spent: float = 0
    in_force: float = 0

    @property
    def left(self) -> float:
        """What is left to spend of the figure in force; less than 0 where more was spent."""
        return _round(self.in_force - self.spent)

    @property
    def free(self) -> float:
        """What is neither committed nor spent; what is spent was committed before, whichever is printed."""
        return _round(self.in_force - max(self.committed, self.spent))


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total that the plan prints, beside the sum of its lines; ``over`` is by how much it is too high."""

    year: str
    printed: float
    summed: float

    @property
    def over(self) -> float:
        less = _round(self.printed - self.summed)
        return less if abs(less) > PENNIES else 0

    @property
    def agrees(self) -> bool:
        return not self.over


@dataclass(frozen=True, slots=True)
class PostSum:
    """Posts × rate of a line, which is what the line costs in a whole year, beside each year's figure."""

    item: str
    posts: float
    rate: float
    by_year: tuple[tuple[str, float], ...]

    @property
    def a_year(self) -> float:
        return _round(self.posts * self.rate)

    @property
    def years_that_differ(self) -> tuple[str, ...]:
        """The years whose figure is not posts × rate: a part of a year, a rise in pay, or a slip."""
        return tuple(year for year, amount in self.by_year if abs(amount - self.a_year) > PENNIES)


@dataclass(frozen=True, slots=True)
class Budget:
    """Everything that can be worked out of the lines. What the plan does not say of a line stands under ``None``."""

    years: tuple[str, ...]
    by_year: dict[str, Sums]
    all: Sums
    recurrent: dict[bool | None, dict[str, Sums]]
    funded: dict[bool | None, dict[str, Sums]]
    printed: tuple[PrintedTotal, ...]
    posts: tuple[PostSum, ...]


def budget_of(plan: Plan) -> Budget:
    """The sums of a plan's cost lines.

    >>> line = CostLine(item="Duty worker", amounts={"2026/27": 40000}, spent={"2026/27": 10000}, funded=True)
    >>> budget_of(Plan(costs={"lines": [line], "totals_printed": {"2026/27": 45000}})).by_year["2026/27"].left
    30000.0
    """
    lines, years = plan.costs.lines, years_of(plan)
    return Budget(
        years=years, by_year=_by_year(lines, years), all=sums_of(lines, years),
        recurrent=_parted(lines, years, "recurrent"), funded=_parted(lines, years, "funded"),
        printed=tuple(printed_totals(plan)), posts=tuple(_post_sums(lines)),
    )  # fmt: skip


def years_of(plan: Plan) -> tuple[str, ...]:
    """The years that a line or a printed total names, in order."""
    named = (year for line in plan.costs.lines for column in COLUMNS for year in getattr(line, column))
    return tuple(sorted(dict.fromkeys([*plan.costs.totals_printed, *named]), key=lambda year: year[:4]))


def sums(lines: Iterable[CostLine], years: Sequence[str], column: Column = "amounts") -> dict[str, float]:
    """What one column of the lines adds up to in each year.

    >>> sums([CostLine(item="a", amounts={"2026/27": 10}), CostLine(item="b")], ["2026/27", "2027/28"])
    {'2026/27': 10.0, '2027/28': 0.0}
    """
    lines = list(lines)
    return {year: _round(fsum(getattr(line, column).get(year, 0) for line in lines)) for year in years}


def sums_of(lines: Sequence[CostLine], years: Sequence[str]) -> Sums:
    """The columns of the lines, added up over some years."""
    planned, revised, committed, spent = (fsum(sums(lines, years, column).values()) for column in COLUMNS)
    in_force = fsum(line.revised.get(year, line.amounts.get(year, 0)) for line in lines for year in years)
    return Sums(*map(_round, (planned, revised, committed, spent, in_force)))


def printed_totals(plan: Plan) -> Iterable[PrintedTotal]:
    """Each total that the plan prints, in the order of the years, beside the sum of its lines."""
    for year in years_of(plan):
        if year in plan.costs.totals_printed:
            yield PrintedTotal(year, plan.costs.totals_printed[year], sums(plan.costs.lines, [year])[year])


def amounts_named(actions: Iterable[Action]) -> list[float]:
    """The amounts in pounds that actions name as their cost."""
    return [action.cost.amount for action in actions if action.cost and action.cost.amount is not None]


def pounds(amount: float | None) -> str:
    """“£28,000”, with pence only where there are any; a dash for no amount.

    >>> pounds(28000), pounds(12.5), pounds(-400), pounds(None)
    ('£28,000', '£12.50', '−£400', '–')
    """
    if amount is None:
        return "–"
    said = f"£{abs(amount):,.2f}".removesuffix(".00")
    return f"−{said}" if amount < -PENNIES else said


def _by_year(lines: Sequence[CostLine], years: Sequence[str]) -> dict[str, Sums]:
    return {year: sums_of(lines, [year]) for year in years}


def _parted(lines: Sequence[CostLine], years: Sequence[str], field: str) -> dict[bool | None, dict[str, Sums]]:
    """The sums by year of the lines of which the plan says yes, no, or nothing; a part without a line is left out."""
    parts = {said: [line for line in lines if getattr(line, field) is said] for said in (False, True, None)}
    return {said: _by_year(part, years) for said, part in parts.items() if part}


def _post_sums(lines: Iterable[CostLine]) -> Iterable[PostSum]:
    for line in lines:
        if line.posts is not None and line.rate is not None:
            by_year = {**line.amounts, **line.revised}
            yield PostSum(line.item, line.posts, line.rate, tuple(sorted(by_year.items())))


def _round(amount: float) -> float:
    return round(amount, 2) + 0.0  # never −0.0, which would print as “−£0”
