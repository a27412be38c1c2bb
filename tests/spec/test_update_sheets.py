"""An update sheet goes out with one owner's rows and comes back as changes, conflicts and faults, all or nothing."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from goldthread.cli.main import goldthread
from goldthread.documents.load import load_document
from goldthread.documents.update_sheets import rows_of_sheet, update_sheet
from goldthread.documents.write import write_document
from goldthread.errors import NotAPlan
from goldthread.plan.model import Plan
from goldthread.plan.owners import owners_of
from goldthread.plan.updates import held_against, updated
from tests.support.round_trip import read_in_this_process

OWNER, OTHER = "Ann Lee", "Joe Ray"


@pytest.fixture
def plan() -> Plan:
    rows = [
        ("a1", "1.1", "Write the visiting guide", OWNER, "March 2027", "amber", "A draft is out."),
        ("a2", "1.2", "=Train the managers", OTHER, "June 2027", None, None),
        ("a3", "2.1", "Agree a duty rota", OWNER, "Immediate", "red", None),
    ]
    return Plan.model_validate(
        {"title": "Fernshire improvement plan", "actions": [
            {"id": id_, "ref": ref, "text": text, "leads": [lead], "due": {"text": due, "kinds": ["month"]}, "rag": rag,
             "status": status} for id_, ref, text, lead, due, rag, status in rows]}
    )  # fmt: skip


def filled(plan: Plan, form: str, of: str, **cells: str):
    """The sheet of `OWNER` as it comes back with these cells of one action filled in."""
    data = write_document(update_sheet(plan, OWNER, as_at="1 May 2027", cards=form == "docx"), form)
    out = io.BytesIO()
    heads = {name.replace("_", " ").capitalize(): text for name, text in cells.items()}
    if form == "docx":
        file = docx.Document(io.BytesIO(data))
        card = next(table for table in file.tables if table.rows[0].cells[1].text == of)
        for row in card.rows:
            if row.cells[0].text in heads:
                row.cells[1].text = heads[row.cells[0].text]
    else:
        file = openpyxl.load_workbook(io.BytesIO(data))
        sheet = file["Updates"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        row = next(row[0].row for row in sheet.iter_rows() if row[0].value == of)
        for head, text in heads.items():
            sheet.cell(row, columns[head]).value = text
    file.save(out)
    return rows_of_sheet(read_in_this_process(out.getvalue(), form))


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_sheet_holds_only_the_owners_rows(plan, form):
    data = write_document(update_sheet(plan, OWNER, as_at="1 May 2027", cards=form == "docx"), form)
    rows = rows_of_sheet(load_document(data))
    assert [row.id for row in rows] == ["a1", "a3"]
    assert (rows[0].text, rows[0].due, rows[0].rating, rows[0].status) == (
        "Write the visiting guide", "March 2027", "Amber", "A draft is out.",
    )  # fmt: skip
    assert all(row.is_empty for row in rows)
    assert OTHER not in data.decode("latin-1")


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_is_written_into_the_empty_cells_changes_the_plan(plan, form):
    rows = filled(plan, form, "a1", new_update="Children understand visits.", new_rating="green",
                  new_date="30/06/2027", why_the_date_moves="Two schools joined late")  # fmt: skip
    held = held_against(plan, rows)
    assert not held.faults and not held.conflicts
    action = updated(plan, held.changes).actions[0]
    assert (action.status, action.rag, action.due.text) == ("Children understand visits.", "green", "30/06/2027")
    assert action.due.slipped_from == ("March 2027",) and action.due.latest == "2027-06-30"
    assert updated(plan, held.changes).actions[1:] == plan.actions[1:]


def test_a_value_changed_meanwhile_is_a_conflict_and_shows_both(plan):
    rows = filled(plan, "xlsx", "a1", new_update="Half of the teams use it.")
    meanwhile = plan.model_copy(
        update={"actions": (plan.actions[0].model_copy(update={"status": "It is withdrawn."}), *plan.actions[1:])}
    )
    (conflict,) = held_against(meanwhile, rows).conflicts
    assert (conflict.printed, conflict.current, conflict.new) == (
        "A draft is out.", "It is withdrawn.", "Half of the teams use it.",
    )  # fmt: skip


def test_the_same_change_made_meanwhile_is_no_change(plan):
    rows = filled(plan, "xlsx", "a1", new_rating="Green")
    meanwhile = updated(plan, held_against(plan, rows).changes)
    assert held_against(meanwhile, rows).changes == ()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"new_rating": "fine"}, "“fine” is not a rating"),
        ({"new_date": "when ready", "why_the_date_moves": "x"}, "is not a date"),
        ({"new_date": "June 2027"}, "say why the date moves"),
        ({"why_the_date_moves": "Schools joined late"}, "no new date"),
    ],
)
def test_what_cannot_go_in_is_said_and_nothing_else_goes_in_either(plan, cells, said):
    held = held_against(plan, filled(plan, "xlsx", "a1", **cells))
    assert len(held.faults) == 1 and said in held.faults[0] and held.faults[0].startswith("row a1")


def test_a_row_of_another_plan_is_refused(plan):
    other = plan.model_copy(update={"actions": plan.actions[1:]})
    held = held_against(other, filled(plan, "xlsx", "a1", new_update="x"))
    assert "is no action of this plan" in held.faults[0]


def test_words_of_the_action_are_not_changed_by_a_sheet(plan):
    rows = filled(plan, "xlsx", "a1", action="Write a shorter guide", new_update="x")
    assert "words of the action were changed" in held_against(plan, rows).faults[0]


def test_another_file_is_no_sheet(plan):
    with pytest.raises(NotAPlan, match="not an update sheet"):
        rows_of_sheet(load_document(b"No\tAction\n1\tDo it\n", name="plan.txt"))


def test_owners_with_their_actions(plan):
    assert owners_of(plan) == ((OWNER, 2), (OTHER, 1))


def test_on_the_command_line(plan, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.json").write_text(plan.to_json(), "utf-8")
    run = CliRunner().invoke
    assert "2  Ann Lee" in run(goldthread, ["update-sheet", "plan.json"]).output
    given = run(goldthread, ["update-sheet", "plan.json", "--for", OWNER, "-o", "sheet.xlsx"])
    assert given.exit_code == 0, given.output
    book = openpyxl.load_workbook("sheet.xlsx")
    book["Updates"]["H2"] = "Green"
    book.save("sheet.xlsx")
    said = run(goldthread, ["update-sheet", "plan.json", "sheet.xlsx"])
    assert "rating: “amber” becomes “green”" in said.output
    run(goldthread, ["update-sheet", "plan.json", "sheet.xlsx", "--apply", "-o", "after.json"])
    assert Plan.from_json((tmp_path / "after.json").read_text("utf-8")).actions[0].rag == "green"
    nobody = run(goldthread, ["update-sheet", "plan.json", "--for", "Nobody", "-o", "sheet.docx"])
    assert "leads an action" in str(nobody.exception)
