"""A sheet held against the plan: what it changes by the rules of the site, and everything that keeps it out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from goldthread.errors import UserError
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.rating import rag_from_word
from goldthread.plan.updates import Change, Held, SheetRow, held_against, names_parted
from goldthread_site.owners.known import Known, directory
from goldthread_site.owners.models import Party
from goldthread_site.plans import models
from goldthread_site.plans.bulk.actions import outcomes
from goldthread_site.plans.bulk.outcome import Outcome
from goldthread_site.plans.bulk.wanted import LeadsAre, Wanted
from goldthread_site.plans.bulk.whom import whom
from goldthread_site.plans.owners.named import settled
from goldthread_site.plans.rows import core_plan


def plan_of_sheets(plan: models.Plan) -> CorePlan:
    """The plan as sheets show it: somebody who is spelt in two ways has one name."""
    return settled(core_plan(plan), directory([plan.pk]), plan.pk)


def said_against(plan: models.Plan, rows: Sequence[SheetRow], *, by) -> Held:
    """What the rows change, and what keeps the sheet out: what cannot be read, and what the plan's rules refuse.

    A change that is in conflict is looked at once somebody has decided it.
    """
    core, known = plan_of_sheets(plan), directory([plan.pk])
    held = held_against(core, rows)
    changes, faults = [], list(held.faults)
    for change in held.changes:
        try:
            changes.append(_named(change, core, known, plan.pk) if change.field == "leads" else change)
        except UserError as fault:
            faults.append(f"{change.where}: {str(fault).rstrip('.')}")
    found = outcomes_of(plan, [change for change in changes if not change.conflict], by=by) if not faults else ()
    faults += [f"{where}: {one.why.rstrip('.')}" for one, where in found if one.state == "refused"]
    asks = {one.it.row.key: one.why for one, _ in found if one.state == "asks"}
    return Held(tuple(_asked(change, asks) for change in changes), tuple(faults), held.notes)


def _asked(change: Change, asks: dict[str, str]) -> Change:
    """The change with what must be agreed before it counts."""
    if change.field not in ("due", "rag") or change.conflict or change.action not in asks:
        return change
    why = f"{change.why.rstrip('.')}. {asks[change.action]}" if change.why else asks[change.action]
    return replace(change, asks=why)


def _named(change: Change, core: CorePlan, known: Known, plan: int) -> Change:
    """The owners as the plan writes them. Raises `UserError` for somebody whom nobody knows."""
    printed = {text.casefold(): text for action in core.actions for text in action.leads}
    names = [printed.get(name.casefold()) or _written(name, printed.values(), known, plan)
             for name in names_parted(change.new)]  # fmt: skip
    return replace(change, new="; ".join(names))


def _written(name: str, printed: Iterable[str], known: Known, plan: int) -> str:
    meant = whom(name, known, plan, printed)
    return known.written(meant, plan) if isinstance(meant, Party) else meant


def outcomes_of(plan: models.Plan, changes: Iterable[Change], *, by) -> list[tuple[Outcome, str]]:
    """What the changes come to for each action, and where in the sheet it stands."""
    by_action: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_action[change.action].append(change)
    rows = list(models.Action.objects.filter(plan=plan, key__in=by_action).order_by("order"))
    wanted = {row.pk: _wanted(by_action[row.key]) for row in rows}
    return [(one, by_action[one.it.row.key][0].where) for one in outcomes(rows, wanted, by=by, way="sheet")]


def _wanted(changes: list[Change]) -> Wanted:
    new = {change.field: change.new for change in changes}
    why = {change.field: change.why for change in changes}
    owners = not any(change.asks_why for change in changes)
    return Wanted(
        leads=LeadsAre(names_parted(new["leads"])) if "leads" in new else None, due=new.get("due", ""),
        why_moves=why.get("due", ""), rag=rag_from_word(new.get("rag")), reason=why.get("rag", ""),
        done_on=new.get("completed"), note=new.get("status", ""), owners_sheet=owners,
    )  # fmt: skip
