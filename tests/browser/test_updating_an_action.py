"""An owner's update in a browser: by keyboard alone, by two people at once, by link; on a desk and on a phone."""

from __future__ import annotations

import pytest

from goldthread_site.my import links
from goldthread_site.people.models import User
from goldthread_site.plans import models
from goldthread_site.plans.rows import live
from tests.support.browser import DESKTOP, PHONE, faults, sign_in
from tests.support.my_actions import OWEN, plan_of_owen
from tests.support.site import person

WIDTHS = pytest.mark.parametrize("width", [DESKTOP, PHONE])
BELOW = ("New date", "Why is it not amber?")
WORDS = "The trust offers a date within 10 days."


@pytest.fixture
def plan(live_server):
    person("director", full_name="Ruth Calloway")
    owner = person("action_owner", full_name=OWEN)
    return plan_of_owen(by=person("programme_manager", full_name="Meera Lindqvist"), owner=owner)


@pytest.fixture
def as_owen(page, live_server, plan):
    sign_in(page, live_server.url, User.objects.get(full_name=OWEN))
    return page


def tab_to(page, name: str, *, most: int = 60) -> None:
    """Presses Tab until the field, link or button with these words has the focus."""
    said = "e => (e.labels && e.labels[0] ? e.labels[0] : e).innerText.trim().replace(/\\s+/g, ' ')"
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"({said})(document.activeElement)").startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach “{name}”")


@WIDTHS
def test_an_owner_updates_an_action_by_keyboard_alone(as_owen, live_server, plan, width):
    as_owen.set_viewport_size({"width": width, "height": 900})
    as_owen.goto(live_server.url)
    assert as_owen.get_by_role("heading", level=1).inner_text().startswith("Two actions need an update from you")
    assert faults(as_owen) == {}
    tab_to(as_owen, "Update Action 9.2")
    as_owen.keyboard.press("Enter")
    as_owen.get_by_role("button", name="Send update").wait_for()
    tab_to(as_owen, "What has changed for children since 2 October?")
    assert faults(as_owen) == {}
    as_owen.keyboard.type(WORDS)
    tab_to(as_owen, "Amber")
    tab_to(as_owen, "It is done")
    as_owen.keyboard.press("ArrowDown")
    tab_to(as_owen, "New date")
    as_owen.keyboard.type("18/12/2026")
    tab_to(as_owen, "What happens next?")
    as_owen.keyboard.type("A clerk starts on 7 December")
    tab_to(as_owen, "Send update")
    as_owen.keyboard.press("Enter")
    as_owen.get_by_role("link", name="Say why the date moves.").wait_for()
    assert faults(as_owen) == {}
    assert as_owen.get_by_label("What has changed for children").input_value() == WORDS
    tab_to(as_owen, "Say why the date moves.")
    as_owen.keyboard.press("Enter")
    as_owen.keyboard.type("The trust needs a clerk in post")
    tab_to(as_owen, "Send update")
    as_owen.keyboard.press("Enter")
    as_owen.get_by_text("Thank you. Meera Lindqvist and the board pack of 1 December now have your update.").wait_for()
    assert "We will ask Ruth Calloway to agree to 18 December 2026." in as_owen.content()
    assert faults(as_owen) == {}
    (move,) = live(plan, models.DateMove)
    assert (move.reason, move.state) == ("The trust needs a clerk in post", "asked")


@WIDTHS
def test_two_people_at_one_action_see_both_texts(as_owen, chromium, live_server, plan, width):
    as_owen.set_viewport_size({"width": width, "height": 900})
    form = f"{live_server.url}/my/update/{plan.pk}/a9.2/"
    as_owen.goto(form)
    as_owen.get_by_label("What has changed for children").fill("Nobody has a date yet.")
    other = chromium.new_context().new_page()
    sign_in(other, live_server.url, User.objects.get(full_name="Meera Lindqvist"))
    other.goto(form)
    other.get_by_label("What has changed for children").fill("The trust has a clerk.")
    other.get_by_label("It is done").check()
    other.get_by_role("button", name="Send update").click()
    other.get_by_text("Thank you.").wait_for()
    other.context.close()
    as_owen.get_by_label("It is done").check()
    as_owen.get_by_role("button", name="Send update").click()
    as_owen.get_by_role("heading", name="Meera Lindqvist saved this row").wait_for()
    assert "Nobody has a date yet." in as_owen.content() and "The trust has a clerk." in as_owen.content()
    assert faults(as_owen) == {}
    as_owen.get_by_role("group", name="What has changed for children").get_by_label("Join them").check()
    as_owen.get_by_role("button", name="Save what I chose").click()
    as_owen.get_by_text("Thank you.").wait_for()
    said = [update.changed for update in live(plan, models.Update, action="a9.2")]
    assert said[1:] == ["The trust has a clerk.", "The trust has a clerk.\nNobody has a date yet."]


def test_a_page_that_is_left_keeps_its_words(as_owen, live_server, plan):
    form = f"{live_server.url}/my/update/{plan.pk}/a9.2/"
    as_owen.goto(form)
    as_owen.get_by_label("What has changed for children").fill("Half a sent")
    as_owen.get_by_role("link", name="Your actions").click()
    for _ in range(20):  # the words go out beside the next page, and may come in after it
        as_owen.goto(form)
        if as_owen.get_by_label("What has changed for children").input_value():
            break
    assert as_owen.get_by_label("What has changed for children").input_value() == "Half a sent"
    assert as_owen.evaluate("localStorage.length + sessionStorage.length") == 0


@WIDTHS
def test_a_link_sends_one_update_without_signing_in(page, live_server, plan, width):
    page.set_viewport_size({"width": width, "height": 900})
    row = models.Action.objects.select_related("plan").get(plan=plan, key="a9.2")
    token = links.make_link(by=None, person=User.objects.get(full_name=OWEN), row=row)
    page.goto(f"{live_server.url}/my/link/{token}/")
    assert faults(page) == {}
    page.get_by_label("What has changed for children").fill(WORDS)
    page.get_by_label("It is done").check()
    page.get_by_role("button", name="Send update").click()
    page.get_by_role("heading", name="Your update was sent").wait_for()
    assert faults(page) == {}
    assert [update.way for update in live(plan, models.Update)] == ["site", "link"]
    assert page.context.cookies() == []


def test_what_an_answer_needs_opens_below_it_without_scripts(chromium, live_server, plan):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 900})
    page = context.new_page()
    sign_in(page, live_server.url, User.objects.get(full_name=OWEN))
    page.goto(f"{live_server.url}/my/update/{plan.pk}/a9.2/")
    seen = [page.get_by_role("textbox", name=name).is_visible() for name in BELOW]
    page.get_by_label("It needs a new date").check()
    page.get_by_label("Red").check()
    seen += [page.get_by_role("textbox", name=name).is_visible() for name in BELOW]
    context.close()
    assert seen == [False, False, True, True]
