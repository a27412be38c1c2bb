"""What the documents of a plan have said until now: the newest, and where it is silent those before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.plan.differences import ABSENT, LISTS
from goldthread.plan.model import Plan
from goldthread.plan.next_version.matching import rows_without_ids_matched
from goldthread.plan.next_version.merging import Merge
from goldthread.plan.next_version.rows import WITH_IDS, keyed
from goldthread.plan.next_version.taking import plan_of, put
from goldthread.plan.next_version.values import is_empty, values_of, values_of_head


def said_last(base: Plan, document: Plan, merge: Merge) -> Plan:
    """What the next document is held against, once ``document`` is taken in: all three under the live plan's ids.

    A part of a plan says nothing of the other parts, and a document without a column nothing of what stood there:
    of that, ``base`` still holds. Otherwise the next whole document would seem to differ from edits that nobody made.
    """
    rows = {entity: _rows(entity, base, document, merge) for entity in LISTS}
    head, old = document.model_dump(mode="json"), values_of_head(base)
    for path, said in values_of_head(document).items():
        if is_empty(said):
            put(head, path, old[path])
    return plan_of(head, rows)


def _rows(entity: str, base: Plan, document: Plan, merge: Merge) -> dict[str, dict]:
    old, new = _under_keys_of_document(entity, base, document), keyed(document, entity)
    silent = _filled(entity, old) - _filled(entity, new) if new else set()
    rows = {key: row.model_dump(mode="json") for key, row in new.items()}
    for key in rows.keys() & old.keys():
        before = values_of(entity, old[key])
        for path in silent:
            put(rows[key], path, before.get(path, ABSENT))
    stays = {key: row for key, row in old.items() if key not in new and _stays(entity, key, merge, spoken=bool(new))}
    return rows | {key: row.model_dump(mode="json") for key, row in stays.items()}


def _stays(entity: str, key: str, merge: Merge, *, spoken: bool) -> bool:
    """Whether leaving the row out says nothing of it: earlier positions and finished actions are left out so."""
    is_done = entity == "actions" and key in merge.done
    return not (merge.whole and spoken) or entity == "positions" or is_done


def _under_keys_of_document(entity: str, base: Plan, document: Plan) -> dict[str, Any]:
    rows = keyed(base, entity)
    if entity in WITH_IDS:
        return rows
    found = rows_without_ids_matched(document, base).live_of
    return {found.get((entity, key)) or f"before, {key}": row for key, row in rows.items()}


def _filled(entity: str, rows: Mapping[str, Any]) -> set[tuple[str, ...]]:
    """The values that some row fills."""
    return {path for row in rows.values() for path, held in values_of(entity, row).items() if not is_empty(held)}
