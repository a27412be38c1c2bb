"""GT213: a due date has slipped, and no remedial action says how the work is to be recovered."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.remedies import real_remedies, recovered_by
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    recovered = {action.id for row in real_remedies(plan) for action in recovered_by(row, plan)}
    for action in promised(plan):
        done = action.completed or action.rag in ("green", "blue")  # GT512 speaks of a moved date that is green
        if action.due.slipped_from and action.id not in recovered and not done:
            slipped = " and ".join(action.due.slipped_from)
            message = f"The date has slipped from {slipped}, and no remedial action says how this is to be recovered"
            yield about_actions("GT213", "error", message, [action], plan, "due")


RULE = Rule(
    code="GT213",
    family="dates",
    severity="error",
    name="Slipped without remedy",
    sentence="A due date has slipped, and no remedial action goes with it.",
    why="A date that only moves will move again. The remedial action says what is being done about the cause.",
    breaks={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Publish learning from complaints",
                "due": {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"], "slipped_from": ["March 2026"]},
            }
        ],
        "remedial_actions": [
            {"recommendation": "r1", "outstanding": "Train every manager in supervision", "remedies": ["Book places"]}
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Publish learning from complaints",
                "due": {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"], "slipped_from": ["March 2026"]},
            }
        ],
        "remedial_actions": [
            {
                "recommendation": "r1",
                "outstanding": "The learning from complaints is not yet published",
                "remedies": ["Ask the web team to publish it"],
            }
        ],
    },
    find=find,
)
