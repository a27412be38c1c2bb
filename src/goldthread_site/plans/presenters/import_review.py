"""The words of the page that checks an import: how much is left, what is asked, what will go in."""

from __future__ import annotations

from typing import Any

from goldthread_site.look.pieces import counted
from goldthread_site.plans import values
from goldthread_site.plans.fields import kinds
from goldthread_site.plans.presenters.import_values import ValueShown, rows_in
from goldthread_site.plans.presenters.imports import DraftShown


def review(shown: DraftShown, value: ValueShown | None) -> dict[str, Any]:
    """The words of the review page: heading, lead, the question, and what will go in."""
    left, doubts, read = len(shown.to_check), len(shown.in_doubt), count_of_values(shown.plan)
    return {
        "heading": _heading(left, doubts, later=shown.draft.plan_id is not None),
        "lead": _lead(read, doubts, left, later=shown.draft.plan_id is not None),
        "list_heading": _list_heading(left, doubts),
        "left": left,
        "number": shown.in_doubt.index(value) + 1 if value else None,
        "source": shown.source(value) if value else None,
        "going_in": what_will_go_in(shown.plan),
        "how_known": how_known(shown.plan),
    }


def _heading(left: int, doubts: int, *, later: bool) -> str:
    then = "you see what it changes" if later else "the plan can go in"
    if left:
        return f"Check {counted(left, 'value' if left == doubts else 'more value')}, then {then}"
    then = "see what it changes" if later else then
    return f"Every value is checked: {then}" if doubts else f"Nothing needs checking: {then}"


def _list_heading(left: int, doubts: int) -> str:
    if not left:
        return "The value you checked" if doubts == 1 else f"The {doubts} values you checked"
    return "The value to check" if doubts == 1 else f"All {doubts} values to check"


def _lead(read: int, doubts: int, left: int, *, later: bool) -> str:
    until = "Nothing is saved until you take it in." if later else "Nothing is saved until you accept."
    start = f"We read {counted(read, 'value')} from your document."
    if not left:
        return f"{start} {until}"
    it = "One could be read in two ways, so please decide." if doubts == 1 else (
        f"{read - doubts:,} are plain. These {doubts} could be read in two ways, so please decide."
    )  # fmt: skip
    return f"{start} {it} {until}"


def count_of_values(plan: dict) -> int:
    """How many values were read: fields that are not empty, of every row."""
    return sum(
        not values.is_empty(field.type, row.get(field.name))
        for kind in kinds().values()
        for row in rows_in(plan, kind.key)
        for field in kind.fields
    )


def what_will_go_in(plan: dict) -> list[str]:
    """The counts of everything that the plan brings, as words; what it does not have is left out."""
    parts = [
        counted(len(rows), kind.one, kind.many)
        for kind in kinds().values()
        if kind.key != "plan" and (rows := rows_in(plan, kind.key))
    ]
    if total := _cost(plan):
        parts.append(f"£{total:,.0f} of cost")
    return parts


def _cost(plan: dict) -> float:
    """The sum of the cost lines; where there are none, of what the actions cost."""
    lines = sum(amount for line in plan["costs"]["lines"] for amount in line["amounts"].values())
    return lines or sum((action["cost"] or {}).get("amount") or 0 for action in plan["actions"])


def how_known(plan: dict) -> str:
    """A sentence on what was not read where it stands: “38 values came from merged cells, 4 were worked out.”"""
    ways = [
        how
        for kind in kinds()
        if kind != "plan"
        for row in rows_in(plan, kind)
        for how in (row.get("how") or {}).values()
    ]
    ways += list((plan.get("how") or {}).values())
    merged, worked_out = ways.count("inherited"), ways.count("inferred")
    said = []
    if merged:
        said.append(f"{counted(merged, 'value')} came from a merged cell or the row above")
    if worked_out:
        said.append(
            f"{counted(worked_out, 'value')} {'was' if worked_out == 1 else 'were'} worked out from the words around"
        )
    return f"{', and '.join(said)}." if said else "Every value was read where it stands."
