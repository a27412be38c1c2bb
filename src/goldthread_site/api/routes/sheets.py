"""Update sheets: one owner's or the workbook of all taken out, what came back looked at, put in whole or not at all."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Literal

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import File, Query
from ninja.files import UploadedFile
from pydantic import BaseModel, Field

from goldthread.plan.owners import owners_of
from goldthread.plan.updates import Change
from goldthread_site.api.described import BYTES
from goldthread_site.api.drafts import answered, bytes_of
from goldthread_site.api.reading import Listed, Paging, changing, page_of, read
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Written, write
from goldthread_site.look.pieces import counted
from goldthread_site.plans.changing import refuse_closed
from goldthread_site.plans.owners.filter import with_owners
from goldthread_site.plans.updates import actions
from goldthread_site.plans.updates.given_out import sheet_of, workbook_of
from goldthread_site.plans.updates.models import SheetDraft
from goldthread_site.trail.record import state_of

part = Part("Update sheets")
MOST_CONFLICTS = 500


class SheetOwner(BaseModel):
    """Somebody who leads actions: the number of their sheet, their name, and how many actions are on it."""

    number: int
    name: str
    actions: int


@part.get("/plans/{int:plan_id}/update-sheets", response=Listed[SheetOwner])
@needs("plan.update")
def sheet_owners(request, plan_id: int, asked: Query[Paging]):
    """Everybody who has a sheet to take."""
    owners = owners_of(with_owners(changing(request, plan_id)).plan)
    return page_of([SheetOwner(number=at, name=name, actions=many) for at, (name, many) in enumerate(owners, 1)], asked)


class SheetForm(BaseModel):
    """In which form the sheet is."""

    form: Literal["docx", "xlsx"] = Field("xlsx", description="The kind of file")


@part.get("/plans/{int:plan_id}/update-sheets/workbook", response={200: None}, openapi_extra=BYTES)
@needs("plan.update")
def workbook(request, plan_id: int):
    """The Excel workbook of every action, over all owners."""
    it = read(request, plan_id)
    return _file(workbook_of(it, [action.id for action in it.plan.actions], by=request.user), f"actions-{plan_id}.xlsx")


@part.get("/plans/{int:plan_id}/update-sheets/{int:owner}", response={200: None}, openapi_extra=BYTES)
@needs("plan.update")
def owners_sheet(request, plan_id: int, owner: int, asked: Query[SheetForm]):
    """The sheet of one owner, by its number in the list."""
    data = sheet_of(read(request, plan_id), owner, asked.form)
    if data is None:
        raise Http404
    return _file(data, f"update-sheet-{plan_id}-{owner}.{asked.form}")


def _file(data: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(data, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


class SheetBegun(BaseModel):
    """A sheet that came back: its number, for the addresses that go on. Nothing of it is in the plan yet."""

    draft: uuid.UUID


@part.post("/plans/{int:plan_id}/update-sheets/back", response={201: SheetBegun})
@needs("plan.update")
def sheet_back(request, plan_id: int, file: File[UploadedFile]):
    """Reads a sheet or the workbook as it was filled in."""
    it = changing(request, plan_id)
    draft = actions.start_update(by=request.user, plan=it.row, data=bytes_of(file), file_name=file.name)
    return answered(request, lambda: SheetBegun(draft=draft.pk), status=201)


class SheetOnItsWay(BaseModel):
    """A sheet that came back and was not put in yet."""

    draft: uuid.UUID
    file_name: str
    started_at: datetime


@part.get("/plans/{int:plan_id}/update-sheets/back", response=Listed[SheetOnItsWay])
@needs("plan.update")
def sheets_back(request, plan_id: int, asked: Query[Paging]):
    """My own sheets on their way in, the newest first."""
    changing(request, plan_id)
    page = page_of(SheetDraft.objects.filter(plan=plan_id, started_by=request.user), asked)
    told = SheetOnItsWay.model_fields.keys() - {"draft"}
    rows = [SheetOnItsWay(draft=row.pk, **{name: getattr(row, name) for name in told}) for row in page["rows"]]
    return {**page, "rows": rows}


class SheetChange(BaseModel):
    """One value that a sheet changes: as the sheet printed it, as the plan says it now, and what was written.

    A ``conflict`` must be answered by its ``number``: the plan was changed after the sheet was given out. ``asks`` is
    what must be agreed before the change counts.
    """

    number: int
    action: str
    field: str
    printed: str
    now: str
    new: str
    why: str
    asks: str
    where: str
    conflict: bool


class SheetRead(Listed[SheetChange]):
    """What a sheet changes. With a fault nothing of it goes in. ``state`` is the plan's: send it when putting it in."""

    draft: uuid.UUID
    state: str
    conflicts: list[int]
    faults: list[str]
    notes: list[str]


