"""What the rows of a plan are called beside a later document of it, and the page that each leads to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from goldthread.plan.differences import COST_LINES, HEAD, LISTS, NAMES
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.pieces import long_day, shortened
from goldthread_site.plans.presenters.compare_shown import RowShown
from goldthread_site.plans.presenters.names import Names

LONG = 160  # letters of a row's text in a list of changes
_PAGES = {"actions": "action", "recommendations": "recommendation"}
_TEXTS = ("text", "title", "item", "outstanding", "code")


class RowNames:
    """The rows of one plan by list and key: “position 3” where a row has no id."""

    def __init__(self, plan: CorePlan) -> None:
        self.names = Names(plan)
        self._plan = plan

    @cached_property
    def rows(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Every row as JSON, by its list and key."""
        return _keyed(self._plan)

    def text(self, entity: str, key: str, row: Mapping[str, Any] | None = None) -> str:
        """The row's own words."""
        row = row or self.rows.get((entity, key)) or {}
        if entity == "positions":
            return self._position(row)
        return next((str(row[name]) for name in _TEXTS if row.get(name)), "")

    def name(self, entity: str, key: str) -> str:
        """“Action 1.3”, “Recommendation 4”, “Cost line”."""
        if entity == HEAD:
            return "The plan itself"
        if entity == "actions" and key in self.names.actions:
            return self.names.action(self.names.actions[key])
        if entity == "recommendations" and key in self.names.recommendations:
            row = self.names.recommendations[key]
            return self.names.recommendation(row) if row.number else "Recommendation"
        one = NAMES.get(entity, "row")
        return one[0].upper() + one[1:]

    def called(self, entity: str, key: str, row: Mapping[str, Any] | None = None) -> str:
        """The row's name and its words."""
        text = shortened(self.text(entity, key, row), LONG)
        return ": ".join(filter(None, (self.name(entity, key), text)))

    def shown(self, entity: str, key: str, row: Mapping[str, Any] | None = None) -> RowShown:
        """The row with the page that it leads to, where it has one and is in this plan."""
        page = _PAGES.get(entity, "") if (entity, key) in self.rows else ""
        return RowShown(self.called(entity, key, row), page, key)

    def _position(self, row: Mapping[str, Any]) -> str:
        about = self.names.recommendations.get(row.get("recommendation") or "")
        of = self.names.recommendation(about) if about else ""
        return ", ".join(filter(None, (of, row.get("as_at") and f"as at {long_day(row['as_at'])}")))


def _keyed(plan: CorePlan) -> dict[tuple[str, str], dict[str, Any]]:
    whole = plan.model_dump(mode="json")
    lists = {entity: whole["costs"]["lines"] if entity == COST_LINES else whole[entity] for entity in LISTS}
    return {
        (entity, row.get("id") or f"{NAMES[entity]} {place}"): row
        for entity, rows in lists.items()
        for place, row in enumerate(rows, 1)
    }
