"""Update sheets through the API: taken out, sent back, looked at, put in whole or not at all."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goldthread_site.plans import models
from goldthread_site.plans.updates.models import SheetDraft
from goldthread_site.trail.record import first_broken_link, state_of
from tests.support.api import program_of
from tests.support.django_site import TODAY
from tests.support.ending import close
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


def filled(data: bytes, **cells: str) -> SimpleUploadedFile:
    """An owner's sheet with these cells of its first action filled in."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Updates"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for name, text in cells.items():
        sheet.cell(2, columns[name.replace("_", " ").capitalize()]).value = text
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("sheet.xlsx", out.getvalue())


def sent_back(program, plan, **cells: str) -> str:
    """The address of the first owner's sheet, filled in and sent back."""
    sheet = program.get(f"/plans/{plan.pk}/update-sheets/1")
    assert sheet.status_code == 200 and "attachment" in sheet["Content-Disposition"]
    back = program.form(f"/plans/{plan.pk}/update-sheets/back", file=filled(sheet.content, **cells))
    assert back.status_code == 201, back.said
    return f"/plans/{plan.pk}/update-sheets/back/{back.said['draft']}"


def test_a_sheet_is_taken_out_sent_back_and_put_in(plan, program):
    owners = program.get(f"/plans/{plan.pk}/update-sheets").said["rows"]
    assert owners[0]["number"] == 1 and owners[0]["actions"] > 0
    address = sent_back(program, plan, new_update="Two teams have the list")
    assert program.get(f"/plans/{plan.pk}/update-sheets/back").said["total"] == 1
    read = program.get(address).said
    assert [(row["field"], row["new"], row["conflict"]) for row in read["rows"]] == [
        ("status", "Two teams have the list", False)
    ]
    done = program.post(f"{address}/put-in", {"state": read["state"]}, once="sheet")
    assert done.status_code == 200, done.said
    assert done.said["said"] == ["The sheet is in: 1 action changed."]
    assert models.Action.objects.get(plan=plan, key=read["rows"][0]["action"]).read.status == "Two teams have the list"
    assert program.post(f"{address}/put-in", {"state": read["state"]}, once="sheet").said == done.said
    assert program.get(address).status_code == 404 and first_broken_link(plan.pk) is None


def test_what_the_plan_says_otherwise_by_now_must_be_decided_against_the_state_seen(plan, program):
    address = sent_back(program, plan, new_update="Theirs")
    first = program.get(address).said
    key = first["rows"][0]["action"]
    row = models.Action.objects.get(plan=plan, key=key)
    body = {"changed": "Ours", "when": "planned", "rag": row.read.rag, "reason": "As before"}
    assert program.post(f"/plans/{plan.pk}/actions/{key}/updates", body, was=row.version).status_code == 201
    stale = program.post(f"{address}/put-in", {"state": first["state"]})
    assert stale.status_code == 409
    read, before = program.get(address).said, state_of(plan.pk)
    assert read["conflicts"] == [1]
    assert program.post(f"{address}/put-in", {"state": read["state"]}).status_code == 422
    assert state_of(plan.pk) == before
    body = {"state": read["state"], "decisions": {"1": "sheet"}}
    assert program.post(f"{address}/put-in", body).status_code == 200
    assert models.Action.objects.get(plan=plan, key=key).read.status == "Theirs"


def test_the_workbook_of_all_actions_is_taken_out_and_one_that_changes_nothing_is_refused(plan, program):
    book = program.get(f"/plans/{plan.pk}/update-sheets/workbook")
    assert book.status_code == 200 and openpyxl.load_workbook(io.BytesIO(book.content)).sheetnames
    back = program.form(f"/plans/{plan.pk}/update-sheets/back", file=SimpleUploadedFile("actions.xlsx", book.content))
    assert back.status_code == 422 and "changes nothing" in back.said["detail"]


def test_a_sheet_is_its_persons_own_needs_the_right_and_no_closed_plan(plan, program, programme_manager):
    address = sent_back(program, plan, new_update="Late")
    assert program_of(person("programme_manager", username="colleague")).get(address).status_code == 404
    reader = program_of(person("viewer"))
    assert reader.get(f"/plans/{plan.pk}/update-sheets/1").status_code == 403
    assert program.get(f"/plans/{plan.pk}/update-sheets/99").status_code == 404
    kept = SheetDraft.objects.values()[0]
    given(programme_manager, "director")
    close(plan, programme_manager, on=TODAY)
    SheetDraft.objects.create(**kept)
    for way in ("put-in", "discard"):
        body = {"state": state_of(plan.pk)} if way == "put-in" else {}
        assert program.post(f"{address}/{way}", body).status_code == 409
    sent = program.form(f"/plans/{plan.pk}/update-sheets/back", file=SimpleUploadedFile("x.xlsx", b"x"))
    assert sent.status_code == 409


def test_a_sheet_is_thrown_away(plan, program):
    address = sent_back(program, plan, new_update="Late")
    assert program.post(f"{address}/discard").status_code == 200 and not SheetDraft.objects.exists()
