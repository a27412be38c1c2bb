"""GT321: one outcome stands under several recommendations."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import alike, groups_alike
from goldthread.plan.checks.measured import about_measures, outcomes_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

SAME = 0.96


def _find(plan: Plan) -> Iterator[Finding]:
    rows = list(outcomes_of(plan))
    texts = {row.id: row.text for row in plan.recommendations}
    for group in groups_alike([row.text for row in rows], SAME):
        found = [rows[place] for place in group]
        under = [texts[id_] for id_ in dict.fromkeys(id_ for row in found for id_ in row.recommendations)]
        if len(under) > 1 and not all(alike(under[0], text) >= SAME for text in under):
            message = f"The same outcome stands under {len(under)} recommendations: {quoted(found[0].text, 100)}"
            yield about_measures("GT321", "warning", message, found, plan)


def _plan(text: str) -> dict:
    rows = [
        {"id": "r1", "number": "46", "text": "Keep caseloads low"},
        {"id": "r2", "number": "47", "text": "Supervise well"},
    ]
    outcomes = [
        {"id": "o1", "recommendations": ["r1"], "text": "Children receive a service of good quality"},
        {"id": "o2", "recommendations": ["r2"], "text": text},
    ]
    return {"recommendations": rows, "outcomes": outcomes}


RULE = Rule(
    code="GT321",
    family="measures",
    severity="warning",
    name="One outcome for several",
    sentence="The same outcome stands under two or more different recommendations.",
    why="It cannot show which of them has worked, so it shows neither.",
    breaks=_plan("Children receive a service of good quality."),
    keeps=_plan("Every worker has had supervision in the last month."),
    find=_find,
)
