"""GT110: the plan names its leads by initials only."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.people import leads_of
from goldthread.plan.checks.report import about_plan, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary


def find(plan: Plan) -> Iterator[Finding]:
    share = vocabulary("thresholds")["owners"]["initials_share"]
    named = [lead for action in promised(plan) for lead in leads_of(action) if lead.kind in ("person", "initials")]
    short = [lead.name for lead in named if lead.kind == "initials" and not lead.role]
    if short and len(short) >= share * len(named):
        message = f"Leads are named by initials only, with no key: {listed(sorted(set(short)), 12)}"
        yield about_plan("GT110", "note", message, "leads")


RULE = Rule(
    code="GT110",
    family="owners",
    severity="note",
    name="Leads by initials",
    sentence="The plan names its leads by initials, and nothing says whose they are.",
    why="A board member, a partner or an inspector cannot tell who is meant.",
    breaks={"actions": [{"id": "a1", "text": "Agree the audit tool", "leads": ["AM / TR"]}]},
    keeps={"actions": [{"id": "a1", "text": "Agree the audit tool", "leads": ["Ada Marsh / TR"]}]},
    find=find,
)
