"""Every refusal in one shape, “application/problem+json” (RFC 9457): a title, and a sentence of what to try."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404, JsonResponse
from django.http.multipartparser import MultiPartParserError
from ninja.errors import HttpError, ValidationError
from pydantic import BaseModel

from goldthread.errors import PositionIsPublished, UserError
from goldthread_site.api.rules import ReadsOnly
from goldthread_site.api.strict import BadJson, TooLong
from goldthread_site.look.errors import NotOnThatDay
from goldthread_site.look.storage import why_not_saved
from goldthread_site.people.tokens.keys import PersonRefused, TokenRefused
from goldthread_site.plans.changing import Closed, Stale, StaleRow

log = logging.getLogger("goldthread.api")
MEDIA = "application/problem+json"
TITLES = {
    400: "What was sent cannot be read", 401: "A working API token is needed", 403: "You may not do this",
    404: "There is no such address or row", 405: "This address has no such method",
    409: "This does not fit how things stand now", 412: "Somebody else saved this row meanwhile",
    413: "What was sent is too long", 415: "What was sent is of a kind that is not taken here",
    422: "This cannot be done as it is", 428: "Say which version of the row you saw",
    429: "Too many requests", 500: "Something went wrong on our side", 503: "Nothing can be saved just now",
}  # fmt: skip


class Fault(BaseModel):
    """One thing that is wrong with what was sent: where it stands, and what is wrong."""

    where: str
    what: str


class Problem(BaseModel):
    """Why a request was refused. Nothing was saved."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Fault] = []


class Crossed(Problem):
    """Somebody else saved the row since the version in “If-Match”: both texts, and the version to answer with."""

    version: int
    saved_by: str
    saved_at: str
    yours: dict[str, Any]
    theirs: dict[str, Any]


class Refused(Exception):
    """A refusal with its status and sentence, and where each fault of what was sent stands."""

    def __init__(self, status: int, detail: str, *, errors: list[Fault] = (), headers: dict[str, str] | None = None):
        self.status, self.detail, self.errors, self.headers = status, detail, list(errors), headers or {}
        super().__init__(detail)


def problem(status: int, detail: str, *, errors: list[Fault] = (), headers: dict | None = None) -> JsonResponse:
    """A refusal as it is sent."""
    said = Problem(title=TITLES[status], status=status, detail=detail, errors=list(errors))
    return JsonResponse(said.model_dump(), status=status, content_type=MEDIA, headers=headers)


def answer_for(request, fault: Exception) -> JsonResponse:
    """The refusal that stands for the fault. One that nobody foresaw is logged, and says nothing of itself."""
    if isinstance(fault, StaleRow):
        return _crossed(fault)
    if isinstance(fault, Refused):
        return problem(fault.status, fault.detail, errors=fault.errors, headers=fault.headers)
    if isinstance(fault, ValidationError):
        return problem(422, "Something that was sent is not as it must be.", errors=faults_of(fault.errors))
    for kind, status in _STATUSES:
        if isinstance(fault, kind):
            return problem(status, _sentence(fault, status))
    if why := why_not_saved(fault):
        log.error("nothing could be saved: %s path=%s", why, request.path)
        return problem(503, f"Nothing was saved, because {why}. Send it again once that is mended.")
    log.error("fault in the API path=%s", request.path, exc_info=fault)
    got_request_exception.send(sender=None, request=request)
    return problem(500, "Nothing was saved. Try again in a few minutes.")


_STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (TokenRefused, 401), (PersonRefused, 403), (ReadsOnly, 403), (Closed, 409), (Stale, 409),
    (PositionIsPublished, 409), (UserError, 422), (PermissionDenied, 403), (NotOnThatDay, 404), (Http404, 404),
    (TooLong, 413), (BadJson, 400), (HttpError, 400), (MultiPartParserError, 400), (SuspiciousOperation, 400),
)  # fmt: skip
_USUAL = {
    400: "Send it again as the description of the API says. Nothing was saved.",
    403: "Your rights do not allow this. Ask your programme manager if you need it for your work.",
    404: "Check the address. The row may have been taken out of the plan.",
}


def _sentence(fault: Exception, status: int) -> str:
    if isinstance(fault, UserError | NotOnThatDay | BadJson | TooLong):
        said = str(fault)
        return said[:1].upper() + said[1:]
    return _USUAL[status]


def _crossed(fault: StaleRow) -> JsonResponse:
    last = fault.last
    said = Crossed(
        title=TITLES[412], status=412,
        detail="Both texts are here. Join them, and send the row again with the version that is here. Nothing is lost.",
        version=fault.row.version, saved_by=last.by.get_full_name() if last else "",
        saved_at=last.at.isoformat() if last else "", yours=fault.mine.model_dump(mode="json"), theirs=fault.row.value,
    )  # fmt: skip
    return JsonResponse(said.model_dump(), status=412, content_type=MEDIA)


_PLAIN = {
    "missing": "is needed", "extra_forbidden": "is not known here", "string_type": "must be a text",
    "int_type": "must be a whole number", "int_parsing": "must be a whole number", "bool_type": "must be true or false",
    "int_from_float": "must be a whole number", "float_type": "must be a number", "list_type": "must be a list",
    "dict_type": "must be an object", "model_attributes_type": "must be an object", "model_type": "must be an object",
    "bool_parsing": "must be true or false",
}  # fmt: skip


def faults_of(errors: list[dict]) -> list[Fault]:
    """The faults in plain words: “body.percent: must be a whole number”. What was sent is not said again."""
    return [Fault(where=".".join(_place(each["loc"])), what=_PLAIN.get(each["type"]) or _own(each)) for each in errors]


def _place(loc: tuple) -> list[str]:
    """Where it stands; ninja names the body's own argument as well, which no reader knows."""
    source, *rest = [str(part) for part in loc]
    return [source, *(rest[1:] if source == "body" and rest else rest)]


def _own(each: dict) -> str:
    said = each["msg"].removeprefix("Value error, ")
    return said[:1].lower() + said[1:]
