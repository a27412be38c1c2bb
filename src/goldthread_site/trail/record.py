"""Writes revisions, and says whether a plan's chain still holds. Call inside the transaction that makes the change."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from goldthread import trail as core
from goldthread.errors import UserError
from goldthread_site.look.clock import moment
from goldthread_site.trail.models import ChainHead, Revision


class Change(NamedTuple):
    """A row of a plan as it is after the change; ``value`` is ``None`` where it was taken out."""

    entity: str
    key: str
    value: dict | None


CLOCK_MAY_BE_BEHIND = timedelta(hours=1)


class ClockIsBehind(UserError):
    """The clock was put back, so nothing can be written in its order."""


class BrokenTrail(UserError):
    """The end of a chain is not as the site left it: nothing may be added, or the fault would be sealed in."""


def record(*, plan: int, changes: Iterable[Change], by, why: str) -> list[Revision]:
    """The revisions written for ``changes``, in order, each chained to the one before.

    The head of the plan's chain is held until the transaction ends, so whoever else writes to this chain waits. Where
    one transaction writes to a plan's chain and to the house's (plan 0), the house comes last.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a revision is written in the transaction of its change")
    changes = list(changes)
    if not changes:
        return []
    (head, last_at), rows = _held(plan), []
    at = _not_before(last_at)
    place, digest = head.place, head.digest
    for change in changes:
        place += 1
        row = _chained(Revision(plan=plan, place=place, at=at, by=by, why=why, **change._asdict()), digest)
        digest = row.digest
        rows.append(row)
    written = Revision.objects.bulk_create(rows, batch_size=200)
    _move(head, place, digest)
    return written


def _chained(row: Revision, before: str) -> Revision:
    row.salt = secrets.token_hex(16)
    row.value_digest = core.value_digest_of(row.value, row.salt)
    row.why_digest = core.why_digest_of(row.why, row.salt)
    row.digest = core.link_of(before, as_core(row))
    return row


def _held(plan: int) -> tuple[ChainHead, datetime | None]:
    """The head of the plan's chain, locked, and when its last revision was written; made for a new plan."""
    heads = ChainHead.objects.select_for_update()
    head = heads.filter(plan=plan).first()
    if head is None:
        begun = core.Head(plan)
        ChainHead.objects.bulk_create(
            [ChainHead(plan=plan, seal=core.seal_of(settings.TRAIL_KEY, begun))], ignore_conflicts=True
        )  # another process may have been first
        head = heads.get(plan=plan)
    # A seal that is wrong, or a last row that the head does not name, would be sealed in by the next one.
    written = Revision.objects.filter(plan=plan).order_by("-place").values_list("place", "digest", "at")
    *last, last_at = written.first() or (0, "", None)
    if [head.place, head.digest] != last or not core.sealed(head_as_core(head), settings.TRAIL_KEY):
        raise BrokenTrail(
            "the end of its trail is not as this site left it", where=f"plan {plan}",
            try_="Ask whoever keeps the site to run “goldthread verify-trail”. Nothing was saved",
        )  # fmt: skip
    return head, last_at


def _not_before(last: datetime | None) -> datetime:
    """This moment, and never one before the last revision: a past day shows what was written by then, in its order.

    A clock that was set right by some seconds is waited for; of one that is hours behind nothing is believed.
    """
    now = moment()
    _refuse_if_behind(now, last)
    return now if last is None else max(now, last)


def refuse_clock_that_is_behind() -> None:
    """Raises `ClockIsBehind` where the machine's clock says a time long before the newest revision of all."""
    _refuse_if_behind(moment(), Revision.objects.order_by("-pk").values_list("at", flat=True).first())


def _refuse_if_behind(now: datetime, last: datetime | None) -> None:
    if last is None or last - now <= CLOCK_MAY_BE_BEHIND:
        return
    raise ClockIsBehind(
        f"this machine’s clock says {_said(now)}", why=f"the last change was saved on {_said(last)}",
        try_="Ask whoever keeps the server to set its clock right. Nothing was saved, and nothing is lost",
    )  # fmt: skip


def _said(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{local.day} {local:%B %Y, %H:%M}"


def _move(head: ChainHead, place: int, digest: str) -> None:
    seal = core.seal_of(settings.TRAIL_KEY, core.Head(head.plan, place, digest))
    ChainHead.objects.filter(plan=head.plan).update(place=place, digest=digest, seal=seal)


def as_core(row: Revision) -> core.Revision:
    """The row as the core's value, from which its link is made."""
    return core.Revision(
        row.plan, row.place, row.entity, row.key, row.at.isoformat(), row.by_id, row.why, row.value, row.salt,
        row.value_digest, row.why_digest, row.digest,
    )  # fmt: skip


def head_as_core(head: ChainHead) -> core.Head:
    """The head as the core's value, which is sealed."""
    return core.Head(head.plan, head.place, head.digest, head.seal)


def state_of(plan: int) -> str:
    """What names the state that a plan is in: every change adds a link to its chain, so the digest of the last one."""
    last = Revision.objects.filter(plan=plan).order_by("-place").values_list("digest", flat=True).first()
    return last or "no trail"


def first_fault(plan: int) -> core.Fault | None:
    """What is first wrong in the plan's chain; ``None`` where it holds."""
    rows = [as_core(row) for row in Revision.objects.filter(plan=plan).order_by("place").iterator()]
    head = ChainHead.objects.filter(plan=plan).first()
    return core.first_fault(rows, head and head_as_core(head), key=settings.TRAIL_KEY)


def first_broken_link(plan: int) -> int | None:
    """The place of the first revision that is not as it was written; ``None`` where the chain holds."""
    fault = first_fault(plan)
    return fault.place if fault else None
