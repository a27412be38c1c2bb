"""GT721: two different recommendations share a run of the same words."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from goldthread.plan.checks.likeness import alike, words
from goldthread.plan.checks.report import about_recommendations
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_RUN = 7
_SMALL = {"and", "at", "the", "of", "in", "a", "to", "for"}
_TELLING = 4
_SAME = 0.9


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [row for row in plan.recommendations if not row.withdrawn and len(row.text.split()) > _RUN]
    for one, other in combinations(rows, 2):
        run = _run(one.text, other.text)
        if len(run.split()) >= _RUN and len(words(run)) >= _TELLING and alike(one.text, other.text) < _SAME:
            message = f"Both recommendations hold the words “… {run} …”: was a piece of one printed in the other?"
            yield about_recommendations("GT721", "note", message, [one, other], "text")


def _run(one: str, other: str) -> str:
    """The longest run of words that both hold, the smallest words left out."""
    a, b = _said(one), _said(other)
    bare = [[word.lower().strip(".,;") for word in said] for said in (a, b)]
    found = SequenceMatcher(None, *bare, autojunk=False).find_longest_match()
    return " ".join(a[found.a : found.a + found.size])


def _said(text: str) -> list[str]:
    return [word for word in text.split() if word.lower() not in _SMALL]


def _plan(text: str) -> dict:
    rows = [
        {
            "id": "r1",
            "number": "6",
            "text": "Chairs should follow up each plan, above all for those in year six whose results must improve",
        },
        {"id": "r2", "number": "7", "text": text},
    ]
    return {"recommendations": rows}


RULE = Rule(
    code="GT721",
    family="structure",
    severity="note",
    name="The same words in two recommendations",
    sentence="Two different recommendations share a long run of words.",
    why="The end of one may have been copied into the other, and its own end lost.",
    breaks=_plan("Help every child to learn, above all for those in year six whose results must improve"),
    keeps=_plan("Help every child in year six to learn, where their results need it most"),
    find=_find,
)
