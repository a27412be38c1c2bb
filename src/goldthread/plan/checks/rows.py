"""Which rows of a plan the rules of owners, dates and structure look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from goldthread.plan.checks.likeness import words
from goldthread.plan.checks.people import leads_of
from goldthread.plan.model import Action, Plan, Recommendation


def promised(plan: Plan) -> list[Action]:
    """The actions that promise something: not the empty ones, nor a row saying that nothing is left to do."""
    return [action for action in plan.actions if action.text.strip() and not nothing_left(action)]


def nothing_left(action: Action) -> bool:
    """Whether a row only says that there is nothing left to do: “Actions completed”, “No further action”, no date."""
    return (
        not action.due.latest and not leads_of(action) and bool(words(action.text)) and words(action.text) <= _NOTHING
    )


_NOTHING = frozenset(
    ["all", "action", "completed", "complete", "no", "none", "further", "outstanding", "n", "have", "done", "remaining"]
)


def left_over(action: Action, plan: Plan) -> bool:
    """Whether the row is text without a row of its own: no recommendation, no lead and no date stand with it."""
    if (action.model_extra or {}).get("orphan"):
        return True
    if not any(other.recommendations for other in plan.actions):
        return False
    return not (action.recommendations or action.commitment or leads_of(action) or action.due.text)


def actions_by_recommendation(plan: Plan) -> dict[str, list[Action]]:
    """The actions that answer each recommendation, by its id; a recommendation without any is not in it."""
    found = defaultdict(list)
    for action in plan.actions:
        for id_ in action.recommendations:
            found[id_].append(action)
    return dict(found)


def said_by_recommendation(actions: Sequence[Action]) -> list[list[Action]]:
    """The actions gathered by the recommendations they answer, in the order of the plan."""
    found = defaultdict(list)
    for action in actions:
        found[action.recommendations or (action.id,)].append(action)
    return list(found.values())


def recommendation_of(action: Action, plan: Plan) -> Recommendation | None:
    """The one recommendation that the action answers; ``None`` where there are several or none."""
    by_id = {row.id: row for row in plan.recommendations}
    return by_id[action.recommendations[0]] if len(action.recommendations) == 1 else None
