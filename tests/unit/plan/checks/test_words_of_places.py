"""What findings say of places and counts reads like a person's words."""

from __future__ import annotations

import re

from goldthread.plan.checks import all_rules, check_plan
from goldthread.plan.checks.positions import day_of, where_of_position
from goldthread.plan.model import Plan

PLAN = Plan.model_validate(
    {
        "recommendations": [{"id": "r1", "number": "7", "text": "Visit children on time"}],
        "positions": [{"recommendation": "r1", "as_at": "2026-03-01"}, {"recommendation": "r1"}],
    }
)


def test_a_position_is_named_by_its_day_as_people_write_it():
    assert where_of_position(PLAN.positions[0], PLAN) == "recommendation 7, position as at 1 March 2026"
    assert day_of(PLAN.positions[1]) == "a day that is not given"


def test_no_rule_shows_a_day_as_programs_write_it():
    said = [
        found.message + found.where for rule in all_rules() for found in check_plan(Plan.model_validate(rule.breaks))
    ]
    assert said and not [text for text in said if re.search(r"\b20\d\d-\d\d-\d\d\b", text)]


def test_a_comment_that_many_rows_share_is_told_once_for_each_row():
    said = {"text": "Check chronology on case files", "status": "Not yet embedded consistently in all teams"}
    rows = [{"id": f"a{n}", **said, "rag": ("red", "amber", "green")[n % 3]} for n in range(20)]
    found = check_plan(Plan.model_validate({"actions": rows}), select=["GT510"])
    assert 0 < len(found) < 20


def test_a_remedy_of_blank_signs_is_no_sentence():
    blank = Plan.model_validate({"remedial_actions": [{"remedies": ["The server was late", "\r", " . "]}]})
    assert [found.code for found in check_plan(blank, select=["GT617"])] == ["GT617"]
