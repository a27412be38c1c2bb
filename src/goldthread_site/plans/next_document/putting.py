"""The rows of a plan made as they are after a document: those that differ are put, the new ones added."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.model import Action
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.moves import needs_sponsor, waiting_move
from goldthread_site.look.clock import today
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, new_id
from goldthread_site.plans.rows import head_of, live

_NOT_THE_DOCUMENTS = ("terms", "closing", "format")  # the council's own, which no document knows


def put_in(change: Changing, before: CorePlan, after: CorePlan) -> None:
    """Makes the plan's rows ``after``, and records each date that moved."""
    _put_head(change, before, after)
    for model in models.ROWS:
        rows = list(model.objects.filter(plan=change.plan).order_by("order"))
        for row, value in _pairs(rows, _list(after, model.entity)):
            if row is None:
                # Its line is one of the new document: beside the lines of the first it would name another row.
                change.add(model, value.model_copy(update={"source": None}))
            elif row.read != value:
                change.put(row, value, was=row.version)
    _put_moves(change, before, after)


def _put_head(change: Changing, before: CorePlan, after: CorePlan) -> None:
    was, now = head_of(before), head_of(after)
    changed = {name: value for name, value in now.items() if was[name] != value and name not in _NOT_THE_DOCUMENTS}
    if changed:
        change.head(**changed)


def _list(plan: CorePlan, entity: str) -> tuple[Any, ...]:
    return plan.costs.lines if entity == "costs.lines" else getattr(plan, entity)


def _pairs(rows: list[models.Row], values: tuple[Any, ...]) -> list[tuple[models.Row | None, Any]]:
    """Each value with its row: by id, or by place where it has none; ``None`` for a new one."""
    if any(hasattr(value, "id") for value in values):
        by_key = {row.key: row for row in rows}
        return [(by_key.get(value.id), value) for value in values]
    return [(row, value) for row, value in zip_longest(rows, values) if value is not None]


def _put_moves(change: Changing, before: CorePlan, after: CorePlan) -> None:
    """A date that the document moves is a move like any other, for its reason."""
    now = {action.id: action for action in after.actions}
    for action in before.actions:
        due = action.due
        if (due.latest or due.text) and now[action.id].due.latest != due.latest:
            _put_move(change, action, now[action.id])


def _put_move(change: Changing, was: Action, now: Action) -> None:
    moves = live(change.plan, models.DateMove, action=was.id)
    day, name = today().isoformat(), change.by.get_full_name()
    waits = waiting_move(was, moves)
    if waits and waits.after.latest == now.due.latest:  # asked for here, and printed since
        row = models.DateMove.objects.get(plan=change.plan, key=waits.id)
        answer = {"state": "agreed", "agreed_on": day, "answer": change.why}
        return change.put(row, waits.model_copy(update={**answer, "before": was.due}), was=row.version)
    # Past the plan's terms the sponsor agrees. The document says the date all the same, so nobody is named.
    agreed = {} if needs_sponsor(was, moves, now.due, change.terms) else {"agreed_by": name}
    after = now.due.model_copy(update={"slipped_from": ()})
    said = {"reason": change.why, "asked_by": name, "asked_on": day, "agreed_on": day, **agreed}
    change.add(models.DateMove, DateMove(id=new_id("m"), action=was.id, before=was.due, after=after, **said))
