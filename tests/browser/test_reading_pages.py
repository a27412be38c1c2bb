"""The pages that read a plan, in a real browser: WCAG 2.2 AA, 320 px, the keyboard, no scripts, paper."""

from __future__ import annotations

import pytest

from goldthread_site.people.models import User
from tests.support.big_plan import big_plan
from tests.support.browser import PHONE, faults, sign_in
from tests.support.site import plan_in

TABS_TO_TRY = 60  # more than the frame's links and a page's selects together


@pytest.fixture
def plan(signed_in):
    """A plan of 60 actions, with late, re-dated, done and undated ones; its address."""
    whole = big_plan(60).model_dump(mode="json")
    whole["actions"][2].update(leads=[], due={"text": "ongoing", "kinds": ["ongoing"]})
    whole["recommendations"][3].update(withdrawn=True, note="Answered by recommendation 2.")
    row = plan_in(User.objects.get(username="programme_manager"), **whole)
    return f"/plan/{row.pk}/"


PAGES = [
    "", "?due=late", "?section=s2&rating=red", "actions/", "actions/?sort=due", "actions/?words=nothing-like-it",
    "costs/", "check/", "check/?severity=error", "recommendation/r1/", "recommendation/r4/", "action/a0/", "action/a2/",
    "download/", "download/?form=pdf&layout=peterborough",
]  # fmt: skip


def test_every_page_keeps_to_the_standard_and_fits_320_px(signed_in, live_server, plan):
    for path in PAGES:
        signed_in.goto(live_server.url + plan + path)
        assert faults(signed_in) == {}, path


def test_the_blocks_of_a_phone_and_the_open_details_keep_to_it_too(signed_in, live_server, plan):
    signed_in.set_viewport_size({"width": PHONE, "height": 700})
    for path in PAGES:
        signed_in.goto(live_server.url + plan + path)
        signed_in.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
        assert faults(signed_in) == {}, path


@pytest.mark.parametrize("path, row", [("", "/recommendation/r1/"), ("actions/", "/action/a0/")])
def test_the_keyboard_reaches_the_filter_and_the_first_row(signed_in, live_server, plan, path, row):
    signed_in.goto(live_server.url + plan + path)
    met = []
    for _ in range(TABS_TO_TRY):
        signed_in.keyboard.press("Tab")
        met.append(signed_in.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id"))
        if met[-1].endswith(row):
            break
    assert "id_due" in met and met[-1].endswith(row)
    assert met.index("id_due") < len(met) - 1
    signed_in.keyboard.press("Enter")
    signed_in.wait_for_url(f"**{row}")


def test_the_filter_works_without_scripts(chromium, live_server, plan):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 700})
    page = context.new_page()
    sign_in(page, live_server.url, User.objects.get(username="programme_manager"))
    page.goto(live_server.url + plan)
    page.get_by_label("Due", exact=True).select_option("late")
    page.get_by_role("button", name="Filter").click()
    assert "due=late" in page.url
    assert page.locator("#id_due").input_value() == "late"
    context.close()


def test_the_file_is_taken_by_keyboard_without_scripts(chromium, live_server, plan):
    context = chromium.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 700})
    page = context.new_page()
    sign_in(page, live_server.url, User.objects.get(username="programme_manager"))
    page.goto(live_server.url + plan)
    page.get_by_role("link", name="Take the plan out as a file").press("Enter")
    page.get_by_label("Word", exact=True).focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**form=xlsx&layout=bury")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Take the file: Excel").press("Enter")
    assert taken.value.suggested_filename.endswith("-plan-bury.xlsx")
    context.close()


def test_on_paper_only_the_plan_is_left(signed_in, live_server, plan):
    signed_in.goto(live_server.url + plan)
    signed_in.emulate_media(media="print")
    assert signed_in.locator("h1").is_visible() and signed_in.locator(".gt-overview").is_visible()
    for left_out in (".govuk-service-navigation", ".moj-sub-navigation", ".gt-filter"):
        assert not signed_in.locator(left_out).first.is_visible(), left_out


def test_a_phone_shows_a_row_as_a_block_with_its_sentence(signed_in, live_server, plan):
    signed_in.set_viewport_size({"width": PHONE, "height": 700})
    signed_in.goto(live_server.url + plan)
    row = signed_in.get_by_role("row").filter(has_text="team 1 on time").first
    assert "6 actions" in row.inner_text()
    assert row.bounding_box()["width"] <= PHONE
