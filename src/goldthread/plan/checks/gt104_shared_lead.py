"""GT104: three or more share the lead of an action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.people import leads_of
from goldthread.plan.checks.report import about_actions, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary

_NAMED = ("person", "initials", "councillor")


def find(plan: Plan) -> Iterator[Finding]:
    least = vocabulary("thresholds")["owners"]["shared_by"]
    shared = defaultdict(list)
    for action in promised(plan):
        leads = leads_of(action)
        if len(leads) >= least and any(lead.kind in _NAMED for lead in leads):
            shared[tuple(lead.name for lead in leads)].append(action)
    for names, actions in shared.items():
        message = f"{len(names)} share the lead ({listed(names)}), so no one of them is answerable"
        yield about_actions("GT104", "note", message, actions, plan, "leads")


RULE = Rule(
    code="GT104",
    family="owners",
    severity="note",
    name="Shared lead",
    sentence="Three or more people share the lead of an action.",
    why="When several lead, each may wait for the others. One lead, with others to help, is clearer.",
    breaks={"actions": [{"id": "a1", "text": "Agree a joint protocol", "leads": ["Ada Marsh / Ines Holt / Tom Reed"]}]},
    keeps={"actions": [{"id": "a1", "text": "Agree a joint protocol", "leads": ["Ada Marsh / Ines Holt"]}]},
    find=find,
)
