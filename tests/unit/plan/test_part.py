"""The part of a plan that stands in some of its sections."""

from __future__ import annotations

import json
from pathlib import Path

from goldthread.plan.model import Plan
from goldthread.plan.part import within_sections

SMALL = Path(__file__).parents[2] / "support/small_plan.json"


def test_a_part_holds_its_sections_and_what_belongs_to_them():
    plan = Plan.model_validate(json.loads(SMALL.read_text(encoding="utf-8")))
    first, second = (row.id for row in plan.sections[:2])
    part = within_sections(plan, {first})
    asked = [row.id for row in plan.recommendations if row.section == first]
    assert [row.id for row in part.sections] == [first]
    assert [row.id for row in part.recommendations] == asked
    assert {row.section for row in part.actions} <= {first, None} and part.actions
    assert {row.recommendation for row in part.positions} <= set(asked)
    assert not part.costs.lines and not part.narrative
    both = within_sections(plan, {first, second})
    assert [row.id for row in both.actions] == [row.id for row in plan.actions]
    assert not within_sections(plan, set()).actions


def test_an_action_without_a_section_belongs_to_its_recommendation():
    recommendations = [{"id": "r1", "text": "a", "section": "s1"}, {"id": "r2", "text": "b", "section": "s2"}]
    rows = [
        {"id": "a1", "text": "x", "recommendations": ["r1", "r2"]},
        {"id": "a2", "text": "y", "recommendations": ["r2"]},
        {"id": "a3", "text": "z"},
    ]
    sections = [{"id": "s1", "title": "One"}, {"id": "s2", "title": "Two"}]
    plan = Plan.model_validate({"sections": sections, "recommendations": recommendations, "actions": rows})
    assert [(row.id, row.recommendations) for row in within_sections(plan, {"s1"}).actions] == [("a1", ("r1",))]
