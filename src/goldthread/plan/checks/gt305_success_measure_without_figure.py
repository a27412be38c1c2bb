"""GT305: success measures of a section have no number, no date and no “all” or “every”."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.figures import counts_everyone, has_figure
from goldthread.plan.checks.measured import about_measures, success_measures_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import has_or_have
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    measures = list(success_measures_of(plan))
    for section in plan.sections:
        rows = [row for row in measures if row.id == section.id]
        bare = [row for row in rows if not (has_figure(row.text) or counts_everyone(row.text))]
        if bare:
            shortest = min(bare, key=lambda row: len(row.text))
            message = (
                f"{len(bare)} of {len(rows)} success measures {has_or_have(len(bare))} no number or date, such as "
                f"{quoted(shortest.text, 80)}"
            )
            yield about_measures("GT305", "warning", message, bare, plan)


def _plan(text: str) -> dict:
    section = {"id": "s1", "title": "Better practice", "success_measures": [text]}
    return {
        "sections": [section],
        "recommendations": [{"id": "r1", "number": "1", "text": "Work well", "section": "s1"}],
    }


RULE = Rule(
    code="GT305",
    family="measures",
    severity="warning",
    name="A success measure without a figure",
    sentence="A success measure has no number, no date and no “all” or “every”.",
    why="Nobody can say whether it has been met, so each reader decides for themselves.",
    breaks=_plan("Permanence policy"),
    keeps=_plan("A permanence plan by the second review for 95% of children"),
    find=_find,
)
