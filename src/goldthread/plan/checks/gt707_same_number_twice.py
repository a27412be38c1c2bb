"""GT707: two different rows have the same number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.numbering import letter_of, whole_numbers
from goldthread.plan.checks.places import ids_of, recommendations_of, where_all
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    numbered = defaultdict(list)
    for row in plan.recommendations:
        for number in whole_numbers(row.number):
            numbered[number].append(row)
    for number, rows in numbered.items():
        if len(rows) > 1:
            first = [next((a for a in plan.actions if row.id in a.recommendations), None) for row in rows]
            message = f"{len(rows)} different items are numbered {number}"
            actions = ids_of(filter(None, first))
            yield Finding("GT707", "error", message, where_all(rows), ids_of(rows), actions, "number")
    yield from _actions(plan)


def _actions(plan: Plan) -> Iterator[Finding]:
    referred = defaultdict(list)
    for action in plan.actions:
        if action.ref:
            within = recommendations_of([action]) if letter_of(action.ref) else ()
            referred[action.ref.strip(" .)").lower(), within].append(action)
    for (ref, _), actions in referred.items():
        if len(actions) > 1:
            yield about_actions(
                "GT707", "error", f"{len(actions)} different actions are numbered {ref}", actions, plan, "ref"
            )


RULE = Rule(
    code="GT707",
    family="structure",
    severity="error",
    name="Same number twice",
    sentence="Two different rows of the plan have the same number.",
    why="Minutes, reports and the next plan will speak of “number 5” and mean either.",
    breaks={
        "recommendations": [
            {"id": "r1", "number": "5", "text": "Widen the choice of placements"},
            {"id": "r2", "number": "5", "text": "Let children meet councillors"},
        ]
    },
    keeps={
        "recommendations": [
            {"id": "r1", "number": "5", "text": "Widen the choice of placements"},
            {"id": "r2", "number": "15", "text": "Let children meet councillors"},
        ],
        "actions": [
            {"id": "a1", "ref": "a)", "recommendations": ["r1"], "text": "Ask carers"},
            {"id": "a2", "ref": "a)", "recommendations": ["r2"], "text": "Ask children"},
        ],
    },
    find=find,
)
