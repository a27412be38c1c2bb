"""A small plan of an invented council, as other programs would hand it over."""

from __future__ import annotations

import json

SMALL_PLAN = {
    "format": "goldthread-plan/1",
    "authority": "Fernshire",
    "title": "Children’s services improvement plan",
    "status": "draft",
    "dated": "2026-03",
    "recommendations": [
        {"id": "r1", "number": "1", "text": "See every child within a working day of a referral"},
        {"id": "r2", "number": "2", "text": "Hold supervision every four weeks"},
    ],
    "actions": [
        {
            "id": "a1",
            "recommendations": ["r1"],
            "ref": "1.1",
            "text": "Open a duty desk that answers on Saturdays",
            "leads": ["Mira Oakes, Head of Service"],
            "due": {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]},
            "rag": "amber",
            "source": {"line": 12},
        },
        {
            "id": "a2",
            "recommendations": ["r2"],
            "ref": "2.1",
            "text": "=SUM(A1:A9) is how this action begins, and it goes on" + " and on" * 30,
            "due": {"text": "- as soon as we can", "kinds": ["unknown"]},
            "source": {"line": 17},
        },
    ],
}


def small_plan_json() -> str:
    """The small plan as goldthread-plan/1 text."""
    return json.dumps(SMALL_PLAN, ensure_ascii=False)
