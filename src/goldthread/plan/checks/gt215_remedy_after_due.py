"""GT215: a remedial action ends after the day on which its action is still said to be due."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.remedies import named_by, real_remedies, recovered_by
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.days_named import named_days
from goldthread.plan.model import Action, Plan, RemedialAction


def find(plan: Plan) -> Iterator[Finding]:
    for row in real_remedies(plan):
        for action in _meant(row, plan):
            due = action.due.latest
            last = _last_day(row.by, due) if due else ""
            if due and last[:7] > due[:7] and not set(action.due.kinds) & {"recurring", "ongoing"}:
                message = (
                    f"Still due in {in_words(due[:7])}, but its remedial action ends in {in_words(last[:7])}: "
                    "the date has slipped and the plan does not say so"
                )
                yield about_actions("GT215", "warning", message, [action], plan, "due")


def _meant(row: RemedialAction, plan: Plan) -> list[Action]:
    """The actions that a remedial action is for and names; one that has only slipped beside them has its own remedy."""
    named = named_by(row, plan)
    return [action for action in recovered_by(row, plan) if row.by and action in named]


def _last_day(by: str, due: str) -> str:
    """The last day named in the cell for who and when; a month without a year is in the year of the due date."""
    year = int(due[:4])
    named = [name if name.first else name.in_year(year) for name in named_days(by) if name.kind != "year"]
    return max((name.last.isoformat() for name in named if name.last and not name.impossible), default="")


RULE = Rule(
    code="GT215",
    family="dates",
    severity="warning",
    name="Remedy ends after due",
    sentence="A remedial action ends after the day on which its action is still said to be due.",
    why="The date has slipped in fact but not in the plan, so the slip is not counted.",
    breaks={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Train every manager in supervision",
                "due": {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]},
            }
        ],
        "remedial_actions": [
            {
                "recommendation": "r1",
                "outstanding": "Train every manager in supervision",
                "remedies": ["Book places"],
                "by": "Ada Marsh by September 2026",
            }
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "number": "1", "text": "Improve supervision"}],
        "actions": [
            {
                "id": "a1",
                "recommendations": ["r1"],
                "text": "Train every manager in supervision",
                "due": {"text": "Sept 2026", "latest": "2026-09-30", "kinds": ["month"], "slipped_from": ["May 2026"]},
            }
        ],
        "remedial_actions": [
            {
                "recommendation": "r1",
                "outstanding": "Train every manager in supervision",
                "remedies": ["Book places"],
                "by": "Ada Marsh by September 2026",
            }
        ],
    },
    find=find,
)
