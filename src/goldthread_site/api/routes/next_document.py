"""Next month's document: taken in as a later version of its plan, with what it changes looked at before."""

from __future__ import annotations

import uuid
from dataclasses import replace
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from django.urls import reverse
from ninja import File, Query
from ninja.files import UploadedFile
from pydantic import BaseModel, Field
from pydantic_core import to_jsonable_python

from goldthread.errors import UserError
from goldthread.plan.differences import ABSENT
from goldthread.plan.next_version.merging import Proposed
from goldthread_site.api.described import AT_VERSION
from goldthread_site.api.drafts import Begun, answered, at_version, begun, bytes_of, mine, say_one
from goldthread_site.api.problems import Fault, Refused
from goldthread_site.api.reading import Listed, Paging, changing, page_of
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Key, Written, refused_form, write
from goldthread_site.plans import readings
from goldthread_site.plans.actions import start_import
from goldthread_site.plans.next_document import actions, rows_asked
from goldthread_site.plans.next_document import difference as show
from goldthread_site.plans.next_document.forms import NEW, Ask, DecisionsForm, RowsForm, choices_of, name_of
from goldthread_site.plans.next_document.held import Held, held
from goldthread_site.plans.next_document.row_names import RowNames
from goldthread_site.plans.next_document.settled import Settled
from goldthread_site.trail.record import state_of

part = Part("The next document")
MOST_ANSWERS, MOST_JOINED = 500, 20_000
_CHECK = "Look at the values that could be read in two ways: “/imports/{}” lists them."
_COLUMNS = "Nobody can tell which column holds the actions. A person must say it on this page: {}"


@part.post("/plans/{int:plan_id}/next-documents", response={201: Begun})
@needs("plan.run")
def take_in_begin(request, plan_id: int, file: File[UploadedFile]):
    """Reads a later version of a plan's document. Nothing of it is in the plan before it is taken in."""
    it = changing(request, plan_id)
    data = bytes_of(file)
    return begun(request, start_import(by=request.user, data=data, file_name=file.name, plan=it.row))


class Called(BaseModel):
    """A row of the plan, by its key, and what it is called."""

    key: str
    called: str


class RowAsked(BaseModel):
    """A row of the document of which only a person can say which row of the plan it is; what was said of it."""

    list: str
    key: str
    called: str
    text: str
    may_be: list[Called]
    said: str | None


class Unsure(Listed[RowAsked]):
    """What is left to say of a document before its difference can be read. It is ``ready`` where that is nothing.

    ``next`` says in a sentence what to do next. ``another`` is why it looks like another plan altogether. ``whole`` is
    null until it is said; ``missing`` is what the document leaves out, which is gone if it is the whole plan.
    """

    draft: uuid.UUID
    version: int
    file_name: str
    ready: bool
    next: str
    page: str
    to_check: int
    another: str
    whole: bool | None
    missing: str


@part.get("/plans/{int:plan_id}/next-documents/{uuid:draft_id}", response=Unsure)
@needs("plan.run")
def next_document(request, response: HttpResponse, plan_id: int, draft_id: uuid.UUID, asked: Query[Paging]):
    """What is unsure in my document: rows that could be two, whole or part, values and columns not understood."""
    now = _held(request, plan_id, draft_id)
    draft, page = now.draft, reverse("plans:next_document_go_on", args=[plan_id, draft_id])
    response["ETag"] = f'"{draft.version}"'
    asks, names = rows_asked.every_ask(now), (RowNames(now.live), RowNames(now.document))
    found = page_of(asks, asked)
    to_check = len(readings.places_to_check(draft.reading, draft.corrections))
    return {
        **found, "rows": [_asked(each, *names) for each in found["rows"]], "draft": draft.pk, "page": page,
        "version": draft.version, "file_name": draft.file_name, "to_check": to_check, "another": now.warning,
        "whole": now.said.whole, "missing": rows_asked.missing(now) if draft.understood else "",
        "ready": not (why := _why_not(now, to_check, page)), "next": why or "Read what it changes, then take it in.",
    }  # fmt: skip


def _why_not(now: Held, to_check: int, page: str) -> str:
    """What to do next, in the order of the pages; nothing where the difference can be read."""
    if now.warning:
        return f"{now.warning} Say that it is this plan, or throw it away."
    if not now.draft.understood:
        return _COLUMNS.format(page)
    if to_check:
        return _CHECK.format(now.draft.pk)
    if now.asked:
        return "Say of each row of the document which row of the plan it is, or that it is new."
    return "Say whether it is the whole plan." if now.said.whole is None else ""


