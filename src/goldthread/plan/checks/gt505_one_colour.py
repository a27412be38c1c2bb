"""GT505: nearly every row of a plan has the same colour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goldthread.plan.checks.report import about_plan
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

FEWEST_ROWS = 10
SHARE = 0.9


def _find(plan: Plan) -> Iterator[Finding]:
    colours = Counter(action.rag for action in plan.actions if action.rag)
    rated = colours.total()
    if rated < FEWEST_ROWS:
        return
    colour, rows = colours.most_common(1)[0]
    if rows >= SHARE * rated and colour != "blue":
        message = (
            f"{rows} of {rated} rated actions are {colour}: the ratings tell done, under way and not begun "
            "apart no longer"
        )
        yield about_plan("GT505", "error", message, "rag")


def _plan(colours: list[str]) -> dict:
    actions = [
        {
            "id": f"a{place}",
            "recommendations": ["r1"],
            "ref": f"1.{place}",
            "text": f"Visit team {place}",
            "rag": colour,
        }
        for place, colour in enumerate(colours, 1)
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Know your teams"}], "actions": actions}


RULE = Rule(
    code="GT505",
    family="ratings",
    severity="error",
    name="One colour",
    sentence="Nine in ten of the plan's ratings are the same colour.",
    why="A rating that nearly every row has tells a board nothing about where to look.",
    breaks=_plan(["green"] * 11 + ["amber"]),
    keeps=_plan(["green"] * 7 + ["amber"] * 3 + ["red"] * 2),
    find=_find,
)
