"""My actions: what is asked of an owner stands first, whatever else she leads below it, and nobody else's."""

from __future__ import annotations

import io
import re

import docx
import pytest
from django.urls import reverse

from goldthread_site.look.clock import moment
from goldthread_site.my.whose import actions_of
from goldthread_site.owners.models import Party, Spelling
from goldthread_site.owners.words import mark_of
from goldthread_site.people.models import User
from tests.support.my_actions import OWEN, plan_of_owen
from tests.support.site import given, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def owen():
    return person("action_owner", full_name=OWEN)


@pytest.fixture
def plan(programme_manager, owen):
    return plan_of_owen(by=programme_manager, owner=owen)


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
def test_a_lead_is_known_by_name_without_case_spaces_and_role(plan, owen, name, many):
    User.objects.filter(pk=owen.pk).update(full_name="Somebody else")
    account = User.objects.create_user("x", "a-long-password", full_name=name)
    given(account, "action_owner")
    assert len(actions_of(account)) == many


@pytest.mark.parametrize(
    "where, many", [({}, 5), ({"plan": "this", "section": "s10"}, 2), ({"plan": "other"}, 0)], ids=str
)
def test_only_actions_where_she_holds_the_right_are_hers(plan, owen, where, many):
    User.objects.filter(pk=owen.pk).update(full_name="Somebody else")
    account = User.objects.create_user("x", "a-long-password", full_name=OWEN)
    number = {"this": plan.pk, "other": plan.pk + 1}.get(where.get("plan"))
    given(account, "action_owner", plan=number, section=where.get("section", ""))
    assert len(actions_of(account)) == many


def test_an_action_of_two_people_of_one_name_is_nobodys_until_the_directory_says_whose(plan, owen):
    other = person("action_owner", username="other", full_name=OWEN)
    assert (actions_of(owen), actions_of(other)) == ([], [])
    party = Party.objects.create(kind=Party.PERSON, name=OWEN, account=other)
    said = {"parties": [party.pk], "confirmed_at": moment(), "confirmed_by": owen}
    Spelling.objects.create(text=OWEN, mark=mark_of(OWEN), **said)
    assert (len(actions_of(owen)), len(actions_of(other))) == (0, 5)


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
