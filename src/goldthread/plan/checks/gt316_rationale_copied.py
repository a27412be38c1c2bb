"""GT316: the reason given for an action is copied from an action under another recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import alike, groups_alike, words
from goldthread.plan.checks.places import quoted, recommendations_of
from goldthread.plan.checks.positions import short_names
from goldthread.plan.checks.report import about_actions, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

SAME = 0.93
FEWEST_WORDS = 4


def _find(plan: Plan) -> Iterator[Finding]:
    said = [(action, text) for action in plan.actions for text in action.why if len(words(text)) >= FEWEST_WORDS]
    reported, names = set(), short_names(plan)
    for group in groups_alike([text for _, text in said], SAME):
        copies = list({said[place][0].id: said[place][0] for place in group}.values())
        key = frozenset(action.id for action in copies)
        if len({action.recommendations for action in copies}) > 1 and key not in reported and not _same_action(copies):
            reported.add(key)
            numbers = listed([names[id_] for id_ in recommendations_of(copies)])
            text = quoted(said[group[0]][1], 90)
            message = f"The same reason stands for different actions under recommendations {numbers}: {text}"
            yield about_actions("GT316", "warning", message, copies, plan, "why")


def _same_action(copies: list[Action]) -> bool:
    """One action printed under two recommendations keeps its reason by right."""
    return len(copies) == 2 and alike(copies[0].text, copies[1].text) > 0.9


def _plan(why: str) -> dict:
    rows = [
        {"id": "r1", "number": "4", "text": "Supervise well"},
        {"id": "r2", "number": "5", "text": "Write chronologies"},
    ]
    actions = [
        {
            "id": "a1",
            "recommendations": ["r1"],
            "text": "Audit supervision records",
            "why": ["To find where supervision does not help workers"],
        },
        {"id": "a2", "recommendations": ["r2"], "text": "Audit chronologies on file", "why": [why]},
    ]
    return {"recommendations": rows, "actions": actions}


RULE = Rule(
    code="GT316",
    family="measures",
    severity="warning",
    name="A copied reason",
    sentence="The reason given for an action was copied from an action under another recommendation.",
    why="A reason that belongs elsewhere shows that nobody asked why this action is in the plan.",
    breaks=_plan("To find where supervision does not help workers."),
    keeps=_plan("To find where a child's history is missing from the file."),
    find=_find,
)
