"""GT328: the difference that one action will make is copied from another action."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import groups_alike, words
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.same_action import same_actions
from goldthread.plan.model import Action, Plan

SAME = 0.95
FEWEST_WORDS = 4


def _find(plan: Plan) -> Iterator[Finding]:
    said = [(action, text) for action in plan.actions for text in action.difference if len(words(text)) >= FEWEST_WORDS]
    twins = [{action.id for action in group} for group in same_actions(plan)]
    found: dict[str, tuple[Action, str]] = {}
    groups = 0
    for group in groups_alike([text for _, text in said], SAME):
        rows = {said[place][0].id: said[place] for place in group}
        if len(rows) > 1 and not any(set(rows) <= twin for twin in twins):
            found |= rows
            groups += 1
    if found:
        rows = sorted(
            (action for action, _ in found.values()), key=lambda row: [a.id for a in plan.actions].index(row.id)
        )
        text = quoted(next(iter(found.values()))[1], 90)
        message = (
            f"{count(groups, 'difference')} told in the same words for {len(rows)} different actions, such as {text}"
        )
        yield about_actions("GT328", "note", message, rows, plan, "difference")


def _plan(text: str) -> dict:
    actions = [
        {
            "id": "a1",
            "recommendations": ["r1"],
            "text": "Write a work plan",
            "difference": ["More care leavers finish an apprenticeship"],
        },
        {"id": "a2", "recommendations": ["r1"], "text": "Agree on figures to watch", "difference": [text]},
    ]
    return {"recommendations": [{"id": "r1", "number": "18", "text": "Help care leavers"}], "actions": actions}


RULE = Rule(
    code="GT328",
    family="measures",
    severity="note",
    name="A copied difference",
    sentence="Two different actions are to make the same difference, word for word.",
    why="If both make it, neither can be shown to have; if only one does, nobody asked what the other is for.",
    breaks=_plan("More care leavers finish an apprenticeship."),
    keeps=_plan("The board sees each quarter how many care leavers are in work."),
    find=_find,
)
