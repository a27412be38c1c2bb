"""GT510: two actions on one subject tell the same story and are rated differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from goldthread.plan.checks.likeness import words
from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentence_case
from goldthread.plan.model import Action, Plan

SAME_STORY = 0.7
FEWEST_SHARED = 3


def _find(plan: Plan) -> Iterator[Finding]:
    """Each action is set against one other only: a comment that twenty rows share is not 190 faults."""
    told: set[str] = set()
    rated = [
        (action, _stems(action.status), _stems(action.text)) for action in plan.actions if action.rag and action.status
    ]
    for (one, story, subject), (other, its_story, its_subject) in combinations(rated, 2):
        if other.id in told or one.rag == other.rag:
            continue
        if _overlap(story, its_story) >= SAME_STORY and len(subject & its_subject) >= 2:
            told.add(other.id)
            yield _finding(one, other, plan)


def _finding(one: Action, other: Action, plan: Plan) -> Finding:
    message = (
        f"{sentence_case(name_of(one, plan))} is {one.rag} and {name_of(other, plan)} is {other.rag}, yet "
        "both say the same: "
        f"“{one.status}” and “{other.status}”"
    )
    return about_actions("GT510", "error", message, [one, other], plan, "rag")


def _stems(text: str | None) -> frozenset[str]:
    """The words that carry meaning, cut to where “embedded” and “embedding” are one."""
    return frozenset(re.sub(r"(?:ing|ed|ly|e)$", "", word) for word in words(text) if len(word) > 2)


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    return shared / min(len(a), len(b)) if shared >= FEWEST_SHARED else 0.0


def _plan(colour: str) -> dict:
    rows = [{"id": "r1", "number": "1", "text": "Keep chronologies up to date"}]
    first = {
        "id": "a1",
        "recommendations": ["r1"],
        "ref": "1.1",
        "text": "Update the chronology on every case file",
        "rag": "amber",
        "status": "Not yet embedded consistently in all teams.",
    }
    second = {
        "id": "a2",
        "recommendations": ["r1"],
        "ref": "1.4",
        "text": "Chronology on case file checked by managers",
        "rag": colour,
        "status": "We are embedding this consistently across teams.",
    }
    return {"recommendations": rows, "actions": [first, second]}


RULE = Rule(
    code="GT510",
    family="ratings",
    severity="error",
    name="Same story, other colour",
    sentence="Two actions on the same subject tell the same story and have different ratings.",
    why="One of the two colours is wrong, and a reader cannot know which.",
    breaks=_plan("green"),
    keeps=_plan("amber"),
    find=_find,
)
