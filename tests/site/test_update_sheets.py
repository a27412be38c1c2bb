"""Update sheets through the pages: given out, taken back, looked at, put in whole or not at all."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.documents.load import load_document
from goldthread.documents.update_sheets import rows_of_sheet
from goldthread.plan.owners import owners_of
from goldthread_site.plans.models import Action, DateMove, Update
from goldthread_site.plans.rows import columns_of, core_plan
from goldthread_site.plans.updates.models import SheetDraft
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import Change, first_broken_link, record
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


@pytest.fixture
def browser(client, programme_manager):
    client.force_login(programme_manager)
    return client


def sheet_of(browser, plan, form: str = "xlsx", owner: int = 1):
    return browser.get(reverse("plans:update_sheet", args=[plan.pk, owner, form]))


def filled(answer, **cells: str) -> bytes:
    """The sheet with these cells of its first action filled in."""
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    sheet = book["Updates"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for name, text in cells.items():
        sheet.cell(2, columns[name.replace("_", " ").capitalize()]).value = text
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def send(browser, plan, data: bytes, name: str = "sheet.xlsx", **more):
    file = SimpleUploadedFile(name, data)
    return browser.post(reverse("plans:update_sheets", args=[plan.pk]), {"file": file}, **more)


def put_in(browser, answer, **more):
    """Presses the button on the page that an upload led to."""
    page = browser.get(answer.url)
    return browser.post(answer.url, {"state": page.context["state"], **more})


def first_owner(plan) -> str:
    return owners_of(core_plan(plan))[0][0]


def first_action(plan) -> Action:
    """The first action of the first owner in the list."""
    return Action.objects.filter(plan=plan, leads__contains=first_owner(plan)).order_by("order").first()


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_sheet_is_given_out_without_a_name_in_its_address_or_file_name(browser, plan, form):
    answer = sheet_of(browser, plan, form)
    rows = rows_of_sheet(load_document(answer.content, name=f"sheet.{form}"))
    lead = first_owner(plan)
    mine = [action.key for action in Action.objects.filter(plan=plan) if lead in action.leads.splitlines()]
    assert sorted(row.id for row in rows) == sorted(mine)
    said = answer["Content-Disposition"] + answer.wsgi_request.path
    assert "attachment" in said and not any(part.lower() in said.lower() for part in lead.split())
    assert "no-store" in answer["Cache-Control"]


def test_what_comes_back_goes_in_with_a_revision_and_the_old_value_is_kept(browser, plan):
    before = first_action(plan)
    answer = send(browser, plan, filled(sheet_of(browser, plan), new_update="Children see it.", new_rating="Red"))
    assert answer.status_code == 302
    assert first_action(plan).value == before.value, "nothing goes in before the button is pressed"
    done = put_in(browser, answer)
    after = first_action(plan)
    assert done.status_code == 302 and (after.value["status"], after.rag) == ("Children see it.", "red")
    assert after.version == before.version + 1
    revisions = Revision.objects.filter(plan=plan.pk, entity="actions", key=after.key).order_by("place")
    assert [row.value for row in revisions] == [before.value, after.value]
    assert first_broken_link(plan.pk) is None and not SheetDraft.objects.exists()


def test_a_date_that_a_sheet_moves_too_far_waits_for_the_sponsor_as_on_the_site(browser, plan):
    answer = send(browser, plan, filled(sheet_of(browser, plan), new_date="March 2028", why_the_date_moves="No clerk"))
    assert put_in(browser, answer).status_code == 302
    row, move, said = first_action(plan), DateMove.objects.get(plan=plan), Update.objects.get(plan=plan)
    before, after = move.read.before, move.read.after
    assert (row.read.due, move.state, after.latest) == (before, "asked", "2028-03-31")
    assert (said.read.way, said.read.move, said.action) == ("sheet", move.key, row.key)


def test_blue_without_proof_keeps_the_sheet_out_as_on_the_site(browser, plan):
    answer = send(browser, plan, filled(sheet_of(browser, plan), new_rating="Blue", date_completed="1/11/2026"))
    assert "Blue asks for proof." in put_in(browser, answer).content.decode()
    assert first_action(plan).version == 1 and not Update.objects.exists()


def test_a_date_before_today_keeps_the_whole_sheet_out(browser, plan):
    count = Revision.objects.count()
    answer = send(browser, plan, filled(sheet_of(browser, plan), new_date="1 May 2026", why_the_date_moves="No clerk"))
    assert "The date must be after today" in put_in(browser, answer).content.decode()
    assert Revision.objects.count() == count


def test_a_conflict_must_be_decided_and_shows_both_texts(browser, programme_manager, plan):
    data = filled(sheet_of(browser, plan), new_update="The sheet says this.")
    changed_meanwhile(plan, programme_manager, "Somebody else said this.")
    answer = send(browser, plan, data)
    page = browser.get(answer.url).content.decode()
    assert "Decide 1 conflict" in page and "The sheet says this." in page and "Somebody else said this." in page
    assert put_in(browser, answer).status_code == 422
    assert first_action(plan).value["status"] == "Somebody else said this."
    put_in(browser, answer, **{"keep-1": "sheet"})
    assert first_action(plan).value["status"] == "The sheet says this."


def test_the_plans_own_words_may_be_kept(browser, programme_manager, plan):
    data = filled(sheet_of(browser, plan), new_update="The sheet says this.", new_rating="Red")
    changed_meanwhile(plan, programme_manager, "Somebody else said this.")
    put_in(browser, send(browser, plan, data), **{"keep-1": "plan"})
    assert (first_action(plan).value["status"], first_action(plan).rag) == ("Somebody else said this.", "red")


def changed_meanwhile(plan, by, status: str) -> None:
    from django.db import transaction

    row = first_action(plan)
    columns = columns_of(row.read.model_copy(update={"status": status}))
    with transaction.atomic():
        Action.objects.filter(pk=row.pk).update(**columns, version=row.version + 1)
        record(plan=plan.pk, changes=[Change("actions", row.key, columns["value"])], by=by, why="test")


def test_a_plan_changed_while_the_page_was_open_is_looked_at_again(browser, programme_manager, plan):
    answer = send(browser, plan, filled(sheet_of(browser, plan), new_rating="Red"))
    state = browser.get(answer.url).context["state"]
    changed_meanwhile(plan, programme_manager, "Somebody else said this.")
    again = browser.post(answer.url, {"state": state})
    assert again.status_code == 422 and "changed while you looked" in again.content.decode()
    assert first_action(plan).rag != "red" and SheetDraft.objects.exists()


def test_one_fault_keeps_the_whole_sheet_out(browser, plan):
    before = list(Action.objects.filter(plan=plan).values_list("value", flat=True))
    answer = send(browser, plan, filled(sheet_of(browser, plan), new_update="Fine.", new_rating="mauve"))
    page = browser.get(answer.url).content.decode()
    assert "“mauve” is not a rating" in page and "Put the sheet into the plan" not in page
    assert put_in(browser, answer).status_code == 422
    assert list(Action.objects.filter(plan=plan).values_list("value", flat=True)) == before


def test_a_second_press_of_the_button_changes_nothing_more(browser, plan):
    answer = send(browser, plan, filled(sheet_of(browser, plan), new_rating="Red"))
    put_in(browser, answer)
    version = first_action(plan).version
    assert browser.post(answer.url, {"state": "x"}).status_code == 302
    assert first_action(plan).version == version


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (b"No\tAction\n1\tDo it\n", "not an update sheet"),
        (b"PK\x03\x04xx", "Nothing was saved"),
    ],
)
def test_another_file_is_refused_in_a_sentence(browser, plan, data, said):
    answer = send(browser, plan, data)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not SheetDraft.objects.exists()


def test_an_empty_sheet_says_so(browser, plan):
    answer = send(browser, plan, sheet_of(browser, plan).content)
    assert answer.status_code == 422 and "nothing was written into this sheet" in answer.content.decode()


def test_a_sheet_is_thrown_away_without_a_trace_in_the_plan(browser, plan):
    answer = send(browser, plan, filled(sheet_of(browser, plan), new_rating="Red"))
    revisions = Revision.objects.count()
    draft = SheetDraft.objects.get()
    browser.post(reverse("plans:update_discard", args=[plan.pk, draft.pk]))
    assert not SheetDraft.objects.exists() and Revision.objects.count() == revisions
    assert browser.get(answer.url).status_code == 404


@pytest.mark.parametrize("role", ["viewer", "director", "action_owner"])
def test_who_may_not(client, plan, role):
    client.force_login(person(role))
    assert client.get(reverse("plans:update_sheets", args=[plan.pk])).status_code == 403
    assert client.get(reverse("plans:update_sheet", args=[plan.pk, 1, "docx"])).status_code == 403
    assert "Update sheets" not in client.get(reverse("plans:actions", args=[plan.pk])).content.decode()


@pytest.mark.parametrize("address", [(99, "docx"), (0, "docx"), (1, "exe")])
def test_no_such_sheet(browser, plan, address):
    assert browser.get(f"/plan/{plan.pk}/update-sheets/{address[0]}/{address[1]}/").status_code == 404
