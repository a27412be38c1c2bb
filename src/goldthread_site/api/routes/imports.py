"""A file on its way in: what was read, the doubtful values confirmed or corrected, accepted as a plan, thrown away."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated

from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from ninja import File, Query
from ninja.files import UploadedFile
from pydantic import BaseModel, Field

from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.drafts import Begun, answered, at_version, begun, bytes_of, mine
from goldthread_site.api.problems import Refused
from goldthread_site.api.reading import Listed, Paging, page_of
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import MOST_LIST, Asked, Key, Words, Written, refused_form
from goldthread_site.look.pieces import counted
from goldthread_site.plans import actions
from goldthread_site.plans.fields import kinds
from goldthread_site.plans.forms import ValueForm
from goldthread_site.plans.models import ImportDraft
from goldthread_site.plans.presenters import imports as show
from goldthread_site.plans.presenters.import_review import what_will_go_in
from goldthread_site.plans.presenters.import_values import ValueShown, value_shown

part = Part("Files on their way in")
Keys = Annotated[list[Key], Field(max_length=MOST_LIST)]
_COLUMNS = "Nobody can tell which column holds the actions. A person must say it on this page."


class FileBegun(BaseModel):
    """A file on its way in; ``plan`` is the plan of which it is a later version."""

    draft: uuid.UUID
    version: int
    file_name: str
    started_at: datetime
    plan: int | None


class Stands(BaseModel):
    """Where a value stands in the document."""

    line: int | None
    table: int | None
    row: int | None
    column: int | None
    page: int | None


class Doubtful(BaseModel):
    """A value that could be read in two ways: its place in the plan, how it was read, and what is asked of it.

    ``state`` is “To check”, “Checked” or “Corrected”. Only a value with ``may_correct`` takes another one.
    """

    list: str
    key: str
    field: str
    label: str
    read_as: str
    state: str
    questions: list[str]
    stands: Stands
    may_correct: bool


class Read(Listed[Doubtful]):
    """What was read of a file: the doubtful values, the worst first, and what would go in.

    ``page`` is where a person sees the document beside what was read. Where its columns were not ``understood``, only
    a person can go on, there: ``person`` then says so.
    """

    draft: uuid.UUID
    version: int
    file_name: str
    plan: int | None
    understood: bool
    person: str
    page: str
    to_check: int
    goes_in: list[str]


@part.post("/imports", response={201: Begun})
@needs("plan.import")
def bring_in(request, file: File[UploadedFile]):
    """Reads the file of a new plan. Nothing of it is in a plan before it is accepted."""
    return begun(request, actions.start_import(by=request.user, data=bytes_of(file), file_name=file.name))


@part.get("/imports", response=Listed[FileBegun])
@needs("plan.run")
def imports(request, asked: Query[Paging]):
    """My own files on their way in, the newest first."""
    rows = ImportDraft.objects.filter(started_by=request.user).defer("data", "reading")
    return page_of(rows, asked) | {"rows": [_begun(row) for row in rows[asked.offset : asked.offset + asked.limit]]}


def _begun(row: ImportDraft) -> FileBegun:
    return FileBegun(
        draft=row.pk, version=row.version, file_name=row.file_name, started_at=row.started_at, plan=row.plan_id
    )


@part.get("/imports/{uuid:draft_id}", response=Read)
@needs("plan.run")
def one_import(request, response: HttpResponse, draft_id: uuid.UUID, asked: Query[Paging]):
    """What was read of my file, and what is unsure."""
    shown = show.draft_shown(mine(request, draft_id))
    draft = shown.draft
    response["ETag"] = f'"{draft.version}"'
    page = "plans:import_review" if draft.understood else "plans:import_columns"
    found = page_of(list(shown.in_doubt), asked)
    return {
        **found, "rows": [_doubtful(value) for value in found["rows"]], "draft": draft.pk, "version": draft.version,
        "file_name": draft.file_name, "plan": draft.plan_id, "understood": draft.understood,
        "person": "" if draft.understood else _COLUMNS, "page": reverse(page, args=[draft.pk]),
        "to_check": len(shown.to_check), "goes_in": what_will_go_in(shown.plan),
    }  # fmt: skip


def _doubtful(value: ValueShown) -> Doubtful:
    place = {name: getattr(value.place, name) for name in Stands.model_fields}
    return Doubtful(
        list=value.kind, key=value.key, field=value.name, label=value.label, read_as=value.read_as, state=value.state,
        questions=list(value.questions), stands=Stands(**place), may_correct=value.field is not None,
    )  # fmt: skip


class ValueSaid(Asked):
    """One value, by its place, as it is typed on the page; several where it is a choice of rows, by their keys."""

    list: str = Field(min_length=1, max_length=40)
    key: Key
    field: str = Field(min_length=1, max_length=60)
    value: Words | Keys
    rating: str = Field("", max_length=10, description="The colour, where the value has words and a colour")


@part.post("/imports/{uuid:draft_id}/correct", response=Begun, openapi_extra=dict(AT_VERSION))
@needs("plan.run")
def correct_value(request, draft_id: uuid.UUID, said: ValueSaid):
    """Puts another value in the place of one that was read. The version is the draft's."""
    draft = mine(request, draft_id)
    shown, where = show.draft_shown(draft), {"kind": said.list, "key": said.key, "field": said.field}
    if said.list not in kinds():
        raise Http404
    asked = value_shown(shown.plan, said.list, said.key, said.field, show.corrections_by_place(draft))
    if asked.field is None:
        raise Http404
    form = ValueForm(_typed(said), field=asked.field, kind=asked.kind, was=asked.raw, plan=shown.plan)
    if not form.is_valid():
        raise refused_form(form)
    given = {"draft": at_version(request, draft), **where, "value": form.cleaned_data["value"]}
    return answered(request, lambda: _now(actions.correct_value(by=request.user, **given)))


