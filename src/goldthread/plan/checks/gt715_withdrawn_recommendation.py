"""GT715: a recommendation has been taken out of the plan."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_recommendations
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    for row in plan.recommendations:
        if row.withdrawn:
            gone = "" if row.text.strip() and len(row.text.split()) > 15 else ", and its own wording is gone"
            message = f"This recommendation was taken out; the inspectors have not withdrawn it{gone}"
            yield about_recommendations("GT715", "error", message, [row], "withdrawn")


RULE = Rule(
    code="GT715",
    family="structure",
    severity="error",
    name="Withdrawn recommendation",
    sentence="A recommendation has been taken out of the plan.",
    why="It is the inspectors' to withdraw. Say where it is answered instead, and keep its words.",
    breaks={"recommendations": [{"id": "r1", "number": "18", "text": "Removed, see 15", "withdrawn": True}]},
    keeps={"recommendations": [{"id": "r1", "number": "18", "text": "Have the register of unsuitable flats removed"}]},
    find=find,
)
