"""GT107: a councillor is named to carry out an action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.people import leads_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    led = defaultdict(list)
    for action in promised(plan):
        for lead in leads_of(action):
            if lead.kind == "councillor":
                led[lead.name].append(action)
    for name, actions in led.items():
        message = f"{name} is a councillor and is named to lead; councillors hold to account those who do"
        yield about_actions("GT107", "warning", message, actions, plan, "leads")


RULE = Rule(
    code="GT107",
    family="owners",
    severity="warning",
    name="Councillor as lead",
    sentence="A councillor is named as the lead of an action.",
    why="Councillors hold officers to account for the plan; they cannot do that for work they lead themselves.",
    breaks={"actions": [{"id": "a1", "text": "Make health a standing item for the panel", "leads": ["Cllr Brook"]}]},
    keeps={"actions": [{"id": "a1", "text": "Make health a standing item for the panel", "leads": ["Ada Marsh"]}]},
    find=find,
)
