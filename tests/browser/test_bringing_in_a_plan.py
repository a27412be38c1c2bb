"""The main walk, as a person takes it: sign in, choose the file, check what is doubtful, accept, read an action."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.support.browser import PHONE, faults, sign_in
from tests.support.plan_files import BAD, REPEATED_REFERENCE
from tests.support.site import person

# Its second reference repeats the first, so that there is always a value to check.
PLAN = {"name": "plan.txt", "mimeType": "text/plain", "buffer": REPEATED_REFERENCE}


def choose(page, live_server, file: dict) -> None:
    page.goto(f"{live_server.url}/plan/import/")
    page.get_by_label("Choose the file of your plan").set_input_files(file)
    page.get_by_role("button", name="Read the plan").click()


def arrives(page, words: str) -> None:
    """Waits for the page whose heading holds the words."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def test_from_signing_in_to_an_action(signed_in, live_server):
    page = signed_in
    arrives(page, "No plan is here yet")
    assert faults(page) == {}, "first page"
    choose(page, live_server, PLAN)
    arrives(page, "then the plan can go in")
    assert faults(page) == {}, "review"
    page.get_by_label("Something else").check()
    assert faults(page) == {}, "review with the box open"
    page.get_by_label("Reference", exact=True).fill("1.2")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("row").filter(has_text="Reference of action 1.2")).to_contain_text("Corrected")
    if (rest := page.get_by_role("button", name="read").filter(has_text="Take")).count():
        rest.click()
    arrives(page, "Every value is checked")
    assert faults(page) == {}, "everything checked"
    page.get_by_role("button", name="Accept the plan").click()
    expect(page.get_by_role("alert")).to_contain_text("The plan is in: 2 recommendations and 3 actions.")
    assert faults(page) == {}, "overview"
    page.get_by_role("link", name="Visit children on time").first.click()
    arrives(page, "Visit children on time")
    assert faults(page) == {}, "recommendation"
    page.get_by_role("link", name="Send each team manager a list of visits due").first.click()
    arrives(page, "Send each team manager a list of visits due")
    expect(page.locator("main")).to_contain_text("Lena Osgood")
    assert faults(page) == {}, "action"


def test_the_pages_of_an_import(signed_in, live_server):
    page = signed_in
    choose(page, live_server, PLAN)
    arrives(page, "then the plan can go in")
    review = page.url
    for path in (
        "values/",
        "values/?kind=recommendations",
        "values/actions/a1/due/",
        "values/actions/a1/rag/",
        "discard/",
    ):
        page.goto(review + path)
        assert faults(page) == {}, path


def test_the_review_works_without_scripts_and_by_keyboard(chromium, live_server, db):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 700})
    page = context.new_page()
    sign_in(page, live_server.url, person("programme_manager"))
    choose(page, live_server, PLAN)
    page.locator("#answer-other").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("1.2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row").filter(has_text="Reference of action 1.2")).to_contain_text("Corrected")
    context.close()


@pytest.mark.parametrize("case", ["empty", "no plan"])
def test_a_refused_file_leads_to_its_field(signed_in, live_server, case):
    name, data, words = BAD[case]
    choose(signed_in, live_server, {"name": name, "mimeType": "text/plain", "buffer": data})
    summary = signed_in.get_by_role("alert")
    expect(summary).to_contain_text(words)
    assert faults(signed_in) == {}
    summary.get_by_role("link").click()
    expect(signed_in.locator("#id_file")).to_be_focused()


def test_signing_in_with_a_wrong_password(page, live_server, db):
    page.goto(f"{live_server.url}/people/sign-in/")
    assert faults(page) == {}
    page.get_by_label("Sign-in name").fill("nobody")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("The sign-in name or the password is not right")
    expect(page).to_have_title(re.compile("^Error: "))
    assert faults(page) == {}


def test_a_page_that_is_not_there(signed_in, live_server):
    signed_in.goto(f"{live_server.url}/nowhere/")
    arrives(signed_in, "Page not found")
    assert faults(signed_in) == {}
