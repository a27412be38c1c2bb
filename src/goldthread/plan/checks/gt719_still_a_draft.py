"""GT719: the plan calls itself a draft."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_plan
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    if plan.status == "draft":
        yield about_plan(
            "GT719", "note", "The plan calls itself a draft: nothing says who agreed it, or when", "status"
        )


RULE = Rule(
    code="GT719",
    family="structure",
    severity="note",
    name="Still a draft",
    sentence="The plan calls itself a draft, and nothing says that it was agreed.",
    why="Nobody has to keep to a draft. Say which board agreed it, and when.",
    breaks={"status": "draft", "actions": [{"id": "a1", "text": "Agree the duty rota", "leads": ["Ada Marsh"]}]},
    keeps={"status": "final", "actions": [{"id": "a1", "text": "Draft the duty rota", "leads": ["Ada Marsh"]}]},
    find=find,
)
