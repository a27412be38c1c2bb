"""Taking an update sheet, or the workbook of all actions, back: each change is one transaction, whole or not at all."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction

from goldthread.documents.load import load_document
from goldthread.documents.update_sheets import rows_of_sheet
from goldthread.documents.workbooks.reading import changes_nothing, workbook_rows
from goldthread.errors import UserError
from goldthread.plan.updates import Change as Update
from goldthread.plan.updates import Held, SheetRow
from goldthread_site.look.clock import moment
from goldthread_site.look.pieces import counted
from goldthread_site.plans.actions import Stale, digest_of
from goldthread_site.plans.bulk.actions import put_all
from goldthread_site.plans.changing import changing
from goldthread_site.plans.models import Plan
from goldthread_site.plans.reading_safely import read_safely
from goldthread_site.plans.updates.against import outcomes_of, said_against
from goldthread_site.plans.updates.models import SheetDraft, plain
from goldthread_site.trail.record import state_of


def start_update(*, by, plan: Plan, data: bytes, file_name: str) -> SheetDraft:
    """A draft of what the sheet says. Raises `UserError` where it is no sheet, or nothing was written into it."""
    oldest = moment() - timedelta(days=settings.DRAFT_KEPT_DAYS)
    SheetDraft.objects.filter(started_at__lt=oldest).delete()
    digest = digest_of(data)
    found = read_safely(  # may take seconds: the database is not held meanwhile
        lambda: _rows_in(data, file_name, plan), digest=digest, file_name=file_name, what="sheet"
    )
    _refuse_empty(found, file_name)
    rows = plain(found)
    with transaction.atomic():
        of_this_file = SheetDraft.objects.filter(plan=plan, file_digest=digest, started_by=by)
        return of_this_file.first() or SheetDraft.objects.create(
            plan=plan, file_name=file_name, file_digest=digest, rows=rows, started_at=moment(), started_by=by
        )


def _rows_in(data: bytes, file_name: str, plan: Plan) -> tuple[SheetRow, ...]:
    """The rows of the workbook of all actions, else those of one owner's sheet."""
    workbook = workbook_rows(data, name=file_name)
    if workbook is None:
        return rows_of_sheet(load_document(data, name=file_name))
    mark, rows = workbook
    if mark != str(plan.pk):
        raise UserError(
            "this workbook is of another plan", where=file_name, try_="Open that plan, and choose the file there"
        )
    return rows


def _refuse_empty(rows: tuple[SheetRow, ...], file_name: str) -> None:
    if not all(row.is_empty for row in rows):
        return
    if not rows or any(row.asks_why for row in rows) or any(row.note for row in rows):
        raise UserError(
            "this workbook changes nothing", where=file_name, why=changes_nothing(rows),
            try_="If you changed something in it, save it and choose it again",
        )  # fmt: skip
    raise UserError(
        "nothing was written into this sheet", where=file_name, try_="Choose the sheet that was filled in and saved"
    )


def held(draft: SheetDraft, *, by) -> Held:
    """The sheet held against the plan as it stands now."""
    return said_against(draft.plan, draft.read, by=by)


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
        said = said_against(plan, draft.read, by=by)
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
    found = outcomes_of(plan, wanted, by=by)
    for one, where in found:
        if one.state == "refused":
            raise UserError(f"{where}: {one.why}", try_="Mend it in the file and choose it again. Nothing was saved")
    there = [one for one, _ in found if one.changes]
    if there:
        with changing(plan, by=by, why=why) as change:
            put_all(change, there)
    return len(there)


def _why(draft: SheetDraft, wanted: list[Update]) -> str:
    return f"Update sheet {draft.file_name[:200]}: {counted(len(wanted), 'change')}"


def discard_update(*, by, draft: SheetDraft) -> None:
    """Throws the draft away. Nothing of it was in the plan, so nothing is left to record."""
    draft.delete()
