"""What changed between two days."""

import logging

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from goldthread.documents.write import FORMS, write_document
from goldthread.errors import UserError
from goldthread.plan.said import day_said
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import comparing
from goldthread_site.plans.opened import opened
from goldthread_site.plans.presenters import compare as show
from goldthread_site.plans.presenters.compare_document import document

ON_PAPER = ("docx", "pdf")
log = logging.getLogger("goldthread.plans")


@capability("plan.history")
@require_safe
def compare(request, plan_id: int):
    """What is different between a day and another, by default since the last board."""
    it = opened(request, plan_id, tab="compare")
    form, two, page = _compared(request, it)
    files = show.files(plan_id, *two) if two else ()
    status = 200 if two else 422
    page = show.on_screen(page)
    return render(request, "plans/compare.html", it.context(page=page, form=form, files=files), status=status)


@capability("plan.history")
@require_safe
def file(request, plan_id: int, form: str):
    """The same as a file. Who took it is logged, by number."""
    if form not in ON_PAPER:
        raise Http404
    it = opened(request, plan_id, tab="compare")
    asked, two, page = _compared(request, it)
    if two is None:
        raise UserError(" ".join(said for errors in asked.errors.values() for said in errors))
    data = write_document(document(page, it.plan, made_on=f"Made on {day_said(it.as_at)}"), form)
    log.info("comparison taken out plan=%s form=%s by=%s", plan_id, form, request.user.pk)
    answer = HttpResponse(data, content_type=FORMS[form].media)
    answer["Content-Disposition"] = f'attachment; filename="changes-{two[0]}-to-{two[1]}.{form}"'
    patch_cache_control(answer, no_store=True)
    return answer


def _compared(request, it):
    """The form of days, the two days, and what the page says of them."""
    days = comparing.days_of(it.row, it.plan, last=it.as_at)
    form = comparing.DaysForm(request.GET, days)
    two = form.two_days
    if two is None:
        return form, None, show.nothing_compared()
    return form, two, show.compare(comparing.compared(it, *two), since=days.since(two[0]))
