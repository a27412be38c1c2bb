"""Who changed what in a plan, when and why."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from goldthread_site.look.pieces import counted
from goldthread_site.people.capabilities import capability
from goldthread_site.people.models import User
from goldthread_site.plans.fields import every_kind
from goldthread_site.plans.filters import Choice, FilterForm
from goldthread_site.plans.models import PositionDraft
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters import history as show
from goldthread_site.plans.presenters.names import Names
from goldthread_site.trail.changes import revisions, with_before
from goldthread_site.trail.keepers import keeper_of
from goldthread_site.trail.models import Revision

CHANGES_A_PAGE = 50


@capability("plan.history")
@require_safe
def history(request, plan_id: int):
    """Every change of the plan, the newest first, by person and by list."""
    it = opened(request, plan_id, tab="changes")
    chosen = FilterForm(request.GET, [_people(it), _lists()])
    only = {}
    if who := chosen.asked_for("who"):
        only["by"] = int(who)
    if kind := chosen.asked_for("list"):
        only["entity"] = kind
    return _page(request, it, "History", only, filter_form=chosen, left_out=chosen.left_out)


@capability("plan.history")
@require_safe
def row(request, plan_id: int, kind: str, key: str):
    """Every change of one row."""
    it = opened(request, plan_id, tab="changes")
    if kind in _closed(it) or not revisions(plan_id, at=it.at, entity=kind, key=key).exists():
        raise it.lacks("row") if kind in every_kind() else Http404()
    name = show.name_of(Names(it.written), kind, key)
    back = kind in ("actions", "recommendations") and key in {each.id for each in getattr(it.written, kind)}
    erase = reverse("trail:erase", args=[plan_id, kind, key]) if keeper_of(kind) and it.may("plan.run") else ""
    only = {"entity": kind, "key": key}
    return _page(request, it, name, only, kind=back and kind, key=key, erase=erase)


def _page(request, it: Opened, heading: str, only: dict, **more):
    found = revisions(it.row.pk, at=it.at, **only).exclude(entity__in=_closed(it))
    page = Paginator(found, CHANGES_A_PAGE).get_page(request.GET.get("page"))
    entries = show.entries(with_before(page.object_list), Names(it.written))
    context = it.context(
        heading=f"{heading}: {counted(page.paginator.count, 'change')}", page=page, entries=entries, **more
    )
    return render(request, "plans/history.html", context)


def _closed(it: Opened) -> tuple[str, ...]:
    """The lists whose past is closed to this person: what was being written, to those who only read."""
    return () if it.holds("plan.run") else (PositionDraft.entity,)


def _people(it: Opened) -> Choice:
    """Everyone who changed something in the plan, by number: a name stands in no address."""
    wrote = Revision.objects.filter(plan=it.row.pk, by=OuterRef("pk"))
    found = User.objects.filter(Exists(wrote)).order_by("full_name").values_list("pk", "full_name")
    return Choice("who", "Person", "Anyone", tuple((str(pk), name) for pk, name in found))


def _lists() -> Choice:
    options = tuple((key, kind.many[0].upper() + kind.many[1:]) for key, kind in every_kind().items())
    return Choice("list", "What", "Everything", options)
