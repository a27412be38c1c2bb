"""GT509: one comment calls an action complete and in doubt at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import clauses, done_in, remaining, sentence_case
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    for action in plan.actions:
        done = next((clause for clause in clauses(action.status) if _all_done(clause)), None)
        doubt = next((part.clause for part in remaining(action.status) if part.kind == "falls short"), None)
        if done and doubt and done != doubt:
            message = f"{sentence_case(name_of(action, plan))} says both “{done}” and “{doubt}”"
            yield about_actions("GT509", "warning", message, [action], plan, "status")


def _all_done(clause: str) -> bool:
    """“This is complete” speaks of the whole; “complete in two teams” or “the refresh is complete” of a part."""
    whole = re.match(
        r"(?:(?:this|it|that|all|(?:the )?(?:action|work|review)) )?(?:(?:is|are|was|has been) )?(?:now )?\w+",
        clause.lower(),
    )
    part = re.search(r"\b(?:complete|completed|done|finished|delivered) (?:in|for|by|at|with|except)\b", clause.lower())
    return bool(whole) and done_in(whole[0]) and not part


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "3.2",
        "text": "Review the recording policy",
        "status": status,
    }
    return {"recommendations": [{"id": "r1", "number": "3", "text": "Record well"}], "actions": [action]}


RULE = Rule(
    code="GT509",
    family="ratings",
    severity="warning",
    name="Complete and at risk",
    sentence="A comment says that the action is complete and that it falls short or is at risk.",
    why="Both cannot be true; whoever reads it takes the one they hoped for.",
    breaks=_plan("The review is complete. Sickness in the policy team puts this action at risk."),
    keeps=_plan("The review is complete. The new policy was issued on 3 June."),
    find=_find,
)