def _asked(ask: Ask, live: RowNames, document: RowNames) -> RowAsked:
    entity, key = ask.row
    may_be = [Called(key=each, called=live.called(entity, each)) for each in ask.may_be]
    text = document.text(entity, key)
    return RowAsked(list=entity, key=key, called=ask.called, text=text, may_be=may_be, said=ask.chosen)


class RowSaid(Asked):
    """A row of the document, by its list and key there, and the key of the plan's row that it is; null where new."""

    list: str = Field(min_length=1, max_length=40)
    key: Key
    is_: Key | None = Field(alias="is")


class DocumentSaid(Asked):
    """What a person says of a document; what is left out stays as it was said before."""

    rows: list[RowSaid] | None = Field(None, min_length=1, max_length=MOST_ANSWERS)
    whole: bool | None = Field(None, description="Whether it is the whole plan: what a part leaves out is not gone")
    this_plan: Literal[True] | None = Field(None, description="It is this plan, though it looks like another")


@part.post("/plans/{int:plan_id}/next-documents/{uuid:draft_id}/say", response=Begun, openapi_extra=dict(AT_VERSION))
@needs("plan.run")
def say_of_document(request, plan_id: int, draft_id: uuid.UUID, said: DocumentSaid):
    """Says which row is which, whether it is the whole plan, and that it is this plan. The version is the draft's."""
    now = _held(request, plan_id, draft_id)
    say_one(said.model_dump(exclude_none=True))
    settled: Settled = now.said
    if said.this_plan:
        settled = replace(settled, same=True)
    if said.whole is not None:
        settled = replace(settled, whole=said.whole)
    if said.rows:
        settled = settled.with_rows(_rows(now, said.rows))
    draft = at_version(request, now.draft)
    return answered(request, lambda: _now(actions.say(by=request.user, draft=draft, said=settled)))


def _rows(now: Held, said: list[RowSaid]) -> dict:
    """The answers, by the rules of the page's form."""
    every = {ask.row: ask for ask in rows_asked.every_ask(now)}
    answers = {(each.list, each.key): each.is_ for each in said}
    if len(answers) < len(said) or not answers.keys() <= every.keys():
        raise Refused(422, "One of these rows is not asked about, or stands there twice. Nothing was saved.")
    asks = [every[row] for row in answers]
    typed = {ask.name: answers[ask.row] if answers[ask.row] is not None else NEW for ask in asks}
    form = RowsForm({**typed, "version": now.draft.version}, asks=asks, labels={})
    if not form.is_valid():
        names = {ask.name: ask for ask in asks}
        faults = [
            Fault(where=f"body.rows.{names[name].row[1]}" if name in names else "body.rows", what=sentence)
            for name, sentences in form.errors.items() for sentence in sentences
        ]  # fmt: skip
        raise Refused(422, "Not every row can be what is said of it. Nothing was saved.", errors=faults)
    return form.said


def _now(draft) -> Begun:
    return Begun(draft=draft.pk, version=draft.version)


class ProposedSaid(BaseModel):
    """One value that the document would change, or a row that is new, gone or back (the ``path`` is empty).

    ``then`` is what the last document said, ``now`` what the plan says, ``document`` what the new one says; a side that
    is not there is left out. A ``conflict`` must be answered with one of ``may``; what is ``published`` only stays.
    """

    number: int
    list: str
    key: str
    called: str
    path: list[str]
    kind: str
    conflict: bool
    published: bool
    may: list[str]
    sides: dict[str, Any]


class DifferenceRead(Listed[ProposedSaid]):
    """What a document changes. ``state`` is the state of the plan that it was held against: send it when taking in."""

    draft: uuid.UUID
    version: int
    state: str
    conflicts: list[int]
    notes: list[str]


@part.get("/plans/{int:plan_id}/next-documents/{uuid:draft_id}/difference", response=DifferenceRead)
@needs("plan.run")
def difference(request, response: HttpResponse, plan_id: int, draft_id: uuid.UUID, asked: Query[Paging]):
    """What my document changes in the plan. Refused until all is said that is asked of it."""
    state = state_of(plan_id)  # before the plan is read: a change in between is refused when it is taken in
    now = _ready(request, plan_id, draft_id)
    response["ETag"] = f'"{now.draft.version}"'
    found, called = page_of(list(now.merge.proposed), asked), show.row_called(now)
    return {
        **found, "rows": [_proposed(each, called) for each in found["rows"]], "draft": now.draft.pk, "state": state,
        "version": now.draft.version, "conflicts": [each.number for each in _to_decide(now)],
        "notes": list(show.notes(now)),
    }  # fmt: skip


