"""GT407: a cost cell says the same thing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from goldthread.plan.checks.places import name_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentence_case
from goldthread.plan.model import Plan

MOST_WORDS = 24
_IDLE = {"the", "of", "to", "and", "a", "an", "for", "in", "at", "per", "x", "is", "be", "on", "if"}
_SOFT = {"additional", "extra", "further", "new", "any"}


def _find(plan: Plan) -> Iterator[Finding]:
    for action in plan.actions:
        if action.cost and (said := _said_twice(action.cost.text)):
            message = f"The cost of {name_of(action, plan)} says “{said}” twice: “{action.cost.text}”"
            yield about_actions("GT407", "note", sentence_case(message), [action], plan, "cost")


def _said_twice(text: str) -> str | None:
    """The two words that stand twice in a short cell, whatever “additional” stands between them."""
    said = [word for word in re.findall(r"[a-z£][a-z0-9,£-]*", text.lower()) if word not in _SOFT]
    pairs = [pair for pair in pairwise(said) if not set(pair) <= _IDLE]
    twice = next((pair for place, pair in enumerate(pairs) if pair in pairs[place + 1 :]), None)
    return " ".join(twice) if twice and len(said) <= MOST_WORDS and not re.search(r"\d", text) else None


def _plan(cost: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "text": "Reissue the policy", "cost": {"text": cost}}
    return {"recommendations": [{"id": "r1", "number": "3", "text": "Let staff speak up"}], "actions": [action]}


RULE = Rule(
    code="GT407",
    family="money",
    severity="note",
    name="A cost said twice",
    sentence="A cost cell holds the same words twice.",
    why="Two versions of the cell were pasted together; one of them may be out of date.",
    breaks=_plan("No extra cost No cost with help from finance"),
    keeps=_plan("No extra cost with help from finance"),
    find=_find,
)
