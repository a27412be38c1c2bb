"""The live plan after what a document proposes was decided: all of it, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from goldthread.errors import UserError
from goldthread.plan.differences import ABSENT, HEAD, LISTS
from goldthread.plan.model import Plan
from goldthread.plan.next_version.first_dates import due_afterwards
from goldthread.plan.next_version.merging import Merge, Proposed
from goldthread.plan.next_version.rows import LEADS_TO, WITH_IDS, keyed
from goldthread.plan.next_version.said import named

Decisions = Mapping[int, str]
MINE, THEIRS = "mine", "theirs"


def taken(live: Plan, merge: Merge, decisions: Decisions | None = None, *, marks: bool = True) -> Plan:
    """The live plan afterwards.

    A decision is “mine”, “theirs”, or the words that both are joined to; what is not in conflict and not decided is
    taken. What is gone is kept as withdrawn, and a date that moves joins those that it slipped from. With ``marks``
    each row says where it stands in the new document.
    Raises `UserError` naming the first conflict without a decision.
    """
    decisions = decisions or {}
    for each in merge.proposed:
        _refuse(each, decisions.get(each.number), live)
    chosen = [(each, decisions.get(each.number, THEIRS)) for each in merge.proposed]
    chosen = [(each, how) for each, how in chosen if how != MINE]
    rows: dict[str, dict[str, dict]] = {
        entity: {key: row.model_dump(mode="json") for key, row in keyed(live, entity).items()} for entity in LISTS
    }
    head = live.model_dump(mode="json")
    for each, how in chosen:
        if each.entity == HEAD:
            put(head, each.path, _decided(each, how))
        else:
            _into(rows[each.entity], each, how)
    left_out = {(each.entity, each.key) for each in merge.proposed if decisions.get(each.number) == MINE
                and each.kind == "new" and not each.path}  # fmt: skip
    _let_go(rows, left_out)
    if marks:
        _mark(rows, merge)
    return plan_of(head, rows)


def _refuse(each: Proposed, how: str | None, live: Plan) -> None:
    where = named(each, live)
    if each.conflict and how is None:
        raise UserError(
            "the document and the plan say different things, and nobody has decided", where=where,
            try_="Keep yours, take the document’s, or write what joins both",
        )  # fmt: skip
    if each.frozen and how != MINE:
        raise UserError(
            "a published position does not change", where=where, why="a board has read it",
            try_="Keep it as it is, and say what is new in the next position",
        )  # fmt: skip


def _into(rows: dict[str, dict], each: Proposed, how: str) -> None:
    if each.kind == "new" and not each.path:
        _stand(rows, each)
    elif each.kind == "gone":
        rows[each.key] = {**rows[each.key], "withdrawn": True}
    elif each.kind == "back":
        rows[each.key] = {**rows[each.key], "withdrawn": False}
    elif each.path == ("due",):
        rows[each.key]["due"] = due_afterwards(each.live, _decided(each, how))
    else:
        put(rows[each.key], each.path, _decided(each, how))


def _stand(rows: dict[str, dict], each: Proposed) -> None:
    """A new row stands below the row that it follows in the document; one without an id at the end: keys are places."""
    if each.entity not in WITH_IDS or each.after not in rows:
        first = each.entity in WITH_IDS and each.after is None
        held = dict(rows)
        rows.clear()
        rows.update({each.key: each.document, **held} if first else {**held, each.key: each.document})
        return
    held = list(rows.items())
    rows.clear()
    for key, row in held:
        rows[key] = row
        if key == each.after:
            rows[each.key] = each.document


def _decided(each: Proposed, how: str) -> Any:
    if how == THEIRS:
        return each.document
    if isinstance(each.document, list) or isinstance(each.live, list):
        return [line.strip() for line in how.splitlines() if line.strip()]
    if isinstance(each.document, (str, type(None))) and isinstance(each.live, (str, type(None))):
        return how
    raise UserError(f"“{how}” cannot stand here", try_="Keep yours, or take the document’s")


def put(row: dict, path: tuple[str, ...], value: Any) -> None:
    """Puts a value at its path; `ABSENT` takes it out."""
    *above, name = path
    for step in above:
        row[step] = dict(row[step])
        row = row[step]
    if value is ABSENT:
        row.pop(name, None)
    else:
        row[name] = value


def _let_go(rows: dict[str, dict[str, dict]], left_out: set[tuple[str, str]]) -> None:
    """No row names one that was not taken; a position or remedial action that was of it alone is not taken either."""
    for entity, leads in LEADS_TO.items():
        for key, row in list(rows[entity].items()):
            for field, to in leads:
                gone = {id_ for name, id_ in left_out if name == to}
                held = row[field]
                if isinstance(held, list) and gone.intersection(held):
                    row = rows[entity][key] = {**row, field: [id_ for id_ in held if id_ not in gone]}
                elif isinstance(held, str) and held in gone and field == "recommendation":
                    del rows[entity][key]
                    break
                elif isinstance(held, str) and held in gone:
                    row = rows[entity][key] = {**row, field: None}


def _mark(rows: dict[str, dict[str, dict]], merge: Merge) -> None:
    """Each row says where it stands in the new document."""
    for each in merge.marks:
        rows[each.entity][each.key] = {**rows[each.entity][each.key], each.path[0]: each.after}


def plan_of(head: dict, rows: Mapping[str, Mapping[str, dict]]) -> Plan:
    """The plan of these values, list by list."""
    lists: dict[str, Iterable] = {entity: list(rows[entity].values()) for entity in LISTS}
    costs = {**head["costs"], "lines": lists.pop("costs.lines")}
    return Plan.model_validate({**head, **lists, "costs": costs})
