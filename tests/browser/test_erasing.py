"""Words that must go: one person asks from the row's history, another agrees; every page by keyboard and on a phone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from goldthread_site.plans import changing, models
from tests.support import browser as support
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db(transaction=True)
PICTURES = os.environ.get("GOLDTHREAD_PICTURES")


@pytest.fixture
def plan(signed_in):
    from goldthread_site.people.models import User

    who = User.objects.get(username="programme_manager")
    plan = plan_in(who)
    for text, why in (("Tell Kit Marlow’s mother", "She rang"), ("Tell families", "Without the name")):
        row = models.Action.objects.get(plan=plan, key="a1")
        with changing.changing(plan, by=who, why=why) as change:
            change.put(row, row.read.model_copy(update={"text": text}), was=row.version)
    return plan


def _looked_at(page, name):
    assert not support.faults(page)
    if PICTURES:
        for width in (support.DESKTOP, support.PHONE):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
        page.set_viewport_size({"width": support.DESKTOP, "height": 900})


def test_two_people_erase_a_text_by_keyboard(signed_in, plan, live_server):
    page, address = signed_in, f"{live_server.url}/plan/{plan.pk}"
    page.goto(f"{address}/history/actions/a1/")
    _looked_at(page, "history")
    page.get_by_role("link", name="Ask to erase words of this history").press("Enter")
    page.get_by_role("button", name="Ask a second person").press("Enter")
    page.get_by_text("There is a problem").wait_for()
    _looked_at(page, "ask-with-problem")
    page.get_by_label("She rang").press("Space")
    page.get_by_label("Why must they go?").fill("A child is named")
    page.get_by_role("button", name="Ask a second person").press("Enter")
    page.get_by_role("button", name="Take it back").wait_for()
    _looked_at(page, "asked")
    asked = page.url
    page.get_by_role("button", name="Sign out").press("Enter")
    support.sign_in(page, live_server.url, person("director"))
    page.goto(asked)
    _looked_at(page, "agree")
    page.get_by_label("Your reason").fill("No child is to be named")
    page.get_by_role("button", name="Erase for good").press("Enter")
    page.get_by_role("heading", name="went for good").wait_for()
    _looked_at(page, "agreed")
    page.goto(f"{address}/erasures/")
    _looked_at(page, "erasures")
    page.goto(f"{address}/history/actions/a1/")
    page.get_by_text("This text was erased on").wait_for()
    assert "Kit Marlow" not in page.content()
    _looked_at(page, "history-after")
