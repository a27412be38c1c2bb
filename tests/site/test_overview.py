"""The first page of a plan: the answer as its heading, where each recommendation stands, filters in the address."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldthread_site.plans.filters import lead_key
from tests.support.site import plan_in
from tests.support.words import heading, links, row_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(as_programme_manager, programme_manager):
    """The overview of the small plan, with changes, under a query."""

    def page(query: str = "", **changes) -> str:
        plan = plan_in(programme_manager, **changes)
        return as_programme_manager.get(reverse("plans:overview", args=[plan.pk]) + query).content.decode()

    return page


def test_the_heading_is_the_answer(read):
    assert heading(read()) == "1 of 2 recommendations is claimed green or blue; 1 has late actions"


def test_the_heading_says_all_and_none(read, settings):
    from datetime import date

    settings.TODAY = date(2026, 1, 1)
    assert heading(read(positions=[])) == "1 of 2 recommendations is claimed green or blue; none have late actions"
    settings.TODAY = date(2027, 1, 1)
    assert heading(read(data=b"another")).endswith("; 2 have late actions")


def test_the_counts_of_the_whole_plan_lead_to_their_actions(read):
    page = read()
    assert "1 action late 0 due by 20 Dec 2026 1 re-dated since the start 1 without a date" in words(page)
    assert "£68,000 cost, 2026/27 £52,000 cost, 2027/28" in words(page)
    assert any(href.endswith("/actions/?due=late") for href in links(page))


def test_a_row_says_claim_and_counts(read):
    assert row_of(read(), "Visit children on time") == (
        "1. Visit children on time Lena Osgood Green 1 Nov 2026 A G 2 0 1 late 1 2 actions, 1 late , 1 re-dated"
    )


def test_the_strip_is_read_out(read):
    assert 'aria-label="Ratings: amber, green"' in read()


def test_without_positions_the_worst_claim_of_the_actions_stands_for_the_recommendation(read):
    page = read(positions=[])
    assert "the worst of 1 green" in row_of(page, "Visit children on time")
    assert "Amber its 1 action" in row_of(page, "Supervise social workers")
    assert "Claimed: the worst rating among a recommendation's actions." in words(page)


def test_a_plan_without_ratings_says_so_once_and_has_no_column_for_them(read):
    from tests.support.site import SMALL_PLAN

    unrated = [{**action, "rag": None} for action in SMALL_PLAN["actions"]]
    page = read(positions=[], actions=unrated)
    assert "The plan rates neither its recommendations nor their actions." in words(page)
    assert "Claimed" not in words(page) and heading(page) == "1 of 2 recommendations has late actions"


@pytest.mark.parametrize(
    "query, stays, goes",
    [
        ("?section=s2", "Supervise social workers", "Visit children"),
        ("?rating=green", "Visit children", "Supervise social workers"),
        ("?due=late", "Visit children", "Supervise social workers"),
        ("?due=undated", "Visit children", "Supervise social workers"),
        (f"?lead={lead_key('Joan Sefton')}", "Supervise social workers", "Visit children"),
    ],
)
def test_a_filter_leaves_what_fits(read, query, stays, goes):
    page = read(query)
    assert row_of(page, stays) and not row_of(page, goes)
    assert "Showing 1 of 2 recommendations" in words(page)


def test_what_is_asked_for_stands_in_the_form(read):
    page = read("?section=s2")
    assert '<option value="s2" selected>' in page
    assert "Filter: Part of the plan: Workforce" in words(page)


def test_a_value_that_is_no_choice_leaves_nothing_out(read):
    page = read("?section=nowhere&due=%00&lead=")
    assert "Showing all 2 recommendations" in words(page) and "There is a problem" not in page


def test_no_name_of_a_person_stands_in_an_address(read):
    assert not [href for href in links(read()) if "Osgood" in href or "Sefton" in href]
    assert 'value="Lena Osgood"' not in read(data=b"another")


def test_when_nothing_fits_the_page_says_what_to_do(read):
    page = read(f"?section=s2&lead={lead_key('Lena Osgood')}")
    assert "None of 2 recommendations fits. Leave something out of the filter." in words(page)
    assert "<table" not in page


def test_a_plan_without_recommendations(read):
    bare = {"recommendations": [], "outcomes": [], "indicators": [], "actions": [], "positions": []}
    page = read(**bare, remedial_actions=[], costs={})
    assert heading(page) == "This plan has no recommendations"


def test_a_withdrawn_recommendation_is_marked_and_not_counted(read):
    from tests.support.site import SMALL_PLAN

    first, second = SMALL_PLAN["recommendations"]
    page = read(recommendations=[first, {**second, "withdrawn": True}])
    assert "Withdrawn" in row_of(page, "Supervise social workers")
    assert heading(page).startswith("1 of 1 recommendation ")


def test_an_old_plan_is_told_of_calmly(read, settings):
    from datetime import date

    settings.TODAY = date(2036, 1, 1)
    assert "The last date in this plan was 31 Dec 2026, so every action that has a date counts as late" in words(read())


def test_the_first_page_is_the_plan_where_there_is_only_one(as_programme_manager, programme_manager):
    plan = plan_in(programme_manager)
    assert as_programme_manager.get(reverse("home")).url == reverse("plans:overview", args=[plan.pk])
    plan_in(programme_manager, data=b"another")
    assert reverse("plans:overview", args=[plan.pk]) in links(
        as_programme_manager.get(reverse("home")).content.decode()
    )
