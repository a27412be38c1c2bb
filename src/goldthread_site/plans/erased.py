"""What is left of a row when its words are erased: its place among the others, its dates, figures and ratings."""

from __future__ import annotations

import re
from typing import Any

from goldthread.plan.model import Plan as CorePlan
from goldthread_site.plans import models

# Where the sentence “This text was erased …” stands in each list, as steps into the value.
_SAID_IN = {
    "plan": ("title",), "sections": ("title",), "recommendations": ("text",), "actions": ("text",),
    "outcomes": ("text",), "indicators": ("text",), "positions": ("outcome", "text"),
    "position_drafts": ("outcome", "text"),
    "remedial_actions": ("outstanding",), "costs.lines": ("item",), "updates": ("changed",), "date_moves": ("reason",),
    "evidence": ("title",), "cross_references": ("note",), "hand_downs": ("note",), "escalations": ("why",),
}  # fmt: skip
# Words that place a row among the others, or that are one of a few known words.
_KEPT = {
    "id", "number", "ref", "section", "sections", "recommendation", "recommendations", "outcomes", "action", "actions",
    "entity", "key", "other_entity", "other_key", "kind", "kinds", "state", "way", "rag", "computed", "how", "source",
    "terms", "format", "dated", "move", "sha256", "media_type",
}  # fmt: skip
_LISTS = {model.entity for model in models.ROWS} | {"costs"}
_A_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def without_words(entity: str, value: dict[str, Any], said: str) -> dict[str, Any]:
    """The value of a row of ``entity`` with ``said`` in place of its words."""
    core = CorePlan if entity == "plan" else models.EVERY_ROW[entity].core
    left = {name: _left(name, part) for name, part in value.items() if name in core.model_fields}
    if entity == "evidence":
        left["versions"] = []  # no digest names the bytes any more, so that they are swept away as well
    if isinstance(value.get("withdrawn"), str) and value["withdrawn"]:
        left["withdrawn"] = said  # without a reason it would stand again
    *steps, last = _SAID_IN[entity]
    inner = left
    for step in steps:
        inner = inner[step]
    inner[last] = [said] if isinstance(inner.get(last), list) else said
    checked = core.model_validate(left).model_dump(mode="json")
    return {name: part for name, part in checked.items() if name in left}


def without_words_of_row(plan: dict[str, Any], entity: str, key: str, said: str) -> dict[str, Any]:
    """The JSON of a document's plan with ``said`` in place of the words of one row.

    Of the lists whose rows have no id, every row loses its words: a document may have them in another order.
    """
    if entity == "plan":
        lists = {name: plan[name] for name in plan if name in _LISTS}
        return {**without_words("plan", {name: plan[name] for name in plan if name not in lists}, said), **lists}
    if entity == "costs.lines":
        costs = plan.get("costs") or {}
        return {**plan, "costs": {**costs, "lines": _without(entity, costs.get("lines") or (), key, said)}}
    return {**plan, entity: _without(entity, plan[entity], key, said)} if entity in plan else plan


def _without(entity: str, rows: list[dict], key: str, said: str) -> list[dict]:
    return [without_words(entity, row, said) if row.get("id", key) == key else row for row in rows]


def _left(name: str, part: Any) -> Any:
    if name in _KEPT:
        return part
    if isinstance(part, dict):
        return {inner: _left(inner, value) for inner, value in part.items()}
    if isinstance(part, list):
        return [_left(name, value) for value in part if not isinstance(value, str)]
    if isinstance(part, str):
        return part if _A_DAY.fullmatch(part) else ""
    return part
