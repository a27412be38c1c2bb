"""GT322: an outcome is so general that it could stand under any recommendation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.figures import has_figure
from goldthread.plan.checks.measured import about_measures, outcomes_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary

OWN_WORDS = 0.1
_SMALL = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "to",
        "and",
        "or",
        "in",
        "on",
        "for",
        "from",
        "by",
        "with",
        "is",
        "are",
        "be",
        "been",
        "will",
        "who",
        "they",
        "all",
        "any",
    )
)


def _find(plan: Plan) -> Iterator[Finding]:
    general = [row for row in outcomes_of(plan) if not has_figure(row.text) and _own_share(row.text) <= OWN_WORDS]
    for text in dict.fromkeys(row.text for row in general):
        message = f"The outcome could stand under any recommendation: {quoted(text, 100)}"
        yield about_measures("GT322", "note", message, [row for row in general if row.text == text], plan)


def _own_share(text: str) -> float:
    """How many of the words that carry meaning belong to this outcome alone, from 0 to 1."""
    said = [
        word
        for word in re.findall(r"[a-z][a-z-]+", text.lower().replace("’s", "").replace("'s", ""))
        if word not in _SMALL
    ]
    return sum(word not in _general() for word in said) / len(said) if said else 1.0


@cache
def _general() -> frozenset[str]:
    return frozenset(vocabulary("measures")["general"]["words"])


def _plan(text: str) -> dict:
    outcome = {"id": "o1", "recommendations": ["r1"], "text": text}
    return {"recommendations": [{"id": "r1", "number": "42", "text": "Champion children"}], "outcomes": [outcome]}


RULE = Rule(
    code="GT322",
    family="measures",
    severity="note",
    name="An outcome that fits anything",
    sentence="An outcome is made of general words only and could stand under any recommendation.",
    why="It does not say what this recommendation should change, so nothing can be checked.",
    breaks=_plan("Children and families receive effective services of high quality that meet their needs"),
    keeps=_plan("Councillors have met the children's council four times and changed two policies at its request"),
    find=_find,
)
