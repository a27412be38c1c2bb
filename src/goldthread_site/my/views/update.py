"""The update form of one action, for somebody who has signed in."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goldthread_site.look.clock import today
from goldthread_site.look.uploads import upload_limit
from goldthread_site.my.answering import KEEPS, QUIETLY, Answering
from goldthread_site.my.presenters.thanks import thanks
from goldthread_site.my.whose import is_of
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.changing import refuse_closed
from goldthread_site.plans.models import Action


@capability("plan.act", by_section=True)
@upload_limit(settings.EVIDENCE_LIMIT_BYTES)
@require_http_methods(["GET", "POST"])
def update(request, plan_id: int, key: str):
    """Five questions about one action; one press of the button puts the answers into the plan, or nothing."""
    row = get_object_or_404(Action.objects.select_related("plan"), plan=plan_id, key=key)
    refuse_others(request.user, row)
    refuse_closed(row.plan)
    asked = Answering(request, row, by=request.user, as_at=today())
    if request.method == "POST" and request.POST.get("do") in KEEPS:
        asked.keep()
        if request.POST["do"] == QUIETLY:
            return HttpResponse(status=204)
        messages.success(request, "Your words are kept. They are not sent yet.")
        return redirect("my:actions")
    if request.method == "POST" and (sent := asked.sent()):
        messages.success(request, thanks(sent, asked.opened, by=request.user))
        return redirect("my:actions")
    return render(request, "my/update.html", asked.context(), status=asked.status)


def refuse_others(person, row: Action) -> None:
    """Only the lead of an action, or who runs the plan, writes its update."""
    place = {"plan": row.plan_id, "section": row.section}
    if person.can("plan.run", **place) or (person.can("plan.act", **place) and is_of(person, row)):
        return
    raise PermissionDenied("not her action")
