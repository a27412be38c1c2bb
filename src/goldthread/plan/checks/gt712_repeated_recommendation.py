"""GT712: the same recommendation is printed more than once."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import groups_alike
from goldthread.plan.checks.places import ids_of, quoted, where_all
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan, Recommendation


def find(plan: Plan) -> Iterator[Finding]:
    rows = [row for row in plan.recommendations if len(row.text.split()) > 3]
    for group in groups_alike([row.text for row in rows], 0.95):
        same = [rows[place] for place in group]
        message = f"The same recommendation is printed {len(same)} times: {quoted(same[0].text)}"
        yield Finding("GT712", "warning", message, where_all(same), ids_of(same), _actions(same, plan), "text")
    for row in rows:
        if (times := _printed(row, plan)) > 1:
            message = f"This recommendation is printed {times} times, as if it were {times}: {quoted(row.text)}"
            yield Finding("GT712", "warning", message, where_all([row]), (row.id,), _actions([row], plan), "text")


def _actions(rows: list[Recommendation], plan: Plan) -> tuple[str, ...]:
    ids = {row.id for row in rows}
    return tuple(action.id for action in plan.actions if ids & set(action.recommendations))


def _printed(row: Recommendation, plan: Plan) -> int:
    """In how many rows the recommendation is printed, in a plan that prints each once and merges the cells below it."""
    inherited = [action for action in plan.actions if action.how.get("recommendations") == "inherited"]
    if 2 * len(inherited) < len(plan.actions):
        return 1
    own = [action for action in plan.actions if row.id in action.recommendations and action not in inherited]
    return len({action.source.line for action in own if action.source and action.source.line})


RULE = Rule(
    code="GT712",
    family="structure",
    severity="warning",
    name="Repeated recommendation",
    sentence="The same recommendation is printed more than once, as if there were several.",
    why="Its actions are torn apart, and the count of recommendations answered is wrong.",
    breaks={
        "recommendations": [
            {"id": "r1", "text": "Give every family a named worker within a week (paragraph 12)"},
            {"id": "r2", "text": "Give every family a named worker within a week (Paragraph 12)"},
        ]
    },
    keeps={
        "recommendations": [
            {"id": "r1", "text": "Give every family a named worker within a week"},
            {"id": "r2", "text": "Give every carer a named nurse within a month"},
        ]
    },
    find=find,
)