def _to_decide(now: Held) -> list[Proposed]:
    return [each for each in now.merge.conflicts if not each.frozen]


def _proposed(each: Proposed, called) -> ProposedSaid:
    sides = {"then": each.base, "now": each.live, "document": each.document}
    there = {name: to_jsonable_python(value) for name, value in sides.items() if value is not ABSENT}
    asks = each.conflict and not each.frozen
    return ProposedSaid(
        number=each.number, list=each.entity, key=each.key, called=called(each), path=list(each.path), kind=each.kind,
        conflict=asks, published=each.frozen, may=list(choices_of(each)) if asks else [], sides=there,
    )  # fmt: skip


class Decided(Asked):
    """What stays where both changed: the plan's words, the document's, or both as ``words`` joins them."""

    keep: Literal["mine", "theirs", "join"]
    words: str = Field("", max_length=MOST_JOINED)


class TakenIn(Asked):
    """The state of the plan that was looked at, and for each conflict, by its number, what stays."""

    state: str = Field(min_length=1, max_length=64)
    decisions: dict[Annotated[str, Field(pattern="^[0-9]{1,6}$")], Decided] = Field({}, max_length=MOST_ANSWERS)


@part.post(
    "/plans/{int:plan_id}/next-documents/{uuid:draft_id}/take-in", response=Written, openapi_extra=dict(AT_VERSION)
)
@needs("plan.run")
def take_in_document(request, plan_id: int, draft_id: uuid.UUID, said: TakenIn):
    """Takes the whole document in, or nothing. Refused where the plan or the draft is not as it was looked at."""
    state = state_of(plan_id)
    now = _ready(request, plan_id, draft_id)
    if said.state != state:  # what was decided then may be no question now
        raise actions.PlanMovedOn(file_name=now.draft.file_name, seen=said.state)
    decisions, draft = _decisions(now, said), at_version(request, now.draft)
    given = {"draft": draft, "state": said.state, "decisions": decisions}
    return write(request, draft.plan, lambda: actions.take_in(by=request.user, **given), said=_told)


def _told(document) -> list[str]:
    return [f"The document is in the plan, with the number {document.pk}."]


def _decisions(now: Held, said: TakenIn) -> dict[int, str]:
    """The answers, by the rules of the page's form."""
    conflicts = {str(each.number): each for each in _to_decide(now)}
    if unknown := [number for number in said.decisions if number not in conflicts]:
        faults = [Fault(where=f"body.decisions.{number}", what="is no conflict") for number in unknown]
        raise Refused(422, "Something was decided that is no conflict. Nothing was saved.", errors=faults)
    names = {name_of(each): number for number, each in conflicts.items()}
    typed: dict[str, Any] = {"version": now.draft.version, "state": said.state}
    for number, decided in said.decisions.items():
        name = name_of(conflicts[number])
        typed |= {name: decided.keep, f"{name}-join": decided.words}
    form = DecisionsForm(typed, conflicts=conflicts.values(), called=show.names_of(now))
    if not form.is_valid():
        faults = [
            Fault(where=f"body.decisions.{names[field.removesuffix('-join')]}", what=sentence)
            for field, sentences in form.errors.items() if field.removesuffix("-join") in names
            for sentence in sentences
        ]  # fmt: skip
        if not faults:
            raise refused_form(form)
        raise Refused(422, "Not every conflict is decided. Nothing was saved.", errors=faults)
    return form.decisions


def _held(request, plan_id: int, draft_id: uuid.UUID) -> Held:
    changing(request, plan_id)
    return held(mine(request, draft_id, plan_id=plan_id))


def _ready(request, plan_id: int, draft_id: uuid.UUID) -> Held:
    """The document held against its plan. Raises where something is left to say of it before."""
    now = _held(request, plan_id, draft_id)
    to_check = len(readings.places_to_check(now.draft.reading, now.draft.corrections))
    page = reverse("plans:next_document_go_on", args=[plan_id, draft_id])
    if why := _why_not(now, to_check, page):
        raise UserError("not all is said of this document yet", try_=why.rstrip("."))
    return now
