"""The one way into the API. It stands before sessions, cookies and forms: a request is its token's, or nobody's."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.urls import resolve

from goldthread_site.api import rules
from goldthread_site.api.once import replayed
from goldthread_site.api.problems import Fault, Refused, answer_for
from goldthread_site.api.strict import MOST_BYTES, BadJson, TooLong, refuse_text, strict_json
from goldthread_site.look.past_day import one_request
from goldthread_site.my.throttle import times_tried
from goldthread_site.people.capabilities import names_no_row
from goldthread_site.people.looks import is_logged, note_look
from goldthread_site.people.models import ApiToken
from goldthread_site.people.tokens.keys import TokenRefused, note_use, refuse_without_second_step, token_of

PREFIX = "/api/v1/"
MOST_WRONG = 20  # keys that open nothing, from one address within a minute
JSON, MULTIPART = "application/json", "multipart/form-data"
ROOM_BESIDE_FILE = 64 * 1024


class ApiDoor:
    """Answers whatever stands below `/api/v1/`; no middleware after this one sees it."""

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        request.user = AnonymousUser()
        with one_request():
            try:
                return _answered(request)
            except Exception as fault:
                return answer_for(request, fault)


def _answered(request):
    match = request.resolver_match = resolve(request.path_info)
    view = match.func
    if hasattr(view, "public_because") and request.method in view.methods:
        return view(request)
    rule = _rule(request, view)
    token = _token(request)
    _refuse_address(request, match.kwargs, view)
    refuse_without_second_step(token.person)
    rules.refuse(token, rule, changes=request.method != "GET", plan=match.kwargs.get("plan_id"))
    _refuse_body(request, view)
    request.user, request.token = token.person, token
    logged = is_logged(token.person)
    response = replayed(request) or view(request, **match.kwargs)
    if logged:
        note_look(token.person, request, response)
    return response


def _rule(request, view) -> rules.Rule | None:
    """The rule of the method. Raises where the address has no such method."""
    methods = getattr(view, "methods", ())
    if request.method not in methods:
        allowed = ", ".join(methods)
        raise Refused(405, f"Here one may {allowed}.", headers={"Allow": allowed})
    return getattr(view, "rules", {}).get(request.method)


def _token(request) -> ApiToken:
    """Whose request it is. Raises where the token opens nothing, or too many were tried."""
    kind, _, key = request.headers.get("Authorization", "").partition(" ")
    try:
        if kind.lower() != "bearer" or not key:
            raise TokenRefused(
                "this request has no API token", try_="Send it in the header “Authorization: Bearer gt_…”"
            )
        token = token_of(key.strip())
    except TokenRefused as refusal:
        if times_tried(request, "api token") > MOST_WRONG:
            raise _wait("Too many tokens that open nothing came from your address") from None
        said = str(refusal)
        raise Refused(401, said[:1].upper() + said[1:], headers={"WWW-Authenticate": "Bearer"}) from None
    most = settings.API_REQUESTS_A_MINUTE
    if most and times_tried(request, f"api token {token.pk}") > most:
        raise _wait(f"A token may ask {most:,} times a minute")
    note_use(token)
    return token


def _wait(why: str) -> Refused:
    return Refused(429, f"{why}. Wait a minute, then go on. Nothing was saved.", headers={"Retry-After": "60"})


def _refuse_address(request, parts: dict, view) -> None:
    """No row has such a part; and what stands behind the “?” must be known, and said once."""
    if any(map(names_no_row, parts.values())):
        raise Http404
    known = view.asks.get(request.method, frozenset())
    faults = []
    for name, values in request.GET.lists():
        if name not in known:
            faults.append(Fault(where=f"query.{name[:60]}", what="is not known here"))
        elif len(values) > 1:
            faults.append(Fault(where=f"query.{name}", what="stands there twice"))
        for text in (name, *values):
            refuse_text(text)
    if faults:
        raise Refused(422, "The address asks for something that is not known here.", errors=faults)


def _refuse_body(request, view) -> None:
    """Only the kind of body that the operation takes, and not too long; of JSON every value is looked at."""
    takes = view.takes.get(request.method)
    if takes is None:
        return
    if request.content_type != takes:
        raise Refused(415, f"Send it as {takes}.")
    most = settings.EVIDENCE_LIMIT_BYTES + ROOM_BESIDE_FILE if takes == MULTIPART else MOST_BYTES
    try:
        length = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise BadJson("the length of the body is no number") from None
    if length > most:
        raise TooLong(f"the body is longer than {most // 1024:,} KB. Nothing was saved.")
    if takes == JSON and not isinstance(strict_json(request.body), dict):
        raise BadJson("The body must be one JSON object.")
    if takes == MULTIPART:
        _refuse_form(request, view.asks[f"{request.method} form"])


def _refuse_form(request, known: frozenset[str]) -> None:
    for name in {*request.POST, *request.FILES} - known:
        raise Refused(422, "Something that was sent is not known here.",
                      errors=[Fault(where=f"form.{name[:60]}", what="is not known here")])  # fmt: skip
    for name, values in request.POST.lists():
        if len(values) > 1:
            fault = Fault(where=f"form.{name}", what="stands there twice")
            raise Refused(422, "Something that was sent stands there twice.", errors=[fault])
        refuse_text(values[0])
    if name := getattr(request, "upload_too_big", None):
        raise TooLong(f"{name} is larger than {settings.EVIDENCE_LIMIT_BYTES // 1024 // 1024} MB. Nothing was saved.")
