"""GT209: nothing says when the plan was made, or when its updates were written."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.moments import in_words, last_told, months_between
from goldthread.plan.checks.report import about_plan
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    told = last_told(plan)
    if not plan.dated:
        yield about_plan("GT209", "warning", "Nothing says when this plan was made: no date, no version", "dated")
    elif (
        told
        and not plan.positions
        and not (plan.model_extra or {}).get("as_at")
        and months_between(plan.dated, told) > 1
    ):
        message = (
            f"The only date is {in_words(plan.dated)}, but the updates speak of {in_words(told[:7])} as past: "
            "nothing says as at which day they were written"
        )
        yield about_plan("GT209", "warning", message, "dated")


RULE = Rule(
    code="GT209",
    family="dates",
    severity="warning",
    name="Undated plan",
    sentence="Nothing says when the plan was made, or as at which day its updates were written.",
    why="Without a date nobody can tell which of two copies is newer, or what was late on the day.",
    breaks={"actions": [{"id": "a1", "text": "Train the duty team", "leads": ["Ada Marsh"]}]},
    keeps={"dated": "2026-07", "actions": [{"id": "a1", "text": "Train the duty team", "leads": ["Ada Marsh"]}]},
    find=find,
)
