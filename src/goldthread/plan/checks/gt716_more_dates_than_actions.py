"""GT716: a cell of dates or leads has more lines than there are actions."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    for action in plan.actions:
        if spare := _spare(action):
            said = " and ".join(
                f"the {_THING[kind]} {listed([f'“{line}”' for line in lines])}" for kind, lines in spare.items()
            )
            message = f"Nothing stands beside {said}: an action has been lost, or a line is one too many"
            yield about_actions("GT716", "error", message, [action], plan, next(iter(spare)))


_THING = {"due": "date", "leads": "lead", "cost": "cost", "status": "comment", "rag": "colour"}


def _spare(action: Action) -> dict[str, list[str]]:
    """The lines that the reader could give to no action, by the value they would be."""
    unpaired = (action.model_extra or {}).get("unpaired") or {}
    return {kind: list(lines) for kind, lines in unpaired.items() if lines and kind in _THING}


RULE = Rule(
    code="GT716",
    family="structure",
    severity="error",
    name="More dates than actions",
    sentence="A cell holds more dates or leads than there are actions beside it.",
    why="An action has been lost: somebody has a date for work that the plan no longer names.",
    breaks={
        "actions": [{"id": "a1", "text": "Run workshops", "unpaired": {"due": ["Dec 26"], "leads": ["Ada Marsh"]}}]
    },
    keeps={"actions": [{"id": "a1", "text": "Run workshops", "unpaired": {"due": []}, "leads": ["Ada Marsh"]}]},
    find=find,
)
