"""Owners in a real browser: every page accessible and narrow enough, and a handover from first choice to last press."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldthread_site.owners import actions
from goldthread_site.plans.models import Action
from tests.support import browser as support
from tests.support.django_site import TODAY
from tests.support.site import SMALL_PLAN, person, plan_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def fernshire(page, live_server):
    """A window signed in, a plan with initials and several leads, and a directory in which somebody has left."""
    who = person("programme_manager")
    support.sign_in(page, live_server.url, who)
    leads = (["LO"], ["Lena Osgood"], ["Joan Sefton", "Lena Osgood"])
    plan = plan_in(
        who, actions=[{**one, "leads": names} for one, names in zip(SMALL_PLAN["actions"], leads, strict=True)]
    )
    lena = actions.add_party(by=who, why="For a test", kind="person", name="Lena Osgood")
    actions.add_party(by=who, why="For a test", kind="person", name="Joan Sefton", email="joan@fernshire.example")
    actions.mark_left(by=who, why="Leaves", party=lena, was=1, on=TODAY)
    return page, live_server.url, plan, lena


def test_every_page_of_owners_is_accessible_and_narrow_enough(fernshire):
    page, site, plan, lena = fernshire
    addresses = [
        reverse("plans:load", args=[plan.pk]), reverse("plans:owners", args=[plan.pk]), reverse("plans:every_owner"),
        reverse("plans:action_owners", args=[plan.pk, "a3"]), reverse("plans:leaver", args=[lena.pk]),
        reverse("owners:parties"), reverse("owners:add"), reverse("owners:party", args=[lena.pk]),
    ]  # fmt: skip
    found = {}
    for address in addresses:
        page.goto(site + address)
        found[address] = support.faults(page)
    page.goto(site + addresses[1])
    page.get_by_role("link", name="Somebody else").first.click()
    page.get_by_label("Somebody in the directory").check()
    found["name"] = support.faults(page)
    assert not any(found.values()), found


def test_work_is_handed_over_by_keyboard(fernshire):
    page, site, plan, lena = fernshire
    page.goto(site + reverse("plans:leaver", args=[lena.pk]))
    page.get_by_label("Everything goes to").focus()
    page.keyboard.type("Joan")
    page.get_by_role("button", name="See what changes").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Hand over 2 actions?").wait_for()
    page.get_by_role("button", name="Hand over").press("Enter")
    page.get_by_text("2 rows handed over").wait_for()
    assert [row.value["leads"] for row in Action.objects.filter(plan=plan).order_by("order")] == [
        ["LO"], ["Joan Sefton"], ["Joan Sefton"]
    ]  # fmt: skip
