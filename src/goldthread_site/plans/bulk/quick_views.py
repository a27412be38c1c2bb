"""The page on which whoever runs a plan types a line an action, in a meeting."""

from __future__ import annotations

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from goldthread.plan.quick_entry import LONGEST
from goldthread_site.look.typed import number_typed
from goldthread_site.owners.known import directory
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.bulk.quick import Answer, answered, free_text, keep_line, lines_of
from goldthread_site.plans.live_pages import remind
from goldthread_site.plans.models import Action
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.owners.named import settled_action
from goldthread_site.plans.presenters.actions import action_shown
from goldthread_site.plans.presenters.names import Names

EXAMPLES = (
    ("amber because the clerk left", "the rating, with the reason where it is not the one by the dates"),
    ("done 12/11", "done, and on which day"),
    ("due 31 Jan 2027 because recruitment", "a new date, with the reason"),
    ("owner Aisha Karim", "who leads it"),
    ("note carers know the day now", "what has changed for children"),
    ("done; note all told", "two things at once"),
)


@capability("plan.run", by_section=True)
@require_http_methods(["GET", "POST"])
def quick(request, plan_id: int):
    """A field, the answer to the last line, the action that it was about, and the last ten lines."""
    it = opened(request, plan_id, tab="actions", changing=True)
    if request.method == "GET":
        return _page(request, it, Answer("", shown=request.GET.get("shown", "")))
    line = request.POST.get("line", "")[: LONGEST + 1].replace("\0", "")
    chosen, shown = request.POST.get("chosen", ""), request.POST.get("shown", "")
    if chosen and not line.strip():
        answer = Answer("", shown=chosen)
    else:
        version = number_typed(request.POST.get("version", "")) if not chosen else None
        answer = answered(it, line, by=request.user, shown=chosen or shown, version=version)
    if answer.said and not answer.choices:
        keep_line(request.session, plan_id, line, answer)
    if answer.to_do:
        return _page(request, it, answer, status=200 if answer.choices else 422)
    if answer.saved:
        remind(request, *free_text(it, line))
    query = urlencode({"shown": answer.shown}) if answer.shown else ""
    return redirect(f"{reverse('plans:quick', args=[plan_id])}?{query}".rstrip("?"))


def _example(it: Opened, names: Names) -> str:
    """How the first action of this plan may be called: its reference, else some words of it."""
    first = next(iter(it.plan.actions), None)
    return (names.ref(first) or " ".join(first.text.split()[:3])) if first else "9.2"


def _page(request, it: Opened, answer: Answer, status: int = 200):
    names, known = Names(it.plan), directory([it.row.pk])
    actions = {action.id: action for action in it.plan.actions}

    def shown(key: str):
        action = actions.get(key)
        return action and action_shown(settled_action(action, known, it.row.pk), names, as_at=it.as_at)

    row = Action.objects.filter(plan=it.row, key=answer.shown).first() if answer.shown in actions else None
    lines = lines_of(request.session, it.row.pk)
    newest = lines[0] if lines and not answer.said and answer.shown == lines[0]["key"] else None
    context = it.context(
        heading="Type changes, a line at a time", answer=answer, shown=shown(answer.shown), row=row, lines=lines,
        choices=[shown(action.id) for action in answer.choices], examples=EXAMPLES, longest=LONGEST,
        example=_example(it, names), said=answer.said or (newest["said"] if newest and request.method == "GET" else ""),
    )  # fmt: skip
    return render(request, "plans/bulk/quick.html", context, status=status)
