"""GT203: an action was already due when the plan was made, and nothing says that it is done."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.moments import Moment, in_words, made_on, months_between
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule, Severity
from goldthread.plan.checks.wording import clauses, remaining, says_done
from goldthread.plan.model import Action, Plan
from goldthread.plan.vocabulary import vocabulary

_DONE = re.compile(r"\b(?:completed?|finished|held|done|delivered|took place|in place)\b", re.IGNORECASE)


def find(plan: Plan) -> Iterator[Finding]:
    made = made_on(plan)
    found: dict[Severity, list[Action]] = defaultdict(list)
    for action in promised(plan) if made else ():
        if action.due.latest and action.due.latest[:7] <= made.day[:7] and not _spoken_for(action):
            found[_severity(action, made, plan)].append(action)
    for action in found["error"]:
        message = f"Due {in_words(action.due.latest[:7])}, but {made.why}: this date is long past. Is the year right?"
        yield about_actions("GT203", "error", message, [action], plan, "due")
    if found["warning"]:
        due = "already due" if plan.positions else "already due when the plan was made"
        message = f"{count(len(found['warning']), 'action')} {due}, and not said to be done: {made.why}"
        yield about_actions("GT203", "warning", message, found["warning"], plan, "due")
    if found["note"] and not plan.positions:
        message = f"{count(len(found['note']), 'action')} due in the very month in which the plan was made ({made.why})"
        yield about_actions("GT203", "note", message, found["note"], plan, "due")


def said_to_be_done(action: Action) -> bool:
    """Whether the plan itself calls the action done: by a date, a colour, or how its status begins."""
    if action.completed or action.rag in ("blue", "green"):
        return True
    first = next(iter(clauses(action.status)), "")
    return (says_done(action.status) or bool(_DONE.search(first))) and not remaining(first)


def _spoken_for(action: Action) -> bool:
    """Whether the status says how the action stands: done, or (which GT204 reports) not done."""
    return said_to_be_done(action) or bool(remaining(action.status))


def _severity(action: Action, made: Moment, plan: Plan) -> Severity:
    gap = months_between(action.due.latest, made.day)
    if gap >= vocabulary("thresholds")["dates"]["mistyped_months"] and not plan.positions:
        return "error"
    return "warning" if gap > 0 else "note"


RULE = Rule(
    code="GT203",
    family="dates",
    severity="warning",
    name="Due before plan date",
    sentence="An action was due before the plan was made, and nothing says that it is done.",
    why="Either it is late from its first day, or the date is a slip of the pen: both need to be said.",
    breaks={
        "dated": "2026-07",
        "actions": [
            {
                "id": "a1",
                "text": "Train the duty team",
                "due": {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]},
            }
        ],
    },
    keeps={
        "dated": "2026-07",
        "actions": [
            {
                "id": "a1",
                "text": "Train the duty team",
                "due": {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]},
                "status": "Complete.",
            },
            {
                "id": "a2",
                "text": "Audit duty work",
                "due": {"text": "Dec 2026", "latest": "2026-12-31", "kinds": ["month"]},
            },
        ],
    },
    find=find,
)
