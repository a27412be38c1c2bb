"""GT302: actions, or whole recommendations, have nothing by which success could be told."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, about_recommendations, count, has_or_have
from goldthread.plan.checks.rows import left_over, promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.model import Action, Plan, Recommendation

MOST_HAVE = 0.8


def _find(plan: Plan) -> Iterator[Finding]:
    if not (
        plan.outcomes
        or any(action.difference for action in plan.actions)
        or any(row.success_measures for row in plan.sections)
    ):
        return
    bare = [row for row in plan.recommendations if not row.withdrawn and not _measured(row, plan)]
    if bare:
        message = (
            f"{count(len(bare), 'recommendation')} {has_or_have(len(bare))} no outcome, measure or expected difference"
        )
        yield about_recommendations("GT302", "error", message, bare, "outcome")
    yield from _bare_actions(plan, {row.id for row in bare})


def _bare_actions(plan: Plan, known: set[str]) -> Iterator[Finding]:
    """Rows without a measure in a plan whose rows nearly all have one."""
    rows = [row for row in promised(plan) if not (known & set(row.recommendations) or left_over(row, plan))]
    bare = [action for action in rows if not _has_measure(action)]
    if bare and len(bare) <= (1 - MOST_HAVE) * len(rows):
        message = f"{count(len(bare), 'action')} {has_or_have(len(bare))} no outcome or measure; the others do"
        yield about_actions("GT302", "warning", message, bare, plan, "outcomes")


def _has_measure(action: Action) -> bool:
    return bool(action.outcomes or action.targets or any(not says_nothing(text) for text in action.difference))


def _measured(row: Recommendation, plan: Plan) -> bool:
    section = next((section for section in plan.sections if section.id == row.section), None)
    return bool(
        any(
            row.id in outcome.recommendations and not says_nothing(outcome.text)
            for outcome in (*plan.outcomes, *plan.indicators)
        )
        or any(row.id in action.recommendations and _has_measure(action) for action in plan.actions)
        or (section and (section.success_measures or section.outcome))
        or any(position.recommendation == row.id and position.outcome.text for position in plan.positions)
    )


def _plan(ids: list[str]) -> dict:
    rows = [
        {"id": "r1", "number": "1", "text": "Visit children on time"},
        {"id": "r2", "number": "2", "text": "Supervise well"},
    ]
    return {"recommendations": rows, "outcomes": [{"id": "o1", "recommendations": ids, "text": "95% on time."}]}


RULE = Rule(
    code="GT302",
    family="measures",
    severity="error",
    name="No measure",
    sentence="A recommendation or an action has no outcome or measure beside it, though others in the plan do.",
    why="Without a measure the plan can only say that things were done, never that they helped.",
    breaks=_plan(["r1"]),
    keeps=_plan(["r1", "r2"]),
    find=_find,
)
