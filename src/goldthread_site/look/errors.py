"""The pages that say something went wrong, in plain words."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import Http404
from django.shortcuts import render
from django.urls import ResolverMatch, resolve

from goldthread.errors import UserError
from goldthread_site.look.storage import why_not_saved

log = logging.getLogger("goldthread.errors")


class NotOnThatDay(Http404):
    """A row that the plan did not have on a past day: one sentence."""


def _page(request, status: int, title: str, *sentences: str, typed: Iterable[str] = ()):
    return render(request, "look/error.html", {"title": title, "sentences": sentences, "typed": typed}, status=status)


class SaidPlainly:
    """Shows what a view could not do as a page of one sentence, so that no view needs to for itself."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, fault):
        if not isinstance(fault, UserError):
            return None
        return said_plainly(request, fault)


def said_plainly(request, fault: UserError):
    """The page of one sentence for what could not be done, with what was typed, so that no word is lost."""
    return _page(request, 422, "This cannot be done as it is", str(fault), typed=_typed(request))


def bad_request(request, exception=None):
    """400: the browser sent something that cannot be taken."""
    return _page(request, 400, "We could not take what was sent", "Go back, and send it again. Nothing was saved.")


def not_allowed(request, exception=None):
    """403: signed in, but without the capability."""
    return _page(
        request, 403, "You cannot do this",
        "Your role does not allow this page.", "Ask your programme manager if you need it for your work.",
    )  # fmt: skip


def not_found(request, exception=None):
    """404: no such page, or no such row; of a past day, no such row then."""
    if isinstance(exception, NotOnThatDay):
        return _page(request, 404, "Not in the plan on that day", str(exception))
    return _page(
        request, 404, "Page not found",
        "If you typed the address, check it. If you followed a link, the row may have been taken out of the plan.",
    )  # fmt: skip


def broken(request):
    """500: our fault. Nothing is saved, because every change is made whole or not at all.

    503 where the disk or the database is at fault, which whoever keeps the server can mend.
    """
    if why := why_not_saved(sys.exc_info()[1]):
        return _not_saved(request, why)
    return _page(
        request, 500, "Something went wrong on our side",
        "Nothing was saved. Try again in a few minutes.",
        "If it happens again, tell the people who run Goldthread what you did.",
    )  # fmt: skip


def _not_saved(request, why: str):
    """The page that says why, made without the database."""
    log.error("nothing could be saved: %s view=%s", why, getattr(_match(request), "view_name", "none"))
    request.user, request._messages = AnonymousUser(), CookieStorage(request)  # neither asks the database
    changes = request.method == "POST"
    return _page(
        request, 503, "Nothing was saved" if changes else "This page cannot be shown now",
        f"{why}. {'What was saved before is still there.' if changes else 'Nothing that was saved is lost.'}",
        "Tell whoever keeps the server for Goldthread, and try again when they have mended it.", typed=_typed(request),
    )  # fmt: skip


def _typed(request) -> list[str]:
    """The texts of a form that was sent, but for those of pages where a password is typed."""
    match = _match(request)
    if request.method != "POST" or match is None or match.namespace not in NAMESPACES_OF_WORDS:
        return []
    return [text for values in dict(request.POST).values() for text in values if len(text.split()) > 1]


def _match(request) -> ResolverMatch | None:
    """The view that was asked for, also where the request did not come as far."""
    with suppress(Http404):
        return request.resolver_match or resolve(request.path_info)
    return None


NAMESPACES_OF_WORDS = ("plans", "my")


def form_out_of_date(request, reason=""):
    """403 for a form that does not come from this session."""
    log.info("form refused path=%s", request.path)
    return _page(
        request, 403, "This form is out of date",
        "You may have signed out in another tab, or left the page open for a long time.",
        "Go back, load the page again, and send it once more. Nothing was saved.",
    )  # fmt: skip
