"""Evidence: what there is, its files, and what is added to it or taken away."""

from __future__ import annotations

import logging
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from ninja import File, Form, Query
from ninja.files import UploadedFile
from pydantic import Field

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Evidence, Used
from goldthread_site.api.described import AT_VERSION, BYTES
from goldthread_site.api.reading import (
    DayAndPage,
    Kept,
    Listed,
    OnDay,
    changing,
    live_rows,
    one_of,
    page_of,
    read,
    refuse_not_in_force,
)
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Day, Key, Why, Written, version_seen, write
from goldthread_site.look.clock import today
from goldthread_site.plans import models
from goldthread_site.plans.evidence import actions
from goldthread_site.plans.evidence.actions import LONGEST_ADDRESS, LONGEST_TITLE
from goldthread_site.plans.evidence.kept import given_out, take_in
from goldthread_site.plans.evidence.rights import may_open, may_withdraw, refuse_strangers
from goldthread_site.plans.evidence.views import seen
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.rows import core_plan, live

log = logging.getLogger("goldthread.evidence")
part = Part("Evidence")


@part.get("/plans/{int:plan_id}/evidence", response=Listed[Kept[Evidence]])
@needs("plan.see", by_section=True)
def evidence(request, plan_id: int, asked: Query[DayAndPage]):
    """The evidence that speaks for a row that I may read."""
    it = read(request, plan_id)
    return page_of(live_rows(it, seen(request.user, it), models.Evidence), asked)


@part.get("/plans/{int:plan_id}/evidence/{path:key}/files/{int:version}", response={200: None}, openapi_extra=BYTES)
@needs("evidence.see", by_section=True)
def evidence_file(request, plan_id: int, key: str, version: int):
    """The bytes of one version of a file, as they came in; version 1 is the oldest."""
    plan = get_object_or_404(models.Plan, pk=plan_id)
    said = next((each for each in live(plan, models.Evidence) if each.id == key), None)
    if said is None or not 1 <= version <= len(said.versions):
        raise Http404
    if not may_open(request.user, plan_id, core_plan(plan), said.used_by):
        raise PermissionDenied("evidence of another part of the plan")
    asked = said.versions[version - 1]
    answer = HttpResponse(given_out(asked.sha256), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=asked.name)
    log.info("evidence look plan=%s evidence=%s version=%s by=%s", plan_id, key, version, request.user.pk)
    return answer


class ProofOf(Asked):
    """The row that something is proof of: the list it is in, and its key."""

    entity: str = Field(pattern="^(actions|recommendations|outcomes)$", max_length=20)
    key: Key


class LinkSaid(Asked):
    """A web page as proof of a row."""

    row: ProofOf
    address: str = Field(min_length=1, max_length=LONGEST_ADDRESS)
    title: str = Field(min_length=1, max_length=LONGEST_TITLE)
    expires: Day | None = None


class FileSaid(Asked):
    """What is said of a file beside it."""

    entity: str = Field(pattern="^(actions|recommendations|outcomes)$", max_length=20)
    key: Key
    title: str = Field("", max_length=LONGEST_TITLE)
    expires: Day | None = None


@part.post("/plans/{int:plan_id}/evidence/links", response={201: Written})
@needs("plan.act", by_section=True)
def add_link(request, plan_id: int, said: LinkSaid):
    """A link as proof of a row: of one's own action, or by whoever runs the plan of any."""
    it, used = _adding(request, plan_id, said.row.entity, said.row.key)
    what = {"address": said.address, "title": said.title, "expires": day_of(said.expires)}
    return write(
        request, it.row, lambda: actions.add(by=request.user, plan=it.row, on=today(), to=[used], **what), status=201
    )


@part.post("/plans/{int:plan_id}/evidence/files", response={201: Written})
@needs("plan.act", by_section=True)
def add_file(request, plan_id: int, said: Form[FileSaid], file: File[UploadedFile]):
    """A file as proof of a row. Bytes that the plan has already become proof of this row too."""
    it, used = _adding(request, plan_id, said.entity, said.key)
    expires, kept = day_of(said.expires), take_in(file)
    what = {"file": kept, "title": said.title, "expires": expires}
    return write(
        request, it.row, lambda: actions.add(by=request.user, plan=it.row, on=today(), to=[used], **what), status=201
    )


