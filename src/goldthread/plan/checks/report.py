"""Makes findings: a place that can be found, the rows it touches, and counts in words."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.plan.checks.places import ids_of, recommendations_of, where_all
from goldthread.plan.checks.rule import Finding, Severity
from goldthread.plan.model import Action, Plan, Recommendation


def about_actions(
    code: str, severity: Severity, message: str, actions: Sequence[Action], plan: Plan, field: str | None = None
) -> Finding:
    """A finding about one action or several, with the recommendations they answer."""
    return Finding(
        code, severity, message, where_all(actions, plan), recommendations_of(actions), ids_of(actions), field
    )


def about_recommendations(
    code: str, severity: Severity, message: str, rows: Sequence[Recommendation], field: str | None = None
) -> Finding:
    """A finding about one recommendation or several."""
    return Finding(code, severity, message, where_all(rows), ids_of(rows), (), field)


def about_plan(code: str, severity: Severity, message: str, field: str | None = None) -> Finding:
    """A finding about the plan as a whole."""
    return Finding(code, severity, message, "the whole plan", field=field)


def count(number: int, thing: str) -> str:
    """A number and its thing: “1 action”, “3 actions”."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def has_or_have(number: int) -> str:
    """The verb that goes with a count."""
    return "has" if number == 1 else "have"


def listed(things: Sequence[str], most: int = 6) -> str:
    """Things joined as in a sentence: “a, b and c”; beyond ``most`` the rest are counted."""
    things = list(things)
    if len(things) > most:
        return f"{', '.join(things[:most])} and {len(things) - most} more"
    return " and ".join(", ".join(things).rsplit(", ", 1)) if len(things) > 1 else "".join(things)
