"""Sends each operation of the API what its description allows, and what it forbids, and holds the answers against it.

What is sent comes from schemathesis. Where it is what the description allows, most of the ids in it are put in the
place of made-up ones, so that more than “there is no such row” is tried. Each request is undone afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import schemathesis
from django.core.cache import cache as cache_of_tries
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi import checks

ALWAYS = (
    schemathesis.checks.not_a_server_error, checks.status_code_conformance, checks.content_type_conformance,
    checks.response_headers_conformance, checks.response_schema_conformance,
)  # fmt: skip
# What a request that breaks the description may be answered; anything else would mean that it was taken.
REFUSALS = ["400", "401", "403", "404", "405", "409", "412", "413", "415", "422", "428", "429"]


class Rows(NamedTuple):
    """Real rows for the parts of addresses and bodies: the plan, by list the keys with their versions, its drafts."""

    plan: int
    keys: dict[str, dict[str, int]]
    drafts: dict[str, str]
    filter: int = 0

    def key(self, name: str, turn: int) -> str:
        """A key of the list that an address or a field names; of the actions where it names none."""
        there = list(self.keys.get(name) or self.keys["actions"])
        return there[turn % len(there)]

    def version(self, key: str) -> int:
        """The version of the row with this key."""
        return next((keys[key] for keys in self.keys.values() if key in keys), 1)


@cache
def described():
    """The API's operations, as the site itself describes them."""
    load_all_checks()
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", _site(), headers={"Host": "localhost"})
    schema.config.checks.negative_data_rejection.expected_statuses = REFUSALS
    return schema


def _site():
    """The site in this process, which keeps its connection: what the tests put there is not committed."""
    handler, signals = WSGIHandler(), (request_started, request_finished)

    def answered(environ, start_response) -> list[bytes]:
        for signal in signals:
            signal.disconnect(close_old_connections)
        try:
            answer = handler(environ, start_response)
            whole = b"".join(answer)
            answer.close()
            return [whole]
        finally:
            for signal in signals:
                signal.connect(close_old_connections)

    return answered


def operations() -> Iterator[Any]:
    """Every operation of the API."""
    for found in described().get_all_operations():
        yield found.ok()


def tried(operation, *, key: str, rows: Rows, examples: int, allowed: bool, number: int = 1) -> Counter:
    """How often each status came back. Raises where an answer is not as described, or a fault was taken."""
    found: Counter = Counter()
    mode = GenerationMode.POSITIVE if allowed else GenerationMode.NEGATIVE
    head = {"Authorization": f"Bearer {key}"} if key else {}
    held = ALWAYS if allowed else (*ALWAYS, checks.negative_data_rejection)

    @seed(number)
    @settings(
        max_examples=examples, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode), turn=st.integers(0, 99))
    def ask(case, turn: int) -> None:
        _put_real(case, rows, turn)
        cache_of_tries.clear()
        with transaction.atomic():
            answer = case.call(headers={**head, "Host": "localhost"})
            transaction.set_rollback(True)
        found[answer.status_code] += 1
        case.validate_response(answer, checks=list(held))

    ask()
    return found


def _put_real(case, rows: Rows, turn: int) -> None:
    """Real ids for made-up ones, where they are not what is wrong: nine times in ten, in the body every other time."""
    wrong = {where.value for where, told in case.meta.components.items() if told.mode.is_negative}
    if turn % 10 == 9:
        return
    parts = dict(case.path_parameters or {})
    if "path" not in wrong and {"plan_id", "draft_id", "number"} & parts.keys():
        if "plan_id" in parts:
            parts["plan_id"] = rows.plan
        if "key" in parts:
            parts["key"] = rows.key(_list_of(case.path), turn)
        if "draft_id" in parts:
            parts["draft_id"] = rows.drafts.get(_list_of(case.path), rows.drafts["next-documents"])
        if "owner" in parts:
            parts["owner"] = 1
        if "number" in parts:
            parts["number"] = rows.filter
        if "entity" in parts:
            parts["entity"] = "actions"
        if "version" in parts:
            parts["version"] = 1
        case.path_parameters = parts
    if not wrong & {"header", "path"} and {"key", "draft_id"} & parts.keys() and turn % 3 != 2:
        version = rows.version(parts["key"]) if "key" in parts else 1
        case.headers = {**(case.headers or {}), "If-Match": f'"{version}"'}
    if not wrong and turn % 2 == 0 and isinstance(case.body, dict):
        case.body = _with_real(case.body, rows, turn)


def _list_of(path: str) -> str:
    return path.partition("{plan_id}/")[2].partition("/")[0]


_NAMES = {"key": "actions", "recommendation": "recommendations", "section": "sections", "recommendations":
          "recommendations", "outcomes": "outcomes", "actions": "actions"}  # fmt: skip


def _with_real(body: dict[str, Any], rows: Rows, turn: int) -> dict[str, Any]:
    made = {}
    for name, value in body.items():
        if isinstance(value, dict):
            value = _with_real(value, rows, turn)
        elif name in _NAMES and isinstance(value, str):
            value = rows.key(_NAMES[name], turn)
        elif name in _NAMES and isinstance(value, list):
            value = [rows.key(_NAMES[name], turn)] * bool(value)
        elif name == "entity" and isinstance(value, str):
            value = "actions"
        elif name == "plan" and isinstance(value, int):
            value = rows.plan
        elif name in ("to", "due", "new_date", "as_at", "expires", "done_on") and isinstance(value, str):
            value = "2027-03-31" if name != "as_at" else "2026-11-20"
        made[name] = value
    return made


def rows_in(plan) -> Rows:
    """The rows of a plan in the database."""
    from goldthread_site.plans import models

    found = {}
    for entity, model in models.EVERY_ROW.items():
        name = {"costs.lines": "cost-lines"}.get(entity, entity.replace("_", "-"))
        found[name] = dict(model.objects.filter(plan=plan).order_by("order").values_list("key", "version")[:5])
    from goldthread_site.plans.updates.models import SheetDraft

    drafts = {"next-documents": models.ImportDraft, "update-sheets": SheetDraft}
    of_plan = {name: str(model.objects.filter(plan=plan).get().pk) for name, model in drafts.items()}
    return Rows(plan.pk, found, of_plan, models.SavedFilter.objects.get().pk)


def living() -> tuple[Rows, dict[str, str]]:
    """The rows of a plan with evidence, a move and a claim that wait, a position on its way; each person's key."""
    from goldthread_site.plans.models import Plan
    from goldthread_site.plans.updates.models import SheetDraft
    from tests.support.api import token_for
    from tests.support.permission_rows import filter_of, ids_of_a_living_plan
    from tests.support.site import person, plan_in

    people = {role: person(role) for role in ("programme_manager", "action_owner", "viewer", "director")}
    people["action_owner"].full_name = "Lena Osgood"  # she leads the first action
    people["action_owner"].save()
    plan = plan_in(people["programme_manager"])
    ids_of_a_living_plan(people["programme_manager"], people["action_owner"], plan)
    filter_of(people["programme_manager"], plan)
    begun = {"started_by": people["programme_manager"], "started_at": plan.accepted_at, "file_digest": "0" * 64}
    SheetDraft.objects.create(plan=plan, file_name="sheet.xlsx", rows=[], **begun)
    keys = {name: token_for(who) for name, who in people.items()}
    return rows_in(Plan.objects.get(pk=plan.pk)), {**keys, "nobody": ""}
