"""What the budget comes to: each line with its sums, each year, and posts × rate beside what the line says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.plan.costs import Budget, PostSum, Sums, budget_of, pounds, sums_of, years_of
from goldthread.plan.model import CostLine, Plan
from goldthread_site.plans.presenters.names import Names

_OFTEN = {True: "each year", False: "once", None: ""}
_PAID = {True: "funded", False: "not funded", None: ""}


@dataclass(frozen=True, slots=True)
class Row:
    """A line, or a sum: what it is, and its figures as planned, revised, committed, spent, and left."""

    key: str
    item: str
    said: str
    figures: tuple[tuple[str, str], ...]
    over: bool
    actions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetShown:
    """Every line over all its years; the sums of each year and of what is funded; what does not fit."""

    lines: tuple[Row, ...]
    sums: tuple[Row, ...]
    remarks: tuple[str, ...]
    columns: tuple[str, ...]


COLUMNS = ("Planned", "Revised", "Committed", "Spent", "Left")


def budget_shown(plan: Plan, keys: Sequence[str]) -> BudgetShown:
    """The budget; ``keys`` are those of the plan's lines, in their order."""
    budget, names, years = budget_of(plan), Names(plan), years_of(plan)
    lines = tuple(_line(line, key, names, years) for line, key in zip(plan.costs.lines, keys, strict=True))
    return BudgetShown(lines, tuple(_sums(budget)) if lines else (), tuple(map(_post, budget.posts)), COLUMNS)


def _line(line: CostLine, key: str, names: Names, years: Sequence[str]) -> Row:
    posts = f"{line.posts:g} posts × {pounds(line.rate)}" if line.posts is not None and line.rate is not None else ""
    said = ", ".join(part for part in (_OFTEN[line.recurrent], _PAID[line.funded], posts) if part)
    pays_for = tuple((id_, names.action(names.actions[id_])) for id_ in line.actions if id_ in names.actions)
    return _row(key, line.item, said, sums_of([line], years), pays_for)


def _sums(budget: Budget):
    for year in budget.years:
        yield _row("", year, "", budget.by_year[year])
    for funded, word in ((True, "Funded"), (False, "Not funded"), (None, "Nobody says whether it is funded")):
        if funded in budget.funded and (funded is not None or len(budget.funded) > 1):
            yield _row("", word, "", _added(budget.funded[funded].values()))
    yield _row("", "In all", "", budget.all)


def _added(parts) -> Sums:
    parts = list(parts)
    names = ("planned", "revised", "committed", "spent", "in_force")
    return Sums(*(round(sum(getattr(part, name) for part in parts), 2) for name in names))


def _row(key: str, item: str, said: str, sums: Sums, actions: tuple = ()) -> Row:
    figures = (sums.planned, sums.revised, sums.committed, sums.spent, sums.left)
    shown = tuple((word, pounds(amount) if amount else "–") for word, amount in zip(COLUMNS, figures, strict=True))
    return Row(key, item, said, shown, sums.left < 0, actions)


def _post(post: PostSum) -> str:
    said = f"{post.item}: {post.posts:g} × {pounds(post.rate)} is {pounds(post.a_year)} a year"
    differing = [f"{year} says {pounds(dict(post.by_year)[year])}" for year in post.years_that_differ]
    return f"{said}; {', '.join(differing)}." if differing else f"{said}, as the line says."
