"""Taking an update sheet back: each change is one transaction, whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from goldthread.documents.load import load_document
from goldthread.documents.update_sheets import rows_of_sheet
from goldthread.errors import UserError
from goldthread.plan.updates import Change as Update
from goldthread.plan.updates import Held, held_against, with_changes
from goldthread_site.look.clock import moment
from goldthread_site.look.pieces import counted
from goldthread_site.plans.actions import Stale, digest_of
from goldthread_site.plans.models import Action, Plan
from goldthread_site.plans.reading_safely import read_safely
from goldthread_site.plans.rows import columns_of, core_plan
from goldthread_site.plans.updates.models import SheetDraft, plain
from goldthread_site.trail.record import Change, record, state_of


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
    by_action: dict[str, list[Update]] = defaultdict(list)
    for change in wanted:
        by_action[change.action].append(change)
    revisions = []
    for row in Action.objects.filter(plan=plan, key__in=by_action).order_by("order"):
        columns = columns_of(with_changes(row.read, by_action[row.key]))
        if not Action.objects.filter(pk=row.pk, version=row.version).update(**columns, version=F("version") + 1):
            raise Stale("an action was changed in the meantime", try_="Look at the changes again. Nothing was saved")
        reasons = "; ".join(f"date moved: {change.why}" for change in by_action[row.key] if change.why)
        revisions.append((Change(row.entity, row.key, columns["value"]), f"{why}. {reasons}"[:500] if reasons else why))
    for change, said in revisions:
        record(plan=plan.pk, changes=[change], by=by, why=said)
    return len(revisions)


def _why(draft: SheetDraft, wanted: list[Update]) -> str:
    return f"Update sheet {draft.file_name[:200]}: {counted(len(wanted), 'change')}"


def discard_update(*, by, draft: SheetDraft) -> None:
    """Throws the draft away. Nothing of it was in the plan, so nothing is left to record."""
    draft.delete()
