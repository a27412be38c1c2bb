"""GT709: a number is missing from a series."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.numbering import by_series, left_out, parts_of, spans, whole_numbers
from goldthread.plan.checks.places import ids_of, where_all
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    numbers = {number for row in plan.recommendations for number in whole_numbers(row.number)}
    gaps = left_out(numbers)
    if gaps and len(gaps) < len(numbers):
        yield _lost_recommendations(gaps, plan)
    for (letter, major), have in by_series(action.ref for action in plan.actions).items():
        lettered_from_one = letter and major is None
        gaps = left_out(have, start=1 if lettered_from_one or major is not None else None)
        if gaps and (letter or major is not None) and len(have) > 1:
            rows = _ends(letter, major, plan)
            before = f"{letter}{major}." if major is not None else letter
            message = f"{spans(gaps, before)} {'is' if len(gaps) == 1 else 'are'} not in the plan"
            yield about_actions("GT709", "warning", message, rows, plan, "ref")


def _lost_recommendations(gaps: list[int], plan: Plan) -> Finding:
    """One finding for all the numbers left out, with the rows on either side of each."""
    order = sorted(
        (row for row in plan.recommendations if whole_numbers(row.number)), key=lambda row: whole_numbers(row.number)
    )
    rows = []
    for gap in gaps:
        rows += [row for row in order if max(whole_numbers(row.number)) < gap][-1:]
        rows += [row for row in order if min(whole_numbers(row.number)) > gap][:1]
    rows = list(dict.fromkeys(row.id for row in rows))
    named = [row for row in order if row.id in rows]
    missing = f"Recommendation {gaps[0]} is" if len(gaps) == 1 else f"Recommendations {spans(gaps)} are"
    message = f"{missing} missing: the numbers jump. Was a page lost?"
    return Finding("GT709", "error", message, where_all(named), ids_of(named), (), "number")


def _ends(letter: str, major: int | None, plan: Plan) -> list[Action]:
    """The first and the last action of a series."""
    rows = [a for a in plan.actions if (p := parts_of(a.ref)) and p[0] == letter and (major is None or p[1] == major)]
    return rows[:1] + rows[-1:] if len(rows) > 1 else rows


RULE = Rule(
    code="GT709",
    family="structure",
    severity="error",
    name="Number left out",
    sentence="A number is missing from a series of recommendations or actions.",
    why="Either a row was lost or it was taken out without a word; the inspectors will look for it.",
    breaks={
        "recommendations": [
            {"id": "r1", "number": "1", "text": "See every child alone"},
            {"id": "r2", "number": "2", "text": "Write it down"},
            {"id": "r4", "number": "4", "text": "Act on what they say"},
        ]
    },
    keeps={
        "recommendations": [
            {"id": "r1", "number": "1/2", "text": "See every child alone and write it down"},
            {"id": "r3", "number": "3", "text": "", "withdrawn": True},
            {"id": "r4", "number": "4", "text": "Act on what they say"},
        ]
    },
    find=find,
)
