"""A plan whose heads say nothing: a person says what the columns are, with a mouse, by keyboard, on a phone."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.test_bringing_in_a_plan import arrives, choose
from tests.support.browser import PHONE, faults, sign_in
from tests.support.plan_files import REPEATED_REFERENCE
from tests.support.site import person

FRONT = "Fernshire Council\nChildren's services improvement plan, May 2026\n\n"
ROWS = (
    ("Col A", "What", "By whom/when (Q)", "Hwb", "Nodiadau"),
    ("1", "Visit every child on time", "Lena Osgood / Q2 2026", "P1", "A list goes out each Monday"),
    ("2", "Set up duty cover for visits", "Omar Bell / June 2026", "On track", "Two teams have it"),
    ("3", "Train every supervisor", "Joan Wren / September 2026", "P2", "Not begun"),
)
ODD = {"name": "odd.txt", "mimeType": "text/plain",
       "buffer": (FRONT + "\n".join("\t".join(row) for row in ROWS) + "\n").encode()}  # fmt: skip
PLAN = {"name": "plan.txt", "mimeType": "text/plain", "buffer": REPEATED_REFERENCE}
ACTION, LEAD, RATING = "Action: what will be done", "Lead and due date in one cell", "rag"


def test_from_an_unknown_layout_to_the_review_and_the_next_month(signed_in, live_server):
    page = signed_in
    choose(page, live_server, ODD)
    arrives(page, "Say what the columns are")
    assert faults(page) == {}, "columns"
    page.get_by_label("What the column “What” holds").select_option(ACTION)
    page.get_by_label("What the column “By whom/when (Q)” holds").select_option(LEAD)
    page.get_by_label("What the column “Hwb” holds").select_option(RATING)
    page.get_by_role("button", name="See the result").click()
    arrives(page, "Say what the words of the rating mean")
    assert faults(page) == {}, "words of the rating"
    page.get_by_label("Colour of “P1”").select_option("Red")
    page.get_by_label("Colour of “On track”").select_option("Green")
    page.get_by_role("button", name="See the result").click()
    arrives(page, "the plan can go in")
    expect(page.locator("main")).to_contain_text("3 actions")
    expect(page.locator("main")).to_contain_text("Columns were read as you said.")
    assert faults(page) == {}, "review"
    if (rest := page.get_by_role("button", name="read").filter(has_text="Take")).count():
        rest.click()
    page.get_by_role("button", name="Accept the plan").click()
    expect(page.get_by_role("alert")).to_contain_text("The plan is in")
    choose(page, live_server, ODD | {"name": "june.txt", "buffer": ODD["buffer"].replace(b"May", b"June")})
    expect(page.locator("main")).to_contain_text("Columns were read as you said on")
    page.get_by_role("link", name="Change or forget it").click()
    expect(page.get_by_label("Colour of “On track”")).to_have_value("green")
    assert faults(page) == {}, "columns as they were said"
    page.get_by_role("button", name="Forget what was said").click()
    expect(page.get_by_role("alert")).to_contain_text("is forgotten")
    arrives(page, "Say what the columns are")


def test_a_column_of_a_plan_that_was_understood(signed_in, live_server):
    page = signed_in
    choose(page, live_server, PLAN)
    page.get_by_role("link", name="Say what the columns are").click()
    arrives(page, "Say what the columns are")
    expect(page.get_by_label("What the column “Lead” holds")).to_have_value("lead")
    assert faults(page) == {}


def test_what_cannot_be_read_so_is_said_above_the_page(signed_in, live_server):
    page = signed_in
    choose(page, live_server, ODD)
    page.get_by_label("What the column “What” holds").select_option("other")
    page.get_by_role("button", name="See the result").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("no action was read with these columns")
    assert faults(page) == {}
    summary.get_by_role("link").click()
    expect(page.get_by_label("What the column “Col A” holds")).to_be_focused()


def test_without_scripts_and_by_keyboard_on_a_phone(chromium, live_server, db):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 700})
    page = context.new_page()
    sign_in(page, live_server.url, person("programme_manager"))
    choose(page, live_server, ODD)
    page.get_by_label("What the column “Col A” holds").focus()
    for letters in ("Ref", "Act", "Lead and"):
        page.keyboard.type(letters)
        page.keyboard.press("Tab")
    page.get_by_role("button", name="See the result").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("3 actions")
    context.close()
