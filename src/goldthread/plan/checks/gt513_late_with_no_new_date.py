"""GT513: actions rated amber or red are past their day, and neither a new day nor the work left is given."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.evidence import days_in, is_late, seen_on
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import remaining
from goldthread.plan.model import Action, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    day = seen_on(plan)
    late = [
        action for action in plan.actions if action.rag in ("amber", "red") and is_late(action, day) and _silent(action)
    ]
    if late:
        are = "is" if len(late) == 1 else "are"
        message = (
            f"{count(len(late), 'action')} rated amber or red {are} past the day they were due, and no new day is given"
        )
        yield about_actions("GT513", "note", message, late, plan, "due")


def _silent(action: Action) -> bool:
    """No new day, and no word of what is left to do, which the rules of dates would have found."""
    if action.completed or action.due.slipped_from or remaining(action.status):
        return False
    return not any(day > action.due.latest for day in days_in(action.status))


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "1.1",
        "text": "Revise the early help plan",
        "rag": "amber",
        "due": {"text": "Jan 2026", "latest": "2026-01-31", "kinds": ["month"]},
        "status": status,
    }
    return {
        "dated": "2026-04",
        "recommendations": [{"id": "r1", "number": "1", "text": "Plan well"}],
        "actions": [action],
    }


RULE = Rule(
    code="GT513",
    family="ratings",
    severity="note",
    name="Late, with no new date",
    sentence="An amber or red action is past its day and nobody has set a new one.",
    why="Without a new day the action cannot be late again, and is soon forgotten.",
    breaks=_plan("With the parents' group."),
    keeps=_plan("With the parents' group; new date agreed by the board: 30 June 2026."),
    find=_find,
)
