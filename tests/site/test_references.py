"""Rows that speak of each other: suggested, confirmed, made by hand, shown on both ends and across plans."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.urls import reverse

from goldthread_site.look.clock import lived_again
from goldthread_site.people.models import Grant, User
from goldthread_site.plans.models import CrossReference
from goldthread_site.plans.references import actions
from goldthread_site.trail.record import first_broken_link
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db
TRAIN = "Train every team manager in reflective supervision of social workers"
ACTIONS = [
    {"id": "a1", "recommendations": ["1"], "ref": "1.1", "text": "List the visits", "see_also": "cf action 2.1"},
    {"id": "a2", "recommendations": ["2"], "ref": "2.1", "text": TRAIN},
]
SEND = {
    "title": "SEND plan",
    "actions": [
        {"id": "b1", "recommendations": ["1"], "ref": "4.2", "text": TRAIN, "section": "s1"},
        {"id": "b2", "recommendations": ["2"], "ref": "4.3", "text": "Hold a panel", "section": "s2"},
    ],
}


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager, actions=ACTIONS)


@pytest.fixture
def send(programme_manager):
    return plan_in(programme_manager, data=b"send", **SEND)


def page(view: str, *args) -> str:
    return reverse(f"plans:{view}", args=args)


def said(answer) -> str:
    return html.unescape(answer.content.decode())


def linked(client, plan, key: str) -> str:
    """The part of an action's page that names the rows it is linked to; empty where there is none."""
    return said(client.get(page("action", plan.pk, key))).partition('id="linked"')[2].partition("</section>")[0]


def test_a_text_suggests_a_link_that_is_confirmed_and_shown_on_both_ends(as_programme_manager, plan):
    shown = as_programme_manager.get(page("references", plan.pk))
    assert "0 links between rows, 1 to confirm" in said(shown) and "“cf action 2.1”" in said(shown)
    assert linked(as_programme_manager, plan, "a1") == ""
    (each,) = shown.context["suggested"]
    answer = {"key": each.key, "answer": "confirm"}
    as_programme_manager.post(page("reference_answer", plan.pk), answer)
    assert "Action 2.1" in linked(as_programme_manager, plan, "a1")
    assert "Action 1.1" in linked(as_programme_manager, plan, "a2") and first_broken_link(plan.pk) is None
    again = as_programme_manager.post(page("reference_answer", plan.pk), answer)
    assert again.status_code == 422 and CrossReference.objects.count() == 1


def test_what_was_not_meant_is_not_suggested_again(as_programme_manager, plan):
    (each,) = as_programme_manager.get(page("references", plan.pk)).context["suggested"]
    as_programme_manager.post(page("reference_answer", plan.pk), {"key": each.key, "answer": "no"})
    assert "to confirm" not in said(as_programme_manager.get(page("references", plan.pk)))
    assert linked(as_programme_manager, plan, "a1") == ""


def test_the_same_work_in_another_plan_is_looked_for_and_linked_on_both_ends(as_programme_manager, plan, send):
    assert "Look for the same work" in said(as_programme_manager.get(page("references", plan.pk)))
    shown = as_programme_manager.get(page("references", plan.pk) + "?look=plans")
    each = next(each for each in shown.context["suggested"] if each.alike)
    assert (each.there.name, each.there.plan, each.alike) == ("Action 4.2", "SEND plan", "100% alike")
    as_programme_manager.post(
        page("reference_answer", plan.pk), {"key": each.key, "answer": "confirm", "look": "plans"}
    )
    here, there = linked(as_programme_manager, plan, "a2"), linked(as_programme_manager, send, "b1")
    assert "The same as" in here and "in SEND plan" in here and page("action", send.pk, "b1") in here
    assert "The same as" in there and "in Improvement plan" in there and page("action", plan.pk, "a2") in there


@pytest.mark.parametrize("other", ["action 4.3", "4.3"])
def test_a_link_is_made_by_hand_as_people_name_rows(as_programme_manager, plan, send, other):
    sent = {"row": "actions:a1", "kind": "waits for", "plan": str(send.pk), "other": other, "note": "The panel first"}
    as_programme_manager.post(page("reference_add", plan.pk), sent)
    assert "Waits for" in linked(as_programme_manager, plan, "a1")
    back = linked(as_programme_manager, send, "b2")
    assert "Is waited for by" in back and "Action 1.1" in back and "“The panel first”" in back


