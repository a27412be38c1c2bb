"""Parts of a plan: what is still promised, and what a person sees whose right is over some sections alone."""

from __future__ import annotations

from collections.abc import Collection

from goldthread.plan.model import Action, Costs, Plan


def in_force(plan: Plan) -> Plan:
    """The plan without the actions, measures and costs that were withdrawn; the same plan where none was.

    Recommendations and sections stay: they say themselves that they are withdrawn, and other rows name them.
    Positions stay too: they were published.

    >>> in_force(Plan(actions=(Action(id="a1"), Action(id="a2", withdrawn=True)))).actions[-1].id
    'a1'
    """
    kept = {name: tuple(row for row in getattr(plan, name) if not row.withdrawn) for name in _CAN_BE_WITHDRAWN}
    lines = tuple(row for row in plan.costs.lines if not row.withdrawn)
    if lines == plan.costs.lines and all(len(rows) == len(getattr(plan, name)) for name, rows in kept.items()):
        return plan
    gone = {row.id for row in plan.outcomes if row.withdrawn}
    if gone:
        kept["actions"] = tuple(
            row.model_copy(update={"outcomes": tuple(id_ for id_ in row.outcomes if id_ not in gone)})
            for row in kept["actions"]
        )
    return plan.model_copy(update={**kept, "costs": plan.costs.model_copy(update={"lines": lines})})


_CAN_BE_WITHDRAWN = ("actions", "outcomes", "indicators", "remedial_actions")


def within_sections(plan: Plan, keys: Collection[str]) -> Plan:
    """The plan with only these sections, and what belongs to them; no costs and no words about the whole plan.

    An action without a section belongs to the section of a recommendation that it answers. References to what is
    left out are left out too, so that nothing of another section shows through.
    """
    asked = {row.id for row in plan.recommendations if row.section in keys}
    actions = tuple(_alone(row, asked) for row in plan.actions if _belongs(row, keys, asked))
    kept = {row.id for row in actions}
    remedial = (row for row in plan.remedial_actions if row.recommendation in asked or row.action in kept)
    return plan.model_copy(update={
        "narrative": (), "costs": Costs(),
        "sections": tuple(row for row in plan.sections if row.id in keys),
        "recommendations": tuple(row for row in plan.recommendations if row.id in asked),
        "actions": actions,
        "positions": tuple(row for row in plan.positions if row.recommendation in asked),
        "remedial_actions": tuple(remedial),
        "outcomes": _answering(plan.outcomes, asked), "indicators": _answering(plan.indicators, asked),
    })  # fmt: skip


def _belongs(action: Action, keys: Collection[str], asked: set[str]) -> bool:
    if action.section:
        return action.section in keys
    return any(key in asked for key in action.recommendations)


def _alone(action: Action, asked: set[str]) -> Action:
    answered = tuple(key for key in action.recommendations if key in asked)
    return action.model_copy(update={"recommendations": answered, "see_also": None})


def _answering(rows: tuple, asked: set[str]) -> tuple:
    return tuple(row for row in rows if any(key in asked for key in row.recommendations))
