"""A small plan as it stood at a board, and the same plan with some edits."""

from __future__ import annotations

from copy import deepcopy

from goldthread.plan.model import Plan

_PLAN = {
    "authority": "Fernshire",
    "recommendations": [
        {"id": "r1", "number": "2", "text": "Assessments in time and with analysis"},
        {"id": "r2", "number": "9", "text": "First health assessments"},
    ],
    "outcomes": [
        {"id": "o1", "recommendations": ["r1"], "text": "Reduce agency social workers to 10% by December 2026"},
    ],
    "actions": [
        {"id": "a1", "ref": "2.1", "recommendations": ["r1"], "text": "Review at day 20", "leads": ["Joan Sefton"],
         "rag": "amber", "due": {"text": "Jan 2027", "latest": "2027-01-31"}},
        {"id": "a2", "ref": "9.4", "recommendations": ["r2"], "text": "Report late appointments by reason",
         "leads": ["Owen Tarrant"], "due": {"text": "Nov 2026", "latest": "2026-11-30"}},
    ],
    "positions": [
        {"recommendation": "r1", "as_at": "2026-09-01", "outcome": {"rag": "amber", "text": ["Two teams review."]}},
    ],
}  # fmt: skip
Edit = tuple[str, str | None, dict | None]


def before(*edits: Edit) -> Plan:
    """The plan with some edits: (list, id, the values that change); no id for a new row, no values to take one out."""
    plan = deepcopy(_PLAN)
    for entity, id_, values in edits:
        if entity == "plan":
            plan |= values
            continue
        rows = (
            plan.setdefault("costs", {}).setdefault("lines", [])
            if entity == "costs.lines"
            else plan.setdefault(entity, [])
        )
        if id_ is None:
            rows.append(values)
        elif values is None:
            rows[:] = [row for row in rows if row["id"] != id_]
        else:
            next(row for row in rows if row["id"] == id_).update(values)
    return Plan.model_validate(plan)


after = before
