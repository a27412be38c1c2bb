"""Many actions at once in a browser: by keyboard alone, on a desk and on a phone, and without scripts."""

from __future__ import annotations

import pytest

from goldthread_site.people.models import User
from goldthread_site.plans import models
from tests.browser.test_updating_an_action import tab_to
from tests.support.browser import DESKTOP, PHONE, faults, sign_in
from tests.support.many import list_of, rows
from tests.support.my_actions import plan_of_owen
from tests.support.site import person

WIDTHS = pytest.mark.parametrize("width", [DESKTOP, PHONE])
MANY = 200  # presses of Tab: a list has many links


@pytest.fixture
def plan(live_server):
    return plan_of_owen(by=person("programme_manager", full_name="Meera Lindqvist"))


@pytest.fixture
def as_meera(page, live_server, plan):
    sign_in(page, live_server.url, User.objects.get(full_name="Meera Lindqvist"))
    return page


@WIDTHS
def test_dates_of_ticked_actions_move_by_keyboard_alone(as_meera, live_server, plan, width):
    as_meera.set_viewport_size({"width": width, "height": 900})
    as_meera.goto(live_server.url + list_of(plan))
    assert faults(as_meera) == {}
    for ref in ("9.3", "9.4"):
        tab_to(as_meera, f"Choose {ref}", most=MANY)
        as_meera.keyboard.press("Space")
    assert as_meera.locator("[data-count]").inner_text() == "2 ticked"
    tab_to(as_meera, "Change the ticked actions", most=MANY)
    as_meera.keyboard.press("Enter")
    as_meera.get_by_role("heading", name="Change 2 actions").wait_for()
    tab_to(as_meera, "Who leads them")
    as_meera.keyboard.press("ArrowDown")
    tab_to(as_meera, "All to one date")
    as_meera.keyboard.press("ArrowDown")
    tab_to(as_meera, "How many")
    as_meera.keyboard.type("2")
    tab_to(as_meera, "Why?")
    as_meera.keyboard.type("The trust has no clerk")
    assert faults(as_meera) == {}
    as_meera.keyboard.press("Enter")
    as_meera.get_by_role("heading", name="2 actions will change", level=1).wait_for()
    assert faults(as_meera) == {}
    tab_to(as_meera, "Change 2 actions")
    as_meera.keyboard.press("Enter")
    as_meera.get_by_text("2 actions changed.").wait_for()
    assert {rows(plan)[ref].due_latest.isoformat() for ref in ("9.3", "9.4")} == {"2027-02-14", "2027-03-14"}
    assert faults(as_meera) == {}


@WIDTHS
def test_lines_are_typed_one_after_the_other_and_the_cursor_stays(as_meera, live_server, plan, width):
    as_meera.set_viewport_size({"width": width, "height": 900})
    as_meera.goto(live_server.url + list_of(plan))
    tab_to(as_meera, "Type changes in a meeting", most=MANY)
    as_meera.keyboard.press("Enter")
    as_meera.get_by_label("Which action, and what is different?").wait_for()
    typed = (
        ("9.3 red because the clerk left", "9.3: red, was amber. Saved."),
        ("zebra", "No action has the reference or the words “zebra”."),
    )
    for line, said in typed:
        as_meera.keyboard.press("Control+a")
        as_meera.keyboard.type(line)
        as_meera.keyboard.press("Enter")
        as_meera.locator("#quick-said").get_by_text(said).wait_for()
        assert as_meera.evaluate("document.activeElement.id") == "id_line"
    assert as_meera.get_by_label("Which action").input_value() == "zebra", "what is wrong stays, to be mended"
    as_meera.keyboard.press("Control+a")
    as_meera.keyboard.type("appointment")
    as_meera.keyboard.press("Enter")
    as_meera.get_by_text("2 actions fit.").wait_for()
    assert faults(as_meera) == {}
    tab_to(as_meera, "9.4")
    as_meera.keyboard.press("Enter")
    as_meera.get_by_role("heading", name="9.4").wait_for()
    as_meera.keyboard.type("owner joan")
    as_meera.keyboard.press("Enter")
    as_meera.locator("#quick-said").get_by_text("9.4: owner Joan Sefton").wait_for()
    assert rows(plan)["9.4"].value["leads"] == ["Joan Sefton"] and faults(as_meera) == {}


def test_all_of_it_works_without_scripts(chromium, live_server, plan):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    sign_in(page, live_server.url, User.objects.get(full_name="Meera Lindqvist"))
    page.goto(live_server.url + list_of(plan))
    page.get_by_role("button", name="Change all 6 that the filter shows").click()
    page.get_by_label("The rating claimed").check()
    page.get_by_label("Red").check()
    page.get_by_label("Why?").fill("The clerk left")
    page.get_by_role("button", name="See what changes").click()
    page.get_by_role("button", name="Change 6 actions").click()
    page.get_by_text("6 actions changed.").wait_for()
    assert set(models.Action.objects.values_list("rag", flat=True)) == {"red"}
    page.get_by_role("link", name="Type changes in a meeting").click()
    page.get_by_label("Which action").fill("9.3 owner joan")
    page.keyboard.press("Enter")
    page.get_by_text("9.3: owner Joan Sefton, was Owen Tarrant. Saved.").first.wait_for()
    context.close()


@WIDTHS
def test_a_filter_is_saved_and_opened(as_meera, live_server, plan, width):
    as_meera.set_viewport_size({"width": width, "height": 900})
    as_meera.goto(f"{live_server.url}{list_of(plan)}?due=late")
    as_meera.get_by_text("Save this filter").first.click()
    as_meera.get_by_label("Name, for example").fill("What is late")
    as_meera.keyboard.press("Enter")
    as_meera.get_by_text("“What is late” is saved.").wait_for()
    assert faults(as_meera) == {}
    as_meera.get_by_role("link", name="rename or remove").click()
    as_meera.get_by_role("link", name="What is late", exact=True).wait_for()
    assert faults(as_meera) == {}
