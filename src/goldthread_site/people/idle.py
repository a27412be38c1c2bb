"""Ends a session that nobody used for a while, and leads back to where the person was once she has signed in."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.shortcuts import redirect, render
from django.urls import reverse

_SEEN = "seen"
_NOTE_EVERY = 60  # seconds: one write a minute is enough to know how long a session lay idle


@receiver(user_logged_in)
def begin_counting(sender, request, **kwargs) -> None:
    """A session was used when it began; written with the sign-in itself."""
    request.session[_SEEN] = int(time.time())


class IdleLimit:
    """Signs a person out at her first request after `IDLE_MINUTES` without one."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now, seen = int(time.time()), request.session.get(_SEEN)
            if seen is not None and now - seen > settings.IDLE_MINUTES * 60:
                return _signed_out(request)
            if seen is None or now - seen >= _NOTE_EVERY:
                request.session[_SEEN] = now
        return self.get_response(request)


def _signed_out(request):
    """For a page, the sign-in page, which says why; for a form, a page that says that nothing was saved."""
    logout(request)
    if request.path == reverse("people:sign_out"):
        return redirect("people:sign_in")
    if request.method in ("GET", "HEAD"):
        asked = urlencode({"next": request.get_full_path(), "idle": "1"})
        return redirect(f"{reverse('people:sign_in')}?{asked}")
    context = {"minutes": settings.IDLE_MINUTES}
    return render(request, "people/idle.html", context, status=403)
