"""Who may do what at each address: every address × method × person, asked of real rows, as letters in a table.

An address that is new needs its line in `tests/site/permission_matrix.txt` (print the table with
`python -m tests.site.write_permission_matrix`), and, where its parts are not in `ids`, a line there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.db import transaction
from django.test import Client, override_settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.support.permission_rows import filter_of, ids_of_a_living_plan, ids_of_tokens
from tests.support.plan_files import GOOD

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
API = "api/v1/"  # below it programs ask, with a token in the place of a session
API_METHODS = (*METHODS, "PATCH")
LETTERS = """
Each group of letters stands for GET, HEAD, POST, PUT and DELETE, and in the API for PATCH as well:
  o opens   r leads to another page   x refused (403)   n not found (404)   m no such method (405)   s sent to sign in
  t a token is needed (401)
Persons: each role over every plan; “colleague”: a second programme manager, whose are no drafts; “this plan” and
“other plan”: programme managers of one plan alone, “one section” of one section of this plan; “ended”: a programme
manager whose right was ended.
""".strip()
NOBODY = "signed out"
_STEPS = {"totp": {"secret": "A" * 32}, "recovery_codes": {"seed": "0" * 40, "used_mask": 0}}


class Address(NamedTuple):
    """An address of the site: the name of its view, its pattern, the parts that it asks for."""

    name: str
    pattern: str
    parts: frozenset[str]


def addresses() -> Iterator[Address]:
    """Every address of the URL resolver; where two names stand for one address, the first."""
    seen: set[str] = set()
    for address in _all(get_resolver(), "", ""):
        if address.pattern not in seen:
            seen.add(address.pattern)
            yield address


def _all(resolver, prefix: str, space: str) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _all(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            name = f"{space}{entry.name}" if entry.name else f"/{pattern}"
            yield Address(name, pattern, frozenset(entry.pattern.converters))


class World(NamedTuple):
    """Real rows: session and API token of each person by the column, and what the parts of addresses stand for."""

    sessions: dict[str, str]
    tokens: dict[str, str]
    ids: dict[str, object]

    def path(self, address: Address) -> str:
        """The address with the parts of this world in it."""
        values = {part: self._value(address, part) for part in address.parts}
        return reverse(address.name, kwargs=values)

    def _value(self, address: Address, part: str):
        own = self.ids.get(f"{address.name} {part}")
        return self.ids[part] if own is None else own


def world() -> World:
    """People of every kind, a plan, another plan, and the drafts, rights and files of the programme manager."""
    from datetime import date

    from goldthread_site.people.models import User
    from goldthread_site.people.roles import roles
    from tests.support.api import token_for
    from tests.support.site import given, person, plan_in

    people: dict[str, object] = {role: person(role) for role in roles()}
    manager = people["programme_manager"]
    plan, other = plan_in(manager), plan_in(manager, data=b"another plan")
    rights = {
        "colleague": {},
        "this plan": {"plan": plan.pk},
        "one section": {"plan": plan.pk, "section": plan.actions.get(key="a1").section},
        "other plan": {"plan": other.pk},
        "ended": {"ended_on": date(2026, 1, 1)},
    }
    for name, right in rights.items():
        people[name] = User.objects.create_user(name.replace(" ", "-"), "a-long-password", full_name=f"A {name}")
        given(people[name], "programme_manager", **right)
    sessions = {name: _session(who) for name, who in people.items()}
    tokens = {name: token_for(who) for name, who in people.items()}
    return World(sessions, tokens, _ids(manager, people["action_owner"], plan))


def _session(who) -> str:
    client = Client()
    client.force_login(who)
    return client.cookies["sessionid"].value


def _ids(manager, owner, plan) -> dict[str, object]:
    """What the parts of addresses stand for; “view part” goes before “part”."""
    from allauth.mfa.models import Authenticator

    from goldthread_site.owners.models import Party
    from goldthread_site.owners.words import mark_of
    from goldthread_site.people.links import path_of_link
    from goldthread_site.people.models import User
    from goldthread_site.plans import actions
    from goldthread_site.plans.reports.models import PlanReport, ReportDraft
    from goldthread_site.plans.updates.models import SheetDraft
    from tests.support.site import SMALL_PLAN

    now = plan.accepted_at
    draft = actions.start_import(by=manager, data=GOOD, file_name="plan.txt")
    of_someone = {"started_by": manager, "started_at": now, "file_digest": "0" * 64}
    PlanReport.objects.create(plan=plan, value={"report": {}})
    for kind, data in _STEPS.items():
        Authenticator.objects.create(user=owner, type=kind, data=data)
    absent = User.objects.create_user("absent", full_name="A person of no column")
    key = Authenticator.objects.create(user=absent, type="webauthn", data={"name": "Laptop", "credential": {}})
    report = ReportDraft.objects.create(file_name="report.pdf", report={}, **of_someone)
    sheet = SheetDraft.objects.create(plan=plan, file_name="sheet.xlsx", rows=[], **of_someone)
    plan.refresh_from_db()
    leaver = Party.objects.create(kind=Party.PERSON, name="Joan Sefton", known_as="joan sefton")
    uid, token = path_of_link(owner).strip("/").split("/")[-2:]
    erasure = _asked_to_erase(manager, plan)
    owner.full_name = "Lena Osgood"  # she leads the first action
    owner.save()
    return ids_of_a_living_plan(manager, owner, plan) | ids_of_tokens(owner) | {
        "plan_id": plan.pk, "draft_id": draft.pk, "kind": "actions", "field": "text", "key": plan.actions.first().key,
        "trail:erasure number": erasure.pk,
        "person_id": owner.pk, "grant_id": owner.grants.get().pk, "deed": "close", "pk": key.pk,
        "party": leaver.pk, "mark": mark_of(SMALL_PLAN["actions"][0]["leads"][0]),
        "uidb64": uid, "token": token, "provider_id": "directory", "owner": 1, "form": "xlsx", "layout": "house",
        "plans:compare_file form": "docx", **dict.fromkeys(
            ("plans:filter number", "api:filters-one number", "api:filters-one-remove number"), filter_of(manager, plan)
        ),
        "plans:recommendation key": plan.recommendations.first().key,
        "plans:report_review draft_id": report.pk, "plans:report_discard draft_id": report.pk,
        "plans:update_review draft_id": sheet.pk, "plans:update_discard draft_id": sheet.pk,
        **{f"api:plans-one-update-sheets-back-one{end} draft_id": sheet.pk for end in ("", "-put-in", "-discard")},
    }  # fmt: skip


def _asked_to_erase(by, plan):
    from goldthread_site.trail.actions import ask_erasure
    from goldthread_site.trail.models import Revision

    row = Revision.objects.filter(plan=plan.pk, entity="actions").first()
    return ask_erasure(plan=plan.pk, revisions=[row.pk], by=by, why="A child is named")


def row_of(address: Address, here: World) -> dict[str, str]:
    """The letters of each person for one address."""
    path = here.path(address)
    with override_settings(MFA_REAUTHENTICATION_REQUIRED=False):  # as if the password had just been given again
        if address.pattern.startswith(API):
            heads = {name: {"Authorization": f"Bearer {key}"} for name, key in here.tokens.items()}
            return {name: _letters_of_token(head, path) for name, head in {NOBODY: {}, **heads}.items()}
        return {name: _letters(session, path) for name, session in {NOBODY: None, **here.sessions}.items()}


def _letters(session: str | None, path: str) -> str:
    return "".join(_letter(session, method, path) for method in METHODS)


def _letters_of_token(head: dict[str, str], path: str) -> str:
    return "".join(_letter(None, method, path, head) for method in API_METHODS)


def _letter(session: str | None, method: str, path: str, head: dict[str, str] | None = None) -> str:
    """What comes back, as a letter. Whatever the request changed is as it was before afterwards."""
    from django.core.cache import cache

    cache.clear()
    with transaction.atomic():
        client = Client(raise_request_exception=False)
        if session is not None:
            client.cookies["sessionid"] = session
        answer = client.generic(method, path, headers=head)
        answer.close()
        transaction.set_rollback(True)
    return _letter_for(answer)


def _letter_for(answer) -> str:
    if answer.status_code in (301, 302) and answer.url.startswith("/people/sign-in/?next="):
        return "s"
    if 300 <= answer.status_code < 400:
        return "r"
    known = {401: "t", 403: "x", 404: "n", 405: "m"}
    if answer.status_code in known:
        return known[answer.status_code]
    return "o" if answer.status_code < 500 else "!"


def columns() -> list[str]:
    """The persons of the table, in order."""
    from goldthread_site.people.roles import roles

    return [NOBODY, *roles(), "colleague", "this plan", "one section", "other plan", "ended"]


def written(rows: dict[str, dict[str, str]]) -> str:
    """The table as text, one line an address."""
    names, wide = columns(), max(map(len, ["address", *rows])) + 2
    head = "address".ljust(wide) + "  ".join(name.ljust(max(len(name), len(METHODS))) for name in names)
    lines = [
        name.ljust(wide) + "  ".join(row[who].ljust(max(len(who), len(METHODS))) for who in names)
        for name, row in rows.items()
    ]
    told = [f"# {line}".rstrip() for line in LETTERS.splitlines()]
    return "\n".join(line.rstrip() for line in [*told, head, *lines]) + "\n"


def read(text: str) -> dict[str, dict[str, str]]:
    """The table that `written` wrote, by address."""
    head, *lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    names = columns()
    if head.split() != ["address", *" ".join(names).split()]:
        raise ValueError("the persons of the table are not those of the site: print it anew")
    return {name: dict(zip(names, letters, strict=True)) for name, *letters in map(str.split, lines)}
