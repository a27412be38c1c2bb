"""Keeps pages out of every cache: after signing out, the Back button shows nothing of the plan."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.cache import patch_cache_control


class NothingKept:
    """Tells the browser, and whatever stands between, to keep no page. Page assets have an answer of their own."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        patch_cache_control(response, private=True, no_store=True)
        return response
