"""Starting a plan from an inspection report: each change is one transaction, whole or not at all."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F

from goldthread.documents import apart
from goldthread.documents.skeleton import plan_from_findings
from goldthread_site.look.clock import moment
from goldthread_site.look.pieces import counted
from goldthread_site.plans.actions import Stale, check_once, digest_of, put_in, refuse_if_already_in
from goldthread_site.plans.changing import refuse_closed
from goldthread_site.plans.models import Plan
from goldthread_site.plans.reading_safely import read_safely
from goldthread_site.plans.reports.models import PlanReport, ReportDraft
from goldthread_site.trail.record import Change, record


def start_from_report(*, by, data: bytes, file_name: str) -> ReportDraft:
    """A draft of what the report says. Raises `UserError` where it cannot be read; then nothing is kept.

    The same person's draft of the same file is taken up again as it was left.
    """
    refuse_if_already_in(data, file_name=file_name)
    oldest = moment() - timedelta(days=settings.DRAFT_KEPT_DAYS)
    ReportDraft.objects.filter(started_at__lt=oldest).delete()
    of_this_file = ReportDraft.objects.filter(file_digest=digest_of(data), started_by=by)
    if draft := of_this_file.first():
        return draft
    report = read_safely(  # may take seconds: the database is not held meanwhile
        lambda: apart.read_report_apart(data, name=file_name),
        digest=digest_of(data),
        file_name=file_name,
        what="report",
    )
    with transaction.atomic():
        return of_this_file.first() or ReportDraft.objects.create(
            file_name=file_name, file_digest=digest_of(data), report=report.model_dump(mode="json"),
            started_at=moment(), started_by=by,
        )  # fmt: skip


def choose(*, by, draft: ReportDraft, version: int, choices: dict) -> ReportDraft:
    """The draft with what was chosen. Raises `Stale` where it was changed or finished in the meantime."""
    held = ReportDraft.objects.filter(pk=draft.pk, version=version)
    if not held.update(choices=choices, version=F("version") + 1):
        raise _stale(draft)
    return ReportDraft.objects.get(pk=draft.pk)


def make_plan(*, by, draft: ReportDraft, version: int, choices: dict) -> Plan:
    """The plan's skeleton, with a revision for each row and for the report; the draft is gone. All or nothing."""
    with transaction.atomic():
        held = ReportDraft.objects.select_for_update().filter(pk=draft.pk, version=version).first()
        if held is None:
            raise _stale(draft)
        report, taken = held.read, set(choices["taken"])
        council = [row for at, row in enumerate(report.recommendations, 1) if f"c{at}" in taken]
        board = [row for at, row in enumerate(report.lscb_recommendations, 1) if f"b{at}" in taken]
        skeleton = plan_from_findings(council, board, title=choices["title"], authority=choices["authority"])
        why = f"Begun from the report {held.file_name[:200]} with {counted(len(taken), 'recommendation')}"
        plan = put_in(skeleton, by=by, why=why, file_name=held.file_name, file_digest=held.file_digest)
        value = {"report": held.report, **{key: choices.get(key) for key in ("published", "received", "stated")}}
        PlanReport.objects.create(plan=plan, value=value)
        record(plan=plan.pk, changes=[Change("report", str(plan.pk), value)], by=by, why=why)
        held.delete()
        check_once(plan)
        return plan


def discard_report(*, by, draft: ReportDraft) -> None:
    """Throws the draft away. Nothing of it was in a plan, so nothing is left to record."""
    draft.delete()


def change_dates(*, by, why: str, kept: PlanReport, version: int, days: dict) -> PlanReport:
    """The plan's report with other days of receipt or stated dates, and a revision. Raises `Stale`."""
    value = {**kept.value, **days}
    with transaction.atomic():
        refuse_closed(Plan.objects.select_for_update().get(pk=kept.plan_id))
        if not PlanReport.objects.filter(pk=kept.pk, version=version).update(value=value, version=F("version") + 1):
            raise Stale(
                "the dates were changed in another window", try_="Look at them again. Your change was not saved"
            )
        record(plan=kept.plan_id, changes=[Change("report", str(kept.plan_id), value)], by=by, why=why)
    return PlanReport.objects.get(pk=kept.pk)


def _stale(draft: ReportDraft) -> Stale:
    return Stale(
        "this report was changed or finished in another window", where=draft.file_name,
        try_="Open it again and check what it says now. Nothing was saved",
    )  # fmt: skip
