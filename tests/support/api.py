"""A program that uses the API: a person's token, and answers as values."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from django.test import Client

from tests.support.django_site import TODAY

ROOT = "/api/v1"


def token_for(person, *, reads_only: bool = False, until: date = TODAY + timedelta(days=90)) -> str:
    """A key of the person's, made as her page makes one."""
    from goldthread_site.people.tokens.actions import make_token

    return make_token(by=person, name="Monthly report", reads_only=reads_only, until_day=until)[1]


class Program:
    """Asks with one token. Each method gives the answer; `.said` is its JSON."""

    def __init__(self, key: str = "") -> None:
        self.client = Client(raise_request_exception=False)
        self.head = {"Authorization": f"Bearer {key}"} if key else {}

    def get(self, path: str, **query: Any):
        """What an address says."""
        return _said(self.client.get(f"{ROOT}{path}", query, headers=self.head))

    def send(self, method: str, path: str, body: Any = None, *, was: int | None = None, once: str = "", **heads: str):
        """What a change answers; ``was`` is the version seen, ``once`` the name of the request."""
        heads = {**self.head, **heads, **({"If-Match": f'"{was}"'} if was is not None else {})}
        if once:
            heads["Idempotency-Key"] = once
        data = body if isinstance(body, bytes | str) else json.dumps({} if body is None else body)
        return _said(self.client.generic(method, f"{ROOT}{path}", data, "application/json", headers=heads))

    def post(self, path: str, body: Any = None, **more: Any):
        """The same, to add something."""
        return self.send("POST", path, body, **more)

    def patch(self, path: str, body: Any = None, **more: Any):
        """The same, to change some of a row."""
        return self.send("PATCH", path, body, **more)

    def put(self, path: str, body: Any = None, **more: Any):
        """The same, to say a row anew."""
        return self.send("PUT", path, body, **more)

    def form(self, path: str, *, was: int | None = None, **fields: Any):
        """What an address answers to a form with a file."""
        heads = {**self.head, **({"If-Match": f'"{was}"'} if was is not None else {})}
        return _said(self.client.post(f"{ROOT}{path}", fields, headers=heads))


def _said(answer):
    kind = answer.headers.get("Content-Type", "")
    answer.said = json.loads(answer.content) if "json" in kind and answer.content else None
    return answer


def program_of(person, **token: Any) -> Program:
    """A program of this person's."""
    return Program(token_for(person, **token))


def revisions_of(plan) -> int:
    """How many revisions the plan's trail holds."""
    from goldthread_site.trail.models import Revision

    return Revision.objects.filter(plan=plan.pk).count()
