"""From the inspection report to a plan's skeleton, in a real browser: WCAG 2.2 AA, 320 px, no scripts, paper."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import expect

from goldthread_site.people.models import User
from tests.support.browser import PHONE, faults, sign_in
from tests.support.inspections import older_pdf

REPORT = {"name": "report.pdf", "mimeType": "application/pdf", "buffer": older_pdf()}
PICTURES = os.environ.get("GOLDTHREAD_PICTURES")  # a folder: each page is kept there as pictures, to be looked at


def choose(page, live_server, file: dict) -> None:
    page.goto(f"{live_server.url}/plan/report/")
    page.get_by_label("Choose the inspection report").set_input_files(file)
    page.get_by_role("button", name="Read the report").click()


def arrives(page, words: str, name: str) -> None:
    """Waits for the page whose heading holds the words, and asks of it what is asked of every page."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)
    assert faults(page) == {}, name
    if PICTURES:
        before = page.viewport_size
        page.screenshot(path=f"{PICTURES}/{name}-desktop.png", full_page=True)
        page.set_viewport_size({"width": PHONE, "height": 700})
        page.screenshot(path=f"{PICTURES}/{name}-phone.png", full_page=True)
        page.set_viewport_size(before)


def test_from_the_report_to_the_plan(signed_in, live_server):
    page = signed_in
    page.get_by_role("link", name="Or start from the inspection report").click()
    arrives(page, "Start from the inspection report", "start")
    choose(page, live_server, {**REPORT, "buffer": b"no report"})
    arrives(page, "Start from the inspection report", "refused")
    choose(page, live_server, REPORT)
    arrives(page, "4 recommendations for the council", "review")
    page.get_by_text("A letter states other dates").click()
    page.get_by_label("Stated date for the draft").fill("6 October 2014")
    page.get_by_role("button", name="Make the plan").click()
    expect(page.get_by_role("alert")).to_contain_text("Say why the draft is due on 6 Oct 2014.")
    arrives(page, "4 recommendations for the council", "review-refused")
    page.get_by_label("Why this date for the draft").fill("Ofsted’s letter says so")
    page.get_by_label("22. Tell every care leaver").uncheck()
    page.get_by_role("button", name="Save and work the dates out").click()
    expect(page.locator("main")).to_contain_text("Stated: Ofsted’s letter says so.")
    expect(page.get_by_label("22. Tell every care leaver")).not_to_be_checked()
    page.get_by_role("button", name="Make the plan").click()
    expect(page.get_by_role("alert")).to_contain_text("The plan is begun: 3 recommendations, no actions yet.")
    arrives(page, "3 recommendations and no actions yet", "overview")
    page.get_by_role("link", name="Actions", exact=True).click()
    arrives(page, "No actions yet", "actions")
    page.go_back()
    page.get_by_role("link", name="Change these dates").click()
    arrives(page, "By when the council must answer", "dates")
    page.go_back()
    page.get_by_role("link", name="See every child").click()
    arrives(page, "See every child", "recommendation")
    expect(page.locator("main")).to_contain_text("Inspection report, page 3")


def test_it_all_works_without_scripts_and_on_a_phone(chromium, live_server, signed_in):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 700})
    page = context.new_page()
    sign_in(page, live_server.url, User.objects.get(username="programme_manager"))
    choose(page, live_server, REPORT)
    page.get_by_label("Day the report was received").fill("3 September 2014")
    page.get_by_role("button", name="Make the plan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("4 recommendations and no actions yet")
    expect(page.locator("main")).to_contain_text("1 Oct 2014")
    context.close()


@pytest.mark.parametrize("box", ["See every child", "Hear from children"])
def test_the_keyboard_reaches_and_ticks_a_recommendation(signed_in, live_server, box):
    choose(signed_in, live_server, REPORT)
    found = signed_in.get_by_role("checkbox", name=box)
    found.focus()
    before = found.is_checked()
    signed_in.keyboard.press("Space")
    assert found.is_checked() is not before


def test_on_paper_the_list_is_left(signed_in, live_server):
    choose(signed_in, live_server, REPORT)
    signed_in.emulate_media(media="print")
    assert signed_in.get_by_text("Tell every care leaver").is_visible()
    assert not signed_in.locator(".govuk-service-navigation").first.is_visible()
