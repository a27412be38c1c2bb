"""An action as one row of a spreadsheet."""

from __future__ import annotations

from goldthread.plan.model import Action, Plan

ACTION_COLUMNS = (
    "id", "recommendations", "section", "ref", "action", "why", "what difference", "leads", "accountable",
    "start", "due", "due from", "due by", "slipped from", "rating", "status", "cost", "amount", "targets",
    "completed", "new", "see also", "line",
)  # fmt: skip


def action_cells(plan: Plan, action: Action) -> tuple[object, ...]:
    """The cells of an action, one for each of ``ACTION_COLUMNS``; several values stand apart by “; ”."""
    cost, due = action.cost, action.due
    return (
        action.id, numbers_of(plan, action), section_title(plan, action), action.ref, action.text,
        _several(action.why), _several(action.difference), _several(action.leads), _several(action.accountable),
        action.start, due.text, due.earliest, due.latest, _several(due.slipped_from), action.rag, action.status,
        cost and cost.text, cost and cost.amount, _several(action.targets), action.completed,
        "yes" if action.new else "", action.see_also, action.source and action.source.line,
    )  # fmt: skip


def numbers_of(plan: Plan, action: Action) -> str:
    """The numbers of the recommendations that the action answers, as printed, or their ids where none is."""
    wanted = set(action.recommendations)
    return _several(row.number or row.id for row in plan.recommendations if row.id in wanted)


def section_title(plan: Plan, action: Action) -> str | None:
    """The title of the section that the action stands under."""
    return next((section.title for section in plan.sections if section.id == action.section), None)


def _several(values) -> str:
    return "; ".join(values)