def _typed(said: ValueSaid) -> QueryDict:
    data = QueryDict(mutable=True)
    data.setlist("value", said.value if isinstance(said.value, list) else [said.value])
    data["rating"] = said.rating
    return data


class PlaceSaid(Asked):
    """One doubtful value, by its place in the plan."""

    list: str = Field(min_length=1, max_length=40)
    key: Key
    field: str = Field(min_length=1, max_length=60)


class AsRead(Asked):
    """The doubtful values that were read rightly; without them every one that is still to check."""

    values: list[PlaceSaid] | None = Field(None, min_length=1, max_length=MOST_LIST)


@part.post("/imports/{uuid:draft_id}/confirm", response=Begun, openapi_extra=dict(AT_VERSION))
@needs("plan.run")
def confirm_values(request, draft_id: uuid.UUID, said: AsRead):
    """Says that doubtful values were read rightly: those that are named, or all that are left."""
    draft = mine(request, draft_id)
    asked = {value.asked for value in show.draft_shown(draft).in_doubt}
    places = [(each.list, each.key, each.field) for each in said.values or ()]
    if not set(places) <= asked:
        raise Refused(422, "One of these values is not in doubt. Nothing was saved.")
    at_version(request, draft)
    return answered(request, lambda: _confirmed(request.user, draft, places))


def _confirmed(by, draft: ImportDraft, places: list[tuple[str, str, str]]) -> Begun:
    if not places:
        return _now(actions.confirm_rest(by=by, draft=draft))
    for kind, key, field in places:
        draft = actions.confirm_value(by=by, draft=draft, kind=kind, key=key, field=field)
    return _now(draft)


def _now(draft: ImportDraft) -> Begun:
    return Begun(draft=draft.pk, version=draft.version)


class Nothing(Asked):
    """Nothing more is to be said."""


@part.post("/imports/{uuid:draft_id}/accept", response={201: Written}, openapi_extra=dict(AT_VERSION))
@needs("plan.import")
def accept(request, draft_id: uuid.UUID, said: Nothing):
    """Makes a plan of the file, whole or not at all. The answer names the plan."""
    draft = at_version(request, mine(request, draft_id))
    return answered(request, lambda: _accepted(request.user, draft), status=201)


def _accepted(by, draft: ImportDraft) -> Written:
    plan = actions.accept_import(by=by, draft=draft)
    said = f"{counted(plan.recommendations.count(), 'recommendation')} and {counted(plan.actions.count(), 'action')}"
    return Written(plan=plan.pk, rows=[], said=[f"The plan is in: {said}."])


class ThrownAway(BaseModel):
    """A file that was thrown away; nothing of it is kept."""

    draft: uuid.UUID


@part.post("/imports/{uuid:draft_id}/discard", response=ThrownAway)
@needs("plan.run")
def discard(request, draft_id: uuid.UUID, said: Nothing):
    """Throws my file on its way in away. Nothing of it was in a plan."""
    draft = mine(request, draft_id)
    return answered(request, lambda: _thrown_away(request.user, draft))


def _thrown_away(by, draft: ImportDraft) -> ThrownAway:
    made = ThrownAway(draft=draft.pk)
    actions.discard_import(by=by, draft=draft)
    return made
