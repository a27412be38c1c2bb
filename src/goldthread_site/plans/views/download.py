"""Taking a plan out: choose the form and the layout, see what would be left out, take the file."""

from __future__ import annotations

import logging

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from goldthread.documents.layouts import HOUSE, layout_names
from goldthread.documents.write import FORMS
from goldthread.errors import UserError
from goldthread.plan.part import in_force
from goldthread_site.look.past_day import href
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import downloads as show
from goldthread_site.plans.written import written

log = logging.getLogger("goldthread.plans")


@capability("plan.see")
@require_safe
def download(request, plan_id):
    """The forms and layouts to choose from; nothing is given before the layout's gaps are said."""
    plan = opened(request, plan_id, tab="overview")
    form, layout = _chosen(request.GET.get("form", "docx"), request.GET.get("layout", HOUSE))
    return render(request, "plans/download.html", plan.context(page=show.download(plan.plan, form, layout)))


@capability("plan.see")
@require_safe
def file(request, plan_id, layout, form):
    """The plan as it stands, or stood on a past day, as a file. Who took it is logged, by number."""
    form, layout = _chosen(form, layout)
    it = opened(request, plan_id, tab="overview")
    try:
        plan = it.written if form == "json" else in_force(it.written)  # no page promises what was withdrawn
        # The rows were read: the database is not held meanwhile.
        data = written(plan, form, layout, number=plan_id, stood_on=it.past_day)
    except UserError as refusal:
        messages.warning(request, str(refusal))
        return redirect(href("plans:download", plan_id, form=form, layout=layout))
    log.info(
        "plan taken out plan=%s form=%s layout=%s by=%s as_at=%s", plan_id, form, layout, request.user.pk, it.as_at
    )
    answer = HttpResponse(data, content_type=FORMS[form].media)
    answer["Content-Disposition"] = (
        f'attachment; filename="{show.file_name(it.written, form, layout, stood_on=it.past_day)}"'
    )
    patch_cache_control(answer, no_store=True)
    return answer


def _chosen(form: str, layout: str) -> tuple[str, str]:
    if form not in FORMS or layout not in layout_names():
        raise Http404
    return form, layout
