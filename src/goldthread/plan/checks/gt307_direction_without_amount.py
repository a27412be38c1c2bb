"""GT307: a measure says more or fewer, and not how many, or counts something with nothing to compare it with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.figures import changes_amount, counts_everyone, has_figure, numbered_parts
from goldthread.plan.checks.gaps import gap_in
from goldthread.plan.checks.measured import Measure, about_measures, outcomes_of, success_measures_of
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_COUNT = re.compile(r"^(?:the )?(?:number|no\.?|%|percentage|proportion|rate|volume) of\b", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    found = [(row, part) for row in (*outcomes_of(plan), *success_measures_of(plan)) for part in _open_parts(row)]
    if found:
        has = "says more or less" if len(found) == 1 else "say more or less"
        message = (
            f"{count(len(found), 'measure')} {has} with no amount, baseline or target, such as "
            f"{quoted(found[0][1], 90)}"
        )
        yield about_measures("GT307", "warning", message, [row for row, _ in found], plan)


def _open_parts(row: Measure) -> list[str]:
    return [
        part for part in numbered_parts(row.text) if not _bounded(part) and (_COUNT.match(part) or changes_amount(part))
    ]


def _bounded(text: str) -> bool:
    """A share sign is no figure: “increased % of audits” has no amount."""
    if gap_in(text):
        return True  # a gap left for the figure is another finding
    return has_figure(text.replace("%", "" if not re.search(r"\d\s?%", text) else "%")) or counts_everyone(text)


def _plan(text: str) -> dict:
    outcome = {"id": "o1", "recommendations": ["r1"], "text": text}
    return {"recommendations": [{"id": "r1", "number": "8", "text": "Reach families sooner"}], "outcomes": [outcome]}


RULE = Rule(
    code="GT307",
    family="measures",
    severity="warning",
    name="More, but not how much",
    sentence="A measure says that something countable should rise or fall, with no amount.",
    why="One more family would meet it; the plan should say from what to what, and by when.",
    breaks=_plan("Increased number of families using the children's centre"),
    keeps=_plan("Families using the children's centre up from 120 to 200 a month by March 2027"),
    find=_find,
)
