"""GT514: unrated actions are past their day and their comment says they are not finished."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.comments import first_words, still_open
from goldthread.plan.checks.evidence import is_late, seen_on
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_done
from goldthread.plan.model import Action, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    day = seen_on(plan)
    for rows in _by_comment([action for action in plan.actions if is_late(action, day) and _unfinished(action)]):
        said, due = first_words(still_open(rows[0])), rows[0].due.text
        message = (
            f"{count(len(rows), 'action')} due {due}, before this plan's own latest day, with no rating and "
            f"the comment {said}"
        )
        yield about_actions("GT514", "warning", message, rows, plan, "status")


def _unfinished(action: Action) -> bool:
    return not action.rag and not says_done(action.status) and bool(still_open(action))


def _by_comment(actions: list[Action]) -> list[list[Action]]:
    groups: dict[str, list[Action]] = {}
    for action in actions:
        groups.setdefault((action.status or "").lower().strip(" ."), []).append(action)
    return list(groups.values())


def _plan(status: str) -> dict:
    action = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "2.2",
        "text": "Commission an audit of open cases",
        "due": {"text": "End May 2026", "latest": "2026-05-31", "kinds": ["month"]},
        "status": status,
    }
    return {
        "dated": "2026-06",
        "recommendations": [{"id": "r1", "number": "2", "text": "End drift"}],
        "actions": [action],
    }


RULE = Rule(
    code="GT514",
    family="ratings",
    severity="warning",
    name="Late by its own comment",
    sentence="An unrated action is past its day and its comment shows that the work is not finished.",
    why="The plan knows that the work is late and does not say so; nobody agrees what happens next.",
    breaks=_plan("Three bids received; the contract has not been let."),
    keeps=_plan("Contract let on 12 May; the audit reported on 29 May."),
    find=_find,
)
