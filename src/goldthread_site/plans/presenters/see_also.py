"""What “see also” leads to: actions and recommendations by their numbers, parts of the plan by their letters."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.plan.cross_references import rows_named
from goldthread_site.plans.presenters.names import Names


@dataclass(frozen=True, slots=True)
class Target:
    """A row that a text names: “action”, “recommendation” or “section”, its key and its words."""

    kind: str
    key: str
    text: str


def targets(text: str | None, names: Names) -> tuple[Target, ...]:
    """The rows of the plan that ``text`` names, each once; what leads nowhere is left to the plan check."""
    return tuple(_target(each.entity, each.key, names) for each in rows_named(text, names.plan))


def _target(entity: str, key: str, names: Names) -> Target:
    if entity == "sections":
        return Target("section", key, names.section(key))
    if entity == "recommendations":
        return Target("recommendation", key, names.recommendation(names.recommendations[key]))
    return Target("action", key, names.action(names.actions[key]))