def _adding(request, plan_id: int, entity: str, key: str) -> tuple[Opened, Used]:
    it, used = changing(request, plan_id), Used(entity=entity, key=key)
    refuse_strangers(request.user, plan_id, it.plan, [used])
    refuse_not_in_force(it, entity, key)
    return it, used


class VersionSaid(Asked):
    """What is new in the file, and until when it lasts."""

    why: Why
    expires: Day | None = None


@part.post("/plans/{int:plan_id}/evidence/{path:key}/files", response={201: Written}, openapi_extra=dict(AT_VERSION))
@needs("plan.act", by_section=True)
def add_file_version(request, plan_id: int, key: str, said: Form[VersionSaid], file: File[UploadedFile]):
    """A newer file in front of the older ones, which stay."""
    it, was, _ = _changing(request, plan_id, key)
    what = {"was": was, "file": take_in(file), "why": said.why, "on": today(), "expires": day_of(said.expires)}
    return write(
        request, it.row, lambda: actions.add_version(by=request.user, plan=it.row, key=key, **what), status=201
    )


class UseSaid(Asked):
    """A row more, or with ``away`` one less, that the evidence speaks for."""

    row: ProofOf
    away: bool = False


@part.post("/plans/{int:plan_id}/evidence/{path:key}/use", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.act", by_section=True)
def use_evidence(request, plan_id: int, key: str, said: UseSaid):
    """Says that the evidence speaks for another row as well, or no longer for one."""
    it, was, _ = _changing(request, plan_id, key)
    used = Used(entity=said.row.entity, key=said.row.key)
    refuse_strangers(request.user, plan_id, it.plan, [used])
    if not said.away:
        refuse_not_in_force(it, used.entity, used.key)
    given = {"by": request.user, "plan": it.row, "key": key, "was": was}
    do = (lambda: actions.stop_using(**given, of=used)) if said.away else lambda: actions.use_for(**given, to=used)
    return write(request, it.row, do)


class Withdrawn(Asked):
    """Why it is taken out of use."""

    why: Why


@part.post("/plans/{int:plan_id}/evidence/{path:key}/withdraw", response=Written, openapi_extra=dict(AT_VERSION))
@needs("plan.act", by_section=True)
def withdraw_evidence(request, plan_id: int, key: str, said: Withdrawn):
    """Takes the evidence out of use; nothing is deleted."""
    it, was, row = _changing(request, plan_id, key)
    if not may_withdraw(request.user, plan_id, it.plan, row.read.used_by):
        raise UserError(
            "it is proof of somebody else's work too", try_="Say that it is no proof of your action. Nothing was saved"
        )
    return write(
        request, it.row, lambda: actions.withdraw(by=request.user, plan=it.row, key=key, was=was, why=said.why)
    )


def _changing(request, plan_id: int, key: str) -> tuple[Opened, int, models.Evidence]:
    it, was = changing(request, plan_id), version_seen(request)
    row = get_object_or_404(models.Evidence, plan=it.row, key=key)
    refuse_strangers(request.user, plan_id, it.plan, row.read.used_by)
    return it, was, row


@part.get("/plans/{int:plan_id}/evidence/{path:key}", response=Kept[Evidence])
@needs("plan.see", by_section=True)
def one_evidence(request, response: HttpResponse, plan_id: int, key: str, asked: Query[OnDay]):
    """One piece of evidence: its versions, and the rows that it speaks for."""
    it = read(request, plan_id)
    return one_of(live_rows(it, seen(request.user, it), models.Evidence), key, it, "evidence", response)


def day_of(said: str | None) -> date | None:
    """The day. Raises for one that there is not."""
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        raise UserError(f"“{said}” is not a day", try_="Write it as 2026-11-20. Nothing was saved") from None
