"""What a plan that was written and read again says differently, rows in any order, ids apart."""

from __future__ import annotations

import json
from collections.abc import Iterator

from goldthread.documents.layouts import Layout
from goldthread.documents.layouts.carried import fields_left_out, loose_outcomes
from goldthread.documents.load.here import document_here
from goldthread.page import Document
from goldthread.plan.model import Plan
from tests.support.comparing import as_read

# What only the reading of a first document can know, or what is worked out from other words.
OF_THE_READING = {"source", "how", "id", "orphan", "fragment", "unpaired", "other", "within"}
_DERIVED = {"targets"}
_FRONT = ("authority", "title", "status", "dated")


def differences(before: Plan, after: Plan, layout: Layout, *, sheets: bool = False, form: str = "") -> list[str]:
    """One line for each value that the layout has a place for and that came back otherwise."""
    lost = fields_left_out(layout, sheets=sheets)
    if any(field == "loose" for _, _, field in lost):
        before, after = _without_loose(before), _without_loose(after)
    said, came = as_read(_plain(before)), as_read(_plain(after))
    whole = {kind for _, kind, field in lost if not field}
    parts = {(kind, field) for _, kind, field in lost if field}
    if form == "csv":  # the actions alone
        return list(_rows("actions", said, came, parts, outcomes="outcomes" not in whole))
    found = [f"{name}: {said[name]!r} became {came[name]!r}" for name in _FRONT if said[name] != came[name]]
    for kind in ("sections", "recommendations", "outcomes", "indicators", "actions", "positions", "remedial_actions"):
        if kind not in whole and not (kind == "sections" and (kind, "title") in parts):
            found += _rows(kind, said, came, parts, outcomes="outcomes" not in whole)
    if "costs" not in whole:
        found += _rows("cost_lines", said, came, parts)
        found += [] if said["cost_totals"] == came["cost_totals"] else ["the totals of the costs"]
    return found


def _without_loose(plan: Plan) -> Plan:
    gone = {row.id for row in loose_outcomes(plan)}
    return plan.model_copy(update={"outcomes": tuple(row for row in plan.outcomes if row.id not in gone)})


def _rows(kind: str, said: dict, came: dict, lost: set, *, outcomes: bool = True) -> Iterator[str]:
    skip = OF_THE_READING | {field for where, field in lost if where == kind}
    if ("sections", "title") in lost:
        skip |= {"section"}
    skip |= set() if outcomes else {"outcomes"}
    wanted, got = (sorted(_bare(row, skip) for row in plan[kind]) for plan in (said, came))
    if wanted != got:
        yield from (f"{kind}: lost {row}" for row in wanted if row not in got)
        yield from (f"{kind}: new {row}" for row in got if row not in wanted)
        if len(wanted) != len(got):
            yield f"{kind}: {len(wanted)} became {len(got)}"


def _bare(row: dict, skip: set) -> str:
    kept = {key: value for key, value in row.items() if key not in skip and value not in (None, [], {}, False, "")}
    return json.dumps(kept, sort_keys=True, ensure_ascii=False)


def _plain(plan: Plan) -> dict:
    return plan.model_dump(mode="json")


def read_in_this_process(data: bytes, form: str) -> Document:
    """The document in a written file, without the child process that guards against hostile ones."""
    return document_here(data, name=f"plan.{form}")
