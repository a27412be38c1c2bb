"""The addresses of the API: each with the rule of every method, what it takes, and what it may be asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import JsonResponse
from django.urls import URLPattern, path
from ninja.operation import Operation, PathView
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from goldthread_site.api.door import JSON, MULTIPART
from goldthread_site.api.ninja_api import api
from goldthread_site.api.views import described
from goldthread_site.look.uploads import upload_limit
from goldthread_site.people.capabilities import public

app_name = "api"


def _told(view: Callable, operations: list[Operation]) -> Callable:
    """Ninja's view with all that the door must know of it beforehand."""

    @wraps(view)
    def opened(request, **kwargs) -> JsonResponse:
        return view(request, **kwargs)

    by_method = {method: each for each in operations for method in each.methods}
    opened.csrf_exempt = True  # no cookie opens anything here
    opened.methods = tuple(by_method)
    opened.rules = {method: getattr(each.view_func, "rule", None) for method, each in by_method.items()}
    opened.takes = {method: _takes(each) for method, each in by_method.items()}
    opened.asks = {method: _names(each, "query") for method, each in by_method.items()}
    opened.asks |= {f"{method} form": _names(each, "form", "file") for method, each in by_method.items()}
    return opened


def _takes(operation: Operation) -> str | None:
    sources = {model.__ninja_param_source__ for model in operation.models}
    return MULTIPART if "file" in sources else JSON if "body" in sources else None


def _names(operation: Operation, *sources: str) -> frozenset[str]:
    """The names that may stand in the address or form: those of an argument's own fields where it has some."""
    given = [model for model in operation.models if model.__ninja_param_source__ in sources]
    return frozenset(name for model in given for each in model.model_fields.items() for name in _named(*each))


def _named(name: str, field: FieldInfo) -> list[str]:
    kind = field.annotation
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return [one.alias or own for own, one in kind.model_fields.items()]
    return [field.alias or name]


def _patterns() -> list[URLPattern]:
    """Ninja's addresses. A key may hold a “/”, so an address that ends with one comes after those that go on."""
    views = (each for bound in api._get_bound_routers() for each in bound.path_operations.items())
    found = [_pattern(address.strip("/"), view) for address, view in views]
    return sorted(found, key=lambda pattern: str(pattern.pattern).endswith(">"))


def _pattern(address: str, ninjas: PathView) -> URLPattern:
    view = _told(ninjas.get_view(), ninjas.operations)
    if MULTIPART in view.takes.values():
        view = upload_limit(settings.EVIDENCE_LIMIT_BYTES)(view)
    route = address.replace("{", "<").replace("}", ">")
    return path(route, view, name=_name(address))


def _name(address: str) -> str:
    """“plans-one-actions” for the actions of one plan: what stands in the log of looks."""
    return "-".join("one" if part.startswith("{") else part for part in address.split("/"))


urlpatterns = [
    path("openapi.json", public("it describes the program, and no plan")(described), name="openapi"),
    *_patterns(),
]
