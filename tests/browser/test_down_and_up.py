"""Handing an action down and taking one to somebody in a browser: by keyboard, by standard and at phone width."""

import pytest

from goldthread_site.people.models import User
from goldthread_site.plans.models import Escalation, HandDown
from tests.support.browser import DESKTOP, PHONE, faults
from tests.support.two_plans import COUNCIL, TEAM, action, linked, put


@pytest.fixture
def by(signed_in):
    return User.objects.get(username="programme_manager")


@pytest.fixture
def plan(by):
    return put(COUNCIL, by, actions=[*COUNCIL["actions"], action("a3", "2026-09-30")])


@pytest.fixture
def team(by):
    return put(TEAM, by)


def both_widths(page) -> dict:
    """The faults of the page on a desk and on a phone."""
    found = {}
    for width in (PHONE, DESKTOP):
        page.set_viewport_size({"width": width, "height": 800})
        found |= faults(page)
    return found


def test_an_action_is_handed_down_and_taken_back_by_keyboard(signed_in, live_server, plan, team):
    page = signed_in
    page.goto(f"{live_server.url}/plan/{plan.pk}/action/a1/")
    page.get_by_role("link", name="Hand this down to a team’s plan").press("Enter")
    assert both_widths(page) == {}
    page.get_by_label("Permanence team plan").check()
    page.get_by_role("button", name="Go on").press("Enter")
    page.get_by_role("heading", name="What will the team do, in Permanence team plan?").wait_for()
    assert both_widths(page) == {}
    page.get_by_role("button", name="Hand it down").press("Enter")
    page.get_by_role("link", name="Say what the team will do, or tick an action below.").wait_for()
    assert both_widths(page) == {}
    page.get_by_label("2 Do b2, due 31 Oct 2026").check()
    page.get_by_label("What will the team do?").first.fill("Meet before month 4")
    page.get_by_label("By when?").first.fill("31/3/2027")
    page.get_by_role("button", name="Hand it down").press("Enter")
    page.get_by_role("heading", name="Handed down: 0 of 2 done, 1 late").wait_for()
    assert both_widths(page) == {}
    assert len(HandDown.objects.get(plan=plan).read.actions) == 2
    page.goto(f"{live_server.url}/plan/{team.pk}/")
    page.get_by_text("2 actions here answer").wait_for()
    assert both_widths(page) == {}
    page.get_by_role("link", name="action 1", exact=True).press("Enter")
    page.get_by_role("link", name="Take it back").press("Enter")
    page.get_by_label("Why is it taken back?").fill("The team was dissolved")
    assert both_widths(page) == {}
    page.get_by_role("button", name="Take it back").press("Enter")
    page.get_by_role("heading", name="Not handed down any more").wait_for()
    assert HandDown.objects.get(plan=plan).read.withdrawn == "The team was dissolved"


def test_a_new_plan_and_lists_with_what_was_handed_down(signed_in, live_server, plan, team, by):
    linked(by, plan, team)
    page = signed_in
    for address in (f"plan/{plan.pk}/", f"plan/{plan.pk}/actions/", f"plan/{plan.pk}/hand-down/action/a2/?team=new"):
        page.goto(f"{live_server.url}/{address}")
        assert both_widths(page) == {}, address


def test_a_stuck_action_is_taken_to_somebody_who_answers(signed_in, live_server, plan):
    page = signed_in
    page.goto(f"{live_server.url}/plan/{plan.pk}/escalations/")
    assert both_widths(page) == {}
    page.get_by_role("link", name="Take it to somebody").press("Enter")
    page.get_by_role("button", name="Take it to them").press("Enter")
    page.get_by_role("link", name="Say who can move it.").wait_for()
    assert both_widths(page) == {}
    page.get_by_label("Or write the name").fill("Fernshire Health Trust")
    page.get_by_label("A partner body, such as the police or the health trust").check()
    page.get_by_label("What are they asked to do, and why?").fill("Name a booking clerk")
    page.get_by_label("Reply wanted by").fill("30/11/2026")
    page.get_by_role("button", name="Take it to them").press("Enter")
    page.get_by_role("heading", name="Waits for Fernshire Health Trust").wait_for()
    assert both_widths(page) == {}
    page.get_by_role("link", name="Reply, or say what came of it").press("Enter")
    page.get_by_label("What was answered?").fill("In January")
    page.get_by_role("button", name="Record the reply").press("Enter")
    page.get_by_text("“In January”").wait_for()
    assert both_widths(page) == {}
    page.goto(f"{live_server.url}/plan/waits/")
    assert both_widths(page) == {}
    page.get_by_role("link", name="Reply or end").press("Enter")
    page.get_by_role("button", name="End it").press("Enter")
    page.get_by_role("link", name="Say whether it is resolved.").wait_for()
    page.get_by_label("Yes, it is resolved").check()
    page.get_by_label("What came of it?").fill("A clerk began")
    page.get_by_role("button", name="End it").press("Enter")
    page.get_by_text("“A clerk began”").wait_for()
    assert both_widths(page) == {} and Escalation.objects.get().ended
