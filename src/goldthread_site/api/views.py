"""The description of the API, for programs and for people."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldthread_site.people.capabilities import capability


@cache
def description() -> dict[str, Any]:
    """The description, made once: it follows from the code alone."""
    from goldthread_site.api.ninja_api import api

    return api.get_openapi_schema(path_prefix="api/v1/")


def described(request):
    """The description of the API as OpenAPI 3.1."""
    return JsonResponse(description())


described.methods = ("GET",)


@capability("account.own")
@require_GET
def docs(request):
    """What a program can ask and change, for the person who writes one."""
    from goldthread_site.api.shown import parts_of

    return render(request, "api/docs.html", {"parts": parts_of(description())})
