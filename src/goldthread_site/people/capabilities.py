"""Says who may open a page. Every view wears `@capability(...)` or `@public(...)`; one without is closed to all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed

from goldthread_site.trail.record import refuse_clock_that_is_behind


def capability(name: str, *, by_section: bool = False) -> Callable:
    """Opens the view only to people who hold the capability ``name``: in the plan that its ``plan_id`` names, if any.

    On pages of no plan it is enough to hold it anywhere, but for the capabilities that `roles.toml` excepts. On pages
    of a plan it must be held for all of the plan. A page that shows and changes only what stands in a person's own
    sections says ``by_section``, and opens to a right over a section as well.
    """

    def mark(view: Callable) -> Callable:
        @wraps(view)
        def guarded(request, *args, **kwargs):
            plan = kwargs.get("plan_id")
            section = None if plan is None or by_section else ""
            if not request.user.is_authenticated or not request.user.can(name, plan=plan, section=section):
                refuse_clock_that_is_behind()  # a right may seem to begin only in days to come
                raise PermissionDenied(name)
            return view(request, *args, **kwargs)

        guarded.capability = name
        return guarded

    return mark


def public(because: str) -> Callable:
    """Opens the view to anyone, and keeps the reason."""

    def mark(view: Callable) -> Callable:
        @wraps(view)
        def opened(request, *args, **kwargs):
            return view(request, *args, **kwargs)

        opened.public_because = because
        return login_not_required(opened)

    return mark


def rule_of(view: Callable) -> str | None:
    """The rule a view declares: its capability, or “public: reason”; ``None`` where it declares none.

    A view of the API has a rule for each method: the first is said, and none where one of them has none.
    """
    if name := getattr(view, "capability", None):
        return name
    if rules := getattr(view, "rules", None):
        return next(iter(rules.values())).capability if all(rules.values()) else None
    because = getattr(view, "public_because", None)
    return f"public: {because}" if because else None


USUAL_METHODS = ("GET", "HEAD", "POST", "OPTIONS")


class RuleRequired:
    """Closes every view that declares no rule, even to people who have signed in, and methods that no page has.

    A view that takes others says so in `methods`, a tuple on the view.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if rule_of(view) is None:
            raise PermissionDenied("no rule")
        if not hasattr(view, "public_because") and any(map(names_no_row, kwargs.values())):
            raise Http404
        methods = getattr(view, "methods", USUAL_METHODS)
        return None if request.method in methods else HttpResponseNotAllowed(methods)


def names_no_row(part: object) -> bool:
    """Whether no row can have this part of an address: no database takes the number, or PostgreSQL not the NUL."""
    return "\0" in part if isinstance(part, str) else isinstance(part, int) and part >= 2**63
