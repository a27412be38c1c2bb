"""GT102: an action without an accountable officer, in a plan that names one elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.people import leads_in, leads_of
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    rows = promised(plan)
    bare = [action for action in rows if leads_of(action) and not leads_in(action.accountable)]
    if bare and 2 * len(bare) < len(rows):
        message = f"{count(len(bare), 'action')} without an accountable officer, where the rest of the plan names one"
        yield about_actions("GT102", "warning", message, bare, plan, "accountable")


RULE = Rule(
    code="GT102",
    family="owners",
    severity="warning",
    name="No accountable officer",
    sentence="An action has no accountable officer, although the plan names one for most actions.",
    why="The accountable officer is who the board asks when the lead cannot get it done.",
    breaks={
        "actions": [
            {"id": "a1", "text": "Agree a format for care plans", "leads": ["Ada Marsh"], "accountable": ["Ines Holt"]},
            {"id": "a2", "text": "Try the format in one team", "leads": ["Ada Marsh"], "accountable": ["Ines Holt"]},
            {"id": "a3", "text": "Ask children about the format", "leads": ["Ada Marsh"]},
        ]
    },
    keeps={
        "actions": [
            {"id": "a1", "text": "Agree a format for care plans", "leads": ["Ada Marsh"]},
            {"id": "a2", "text": "Try the format in one team", "leads": ["Ada Marsh"]},
        ]
    },
    find=find,
)
