"""Writes down each page that a visitor opens: an adviser, an inspector."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone

from goldthread_site.people.models import Look, User

REFUSED = 400  # from this answer on nothing was seen


class LooksLogged:
    """One row for each page, file or list that a person with a role marked `looks_logged` was shown."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        person = request.user  # as it was when the page was asked for: signing out is a look too
        logged = is_logged(person)
        response = self.get_response(request)
        if logged:
            note_look(person, request, response)
        return response


def is_logged(person: User) -> bool:
    """Whether what this person opens is written down."""
    return person.is_authenticated and any(role.looks_logged for role in person.roles_held)


def note_look(person: User, request, response) -> None:
    """Writes down what the person was shown, where she was shown anything."""
    where = request.resolver_match
    if where and response.status_code < REFUSED:
        plan, key = where.kwargs.get("plan_id"), where.kwargs.get("key", "")
        Look.objects.create(person=person, at=timezone.now(), page=where.view_name, plan=plan, key=str(key)[:200])
