"""What changed in the money of a plan: lines, printed totals, costs of actions, and the sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from goldthread.plan.changed import CostMoved, FigureMoved
from goldthread.plan.costs import COLUMNS, PENNIES, sums, years_of
from goldthread.plan.differences import ABSENT, COST_LINES, HEAD, Difference
from goldthread.plan.model import Plan

PRINTED = "printed"


def costs_moved(found: Sequence[Difference], before: Plan, after: Plan) -> Iterator[CostMoved]:
    """One item for each line of the budget, action, and set of printed totals in which money changed."""
    rows: dict[tuple[str, str], list[Difference]] = {}
    for each in found:
        rows.setdefault((each.entity, f"new {each.key}" if each.is_new else each.key), []).append(each)
    for (entity, _), own in rows.items():
        key = own[0].key
        figures = tuple(figure for each in own for figure in _figures(each))
        yield CostMoved(entity, key, tuple(own), _name(own[0], before, after), figures)


def totals_moved(before: Plan, after: Plan) -> tuple[FigureMoved, ...]:
    """The sums of the lines that are not what they were, by column and year; printed totals play no part."""
    moved = []
    years = sorted({*years_of(before), *years_of(after)}, key=lambda year: year[:4])
    for column in COLUMNS:
        then, now = (sums(plan.costs.lines, years, column) for plan in (before, after))
        moved += [FigureMoved(column, y, then[y], now[y]) for y in years if abs(then[y] - now[y]) > PENNIES]
    return tuple(moved)


def _figures(each: Difference) -> Iterator[FigureMoved]:
    if each.entity == COST_LINES and not each.path:
        for column in COLUMNS:
            then, now = (_dictionary(_get(value, column)) for value in (each.before, each.after))
            for year in dict.fromkeys([*then, *now]):
                yield FigureMoved(column, year, then.get(year), now.get(year))
    elif each.entity == COST_LINES and each.path[0] in COLUMNS and len(each.path) == 2:
        yield FigureMoved(each.path[0], each.path[1], _figure(each.before), _figure(each.after))
    elif each.entity == HEAD and len(each.path) == 3:
        yield FigureMoved(PRINTED, each.path[2], _figure(each.before), _figure(each.after))
    elif each.path in (("cost",), ("cost", "amount")):
        then, now = (
            value if each.path[-1] == "amount" else _get(value, "amount") for value in (each.before, each.after)
        )
        if then != now:
            yield FigureMoved("amounts", "", _figure(then), _figure(now))


def _name(each: Difference, before: Plan, after: Plan) -> str:
    """The item of a line; nothing for what is named by its key."""
    if each.entity != COST_LINES:
        return ""
    if not each.path:
        return _get(each.after, "item") or _get(each.before, "item") or ""
    return before.costs.lines[int(each.key.rsplit(" ", 1)[1]) - 1].item if each.key else ""


def _get(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _dictionary(value: Any) -> dict:
    return value if isinstance(value, dict) else {}


def _figure(value: Any) -> float | None:
    return None if value is ABSENT else value
