"""A remedial action is asked for whenever something is red, late or slipped, with its own lead and date."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.urls import reverse

from goldthread_site.look.clock import lived_again
from goldthread_site.plans.models import RemedialAction
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.site import plan_in

pytestmark = pytest.mark.django_db
LATE = {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]}
SLIPPED = {"text": "Dec 2026", "latest": "2026-12-31", "kinds": ["month"], "slipped_from": ["Feb 2026"]}
ACTIONS = [
    {"id": "a1", "recommendations": ["1"], "ref": "1.1", "text": "List the visits", "due": LATE, "rag": "red"},
    {"id": "a2", "recommendations": ["1"], "ref": "1.2", "text": "Set up cover", "due": SLIPPED},
    {"id": "a3", "recommendations": ["2"], "ref": "2.1", "text": "Record by phone", "rag": "green"},
]
SAID = {
    "outstanding": "86 visits were late in October", "remedies": "List the reason for each\nMove 2 workers",
    "lead": "Meera Lindqvist", "due": "18/12/2026",
}  # fmt: skip


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager, actions=ACTIONS, remedial_actions=[], terms={"starts": "2026-02-01"})


def page(view: str, *args) -> str:
    return reverse(f"plans:{view}", args=args)


def said(answer) -> str:
    return html.unescape(answer.content.decode())


@pytest.fixture
def remedy(as_programme_manager, plan):
    as_programme_manager.post(page("remedial_add", plan.pk, "actions", "a1"), SAID)
    return RemedialAction.objects.get(plan=plan)


def test_what_is_red_late_or_slipped_asks_for_one(as_programme_manager, plan):
    shown = said(as_programme_manager.get(page("remedial", plan.pk)))
    assert "Rated red; late since 31 May 2026" in shown and "Slipped from Feb 2026" in shown
    assert "Action 2.1" not in shown
    above = said(as_programme_manager.get(page("recommendation", plan.pk, "1")))
    assert "Action 1.1 is rated red and late since 31 May 2026; Action 1.2 is slipped from Feb 2026" in above
    assert "is asked for" not in said(as_programme_manager.get(page("recommendation", plan.pk, "2")))


def test_one_that_is_added_has_its_own_lead_and_date_and_is_asked_for_no_more(as_programme_manager, plan, remedy):
    value = remedy.read
    assert (value.recommendation, value.action, value.lead) == ("1", "a1", "Meera Lindqvist")
    assert value.due.latest == "2026-12-18" and value.remedies == ("List the reason for each", "Move 2 workers")
    last = Revision.objects.filter(plan=plan.pk).order_by("-place").first()
    assert last.why == "Remedial action: rated red; late since 31 May 2026" and first_broken_link(plan.pk) is None
    shown = said(as_programme_manager.get(page("remedial", plan.pk)))
    assert "Under way" in shown and page("remedial_add", plan.pk, "actions", "a1") not in shown
    assert "Meera Lindqvist, 18/12/2026" in said(as_programme_manager.get(page("recommendation", plan.pk, "1")))


def test_one_that_is_late_itself_is_asked_about_again(as_programme_manager, plan, remedy):
    with lived_again(date(2026, 12, 20)):
        shown = said(as_programme_manager.get(page("remedial", plan.pk)))
    assert "Late or incomplete themselves" in shown and "It is late itself, since 18 December 2026" in shown


def test_a_length_counts_from_the_plans_start(as_programme_manager, plan):
    as_programme_manager.post(page("remedial_add", plan.pk, "actions", "a1"), {**SAID, "due": "12 months"})
    assert RemedialAction.objects.get().read.due.latest == "2027-02-01"


@pytest.mark.parametrize(
    "changes, says",
    [
        ({"due": "1/1/2026"}, "The date must not be before the plan starts, 1 February 2026"),
        ({"due": "19/11/2026"}, "The date must be after today, 20 November 2026"),
        ({"due": "31/06/2027"}, "31/06/2027 is not a date. June has 30 days."),
        ({"due": "soon"}, "“soon” is not a date"),
        ({"due": ""}, "Give the date"),
        ({"lead": " "}, "Say who puts it right"),
        ({"remedies": "\n"}, "Say what will put it right"),
        ({"outstanding": ""}, "Say what is outstanding"),
    ],
)
def test_what_is_missing_or_cannot_be_is_one_sentence_and_nothing_is_saved(as_programme_manager, plan, changes, says):
    answer = as_programme_manager.post(page("remedial_add", plan.pk, "actions", "a1"), {**SAID, **changes})
    assert answer.status_code == 422 and says in said(answer) and not RemedialAction.objects.exists()


def test_a_date_that_moves_keeps_the_one_before_and_done_ends_it(as_programme_manager, plan, remedy):
    where = page("remedial_change", plan.pk, remedy.key)
    moved = {**SAID, "due": "31 January 2027", "why": "Two workers left", "version": 1, "completed": ""}
    as_programme_manager.post(where, moved)
    assert RemedialAction.objects.get().read.due.slipped_from == ("18/12/2026",)
    as_programme_manager.post(where, {**moved, "completed": "20/11/2026", "why": "Done", "version": 2})
    assert RemedialAction.objects.get().read.completed == "20 Nov 2026"
    assert page("remedial_add", plan.pk, "actions", "a1") in said(as_programme_manager.get(page("remedial", plan.pk)))


@pytest.mark.parametrize(
    "changes, says", [({"why": "TBC"}, "Say why, in a few words"), ({"completed": "1/1/2027"}, "1 Jan 2027 is to come")]
)
def test_a_change_without_reason_or_done_tomorrow_is_refused(as_programme_manager, plan, remedy, changes, says):
    sent = {**SAID, "why": "Because the clerk left", "version": 1, "completed": "", **changes}
    answer = as_programme_manager.post(page("remedial_change", plan.pk, remedy.key), sent)
    assert answer.status_code == 422 and says in said(answer) and RemedialAction.objects.get().version == 1


def test_two_people_see_both_texts(as_programme_manager, plan, remedy):
    where, sent = page("remedial_change", plan.pk, remedy.key), {**SAID, "why": "Better", "version": 1, "completed": ""}
    as_programme_manager.post(where, {**sent, "outstanding": "Their words"})
    answer = as_programme_manager.post(where, {**sent, "outstanding": "My words"})
    assert answer.status_code == 409 and "Their words" in said(answer) and "My words" in said(answer)


def test_a_reader_is_shown_no_button_and_refused(client, plan, remedy, viewer):
    client.force_login(viewer)
    shown = said(client.get(page("remedial", plan.pk)))
    assert "86 visits were late" in shown and "Change" not in shown and "Say what will put it right" not in shown
    assert client.post(page("remedial_add", plan.pk, "actions", "a2"), SAID).status_code == 403
    assert client.post(page("remedial_change", plan.pk, remedy.key), SAID).status_code == 403


def test_a_past_day_shows_what_was_and_changes_nothing(as_programme_manager, programme_manager):
    with lived_again(date(2026, 9, 1)):
        plan = plan_in(programme_manager, actions=ACTIONS, remedial_actions=[{"outstanding": "Old", "by": "Joan"}])
    where = page("remedial_add", plan.pk, "actions", "a1")
    as_programme_manager.post(where, SAID)
    shown = said(as_programme_manager.get(page("remedial", plan.pk) + "?as_at=2026-10-01"))
    assert "Old" in shown and "86 visits" not in shown and "Say what will put it right" not in shown
    assert as_programme_manager.post(f"{where}?as_at=2026-10-01", SAID).status_code == 422
    assert RemedialAction.objects.count() == 2


def test_the_button_pressed_twice_adds_one(as_programme_manager, plan, remedy):
    assert as_programme_manager.post(page("remedial_add", plan.pk, "actions", "a1"), SAID).status_code == 302
    assert RemedialAction.objects.filter(plan=plan).count() == 1
