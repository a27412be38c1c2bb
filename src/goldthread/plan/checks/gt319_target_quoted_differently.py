"""GT319: a remedial action quotes its action's target with another figure."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.figures import shares_in
from goldthread.plan.checks.likeness import alike
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

SAME = 0.85


def _find(plan: Plan) -> Iterator[Finding]:
    for remedy in plan.remedial_actions:
        quoted = _figures(remedy.outstanding or "")
        for action in plan.actions:
            set_ = _figures(action.text)
            if (
                quoted
                and set_
                and quoted != set_
                and remedy.recommendation in action.recommendations
                and alike(remedy.outstanding, action.text) >= SAME
            ):
                message = (
                    f"The action's target is {_spoken(set_)} and the remedial action quotes it as {_spoken(quoted)}"
                )
                yield about_actions("GT319", "warning", message, [action], plan, "targets")


def _figures(text: str) -> frozenset[float]:
    return frozenset(share.value for share in shares_in(text))


def _spoken(figures: frozenset[float]) -> str:
    return " and ".join(f"{figure:g}%" for figure in sorted(figures))


def _plan(figure: int) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "text": "Audit: at least 80% of files hold a chronology"}
    remedy = {
        "recommendation": "r1",
        "outstanding": f"Audit: at least {figure}% of files hold a chronology",
        "remedies": ["Coach staff"],
    }
    rows = [{"id": "r1", "number": "5", "text": "Write chronologies"}]
    return {"recommendations": rows, "actions": [action], "remedial_actions": [remedy]}


RULE = Rule(
    code="GT319",
    family="measures",
    severity="warning",
    name="A target quoted differently",
    sentence="The remedial action quotes the target of its action with another figure.",
    why="Nobody knows which of the two the board agreed.",
    breaks=_plan(85),
    keeps=_plan(80),
    find=_find,
)
