"""GT708: the numbers of actions do not follow the numbers of their recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.numbering import parts_of, whole_numbers
from goldthread.plan.checks.report import about_actions, listed
from goldthread.plan.checks.rows import recommendation_of
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    paired = [(action, pair) for action in plan.actions if (pair := _numbers(action, plan))]
    apart = [(action, pair) for action, pair in paired if pair[0] != pair[1]]
    if apart and len(apart) < len(paired):
        said = list(dict.fromkeys(f"{above} has {own}.x" for _, (own, above) in apart))
        message = f"Actions are not numbered after their recommendation: recommendation {listed(said)}"
        yield about_actions("GT708", "warning", message, [action for action, _ in apart], plan, "ref")


def _numbers(action: Action, plan: Plan) -> tuple[int, int] | None:
    """The major number of the action and the number of its recommendation; ``None`` where one has none."""
    row, parts = recommendation_of(action, plan), parts_of(action.ref)
    above = whole_numbers(row.number) if row else ()
    return (parts[1], above[0]) if parts and parts[2] and not parts[0] and len(above) == 1 else None


RULE = Rule(
    code="GT708",
    family="structure",
    severity="warning",
    name="Number of another row",
    sentence="Some actions are numbered after their recommendation, and others are not.",
    why="Action 4.1 is looked for under recommendation 4; two ways of numbering in one plan lead to the wrong row.",
    breaks={
        "recommendations": [
            {"id": "r1", "number": "1", "text": "See children"},
            {"id": "r2", "number": "2", "text": "Hear them"},
        ],
        "actions": [
            {"id": "a1", "ref": "1.1", "recommendations": ["r1"], "text": "Add a box to the visit form"},
            {"id": "a2", "ref": "4.1", "recommendations": ["r2"], "text": "Add their words to the plan"},
        ],
    },
    keeps={
        "recommendations": [
            {"id": "r1", "number": "1", "text": "See children"},
            {"id": "r2", "number": "2", "text": "Hear them"},
        ],
        "actions": [
            {"id": "a1", "ref": "1.1", "recommendations": ["r1"], "text": "Add a box to the visit form"},
            {"id": "a2", "ref": "2.4", "recommendations": ["r2"], "text": "Add their words to the plan"},
        ],
    },
    find=find,
)
