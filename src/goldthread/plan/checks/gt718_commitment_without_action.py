"""GT718: a workstream makes a commitment under which no action stands."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import alike, within
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    for section in plan.sections:
        kept = [a.commitment for a in plan.actions if a.section == section.id and a.commitment]
        for commitment in section.commitments if kept else ():
            if not any(_same(commitment, text) for text in kept):
                message = f"No action stands under this commitment: {quoted(commitment, 90)}"
                yield Finding("GT718", "warning", message, f"section “{section.title}”", field="commitments")


def _same(one: str, other: str) -> bool:
    return alike(one, other) >= 0.6 or within(one, other) >= 0.85


RULE = Rule(
    code="GT718",
    family="structure",
    severity="warning",
    name="Commitment without action",
    sentence="A workstream makes a commitment, and none of its actions stands under it.",
    why="A commitment without a step is a hope.",
    breaks={
        "sections": [
            {
                "id": "s1",
                "title": "Practice",
                "commitments": ["Every child is seen alone", "Files are read by managers"],
            }
        ],
        "actions": [
            {
                "id": "a1",
                "section": "s1",
                "commitment": "Every child is seen alone",
                "text": "Add a box to the visit form",
            }
        ],
    },
    keeps={
        "sections": [{"id": "s1", "title": "Practice", "commitments": ["Fernshire will see every child alone"]}],
        "actions": [
            {
                "id": "a1",
                "section": "s1",
                "commitment": "We will see every child alone",
                "text": "Add a box to the visit form",
            }
        ],
    },
    find=find,
)
