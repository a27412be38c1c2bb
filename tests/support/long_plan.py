"""An invented draft plan: one recommendation with so many actions that their table goes over several pages."""

from __future__ import annotations

from goldthread.plan.model import Plan

RATINGS = ("red", "amber", "green", "blue", None)


def long_plan(actions: int = 60) -> Plan:
    """The plan, every rating in it, a second recommendation, and texts that begin as a formula does."""
    return Plan.model_validate(
        {
            "authority": "Fernshire",
            "title": "Children’s services improvement plan",
            "status": "draft",
            "dated": "2026-03",
            "sections": [{"id": "s1", "title": "Priority 1: the front door"}, {"id": "s2", "title": "Leaders"}],
            "recommendations": [
                {"id": "r1", "number": "1", "section": "s1", "text": "See every child within a day of a referral"},
                {"id": "r2", "number": "2", "section": "s2", "text": "Hold supervision every four weeks"},
            ],
            "actions": [_action(number, "r1") for number in range(1, actions + 1)] + [_action(900, "r2")],
            "costs": {"lines": [{"item": "Duty desk", "recurrent": True, "amounts": {"2026/27": 48000}}]},
        }
    )


def _action(number: int, recommendation: str) -> dict:
    return {
        "id": f"a{number}",
        "ref": f"1.{number}",
        "recommendations": [recommendation],
        "section": f"s{recommendation[1]}",
        "text": f"Open duty desk number {number} in the town hall and keep it staffed until eight in the evening",
        "leads": ["Mira Oakes, Head of Service" if number % 2 else "Tom Hallow"],
        "due": {"text": f"{number % 28 + 1:02}/05/2026", "latest": f"2026-05-{number % 28 + 1:02}", "kinds": ["date"]},
        "rag": RATINGS[number % 5],
        "status": f"Desk {number} was visited twice",
    }
