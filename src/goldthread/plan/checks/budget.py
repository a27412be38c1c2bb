"""What the budget's lines and the plan's actions have to do with each other."""

from __future__ import annotations

from goldthread.plan.checks.likeness import words
from goldthread.plan.model import Action, CostLine, Plan
from goldthread.plan.vocabulary import vocabulary


def shared_words(line: CostLine, action: Action) -> frozenset[str]:
    """The words of a budget line that its action, or the action's cost, uses too; everyday ones are left out."""
    said = words(f"{action.text} {action.cost.text if action.cost else ''} {action.commitment or ''}")
    return (words(line.item) - frozenset(vocabulary("costs")["everyday"]["words"])) & said


def pays_for(line: CostLine, action: Action) -> bool:
    """Whether a budget line can be the money of an action: the same amount, or most of its words."""
    amount = action.cost.amount if action.cost else None
    named = words(line.item) - frozenset(vocabulary("costs")["everyday"]["words"])
    return bool(amount and amount in line.amounts.values()) or (
        bool(named) and len(shared_words(line, action)) >= 0.6 * len(named)
    )


def costed(plan: Plan) -> list[Action]:
    """The actions that state an amount above nought."""
    return [action for action in plan.actions if action.cost and action.cost.amount]
