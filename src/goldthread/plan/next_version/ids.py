"""The document's plan under the live plan's ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from goldthread.plan.differences import COST_LINES
from goldthread.plan.model import Plan
from goldthread.plan.next_version.matching import Matching
from goldthread.plan.next_version.rows import LEADS_TO, LETTERS, WITH_IDS, rows_of


def under_live_ids(live: Plan, document: Plan, matching: Matching, *, taken: Iterable[str] = ()) -> Plan:
    """The document's plan with the ids of the live plan; its rows stand in the document's order.

    A new row keeps the document's id where no row of the live plan has it, withdrawn or not, and none of ``taken``;
    else it is given the next one free.
    """
    ids = {entity: dict(_ids(entity, live, document, matching, taken)) for entity in WITH_IDS}
    values: dict[str, Any] = {}
    for entity, links in LEADS_TO.items():
        rows = rows_of(document, entity)
        values[entity] = tuple(_renamed(row, ids.get(entity, {}), links, ids) for row in rows)
    costs = document.costs.model_copy(update={"lines": values.pop(COST_LINES)})
    return document.model_copy(update={**values, "costs": costs})


def _ids(entity: str, live: Plan, document: Plan, matching: Matching, taken: Iterable[str]) -> Iterator:
    used = {row.id for row in rows_of(live, entity)} | set(taken)
    free = (f"{LETTERS[entity]}{number}" for number in count(len(used) + 1))
    for row in rows_of(document, entity):
        there = matching.live_of.get((entity, row.id))
        new = there or (row.id if row.id not in used else next(id_ for id_ in free if id_ not in used))
        used.add(new)
        yield row.id, new


def _renamed(row: Any, own: dict[str, str], links: Iterable[tuple[str, str]], ids: dict[str, dict[str, str]]) -> Any:
    changed: dict[str, Any] = {"id": own[row.id]} if own else {}
    for field, entity in links:
        held = getattr(row, field)
        if isinstance(held, tuple):
            changed[field] = tuple(dict.fromkeys(ids[entity].get(each, each) for each in held))
        elif held:
            changed[field] = ids[entity].get(held, held)
    return row.model_copy(update=changed)
