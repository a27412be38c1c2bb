"""Many actions opened together: a few queries, however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from goldthread.plan.terms import Terms
from goldthread_site.plans import models
from goldthread_site.plans.open_action import OpenAction
from goldthread_site.plans.rows import live


def opened_together(rows: Iterable[models.Action], *, as_at: date) -> list[OpenAction]:
    """The actions in their order, each with its updates, moves and evidence read beforehand."""
    rows = list(rows)
    by_plan: dict[int, list[models.Action]] = defaultdict(list)
    for row in rows:
        by_plan[row.plan_id].append(row)
    found = {row.pk: OpenAction(row, as_at) for row in rows}
    for number, plan in models.Plan.objects.in_bulk(list(by_plan)).items():
        _read_beforehand(plan, by_plan[number], found)
    return [found[row.pk] for row in rows]


def _read_beforehand(plan: models.Plan, rows: list[models.Action], found: dict[int, OpenAction]) -> None:
    terms = Terms.model_validate(plan.value.get("terms") or {})
    keys = [row.key for row in rows]
    updates, moves = (_by_action(live(plan, each, action__in=keys)) for each in (models.Update, models.DateMove))
    evidence = defaultdict(list)
    for piece in live(plan, models.Evidence):
        for used in piece.used_by:
            if used.entity == "actions":
                evidence[used.key].append(piece)
    for row in rows:
        row.plan = plan
        vars(found[row.pk]).update(
            terms=terms, updates=tuple(updates[row.key]), moves=tuple(moves[row.key]),
            evidence=tuple(evidence[row.key]),
        )  # fmt: skip


def _by_action(values: Iterable) -> dict[str, list]:
    found = defaultdict(list)
    for value in values:
        found[value.action].append(value)
    return found