@pytest.mark.parametrize(
    "changes, says",
    [
        ({"other": "action 9.9"}, "“action 9.9” names no row of that plan"),
        ({"other": "actions 1.1 and 2.1"}, "names 2 rows of that plan. Name one."),
        ({"other": "action 1.1"}, "A row does not link to itself"),
        ({"other": " "}, "Say which row"),
        ({"row": ""}, "Choose a row"),
        ({"row": "actions:a9"}, "Choose one from the list"),
        ({"plan": "999"}, "Choose one from the list"),
        ({"kind": "hates"}, "Choose one from the list"),
    ],
)
def test_what_cannot_be_linked_is_one_sentence_and_nothing_is_saved(as_programme_manager, plan, changes, says):
    sent = {"row": "actions:a1", "kind": "see also", "plan": "", "other": "action 2.1", "note": "", **changes}
    answer = as_programme_manager.post(page("reference_add", plan.pk), sent)
    assert answer.status_code == 422 and says in said(answer) and not CrossReference.objects.exists()


def link(client, plan, send, key: str = "4.3") -> None:
    sent = {"row": "actions:a1", "kind": "see also", "plan": str(send.pk), "other": key, "note": ""}
    assert client.post(page("reference_add", plan.pk), sent).status_code == 302


def reader(plan, section: str = "") -> User:
    """Somebody who may read one plan, or one part of it."""
    user = User.objects.create_user("reader", "a-long-password", full_name="A reader")
    Grant.objects.create(
        person=user, role="board_member", plan=plan.pk, section=section, from_day=date(2026, 1, 1),
        given_at="2026-01-01T00:00Z", why="Test",
    )  # fmt: skip
    return user


def test_a_link_to_a_plan_that_one_may_not_see_is_not_there(as_programme_manager, client, plan, send):
    link(as_programme_manager, plan, send)
    client.force_login(reader(plan))
    assert linked(client, plan, "a1") == "" and "SEND" not in said(client.get(page("references", plan.pk)))
    User.objects.filter(username="reader").update(username="other")
    client.force_login(reader(send))
    assert linked(client, send, "b2") == ""


def test_the_title_of_a_plan_that_one_may_not_see_is_not_there(client, plan, send, programme_manager):
    ends = {"row": ("actions", "a1"), "other_plan": send.pk, "other": ("plan", "")}
    actions.add(by=programme_manager, plan=plan, kind="see also", note="", **ends)
    client.force_login(programme_manager)
    assert "SEND plan" in linked(client, plan, "a1")
    client.force_login(reader(plan))
    assert linked(client, plan, "a1") == ""


def test_a_link_to_a_part_that_one_may_not_see_is_not_there(as_programme_manager, client, plan, send):
    link(as_programme_manager, plan, send)
    user = reader(plan)
    Grant.objects.create(
        person=user, role="board_member", plan=send.pk, section="s1", from_day=date(2026, 1, 1),
        given_at="2026-01-01T00:00Z", why="Test",
    )  # fmt: skip
    client.force_login(user)
    assert linked(client, plan, "a1") == ""


def test_a_link_is_taken_away_and_may_come_back(as_programme_manager, plan, send):
    link(as_programme_manager, plan, send)
    row = CrossReference.objects.get()
    sent = {"key": row.key, "version": row.version}
    as_programme_manager.post(page("reference_withdraw", plan.pk), sent)
    assert linked(as_programme_manager, plan, "a1") == "" and linked(as_programme_manager, send, "b2") == ""
    assert as_programme_manager.post(page("reference_withdraw", plan.pk), sent).status_code == 422
    link(as_programme_manager, plan, send)
    assert "Action 4.3" in linked(as_programme_manager, plan, "a1") and CrossReference.objects.count() == 1


def test_a_reader_changes_nothing(client, plan, send):
    client.force_login(person("viewer"))
    assert "Link them" not in said(client.get(page("references", plan.pk)))
    for view in ("reference_add", "reference_answer", "reference_withdraw"):
        assert client.post(page(view, plan.pk), {}).status_code == 403


def test_a_past_day_shows_the_links_of_that_day(as_programme_manager, programme_manager):
    with lived_again(date(2026, 9, 1)):
        plan, send = plan_in(programme_manager, actions=ACTIONS), plan_in(programme_manager, data=b"send", **SEND)
    with lived_again(date(2026, 10, 1)):
        link(as_programme_manager, plan, send)
    for day, there in (("2026-09-15", False), ("2026-10-02", True)):
        for row, key in ((plan, "a1"), (send, "b2")):
            shown = said(as_programme_manager.get(f"{page('action', row.pk, key)}?as_at={day}"))
            assert ('id="linked"' in shown) == there
    assert as_programme_manager.post(f"{page('reference_add', plan.pk)}?as_at=2026-10-02", {}).status_code == 422
