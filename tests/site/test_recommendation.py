"""The page of a recommendation, and the page of an action."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.support.site import SMALL_PLAN, plan_in
from tests.support.words import heading, links, row_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(as_programme_manager, programme_manager):
    """A page of one row of the small plan, with changes."""

    def page(kind: str, key: str, **changes) -> str:
        plan = plan_in(programme_manager, **changes)
        return as_programme_manager.get(reverse(f"plans:{kind}", args=[plan.pk, key])).content.decode()

    return page


def action(place: int, **changes) -> list[dict]:
    """The small plan's actions with one changed."""
    rows = [dict(row) for row in SMALL_PLAN["actions"]]
    rows[place].update(changes)
    return rows


def test_a_recommendation_says_what_is_claimed_and_by_what(read):
    page = read("recommendation", "1")
    assert heading(page) == "Visit children on time"
    assert "Claimed: outcome required, 1 Nov 2026 Green" in words(page)
    assert "Actions: 1 of 2 late, 1 re-dated" in words(page)


def test_outcomes_stand_with_their_targets_and_indicators(read):
    said = words(read("recommendation", "1"))
    assert "90% of visits are on time 1 target: 90%" in said
    assert "Visits on time V1" in said


def test_the_newest_position_is_the_last_column_with_its_text_whole(read):
    page = read("recommendation", "1")
    assert row_of(page, "1 Jul 2026") == "1 Jul 2026 1 Nov 2026 , the newest"
    assert row_of(page, "Outcome required") == "Outcome required Amber Cover in every team A G Green A weekly list"


def test_a_date_that_moved_keeps_the_first_one_struck_out(read):
    page = read("recommendation", "1")
    assert "30 Sep 2026 51 days late first date Feb 2026 , moved once: 7 months" in row_of(page, "list of visits due")
    assert "<del>" in page


def test_a_remedial_action_has_its_owner(read):
    assert row_of(read("recommendation", "2"), "Two teams have no supervisor") == (
        "Two teams have no supervisor Recruit Joan Sefton"
    )


def test_a_recommendation_without_action_says_what_is_missing(read):
    page = read("recommendation", "2", actions=action(2, recommendations=["1"]))
    assert "The plan does nothing about this recommendation." in words(page)
    unrated = read("recommendation", "2", data=b"another", positions=[], actions=action(2, recommendations=["1"]))
    assert "The plan does not say how this stands: it has no action." in words(unrated)


def test_a_withdrawn_recommendation_says_so_at_the_top(read):
    first, second = SMALL_PLAN["recommendations"]
    page = read("recommendation", "2", recommendations=[first, {**second, "withdrawn": True, "note": "Said in 1."}])
    assert "Withdrawn. Said in 1." in words(page)


def test_each_value_says_where_it_was_read_and_how(read):
    page = read("action", "a2")
    assert row_of(page, "Leads Lena Osgood") == (
        "Leads Lena Osgood line 5, table 1, row 4, column 3 taken from a merged cell or the row above"
    )
    page = read("recommendation", "2", data=b"another")
    assert row_of(page, "Section Workforce").endswith("place not known worked out from the words around it")


def test_an_action_says_everything_the_plan_says(read):
    full = {
        "why": ["Visits were missed"], "difference": ["Nobody is forgotten"], "accountable": ["Dan Okoro"],
        "start": "Jan 2026", "targets": ["90%"], "completed": None, "new": True, "marker": "(*)",
        "outcomes": ["o1"], "commitment": "Children are seen", "see_also": "See action 2.1",
        "cost": {"text": "£500 for lists", "amount": 500},
        "other": {"Board's view": "Wait for June"},
    }  # fmt: skip
    page = read("action", "a1", actions=action(0, **full))
    said = words(page)
    for words_of_it in (
        "Action 1.1", "Answers Recommendation 1 .", "Part of the plan: Help and protection", "Lead Lena Osgood",
        "30 Sep 2026 51 days late first date Feb 2026 , moved once: 7 months",
        "In the plan: “Sept 2026 (moved from Feb 2026)”",
        "Claimed Green", "What the plan says of it List sent each Monday", "Accountable Dan Okoro", "Start Jan 2026",
        "Cost £500 £500 for lists", "Why Visits were missed", "What difference it makes Nobody is forgotten",
        "Targets 90%",
        "Commitment Children are seen", "Marked (*)", "New since the plan before", "See also See action 2.1 Action 2.1",
        "Outcomes 90% of visits are on time", "Board's view Wait for June",
    ):  # fmt: skip
        assert words_of_it in said
    assert heading(page) == "Send each team manager a list of visits due"


def test_an_action_leads_back_to_its_recommendation_and_on_to_the_next(read):
    found = links(read("action", "a2"))
    assert any(href.endswith("/recommendation/1/") for href in found)
    assert any(href.endswith("/action/a1/") for href in found) and any(href.endswith("/action/a3/") for href in found)


def test_what_has_no_owner_and_no_date_says_so(read):
    page = read("action", "a2", actions=action(1, leads=[], due={}))
    assert "Lead Nobody is named Due No date" in words(page)


@pytest.mark.parametrize("done", [{"completed": "12 May 2026"}, {"rag": "blue"}, {"status": "Complete. It was sent"}])
def test_what_is_done_is_not_late(read, done):
    said = words(read("action", "a1", actions=action(0, **done)))
    assert "late" not in said.split("Plan check")[0] and "Done, the plan says." in said


def test_ids_that_hold_a_slash_or_a_space_lead_somewhere(read):
    rows = [dict(row, id="1/2 b" if row["id"] == "a3" else row["id"]) for row in SMALL_PLAN["actions"]]
    assert heading(read("action", "1/2 b", actions=rows)) == "Train every supervisor"


def test_findings_stand_on_the_page_of_the_row_they_touch(read):
    page = read("action", "a2", actions=action(1, leads=[]))
    assert "GT101" in words(page)
    assert "GT101" not in words(read("action", "a3", data=b"another"))


def test_what_a_viewer_may_not_see_is_not_there(client, viewer, programme_manager):
    plan = plan_in(programme_manager, actions=action(1, leads=[]))
    client.force_login(viewer)
    for kind, key in (("action", "a2"), ("recommendation", "1")):
        page = client.get(reverse(f"plans:{kind}", args=[plan.pk, key])).content.decode()
        assert "Plan check" not in words(page) and "GT101" not in page
