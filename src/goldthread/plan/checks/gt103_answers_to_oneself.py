"""GT103: the lead and the accountable officer are the same person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.people import leads_in, leads_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    alone = defaultdict(list)
    for action in promised(plan):
        leads, answering = ({lead.name for lead in who} for who in (leads_of(action), leads_in(action.accountable)))
        if leads and leads == answering:
            alone[" and ".join(sorted(leads))].append(action)
    for name, actions in alone.items():
        message = f"{name} is both the lead and the accountable officer"
        yield about_actions("GT103", "warning", message, actions, plan, "accountable")


RULE = Rule(
    code="GT103",
    family="owners",
    severity="warning",
    name="Answers to oneself",
    sentence="The lead and the accountable officer of an action are the same person.",
    why="Two names are asked for so that one can challenge the other.",
    breaks={
        "actions": [{"id": "a1", "text": "Recruit two reviewing officers", "leads": ["IH"], "accountable": ["IH"]}]
    },
    keeps={"actions": [{"id": "a1", "text": "Recruit two reviewing officers", "leads": ["AM"], "accountable": ["IH"]}]},
    find=find,
)
