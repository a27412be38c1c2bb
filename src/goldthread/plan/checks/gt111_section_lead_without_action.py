"""GT111: the lead of a workstream leads none of its actions, or next to none."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import words
from goldthread.plan.checks.report import count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan, Section
from goldthread.plan.vocabulary import vocabulary


def find(plan: Plan) -> Iterator[Finding]:
    limits = vocabulary("thresholds")["owners"]
    for section in plan.sections:
        rows = [action for action in plan.actions if action.section == section.id and action.leads]
        led = [action for action in rows if section.lead and _leads(section, action)]
        if (
            section.lead
            and len(rows) >= limits["section_actions"]
            and len(led) <= limits["section_lead_share"] * len(rows)
        ):
            few = f"{_so_few(len(led))} of its {count(len(rows), 'action')}"
            message = f"{section.lead} leads this workstream, but leads {few}"
            yield Finding(
                "GT111", "warning", message, f"section “{section.title}”", (), tuple(row.id for row in rows), "leads"
            )


def _leads(section: Section, action: Action) -> bool:
    """Whether a lead of the action holds the section lead's name or post: every word of it stands in the cell."""
    return any(words(name) <= words(lead) for name in section.lead.split(";") for lead in action.leads)


def _so_few(led: int) -> str:
    return "only 1" if led == 1 else f"only {led}" if led else "none"


RULE = Rule(
    code="GT111",
    family="owners",
    severity="warning",
    name="Section lead without action",
    sentence="The person who leads a workstream leads none of its actions, or next to none.",
    why="Either the workstream or its actions have the wrong name beside them, and progress falls between the two.",
    breaks={
        "sections": [{"id": "s1", "title": "Workforce", "lead": "Ines Holt"}],
        "actions": [
            {"id": f"a{n}", "section": "s1", "text": f"Recruit to team {n}", "leads": ["Ada Marsh"]} for n in range(5)
        ],
    },
    keeps={
        "sections": [{"id": "s1", "title": "Workforce", "lead": "Service Manager – Fostering"}],
        "actions": [
            {
                "id": f"a{n}",
                "section": "s1",
                "text": f"Recruit to team {n}",
                "leads": ["Ada Marsh (SM, Fostering Team)"],
            }
            for n in range(5)
        ],
    },
    find=find,
)
