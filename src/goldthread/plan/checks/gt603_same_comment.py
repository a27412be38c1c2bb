"""GT603: one comment stands in several rows."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import groups_alike, pairs_alike
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

SAME = 0.96
SAME_ACTION = 0.8
FEWEST_WORDS = 4
MANY = 3


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in plan.actions if len((action.status or "").split()) >= FEWEST_WORDS]
    for group in groups_alike([action.status or "" for action in rows], SAME):
        found = [rows[place] for place in group]
        if not _one_action(found) and not _one_cell(found):
            severity = "error" if len(found) >= MANY else "warning"
            message = f"The same comment stands in {len(found)} rows: {quoted(found[0].status or '', 100)}"
            yield about_actions("GT603", severity, message, found, plan, "status")


def _one_cell(found: list[Action]) -> bool:
    """A comment that stands beside a list of actions, or over merged rows, is printed once."""
    lines = {action.source.line if action.source else action.id for action in found}
    return len(lines) == 1 or sum(action.how.get("status") != "inherited" for action in found) <= 1


def _one_action(found: list[Action]) -> bool:
    """An action printed in two places keeps its comment by right."""
    return len(found) == 2 and any(pairs_alike([action.text for action in found], SAME_ACTION))


def _plan(first: str, second: str, third: str) -> dict:
    rows = zip(("referral", "review", "school"), (first, second, third), strict=True)
    actions = [
        {
            "id": f"a{n}",
            "recommendations": ["r1"],
            "ref": f"1.{n}",
            "text": f"Redesign the {form} form",
            "status": status,
        }
        for n, (form, status) in enumerate(rows)
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Write clear plans"}], "actions": actions}


_SAID = "The forms have been redesigned and are in use."

RULE = Rule(
    code="GT603",
    family="text",
    severity="error",
    name="The same comment again",
    sentence="The same comment stands in several rows.",
    why="A comment copied down the column answers none of the rows; each board asks the same question again.",
    breaks=_plan(_SAID, _SAID, _SAID),
    keeps=_plan(_SAID, "Agreed with reviewing officers on 4 May.", "With head teachers for comment."),
    find=_find,
)
