"""GT306: outcomes of a plan have no figure by which they could be seen to be reached."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.figures import counts_everyone, has_figure
from goldthread.plan.checks.measured import about_measures, outcomes_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

FEWEST = 3


def _find(plan: Plan) -> Iterator[Finding]:
    rows = list(outcomes_of(plan))
    bare = [row for row in rows if not (has_figure(row.text) or counts_everyone(row.text))]
    if len(bare) >= FEWEST:
        message = (
            f"{len(bare)} of {len(rows)} outcomes have no number or date to be measured by, such as "
            f"{quoted(bare[0].text, 80)}"
        )
        yield about_measures("GT306", "note", message, bare, plan)


def _plan(text: str) -> dict:
    rows = [{"id": f"r{n}", "number": str(n), "text": f"Do better in team {n}"} for n in range(1, 4)]
    outcomes = [{"id": f"o{n}", "recommendations": [f"r{n}"], "text": text} for n in range(1, 4)]
    return {"recommendations": rows, "outcomes": outcomes}


RULE = Rule(
    code="GT306",
    family="measures",
    severity="note",
    name="Outcomes without a figure",
    sentence="Outcomes of the plan have no number, no date and no “all” or “every”.",
    why="A wish cannot be shown to have come true; one figure with a day makes it a promise.",
    breaks=_plan("Children have good relationships with their workers."),
    keeps=_plan("Children have had no more than two workers in the last year."),
    find=_find,
)
