"""Two dates compared, in a real browser: what a chair reads, by keyboard, on a phone, on one sheet of paper."""

from __future__ import annotations

import pikepdf
import pytest

from goldthread_site.people.models import User
from tests.support.browser import PHONE, faults
from tests.support.two_months import lived_plan

SHEET = {"format": "A4", "landscape": True, "prefer_css_page_size": True}


@pytest.fixture
def address(signed_in, live_server):
    plan = lived_plan(User.objects.get(username="programme_manager"))
    return f"{live_server.url}/plan/{plan.pk}/compare/"


def test_what_changed_since_the_board_keeps_to_the_standard(signed_in, address):
    signed_in.goto(address)
    assert signed_in.locator("h1").inner_text() == "Since the September board: 2 recommendations better, 1 worse"
    assert faults(signed_in) == {}
    signed_in.set_viewport_size({"width": PHONE, "height": 700})
    assert faults(signed_in) == {}


def test_another_date_is_compared_by_keyboard(signed_in, address):
    signed_in.goto(address)
    signed_in.locator("summary", has_text="Another date").focus()
    signed_in.keyboard.press("Enter")
    signed_in.keyboard.press("Tab")
    signed_in.keyboard.type("20/10/2026")
    signed_in.keyboard.press("Enter")
    signed_in.wait_for_url("**from_day=*")
    assert "Since 20 October 2026" in signed_in.locator("h1").inner_text()


def test_a_date_that_is_none_is_said_above_and_beside_the_box(signed_in, address):
    signed_in.goto(f"{address}?from_day=31/06/2026")
    assert signed_in.locator(".govuk-error-summary").is_visible()
    assert "is not a date" in signed_in.locator("#id_from_day_error").inner_text()
    assert faults(signed_in) == {}


def test_it_fits_one_sheet(signed_in, address, tmp_path):
    signed_in.goto(address)
    signed_in.pdf(path=tmp_path / "sheet.pdf", **SHEET)
    with pikepdf.open(tmp_path / "sheet.pdf") as sheet:
        assert len(sheet.pages) == 1
