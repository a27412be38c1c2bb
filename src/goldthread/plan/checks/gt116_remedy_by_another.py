"""GT116: a remedial action is given to somebody who does not lead the action it is to recover."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.people import leads_in, leads_of
from goldthread.plan.checks.remedies import real_remedies, recovered_by, where_of_remedy
from goldthread.plan.checks.report import listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    for row in real_remedies(plan):
        given = [lead.name for lead in leads_in([row.by or ""]) if lead.kind == "person"]
        actions = [action for action in recovered_by(row, plan) if _led_by_none_of(given, action)]
        if given and actions:
            lead = listed([lead.name for lead in leads_of(actions[0])])
            message = f"The remedy is with {listed(given)}, but the action is led by {lead}: who answers for it now?"
            ids, rows = (row.recommendation,) if row.recommendation else (), tuple(action.id for action in actions)
            yield Finding("GT116", "note", message, where_of_remedy(row, plan), ids, rows, "by")


def _led_by_none_of(names: list[str], action: Action) -> bool:
    """Whether people lead the action and none of ``names`` is among them; first names may be spelt in two ways."""
    leads = [lead.name for lead in leads_of(action) if lead.kind == "person"]
    return bool(leads) and not {name.split()[-1][:4] for name in names} & {name.split()[-1][:4] for name in leads}


RULE = Rule(
    code="GT116",
    family="owners",
    severity="note",
    name="Remedy by another",
    sentence="A remedial action is given to somebody who does not lead the action it is to recover.",
    why="The lead thinks it is in other hands, and the new person was never named in the plan.",
    breaks={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "actions": [{"id": "a1", "recommendations": ["r1"], "text": "Audit supervision", "leads": ["Ada Marsh"]}],
        "remedial_actions": [
            {
                "recommendation": "r1",
                "outstanding": "Audit supervision",
                "remedies": ["Hold it"],
                "by": "Tom Reed by May",
            }
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "actions": [{"id": "a1", "recommendations": ["r1"], "text": "Audit supervision", "leads": ["Ada Marsh"]}],
        "remedial_actions": [
            {
                "recommendation": "r1",
                "outstanding": "Audit supervision",
                "remedies": ["Hold it"],
                "by": "A Marsh and Ada Marsh",
            }
        ],
    },
    find=find,
)
