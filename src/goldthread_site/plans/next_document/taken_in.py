"""The later documents that were taken into a plan, and what each of them changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.plan.differences import LISTS
from goldthread.plan.next_version.merging import kinds_between
from goldthread_site.look.past_day import href
from goldthread_site.look.pieces import counted
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.models import PlanDocument
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters.history import entries
from goldthread_site.plans.presenters.names import Names
from goldthread_site.trail.changes import Step, is_erased, revisions, with_before
from goldthread_site.trail.models import Revision

CHANGES_A_PAGE = 50
_KINDS = ("new", "changed", "slipped", "re-rated", "done", "withdrawn", "brought back")


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document, or the file that the plan came in with, and what it changed in a line."""

    name: str
    on: date
    by: str
    said: str
    number: int | None = None


@capability("plan.history")
@require_safe
def documents(request, plan_id: int):
    """Each document that the plan came from, the newest first."""
    it = opened(request, plan_id, tab="changes")
    kept = [each for each in PlanDocument.objects.filter(plan=it.row) if it.at is None or each.taken_at < it.at]
    shown = [*map(_shown, reversed(kept)), _first(it)]
    heading = f"{counted(len(shown), 'document')} of this plan"
    return render(request, "plans/next_document/documents.html", it.context(
        heading=heading, documents=shown, doors=it.doors("documents"),
    ))  # fmt: skip


@capability("plan.history")
@require_safe
def document(request, plan_id: int, document_id: int):
    """What one document changed, row by row."""
    it = opened(request, plan_id, tab="changes")
    kept = get_object_or_404(PlanDocument, pk=document_id, plan=it.row)
    if it.at is not None and kept.taken_at >= it.at:
        raise it.lacks("document")
    written = _written(kept)
    page = Paginator(written, CHANGES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "plans/next_document/document.html", it.context(
        kept=kept, said=said_of(kept), page=page, compare=_compare(kept), on=timezone.localdate(kept.taken_at),
        entries=entries(with_before(page.object_list), Names(it.written)),
        withdrawn=it.holds("plan.see") and any(row.withdrawn for row in it.written.actions),
    ))  # fmt: skip


def said_of(kept: PlanDocument) -> str:
    """What the document changed: “3 new, 12 changed, 2 slipped”."""
    printed = _dates_printed(kept)
    counts = Counter(kind for step in with_before(_written(kept)) for kind in _kinds(step, printed))
    return ", ".join(f"{counts[kind]:,} {kind}" for kind in _KINDS if counts[kind]) or "nothing changed"


def _shown(kept: PlanDocument) -> DocumentShown:
    on, by = timezone.localdate(kept.taken_at), kept.taken_by.full_name
    return DocumentShown(kept.file_name, on, by, said_of(kept), kept.pk)


def _first(it: Opened) -> DocumentShown:
    on = timezone.localdate(it.row.accepted_at)
    return DocumentShown(it.row.file_name, on, it.row.accepted_by.full_name, "the plan came in with it")


def _written(kept: PlanDocument) -> QuerySet[Revision]:
    """The changes that were made with the document: those of its reason, before the next one was taken in."""
    why = f"From {kept.file_name[:200]}, taken in on "
    rows = ("plan", *LISTS)  # a move of a date says again what its action says
    found = revisions(kept.plan_id, at__gte=kept.taken_at, by=kept.taken_by_id, why__startswith=why, entity__in=rows)
    later = PlanDocument.objects.filter(plan=kept.plan_id, taken_at__gt=kept.taken_at).first()
    return found.filter(at__lt=later.taken_at) if later else found


def _kinds(step: Step, printed: Mapping[str, dict]) -> Iterator[str]:
    """What happened to a row, in the words of the page on which it was looked at; ``printed`` are the dates."""
    now, before = (each.value if each else None for each in step)
    if now is None or any(each and is_erased(each) for each in step):
        return
    if step.now.entity not in LISTS:
        yield "changed"
    elif before is None:
        yield "new"
    else:
        if now.get("withdrawn") != before.get("withdrawn"):
            yield "withdrawn" if now.get("withdrawn") else "brought back"
        due = {"due": printed[step.now.key]} if step.now.key in printed and "due" in now else {}
        yield from kinds_between(step.now.entity, before, {**now, **due})


def _dates_printed(kept: PlanDocument) -> dict[str, dict]:
    """The date of each action as the document prints it: the plan's own says all the dates that it slipped from."""
    return {action["id"]: action["due"] for action in kept.value.get("actions", ())}


def _compare(kept: PlanDocument) -> str:
    """The address of the comparison of the day before with the day on which it was taken in."""
    on = timezone.localdate(kept.taken_at)
    before = on - timedelta(days=1)
    first = timezone.localdate(kept.plan.accepted_at)
    if before < first:  # the plan came in on the same day: there is no day before to compare with
        return ""
    return href("plans:compare", kept.plan_id, **{"from": before.isoformat(), "to": on.isoformat()})
