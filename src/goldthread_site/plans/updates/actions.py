"""Taking an update sheet back: each change is one transaction, whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from goldthread.documents.load import load_document
from goldthread.documents.update_sheets import rows_of_sheet
from goldthread.errors import UserError
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update as SaidOfAction
from goldthread.plan.model import Action as CoreAction
from goldthread.plan.moves import move_refused, new_move, with_move
from goldthread.plan.rating_rules import computed
from goldthread.plan.updates import Change as Update
from goldthread.plan.updates import Held, held_against, with_changes
from goldthread_site.look.clock import moment, today
from goldthread_site.look.pieces import counted, only_day
from goldthread_site.plans import models
from goldthread_site.plans.actions import Stale, digest_of
from goldthread_site.plans.changing import Changing, changing, new_id
from goldthread_site.plans.models import Plan
from goldthread_site.plans.reading_safely import read_safely
from goldthread_site.plans.rows import core_plan, live
from goldthread_site.plans.updates.models import SheetDraft, plain
from goldthread_site.trail.record import state_of


def start_update(*, by, plan: Plan, data: bytes, file_name: str) -> SheetDraft:
    """A draft of what the sheet says. Raises `UserError` where it is no sheet, or nothing was written into it."""
    oldest = moment() - timedelta(days=settings.DRAFT_KEPT_DAYS)
    SheetDraft.objects.filter(started_at__lt=oldest).delete()
    digest = digest_of(data)
    rows = plain(
        read_safely(  # may take seconds: the database is not held meanwhile
            lambda: rows_of_sheet(load_document(data, name=file_name)), digest=digest, file_name=file_name, what="sheet"
        )
    )
    if not rows:
        raise UserError(
            "nothing was written into this sheet", where=file_name,
            try_="Choose the sheet that was filled in and saved",
        )  # fmt: skip
    with transaction.atomic():
        of_this_file = SheetDraft.objects.filter(plan=plan, file_digest=digest, started_by=by)
        return of_this_file.first() or SheetDraft.objects.create(
            plan=plan, file_name=file_name, file_digest=digest, rows=rows, started_at=moment(), started_by=by
        )


def held(draft: SheetDraft) -> Held:
    """The sheet held against the plan as it stands now."""
    return held_against(core_plan(draft.plan), draft.read)


def apply_update(*, by, draft: SheetDraft, state: str, decisions: dict[int, str]) -> int:
    """Puts the sheet's changes into the plan, with a revision for each action, and returns how many actions changed.

    ``state`` is the state of the plan that the person looked at. ``decisions`` says of each conflict, by its place
    among the changes from 1, “sheet” or “plan”. Raises `Stale` where the plan was changed since, `UserError` where
    something cannot go in or a conflict is not decided; then nothing has changed.
    """
    with transaction.atomic():
        plan = Plan.objects.select_for_update().get(pk=draft.plan_id)
        if not SheetDraft.objects.filter(pk=draft.pk).exists():
            raise Stale("this sheet was put in or thrown away in another window", where=draft.file_name)
        if state_of(plan.pk) != state:
            raise Stale(
                "the plan was changed while you looked at this sheet", where=draft.file_name,
                try_="Look at the changes again. Nothing was saved",
            )  # fmt: skip
        said = held_against(core_plan(plan), draft.read)
        if said.faults:
            raise UserError(
                "this sheet cannot go in as it is", where=draft.file_name, why=said.faults[0],
                try_="Mend it in the file and choose it again. Nothing was saved",
            )  # fmt: skip
        wanted = [change for place, change in enumerate(said.changes, 1) if _is_wanted(change, decisions.get(place))]
        changed = _put_in(plan, wanted, by=by, why=_why(draft, wanted))
        draft.delete()
        return changed


def _is_wanted(change: Update, decision: str | None) -> bool:
    if not change.conflict:
        return True
    if decision not in ("sheet", "plan"):
        raise UserError(
            f"say what is right for {change.where}", why="the plan was changed after the sheet was given out",
            try_="Choose the sheet's words or the plan's. Nothing was saved",
        )  # fmt: skip
    return decision == "sheet"


def _put_in(plan: Plan, wanted: list[Update], *, by, why: str) -> int:
    """The changes as if each had been said on the site: an update a row, and a move where the date moves."""
    by_action: dict[str, list[Update]] = defaultdict(list)
    for change in wanted:
        by_action[change.action].append(change)
    if not by_action:
        return 0
    with changing(plan, by=by, why=why) as change:
        for row in models.Action.objects.filter(plan=plan, key__in=by_action).order_by("order"):
            _change_row(change, row, by_action[row.key])
    return len(by_action)


def _change_row(change: Changing, row: models.Action, said: list[Update]) -> None:
    action = with_changes(row.read, [each for each in said if each.field != "due"])
    move = _move(change, row.read, next((each for each in said if each.field == "due"), None))
    if move:
        change.add(models.DateMove, move, why=move.reason)
        action = with_move(action, move)
    why = f"{change.why}. date moved: {move.reason}" if move and move.state == "agreed" else change.why
    change.put(row, action, was=row.version, why=why)
    change.add(models.Update, _said(change, action, said, move))


def _move(change: Changing, action: CoreAction, due: Update | None) -> DateMove | None:
    """The move that the sheet asks for, within the plan's terms or waiting for the sponsor, as on every other way."""
    if due is None:
        return None
    moves = live(change.plan, models.DateMove, action=action.id)
    if refused := move_refused(action, moves, due.new, due.why, as_at=today(), terms=change.terms):
        raise UserError(f"{due.where}: {refused}", try_="Mend it in the file and choose it again. Nothing was saved")
    name = change.by.get_full_name()
    return new_move(action, moves, due.new, due.why, id=new_id("m"), by=name, as_at=today(), terms=change.terms)


def _said(change: Changing, action: CoreAction, said: list[Update], move: DateMove | None) -> SaidOfAction:
    new = {each.field: each.new for each in said}
    start = date.fromisoformat(change.terms.starts) if change.terms.starts else None
    by_rule = computed(action, rule=change.terms.rating_rule, as_at=today(), start=start)
    return SaidOfAction(
        id=new_id("u"), action=action.id, on=today().isoformat(), by=change.by.get_full_name(),
        changed=new.get("status", ""), rag=new.get("rag"), computed=by_rule.rag, because=by_rule.because,
        completed=only_day(new.get("completed")), move=move.id if move else None, way="sheet",
    )  # fmt: skip


def _why(draft: SheetDraft, wanted: list[Update]) -> str:
    return f"Update sheet {draft.file_name[:200]}: {counted(len(wanted), 'change')}"


def discard_update(*, by, draft: SheetDraft) -> None:
    """Throws the draft away. Nothing of it was in the plan, so nothing is left to record."""
    draft.delete()
