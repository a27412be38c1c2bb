"""What the frame of every page needs: the day, the person, the navigation."""

from __future__ import annotations

from django.urls import reverse

from goldthread_site.look.clock import today
from goldthread_site.look.navigation import SERVICE_NAVIGATION
from goldthread_site.look.past_day import day_looked_at, href


def every_page(request) -> dict:
    """The variables that ``base.html`` shows on each page."""
    person = getattr(request, "user", None)
    signed_in = bool(person and person.is_authenticated)
    return {
        "today": today(),
        "past_day": day_looked_at(),
        "today_href": _today(request),
        "another_date": _another_date(request) if signed_in else "",
        "person": person if signed_in else None,
        "navigation": _links(request, signed_in),
    }


def _today(request) -> str:
    """The page as it is today: its address without the day."""
    asked = request.GET.copy()
    asked.pop("as_at", None)
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def _another_date(request) -> str:
    """Where another day of this page is chosen; nothing on a page that is of no plan, or that is the choice itself."""
    match = getattr(request, "resolver_match", None)
    plan = match and match.kwargs.get("plan_id")
    away = match and (match.namespace == "my" or match.view_name == "plans:another_date")
    if not plan or away or not request.user.can("plan.see", plan=plan):
        return ""
    below = reverse("plans:overview", args=[plan])
    return href("plans:another_date", plan, page=request.path.removeprefix(below))


def _links(request, signed_in: bool) -> list[dict]:
    if not signed_in:
        return []
    name = getattr(getattr(request, "resolver_match", None), "view_name", "") or ""
    return [
        {"text": item.text, "href": reverse(item.view), "active": name in item.views}
        for item in SERVICE_NAVIGATION
        if request.user.can(item.capability)
    ]
