"""GT612: actions carry a mark that the plan explains nowhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    marked: dict[str, list[Action]] = defaultdict(list)
    for action in plan.actions:
        if action.marker:
            marked[action.marker.strip()].append(action)
    told = " ".join(line for part in plan.narrative for line in (part.heading or "", *part.text))
    for mark, rows in marked.items():
        if mark and mark.strip("()[]") not in told:
            verb = "carries" if len(rows) == 1 else "carry"
            yield about_actions(
                "GT612",
                "warning",
                f"{count(len(rows), 'action')} {verb} “{mark}”, which is explained nowhere",
                rows,
                plan,
                "marker",
            )


def _plan(told: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "1.1", "text": "Open a hub", "marker": "(*)"}
    rows = [{"id": "r1", "number": "1", "text": "Help care leavers"}]
    return {"recommendations": rows, "actions": [action], "narrative": [{"heading": "Key", "text": [told]}]}


RULE = Rule(
    code="GT612",
    family="text",
    severity="warning",
    name="A mark unexplained",
    sentence="Actions carry a mark and the plan does not say what it means.",
    why="It meant something to its author: funded, urgent, agreed? The reader can only guess.",
    breaks=_plan("Actions are grouped by recommendation."),
    keeps=_plan("Actions marked * are part of the transformation programme."),
    find=_find,
)
