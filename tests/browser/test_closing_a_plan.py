"""A plan is closed by keyboard: what is open, the final position, where unfinished actions go; on a phone, too."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from goldthread_site.plans import models
from tests.support import browser as support
from tests.support.ending import next_plan
from tests.support.site import plan_in

pytestmark = pytest.mark.django_db(transaction=True)
PICTURES = os.environ.get("GOLDTHREAD_PICTURES")


@pytest.fixture
def plans(signed_in):
    from goldthread_site.people.models import User

    who = User.objects.get(username="programme_manager")
    return plan_in(who), next_plan(who)


def looked_at(page, name: str) -> None:
    """No fault at either width, and nothing that scrolls sideways."""
    for width in (support.PHONE, support.DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        assert not support.faults(page), (name, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        if PICTURES:
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)


def test_a_plan_is_closed_and_goes_on_in_the_next(signed_in, plans, live_server):
    (plan, to), page = plans, signed_in
    page.goto(f"{live_server.url}/plan/{plan.pk}/")
    page.get_by_role("link", name="Close this plan").press("Enter")
    page.get_by_role("heading", name="3 of 3 actions are unfinished, 1 of them late").wait_for()
    looked_at(page, "close")
    page.get_by_label("Plan after the re-inspection").press("Space")
    page.get_by_role("button", name="Go on to the final position").press("Enter")
    page.get_by_label("Where the plan stands at its end").fill("Children are seen sooner. Supervision is still patchy.")
    page.get_by_role("button", name="Close the plan").press("Enter")
    page.get_by_text("There is a problem").wait_for()
    looked_at(page, "final-with-problem")
    page.get_by_label("Why does it end now?").fill("The board of 19 November closed it")
    for number in (1, 2):
        page.get_by_label(f"Why, for Recommendation {number}").fill("In 3 of 4 teams")
    page.get_by_label("What becomes of Action 1.1?").select_option(
        label="Carried on for Recommendation 1: Visit children on time, and see them alone"
    )
    for ref in ("1.2", "2.1"):
        page.get_by_label(f"What becomes of Action {ref}?").select_option("stopped")
    page.get_by_label("Why the actions stop").fill("The board took them out of scope")
    page.get_by_role("button", name="Close the plan").press("Enter")
    page.get_by_role("heading", name="Closed on").wait_for()
    looked_at(page, "end")
    page.get_by_role("link", name="Where it goes on").press("Enter")
    page.get_by_role("heading", name="Before this plan").wait_for()
    looked_at(page, "carried")
    page.goto(f"{live_server.url}/plan/{to.pk}/found-again/")
    looked_at(page, "found-again")
    page.get_by_role("button", name="Found again").first.press("Enter")
    page.get_by_role("heading", name="was found before").wait_for()
    looked_at(page, "found-again-said")
    page.goto(f"{live_server.url}/plan/due-for-deletion/")
    looked_at(page, "due-for-deletion")
    assert models.Plan.objects.get(pk=plan.pk).closed_on
