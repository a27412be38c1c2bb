"""What people said of columns: which of it fits a file, and how it is kept with the plan it came in with.

Called from `plans.actions` inside its transactions, and nowhere else where it changes anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from django.db.models import F

from goldthread.documents import Reading
from goldthread.documents.mapping import Mapping, TableMapping
from goldthread.documents.understand.given import fitting
from goldthread_site.look.clock import moment
from goldthread_site.plans import models
from goldthread_site.trail.record import Change, record

ENTITY = "column_mappings"


def of_tables(tables: Sequence[TableMapping]) -> Mapping | None:
    """The map of these tables; ``None`` where nothing was said."""
    return Mapping(table=tuple(tables)) if tables else None


def as_json(mapping: Mapping | None) -> dict | None:
    """The map as a draft keeps it."""
    return mapping.model_dump(mode="json") if mapping else None


def of_draft(draft: models.ImportDraft) -> Mapping | None:
    """The map by which the draft was read."""
    return Mapping.model_validate(draft.mapping) if draft.mapping else None


def owner_of(reading: Reading) -> str:
    """The council whose file it is, by which what was said is known again; empty where none is named."""
    return (reading.plan.authority or "")[:200]


def kept_for(reading: Reading) -> tuple[Mapping | None, list[int]]:
    """What was said before of this council's columns and fits this document, with the ids of the rows that say it."""
    rows = list(models.ColumnMapping.objects.filter(authority=owner_of(reading)))
    said = [row.read for row in rows]
    used = fitting(Mapping(table=tuple(said)), reading.document) if said else ()
    ids = [row.pk for row, table in zip(rows, said, strict=True) if any(table is one for one in used)]
    return of_tables(used), ids


def keep(draft: models.ImportDraft, *, plan: models.Plan, by) -> None:
    """Keeps what was said of the draft's columns for the council's next file, with revisions in the plan's trail.

    What was kept before and was changed is replaced; what was taken back is taken out.
    """
    said = {_digest(table.signature): table for table in _said(draft)}
    before = list(models.ColumnMapping.objects.select_for_update().filter(pk__in=draft.kept_mappings))
    _take_out([row for row in before if row.signature not in said], by=by)
    unchanged = {row.signature for row in before if said.get(row.signature) == row.read}
    rows = [
        _kept(said[signature], authority=draft.authority, plan=plan, by=by) for signature in said.keys() - unchanged
    ]
    changes = [Change(ENTITY, str(row.pk), row.value) for row in sorted(rows, key=lambda row: row.pk)]
    record(plan=plan.pk, changes=changes, by=by, why=f"Said what the columns of {draft.file_name[:200]} are")


def _said(draft: models.ImportDraft) -> list[TableMapping]:
    return [table for table in of_draft(draft).table if table.claims] if draft.mapping else []


def _kept(table: TableMapping, *, authority: str, plan: models.Plan, by) -> models.ColumnMapping:
    said = {"value": table.model_dump(mode="json"), "plan": plan, "said_at": moment(), "said_by": by}
    row, made = models.ColumnMapping.objects.get_or_create(
        authority=authority, signature=_digest(table.signature), defaults=said
    )
    if not made:
        models.ColumnMapping.objects.filter(pk=row.pk).update(**said, version=F("version") + 1)
        row.refresh_from_db()
    return row


def forget(draft: models.ImportDraft, *, by) -> None:
    """Takes out the kept rows by which the draft was read, each with a revision in the trail of its plan."""
    _take_out(models.ColumnMapping.objects.select_for_update().filter(pk__in=draft.kept_mappings), by=by)


def _take_out(rows: Iterable[models.ColumnMapping], *, by) -> None:
    for row in rows:
        changes = [Change(ENTITY, str(row.pk), None)]
        record(plan=row.plan_id, changes=changes, by=by, why="Forgot what the columns were said to be")
        row.delete()


def _digest(signature: str) -> str:
    return hashlib.sha256(signature.encode()).hexdigest()
