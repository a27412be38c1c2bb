"""GT330: a plan with outcomes has no indicator and no target anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.figures import shares_in
from goldthread.plan.checks.measured import measures_of
from goldthread.plan.checks.report import about_plan, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_FEWEST_OUTCOMES = 5


def _find(plan: Plan) -> Iterator[Finding]:
    measures = list(measures_of(plan))
    aimed = any(re.search(r"\d", target) for outcome in plan.outcomes for target in outcome.targets)
    aimed = aimed or any(shares_in(row.text) for row in measures)
    shared = any(shares_in(action.text) for action in plan.actions)
    if len(measures) >= _FEWEST_OUTCOMES and not (plan.indicators or aimed or shared):
        message = f"{count(len(measures), 'outcome')}, and not one indicator, share or target to measure them by"
        yield about_plan("GT330", "warning", message, "indicator")


def _plan(text: str) -> dict:
    texts = ["Children are heard", "Plans are clear", "Carers are trained", "Visits are made", text]
    outcomes = [{"id": f"o{n}", "recommendations": ["r1"], "text": said} for n, said in enumerate(texts)]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Do better"}], "outcomes": outcomes}


RULE = Rule(
    code="GT330",
    family="measures",
    severity="warning",
    name="Nothing to measure by",
    sentence="The plan wishes for outcomes and has no indicator, no share and no target in it.",
    why="In a year the council will say that things are better, and nobody will be able to tell.",
    breaks=_plan("Reviews are held"),
    keeps=_plan("95% of reviews are held on time"),
    find=_find,
)
