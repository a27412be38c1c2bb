"""GT713: two recommendations ask for the same thing in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from goldthread.plan.checks.likeness import alike
from goldthread.plan.checks.report import about_recommendations
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.subjects import subjects_of
from goldthread.plan.model import Plan, Recommendation
from goldthread.plan.vocabulary import vocabulary


def find(plan: Plan) -> Iterator[Finding]:
    rows = [row for row in plan.recommendations if not row.withdrawn and subjects_of(row.text)]
    for one, other in combinations(rows, 2):
        if _overlap(one, other):
            message = "These two recommendations are about the same thing; are their actions, dates and leads one set?"
            yield about_recommendations("GT713", "warning", message, [one, other], "text")


def _overlap(one: Recommendation, other: Recommendation) -> bool:
    limits = vocabulary("thresholds")["overlap"]
    a, b = (
        subjects_of(re.split(r"\b(?:in particular|especially|particularly)\b", row.text)[0]) for row in (one, other)
    )
    shared = len(a & b)
    return (
        shared >= limits["shared"]
        and shared >= limits["share"] * min(len(a), len(b))
        and alike(one.text, other.text) < 0.95
    )


RULE = Rule(
    code="GT713",
    family="structure",
    severity="warning",
    name="Overlapping recommendations",
    sentence="Two recommendations ask for the same thing in other words.",
    why="They are answered twice, by different people and by different dates.",
    breaks={
        "recommendations": [
            {"id": "r1", "text": "Brothers and sisters to stay together when they move, whatever the distance"},
            {"id": "r2", "text": "When children must move, let brothers and sisters stay together near their school"},
        ]
    },
    keeps={
        "recommendations": [
            {"id": "r1", "text": "Brothers and sisters to stay together when they move"},
            {"id": "r2", "text": "Brothers and sisters to be told who their parents are"},
        ]
    },
    find=find,
)
