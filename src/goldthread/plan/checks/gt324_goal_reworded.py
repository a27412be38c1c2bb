"""GT324: an outcome or effect is worded otherwise in a later position."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from goldthread.plan.checks.likeness import alike, plain
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.positions import day_of, names_of_recommendations
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentence_case
from goldthread.plan.model import Plan, Position

SAME = 0.95
NEAR = 0.6


def _find(plan: Plan) -> Iterator[Finding]:
    for id_, name in names_of_recommendations(plan).items():
        rows = sorted(
            (row for row in plan.positions if row.recommendation == id_ and row.as_at), key=lambda row: row.as_at
        )
        changes = ((day_of(after), change) for before, after in pairwise(rows) for change in _reworded(before, after))
        if first := next(changes, None):
            day, (old, new) = first
            message = (
                f"{sentence_case(name)} words its goal otherwise at {day}: {quoted(old, 110)} has become "
                f"{quoted(new, 110)}"
            )
            yield Finding("GT324", "note", message, f"{name}, position as at {day}", (id_,), (), "impact")


def _reworded(before: Position, after: Position) -> Iterator[tuple[str, str]]:
    """Each goal that is gone, with the new one that is most like it; one like none is left out."""
    for part in ("outcome", "impact"):
        old, new = getattr(before, part).text, getattr(after, part).text
        gone = [text for text in old if not any(alike(text, other) >= SAME for other in new)]
        come = [text for text in new if not any(alike(text, other) >= SAME for other in old)]
        for text in gone:
            likeness, best = max(((alike(text, other), other) for other in come), default=(0.0, ""))
            if likeness >= NEAR and not _cut(text, best):
                yield text, best


def _cut(text: str, other: str) -> bool:
    """Whether one is the other with its end or its beginning lost, which the rules of text find."""
    short, long = sorted((plain(text), plain(other)), key=len)
    return long.startswith(short) or long.endswith(short)


def _plan(text: str) -> dict:
    positions = [
        {"recommendation": "r1", "as_at": day, "impact": {"text": [said]}}
        for day, said in (("2025-11-01", "Fewer children in Fernshire go missing from care"), ("2026-03-01", text))
    ]
    return {"recommendations": [{"id": "r1", "number": "8", "text": "Keep children safe"}], "positions": positions}


RULE = Rule(
    code="GT324",
    family="measures",
    severity="note",
    name="A goal reworded",
    sentence="An outcome or effect has other words in a later position than before.",
    why="A goal that is softened on the way is reached without anything having changed.",
    breaks=_plan("It is less likely that children in Fernshire go missing from care"),
    keeps=_plan("Fewer children in Fernshire go missing from care."),
    find=_find,
)
