"""GT112: an action still names the interim holder of a post that somebody else now holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.likeness import words
from goldthread.plan.checks.people import Lead, is_interim, leads_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary


def find(plan: Plan) -> Iterator[Finding]:
    leads = [(lead, action) for action in plan.actions for lead in leads_of(action) if lead.role]
    settled = {_post(lead): lead for lead, _ in leads if not is_interim(lead.role)}
    passed = defaultdict(list)
    for lead, action in leads:
        now = settled.get(_post(lead))
        if is_interim(lead.role) and now and now.name != lead.name:
            passed[lead.name, lead.role, now.name].append(action)
    for (name, role, now), actions in passed.items():
        message = f"{name} ({role}) is named, but other actions name {now} in the same post: who leads this now?"
        yield about_actions("GT112", "warning", message, actions, plan, "leads")


def _post(lead: Lead) -> frozenset[str]:
    return words(lead.role) - frozenset(vocabulary("people")["interim"]["words"])


RULE = Rule(
    code="GT112",
    family="owners",
    severity="warning",
    name="Lead has moved on",
    sentence="An action names the interim holder of a post that another action gives to somebody else.",
    why="Work left with someone who has gone is done by nobody.",
    breaks={
        "actions": [
            {"id": "a1", "text": "Agree the rota", "leads": ["Tom Reed (Interim Head of Fostering)"]},
            {"id": "a2", "text": "Publish the rota", "leads": ["Ada Marsh (Head of Fostering)"]},
        ]
    },
    keeps={
        "actions": [
            {"id": "a1", "text": "Agree the rota", "leads": ["Tom Reed (Interim Head of Adoption)"]},
            {"id": "a2", "text": "Publish the rota", "leads": ["Ada Marsh (Head of Fostering)"]},
        ]
    },
    find=find,
)
