"""What the frame of every page needs: the day, the person, the navigation."""

from __future__ import annotations

from django.urls import reverse

from goldthread_site.look.clock import today
from goldthread_site.look.navigation import SERVICE_NAVIGATION


def every_page(request) -> dict:
    """The variables that ``base.html`` shows on each page."""
    person = getattr(request, "user", None)
    signed_in = bool(person and person.is_authenticated)
    return {"today": today(), "person": person if signed_in else None, "navigation": _links(request, signed_in)}


def _links(request, signed_in: bool) -> list[dict]:
    if not signed_in:
        return []
    name = getattr(getattr(request, "resolver_match", None), "view_name", "") or ""
    return [
        {"text": item.text, "href": reverse(item.view), "active": name in item.views}
        for item in SERVICE_NAVIGATION
        if request.user.can(item.capability)
    ]
