"""A walk through a plan as it stood on a past day: by keyboard, on a phone, without scripts, on paper."""

from __future__ import annotations

import pytest

from goldthread_site.people.models import User
from tests.support.browser import DESKTOP, PHONE, faults, sign_in
from tests.support.lived_plan import lived_plan

TABS_TO_TRY = 80
BAR = "You are looking at the plan as it stood on 22 September 2026. Go back to today"


@pytest.fixture
def plan(signed_in):
    """The address of a plan lived for six months, to 1 November 2026."""
    row = lived_plan(User.objects.get(username="programme_manager"), actions=12, months=6)
    return f"/plan/{row.pk}/"


def press_to(page, name: str, role: str = "link") -> None:
    """Moves with the tab key to the thing of this name, and presses Enter on it."""
    wanted = page.get_by_role(role, name=name).first
    for _ in range(TABS_TO_TRY):
        page.keyboard.press("Tab")
        if wanted.evaluate("(each) => each === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} was not met in {TABS_TO_TRY} tabs")


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_a_past_day_is_chosen_and_walked_by_keyboard(signed_in, live_server, plan, width):
    page = signed_in
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + plan + "actions/")
    press_to(page, "See another date")
    page.wait_for_url("**/date/**")
    assert faults(page) == {}
    page.get_by_label("Date", exact=True).focus()
    page.keyboard.type("22/9/2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**/actions/?as_at=2026-09-22")
    assert page.locator(".gt-past").inner_text() == BAR
    assert faults(page) == {}
    press_to(page, "Write the visiting guide with schools")
    page.wait_for_url("**/action/a0/?as_at=2026-09-22")
    assert page.get_by_role("heading", name="Updates: 4, the newest of 1 Sep 2026").is_visible()
    assert page.get_by_role("link", name="Move the date").count() == 0
    assert faults(page) == {}
    press_to(page, "History: changed 4 times, last by A programme_manager on 1 September 2026")
    page.wait_for_url("**/history/actions/a0/?as_at=2026-09-22")
    assert faults(page) == {}
    press_to(page, "Go back to today")
    page.wait_for_url(lambda address: address.endswith(f"{plan}history/actions/a0/"))
    assert page.locator(".gt-past").count() == 0


def test_the_pages_of_a_past_day_and_the_history_keep_to_the_standard(signed_in, live_server, plan):
    for path in ("", "check/", "recommendation/r1/", "download/", "date/", "history/", "history/?list=updates"):
        for width in (DESKTOP, PHONE):
            signed_in.set_viewport_size({"width": width, "height": 800})
            signed_in.goto(f"{live_server.url}{plan}{path}{'&' if '?' in path else '?'}as_at=2026-09-22")
            signed_in.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
            assert faults(signed_in) == {}, (path, width)


def test_the_filter_keeps_the_day_without_scripts(chromium, live_server, plan):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 700})
    page = context.new_page()
    sign_in(page, live_server.url, User.objects.get(username="programme_manager"))
    page.goto(f"{live_server.url}{plan}actions/?as_at=2026-09-22")
    page.get_by_label("Due", exact=True).select_option("late")
    page.get_by_role("button", name="Filter").click()
    assert "due=late" in page.url and "as_at=2026-09-22" in page.url
    page.get_by_role("link", name="See another date").click()
    page.get_by_label("Date", exact=True).fill("1 January 2030")
    page.get_by_role("button", name="Show the plan on this date").click()
    assert "1 January 2030 is to come" in page.locator(".govuk-error-summary").inner_text()
    assert page.get_by_label("Date", exact=True).input_value() == "1 January 2030"
    context.close()


def test_on_paper_the_day_stands_above_and_in_the_foot(signed_in, live_server, plan):
    signed_in.goto(f"{live_server.url}{plan}?as_at=2026-09-22")
    signed_in.emulate_media(media="print")
    assert signed_in.locator(".gt-past").is_visible()
    assert not signed_in.get_by_text("Go back to today").is_visible()
    assert "The plan as it stood on 22 September 2026." in signed_in.locator("footer").inner_text()