@part.get("/plans/{int:plan_id}/update-sheets/back/{uuid:draft_id}", response=SheetRead)
@needs("plan.update")
def one_sheet_back(request, plan_id: int, draft_id: uuid.UUID, asked: Query[Paging]):
    """What my sheet changes, what is in conflict, and what keeps it out."""
    state = state_of(plan_id)  # before the plan is read: a change in between is refused when it is put in
    draft = _mine(request, plan_id, draft_id)
    said = actions.held(draft, by=request.user)
    changes = [_change(number, change) for number, change in enumerate(said.changes, 1)]
    conflicts = [change.number for change in changes if change.conflict]
    told = {"draft": draft.pk, "state": state, "faults": list(said.faults), "notes": list(said.notes)}
    return {**page_of(changes, asked), **told, "conflicts": conflicts}


def _change(number: int, change: Change) -> SheetChange:
    told = {name: getattr(change, name) for name in ("action", "field", "printed", "new", "why", "asks", "where")}
    return SheetChange(number=number, now=change.current, conflict=change.conflict, **told)


class PutIn(Asked):
    """The state of the plan that was looked at, and for each conflict, by its number, whose words are right."""

    state: str = Field(min_length=1, max_length=64)
    decisions: dict[Annotated[str, Field(pattern="^[0-9]{1,6}$")], Literal["sheet", "plan"]] = Field(
        {}, max_length=MOST_CONFLICTS
    )


@part.post("/plans/{int:plan_id}/update-sheets/back/{uuid:draft_id}/put-in", response=Written)
@needs("plan.update")
def put_sheet_in(request, plan_id: int, draft_id: uuid.UUID, said: PutIn):
    """Puts the whole sheet into the plan, or nothing. Refused where the plan was changed since it was looked at."""
    draft = _mine(request, plan_id, draft_id)
    given = {"draft": draft, "state": said.state, "decisions": {int(at): whose for at, whose in said.decisions.items()}}
    return write(request, draft.plan, lambda: actions.apply_update(by=request.user, **given), said=_told)


def _told(changed: int) -> list[str]:
    return [f"The sheet is in: {counted(changed, 'action')} changed."]


class NothingMore(Asked):
    """Nothing more is to be said."""


@part.post("/plans/{int:plan_id}/update-sheets/back/{uuid:draft_id}/discard", response=SheetBegun)
@needs("plan.update")
def discard_sheet(request, plan_id: int, draft_id: uuid.UUID, said: NothingMore):
    """Throws my sheet away. Nothing of it was in the plan."""
    draft = _mine(request, plan_id, draft_id)
    return answered(request, lambda: _thrown_away(request.user, draft))


def _thrown_away(by, draft: SheetDraft) -> SheetBegun:
    made = SheetBegun(draft=draft.pk)
    actions.discard_update(by=by, draft=draft)
    return made


def _mine(request, plan_id: int, draft_id: uuid.UUID) -> SheetDraft:
    drafts = SheetDraft.objects.select_related("plan")
    draft = get_object_or_404(drafts, pk=draft_id, plan_id=plan_id, started_by=request.user)
    refuse_closed(draft.plan)
    return draft
