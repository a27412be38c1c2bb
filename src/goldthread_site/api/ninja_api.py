"""The API itself: its routes, put together; every refusal goes through `problems.py`."""

from __future__ import annotations

from importlib import import_module

from django.http import Http404
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from goldthread_site.api.described import Described
from goldthread_site.api.problems import answer_for
from goldthread_site.api.router import EVERY

VERSION = "1"
# In the order of the reference page. A new part of the API is one file here.
ROUTES = (
    "me", "plans", "imports", "rows", "actions", "updates", "dates", "evidence", "positions", "remedial", "costs",
    "references", "ratings", "check", "changes", "history", "months", "owners",
    "next_document", "withdrawn", "sheets", "filters", "hand_down", "escalation", "bulk",
    "quick", "found_again", "ending",
)  # fmt: skip


class Api(NinjaAPI):
    """Ninja's API, with the whole of what may come back in its description."""

    def get_openapi_operation_id(self, operation):
        """The name of the function, which no other has."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **kwargs):
        return Described(super().get_openapi_schema(**kwargs), self)


api = Api(
    title="Goldthread", version=VERSION, urls_namespace="api", openapi_url=None, docs_url=None,
    description="Reads and changes improvement plans in the name of a person, with her rights and never more.",
)  # fmt: skip
for kind in (Exception, Http404, HttpError, ValidationError):
    api.add_exception_handler(kind, answer_for)
for name in ROUTES:
    import_module(f"goldthread_site.api.routes.{name}")
api.add_router("", EVERY)
