"""Writes revisions, and says whether a plan's chain still holds. Call inside the transaction that makes the change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction

from goldthread_site.look.clock import moment
from goldthread_site.trail.models import Revision


class Change(NamedTuple):
    """A row of a plan as it is after the change; ``value`` is ``None`` where it was taken out."""

    entity: str
    key: str
    value: dict | None


def record(*, plan: int, changes: Iterable[Change], by, why: str) -> list[Revision]:
    """The revisions written for ``changes``, in order, each chained to the one before."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a revision is written in the transaction of its change")
    last = Revision.objects.filter(plan=plan).order_by("-place").values_list("place", "digest").first() or (0, "")
    place, digest = last
    at, rows = moment(), []
    for change in changes:
        place += 1
        row = Revision(plan=plan, place=place, at=at, by=by, why=why, **change._asdict())
        row.value_digest = digest_of(change.value)
        row.digest = digest = _link(digest, row)
        rows.append(row)
    return Revision.objects.bulk_create(rows, batch_size=200)


def state_of(plan: int) -> str:
    """What names the state that a plan is in: every change adds a link to its chain, so the digest of the last one."""
    last = Revision.objects.filter(plan=plan).order_by("-place").values_list("digest", flat=True).first()
    return last or "no trail"


def digest_of(value: object) -> str:
    """The SHA-256 of a value's JSON, with its keys in order."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _link(before: str, row: Revision) -> str:
    return digest_of(
        [before, row.plan, row.place, row.entity, row.key, row.at.isoformat(), row.by_id, row.why, row.value_digest]
    )


def first_broken_link(plan: int) -> int | None:
    """The place of the first revision that does not follow from the one before; ``None`` where the chain holds."""
    before = ""
    for row in Revision.objects.filter(plan=plan).order_by("place").iterator():
        if row.digest != _link(before, row) or (row.value is not None and row.value_digest != digest_of(row.value)):
            return row.place
        before = row.digest
    return None
