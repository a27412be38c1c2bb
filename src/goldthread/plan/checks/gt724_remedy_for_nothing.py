"""GT724: a remedial action is for something that is none of the recommendation's actions."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.likeness import alike, within, words
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.remedies import real_remedies, where_of_remedy
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan, RemedialAction

_SAME = 0.8
_WITHIN = 0.9
_SHARED = 0.5


def _find(plan: Plan) -> Iterator[Finding]:
    for row in real_remedies(plan):
        if row.recommendation and row.outstanding and not _named(row, plan):
            message = f"No action of this recommendation is called that: {quoted(row.outstanding, 110)}"
            yield Finding(
                "GT724", "note", message, where_of_remedy(row, plan), (row.recommendation,), (), "outstanding"
            )


def _named(row: RemedialAction, plan: Plan) -> bool:
    """Whether an action of the recommendation has these words, or stands in them."""
    said = row.outstanding or ""
    texts = [action.text for action in plan.actions if row.recommendation in action.recommendations and action.text]
    return not texts or any(
        alike(text, said) >= _SAME or within(text, said) >= _WITHIN or _share(text, said) >= _SHARED for text in texts
    )


def _share(text: str, said: str) -> float:
    """How much of the shorter one's telling words the other holds."""
    one, other = words(text), words(said)
    return len(one & other) / max(1, min(len(one), len(other)))


def _plan(outstanding: str) -> dict:
    return {
        "recommendations": [{"id": "r1", "number": "9", "text": "Ask why children go missing"}],
        "actions": [{"id": "a1", "recommendations": ["r1"], "text": "Hold return interviews within three days"}],
        "remedial_actions": [{"recommendation": "r1", "outstanding": outstanding, "remedies": ["Hire a worker"]}],
    }


RULE = Rule(
    code="GT724",
    family="structure",
    severity="note",
    name="A remedy for no action",
    sentence="A remedial action is for something that is not among the recommendation's actions.",
    why="Nobody can tell which action is late, which date has moved, or when the remedy has worked.",
    breaks=_plan("Most of the work is done but its effect cannot be seen yet"),
    keeps=_plan("Return interviews: hold them within three days"),
    find=_find,
)
