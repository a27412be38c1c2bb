"""GT326: an action calls itself a target and names no figure, where its neighbours name one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.figures import has_figure
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

_LABEL = re.compile(r"^([\w ’'-]{0,40}\b(?:target|outcome|measure|standard|indicator)s?)\s*[:–-]\s", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    labelled = [(_label(action), action) for action in plan.actions if _label(action)]
    figured = {label for label, action in labelled if has_figure(action.text)}
    for label, action in labelled:
        if label in figured and not has_figure(action.text):
            message = f"This calls itself a target and names no figure, as its like do: {quoted(action.text, 100)}"
            yield about_actions("GT326", "warning", message, [action], plan, "text")


def _label(action: Action) -> str | None:
    found = _LABEL.match(action.text)
    return found[1].lower() if found else None


def _plan(text: str) -> dict:
    texts = ["Audit target: 85% of files hold a return interview", text]
    actions = [{"id": f"a{n}", "recommendations": ["r1"], "text": said} for n, said in enumerate(texts)]
    return {"recommendations": [{"id": "r1", "number": "9", "text": "Ask why children go missing"}], "actions": actions}


RULE = Rule(
    code="GT326",
    family="measures",
    severity="warning",
    name="A target without a figure",
    sentence="An action is headed as a target and holds no figure, where others under the same heading do.",
    why="One file would meet it. It cannot be reported beside its neighbours.",
    breaks=_plan("Audit target: where a child goes missing, the risk is assessed"),
    keeps=_plan("Audit target: the risk is assessed in every one of 20 files"),
    find=_find,
)
