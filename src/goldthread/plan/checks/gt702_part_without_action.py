"""GT702: a recommendation shares its workstream's actions, and none of them speaks of what it asks."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_recommendations
from goldthread.plan.checks.rows import actions_by_recommendation
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.subjects import asks_of, spoken_of, subjects_of
from goldthread.plan.model import Plan, Recommendation


def find(plan: Plan) -> Iterator[Finding]:
    answered = actions_by_recommendation(plan)
    for row in plan.recommendations:
        actions = answered.get(row.id, [])
        if row.withdrawn or not actions or any(len(action.recommendations) == 1 for action in actions):
            continue
        said = [subjects_of(f"{action.text} {action.commitment or ''}") for action in actions]
        asks = asks_of(row.text)
        missed = [ask for ask in asks if not spoken_of(ask, said)]
        if missed and asks:
            yield about_recommendations("GT702", "error", _message(missed, row), [row], "actions")


def _message(missed: list[str], row: Recommendation) -> str:
    asked = "; ".join(quoted(ask, 90) for ask in missed)
    return f"No action of its section speaks of this: {asked}"


RULE = Rule(
    code="GT702",
    family="structure",
    severity="error",
    name="Part without action",
    sentence="A recommendation is given to a workstream, and none of the workstream's actions speaks of what it asks.",
    why="It looks answered because the workstream has actions, but they are about something else.",
    breaks={
        "recommendations": [
            {"id": "r1", "text": "Seek legal advice promptly when a child's situation does not improve"},
            {"id": "r2", "text": "Update the sufficiency strategy for fostering placements"},
        ],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1", "r2"],
                "text": "Write a new sufficiency strategy for fostering placements",
            },
            {
                "id": "a2",
                "recommendations": ["r1", "r2"],
                "text": "Commission more fostering placements near Fernshire",
            },
        ],
    },
    keeps={
        "recommendations": [
            {"id": "r1", "text": "Seek legal advice promptly when a child's situation does not improve"},
            {"id": "r2", "text": "Update the sufficiency strategy for fostering placements"},
        ],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1", "r2"],
                "text": "Write a new sufficiency strategy for fostering placements",
            },
            {
                "id": "a2",
                "recommendations": ["r1", "r2"],
                "text": "Hold a weekly meeting to seek legal advice on children who drift",
            },
        ],
    },
    find=find,
)
