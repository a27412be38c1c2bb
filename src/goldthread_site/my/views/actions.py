"""My actions, the finished ones, and a Word sheet of them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_GET

from goldthread.documents.update_sheets import update_sheet
from goldthread.documents.write import FORMS, write_document
from goldthread.plan.said import day_said
from goldthread_site.look.clock import today
from goldthread_site.my.asking import answers_wanted, asked_of_person
from goldthread_site.my.presenters import actions as show
from goldthread_site.my.whose import actions_of, names_in_doubt
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.escalation.waiting import taken_to
from goldthread_site.plans.hand_down.rolling import rolled_in
from goldthread_site.plans.rows import core_plan


@capability("plan.act")
@require_GET
def actions(request):
    """What is asked of the person, in every plan in which she leads an action."""
    return _page(request, "my/actions.html", in_doubt=names_in_doubt(request.user))


@capability("plan.act")
@require_GET
def finished(request):
    """Her actions that are done and proven. Finished rows never disappear."""
    return _page(request, "my/finished.html")


@capability("plan.act")
@require_GET
def hand_over(request):
    """How an action is handed to somebody else: who runs the plan does it."""
    return _page(
        request, "my/hand_over.html", managers=show.managers(request.user), may_run=request.user.can("plan.run")
    )


def _page(request, template: str, **more):
    found, answers = asked_of_person(request.user, as_at=today()), answers_wanted(request.user)
    councils = {each.plan.authority for each in found}
    head = {"authority": councils.pop()} if len(councils) == 1 else {}
    below = rolled_in([each.plan.pk for each in found], as_at=today())
    page = show.page(found, answers, as_at=today(), below=below, taken=taken_to(request.user))
    return render(request, template, {"page": page, "plan": head, **more})


@capability("plan.act", by_section=True)
@require_GET
def sheet(request, plan_id: int):
    """Her actions of one plan as a Word sheet to fill in. No name stands in the address or in the file's name."""
    led = [row for plan, row in actions_of(request.user) if plan.pk == plan_id]
    if not led:
        raise Http404
    name = request.user.get_full_name()
    hers = tuple(row.read.model_copy(update={"leads": (name,)}) for row in led)  # however the plan spells her name
    plan = core_plan(led[0].plan).model_copy(update={"actions": hers})
    data = write_document(update_sheet(plan, name, as_at=day_said(today()), cards=True), "docx")
    answer = HttpResponse(data, content_type=FORMS["docx"].media)
    answer["Content-Disposition"] = f'attachment; filename="my-actions-{plan_id}.docx"'
    patch_cache_control(answer, no_store=True)
    return answer
