"""A row changed by hand: its revision, both texts where two people wrote, and one sentence for what cannot go in."""

from __future__ import annotations

import pytest

from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.plans.editing.forms import RowForm
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.models import Revision
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


def _sent(plan, **changes):
    """The whole form as a browser sends it."""
    row, core = models.Action.objects.get(plan=plan, key="a1"), core_plan(plan).model_dump(mode="json")
    form = RowForm(None, entity="actions", was=row.value, plan=core, version=row.version)
    whole = {name: form[name].initial for name in form.fields if form[name].initial is not None}
    return {**whole, "reason_given": "The desk moved", **changes}


def _text(plan):
    return models.Action.objects.get(plan=plan, key="a1").text


def test_a_row_changes_with_its_reason_and_keeps_what_the_form_does_not_ask(as_programme_manager, plan):
    page = f"/plan/{plan.pk}/edit/actions/a1/"
    assert as_programme_manager.get(page).status_code == 200
    answer = as_programme_manager.post(page, _sent(plan, text="Send the list every day"))
    row = models.Action.objects.get(plan=plan, key="a1")
    assert answer.status_code == 302 and row.text == "Send the list every day"
    assert row.read.leads == ("Lena Osgood",) and row.read.due.latest == "2026-09-30"
    assert Revision.objects.filter(plan=plan.pk).order_by("-place").first().why == "The desk moved"


@pytest.mark.parametrize(
    "keep, expected",
    [
        ({"keep-text": "mine"}, "My words"),
        ({"keep-text": "theirs"}, "Their words"),
        ({"keep-text": "join", "join-text": "Their words\nMy words"}, "Their words My words"),
    ],
)
def test_two_people_one_row(client, plan, programme_manager, keep, expected):
    page, mine = f"/plan/{plan.pk}/edit/actions/a1/", _sent(plan, text="My words")
    client.force_login(person("programme_manager", username="joan", full_name="Joan Sefton"))
    assert client.post(page, _sent(plan, text="Their words")).status_code == 302
    client.force_login(programme_manager)
    both = client.post(page, mine)
    words = both.content.decode()
    assert both.status_code == 409 and "Joan Sefton saved this row" in words
    assert "My words" in words and "Their words" in words and _text(plan) == "Their words"
    shown = both.context["conflict"]
    assert [side.field for side in shown.sides] == ["text"]
    sent = dict(shown.others)
    sides = {"mine-text": "My words", "theirs-text": "Their words", "version": shown.version}
    assert client.post(page, {**sent, **sides, **keep}).status_code == 302
    assert _text(plan) == expected


@pytest.mark.parametrize(
    "changes, said",
    [({"reason_given": ""}, "Say why, in a few words"), ({"recommendations": ["r9"]}, "Select a valid choice"),
     ({"version": "x"}, "whole number")],
)  # fmt: skip
def test_what_cannot_go_in_is_said_and_nothing_changes(as_programme_manager, plan, changes, said):
    count = Revision.objects.count()
    answer = as_programme_manager.post(f"/plan/{plan.pk}/edit/actions/a1/", _sent(plan, text="Other", **changes))
    assert answer.status_code == 422 and said in answer.content.decode()
    assert Revision.objects.count() == count


def test_an_action_is_added_with_an_id_and_a_date_of_its_own(as_programme_manager, plan):
    sent = {
        "text": "Write to every family",
        "recommendations": ["2"],
        "due": "March 2027",
        "reason_given": "The board asked",
    }
    answer = as_programme_manager.post(f"/plan/{plan.pk}/add/actions/", sent)
    added = models.Action.objects.filter(plan=plan).order_by("-order").first().read
    assert answer.status_code == 302 and (added.id, added.due.latest) == ("new-4", "2027-03-31")
    assert as_programme_manager.get(answer.url).status_code == 200


@pytest.mark.parametrize("address", ["edit/positions/x/", "edit/actions/none/", "add/plan/"])
def test_a_list_that_has_no_such_form_is_not_found(as_programme_manager, plan, address):
    assert as_programme_manager.get(f"/plan/{plan.pk}/{address}").status_code == 404


def test_a_past_day_and_a_reader_change_nothing(client, as_programme_manager, plan, viewer):
    page = f"/plan/{plan.pk}/edit/actions/a1/"
    answer = as_programme_manager.post(f"{page}?as_at=2020-01-01", _sent(plan, text="Other"))
    assert answer.status_code == 422 and "a past day cannot be changed" in answer.content.decode()
    client.force_login(viewer)
    assert client.post(page, _sent(plan, text="Other")).status_code == 403
    assert "Change the words" not in client.get(f"/plan/{plan.pk}/action/a1/").content.decode()


def test_the_button_pressed_twice_adds_one_row(as_programme_manager, plan):
    new = {"text": "Ring families on Mondays", "due": "1/12/2027", "reason_given": "The board asked for it"}
    answers = [as_programme_manager.post(f"/plan/{plan.pk}/add/actions/", new) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302] and answers[0]["Location"] == answers[1]["Location"]
    assert models.Action.objects.filter(plan=plan, text=new["text"]).count() == 1


def test_a_withdrawn_action_is_brought_back_before_it_is_changed(as_programme_manager, programme_manager, plan):
    row = models.Action.objects.get(plan=plan, key="a1")
    with changing(plan, by=programme_manager, why="The board took it out") as change:
        change.put(row, row.read.model_copy(update={"withdrawn": True}), was=row.version)
    answer = as_programme_manager.get(f"/plan/{plan.pk}/edit/actions/a1/")
    assert answer.status_code == 422 and "Bring it back first" in answer.text
