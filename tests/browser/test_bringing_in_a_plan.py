"""The main walk, as a person takes it: sign in, choose the file, check what is doubtful, accept, read an action."""

from __future__ import annotations

import pytest

from tests.support.browser import PHONE, faults
from tests.support.plan_files import BAD, GOOD

PLAN = {"name": "plan.txt", "mimeType": "text/plain", "buffer": GOOD}


def choose(page, live_server, file: dict) -> None:
    page.goto(f"{live_server.url}/plan/import/")
    page.get_by_label("Choose the file of your plan").set_input_files(file)
    page.get_by_role("button", name="Read the plan").click()


def test_from_signing_in_to_accepting(signed_in, live_server):
    page = signed_in
    assert faults(page) == {}, "first page"
    choose(page, live_server, PLAN)
    assert "then the plan can go in" in page.get_by_role("heading", level=1).inner_text()
    assert faults(page) == {}, "review"
    page.get_by_label("Something else").check()
    assert faults(page) == {}, "review with the box open"
    page.get_by_label("Council", exact=True).fill("Fernshire Council")
    page.get_by_role("button", name="Save").click()
    while (
        page.get_by_role("button", name="as they were read")
        .or_(page.get_by_role("button", name="as it was read"))
        .count()
    ):
        page.get_by_role("button", name="Save").first.click()
    assert faults(page) == {}, "everything checked"
    page.get_by_role("button", name="Accept the plan").click()
    assert "The plan is in: 2 recommendations and 3 actions." in page.locator("main").inner_text()
    assert faults(page) == {}, "after accepting"


def test_the_pages_of_an_import(signed_in, live_server):
    page = signed_in
    choose(page, live_server, PLAN)
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
    from tests.support.browser import sign_in
    from tests.support.site import person

    context = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 700})
    page = context.new_page()
    sign_in(page, live_server.url, person("programme_manager"))
    choose(page, live_server, PLAN)
    page.locator("#answer-other").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Fernshire Council")
    page.keyboard.press("Enter")
    assert "Corrected" in page.locator("main").inner_text()
    context.close()


@pytest.mark.parametrize("case", ["empty", "no plan"])
def test_a_refused_file_leads_to_its_field(signed_in, live_server, case):
    name, data, words = BAD[case]
    choose(signed_in, live_server, {"name": name, "mimeType": "text/plain", "buffer": data})
    summary = signed_in.get_by_role("alert")
    assert words in summary.inner_text()
    assert faults(signed_in) == {}
    summary.get_by_role("link").click()
    assert signed_in.evaluate("document.activeElement.id") == "id_file"


def test_signing_in_with_a_wrong_password(page, live_server):
    page.goto(f"{live_server.url}/people/sign-in/")
    assert faults(page) == {}
    page.get_by_label("Sign-in name").fill("nobody")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    assert "The sign-in name or the password is not right" in page.get_by_role("alert").inner_text()
    assert faults(page) == {}


def test_a_page_that_is_not_there(signed_in, live_server):
    signed_in.goto(f"{live_server.url}/nowhere/")
    assert signed_in.get_by_role("heading", level=1).inner_text() == "Page not found"
    assert faults(signed_in) == {}
