"""GT331: the plan reports a figure that meets a target, and the action is still open."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.figures import shares_in
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.reported import Target, Told, likeness, told_under
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

_SURE = 0.5


def _find(plan: Plan) -> Iterator[Finding]:
    told = {row.id: told_under(row, plan) for row in plan.recommendations}
    for action in plan.actions:
        if action.completed or action.rag in ("green", "blue"):
            continue
        if met := _met(action, [each for id_ in action.recommendations for each in told.get(id_, ())]):
            message = (
                f"The plan reports {met.share.value:g}% ({quoted(met.share.clause, 80)}), which meets this target: "
                "is it done, or is something else meant?"
            )
            yield about_actions("GT331", "note", message, [action], plan, "targets")


def _met(action: Action, told: list[Told]) -> Told | None:
    """The report most like the action's target, where it reaches it."""
    for share in shares_in(action.text):
        target = Target(share.value, share.clause)
        near = max(told, key=lambda each: likeness(each, target), default=None)
        if near and likeness(near, target) >= _SURE and near.share.value >= share.value:
            return near
    return None


def _plan(share: int) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "text": "Audits find a clear chronology on 85% of case files"}
    said = f"The May audit found a clear chronology on {share}% of case files."
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [said]}}
    row = {"id": "r1", "number": "5", "text": "Know each child's history"}
    return {"recommendations": [row], "actions": [action], "positions": [position]}


RULE = Rule(
    code="GT331",
    family="measures",
    severity="note",
    name="Target met, and still open",
    sentence="The plan reports a share that meets an action's target, and the action is still listed as to do.",
    why="Either it can be closed, which is good news that nobody is told, or the target asked for something else.",
    breaks=_plan(91),
    keeps=_plan(62),
    find=_find,
)
