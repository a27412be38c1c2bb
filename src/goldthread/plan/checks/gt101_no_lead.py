"""GT101: an action that nobody leads."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.people import leads_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import left_over, promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    bare = [action for action in promised(plan) if not leads_of(action)]
    for action in bare:
        if not left_over(action, plan):
            yield about_actions("GT101", "error", _message(action, plan), [action], plan, "leads")
    if orphans := [action for action in bare if left_over(action, plan)]:
        message = "Text left over from a lost row has no lead: nobody can be asked about it"
        yield about_actions("GT101", "warning", message, orphans, plan, "leads")


def _message(action: Action, plan: Plan) -> str:
    printed = " / ".join(action.leads).strip()
    if printed:
        return f"The lead is “{printed}”, so nobody is named to do this"
    if not action.accountable and any(other.accountable for other in plan.actions):
        return "No lead and no accountable officer: nobody is named to do this or to answer for it"
    return "No lead: nobody is named to do this"


RULE = Rule(
    code="GT101",
    family="owners",
    severity="error",
    name="No lead",
    sentence="An action has nobody to lead it.",
    why="What nobody is asked to do is not done, and nobody can be asked why.",
    breaks={"actions": [{"id": "a1", "text": "Write a guide to supervision for Fernshire's team managers"}]},
    keeps={"actions": [{"id": "a1", "text": "Write a guide to supervision", "leads": ["Ada Marsh"]}]},
    find=find,
)
