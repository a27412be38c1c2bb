"""My actions: what is asked of an owner stands first, whatever else she leads below it, and nobody else's."""

from __future__ import annotations

import io
import re

import docx
import pytest
from django.urls import reverse

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.timescale import read_timescale
from goldthread_site.my.whose import actions_of
from goldthread_site.owners.models import Party, Spelling
from goldthread_site.owners.words import mark_of
from goldthread_site.people.models import User
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from tests.support.django_site import TODAY
from tests.support.my_actions import OWEN, plan_of_owen
from tests.support.site import given, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def owen():
    return person("action_owner", full_name=OWEN)


@pytest.fixture
def plan(programme_manager, owen):
    return plan_of_owen(by=programme_manager, owner=owen)


@pytest.fixture
def plan_without_him(programme_manager):
    return plan_of_owen(by=programme_manager)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_what_is_asked_stands_first_and_the_heading_says_how_much(client, owen, plan):
    client.force_login(owen)
    page = text_of(client.get(reverse("my:actions")))
    said = [
        "Two actions need an update from you", "Please answer by Friday 27 November, so that the board pack is right.",
        "Please update now", "9.2, Health assessments", "Late by 20 days.", "You last wrote on 2 October.",
        "31 Oct 2026 first date 31 Mar 2026 , moved 3 times: 7 months", "Every 3 months next 30 Nov 2026",
        "Coming up", "Tell foster carers", "Nothing to do yet", "31 Jan 2027", "Update early", "28 Feb 2027",
        "Done, but proof is missing", "Train personal advisers", "The plan says it was done on 30 June.",
        "Done 30 June 2026",
        "Hand an action to somebody else", "Get these as a Word sheet",
    ]  # fmt: skip
    places = [page.find(each) for each in said]
    assert -1 not in places, said[places.index(-1)]
    assert places == sorted(places)
    assert "Open a drop-in" not in page


WHOSE = [
    ("Owen Tarrant", 5), ("owen tarrant", 5), ("Owen Tarrant, head of service", 5), ("Owen Tarran", 0), ("Tarrant", 0),
    ("Joan Sefton", 1), ("", 0),
]  # fmt: skip


@pytest.mark.parametrize("name, many", WHOSE)
def test_a_lead_is_known_by_name_without_case_spaces_and_role(plan_without_him, name, many):
    account = User.objects.create_user("x", "a-long-password", full_name=name)
    given(account, "action_owner")
    assert len(actions_of(account)) == many


@pytest.mark.parametrize(
    "where, many", [({}, 5), ({"plan": "this", "section": "s10"}, 2), ({"plan": "other"}, 0)], ids=str
)
def test_only_actions_where_she_holds_the_right_are_hers(plan_without_him, where, many):
    account = User.objects.create_user("x", "a-long-password", full_name=OWEN)
    this = plan_without_him.pk
    number = {"this": this, "other": this + 1}.get(where.get("plan"))
    given(account, "action_owner", plan=number, section=where.get("section", ""))
    assert len(actions_of(account)) == many


def party(account=None, **fields):
    name = fields.pop("name", "Owen Tarrant")
    return Party.objects.create(kind="person", name=name, known_as=name.casefold(), account=account, **fields)


def spelt(plan, text: str, *parties) -> None:
    ids = [party.pk for party in parties]
    said = {"confirmed_by": plan.accepted_by, "confirmed_at": plan.accepted_at}
    Spelling.objects.create(plan=plan.pk, mark=mark_of(text), parties=ids, text=text, **said)


def refs(account) -> list[str]:
    return [row.ref for _plan, row in actions_of(account)]


def test_a_spelling_that_was_settled_decides_whose_an_action_is(plan, owen):
    joan = User.objects.create_user("joan", "a-long-password", full_name="J. Sefton-Clarke")
    given(joan, "action_owner")
    owens, joans = party(owen), party(joan, name="Joan Sefton-Clarke")
    spelt(plan, "Joan Sefton", joans)
    spelt(plan, "Owen  Tarrant (Head of Service)", joans)
    assert refs(joan) == ["9.4", "10.4"] and refs(owen) == ["9.2", "9.3", "10.1", "10.3"]
    Party.objects.create(kind="team", name="Health", known_as="health", held_by=owens)
    spelt(plan, "Owen Tarrant", Party.objects.get(name="Health"))
    assert refs(owen) == ["9.2", "9.3", "10.1", "10.3"], "she speaks for the team"


def test_who_left_has_no_actions_and_two_of_one_name_are_told(client, plan, owen):
    held = party(owen, left_on=TODAY)
    assert refs(owen) == []
    held.delete()
    other = User.objects.create_user("owen2", "a-long-password", full_name="owen tarrant")
    given(other, "action_owner")
    assert refs(owen) == refs(other) == []
    client.force_login(owen)
    assert "Another person here has your name" in text_of(client.get(reverse("my:actions")))
    spelt(plan, OWEN, party(owen))
    assert refs(owen) == ["9.2", "9.3", "10.1", "10.3"] and refs(other) == []


def test_who_must_agree_is_asked_and_what_she_asked_for_herself_is_not(client, plan, owen, programme_manager):
    ruth = person("director", full_name="Ruth Calloway")
    moves = (("m1", OWEN, "No clerk"), ("m2", "Ruth Calloway", "No trust"))
    with changing(plan, by=programme_manager, why="Asked") as change:
        for key, by, reason in moves:
            change.add(models.DateMove, DateMove(
                id=key, action="a9.2", before=read_timescale("31 Oct 2026"), after=read_timescale("18 Dec 2026"),
                reason=reason, asked_by=by, asked_on="2026-11-19", state="asked",
            ))  # fmt: skip
    client.force_login(ruth)
    answer = client.get(reverse("my:actions"))
    page = text_of(answer)
    assert "One answer is wanted from you" in page and "No clerk" in page and "No trust" not in page
    assert reverse("plans:move_answer", args=[plan.pk, "m1"]) in answer.content.decode()
    client.force_login(owen)
    assert "Please agree" not in text_of(client.get(reverse("my:actions")))


def test_nothing_to_do_is_said_plainly(client, viewer, plan):
    joan = person("qa_lead", full_name="Nobody Named")
    client.force_login(joan)
    assert "No action is yours yet" in text_of(client.get(reverse("my:actions")))
    client.force_login(viewer)
    assert client.get(reverse("my:actions")).status_code == 403


def test_her_own_actions_come_as_a_word_sheet_and_nobody_elses(client, owen, plan):
    client.force_login(owen)
    answer = client.get(reverse("my:sheet", args=[plan.pk]))
    assert answer["Content-Disposition"] == f'attachment; filename="my-actions-{plan.pk}.docx"'
    text = " ".join(cell.text for table in docx.Document(io.BytesIO(answer.content)).tables for cell in table._cells)
    assert "Agree with the health trust" in text and "Open a drop-in" not in text
    assert client.get(reverse("my:sheet", args=[plan.pk + 1])).status_code == 404


def test_the_page_of_her_own_action_leads_an_owner_to_her_update_and_nobody_else(client, plan, owen):
    pages = {key: reverse("plans:action", args=[plan.pk, key]) for key in ("a9.2", "a10.4")}
    client.force_login(owen)
    assert ["Update this action" in text_of(client.get(page)) for page in pages.values()] == [True, False]
    client.force_login(person("viewer"))
    assert "Update this action" not in text_of(client.get(pages["a9.2"]))
