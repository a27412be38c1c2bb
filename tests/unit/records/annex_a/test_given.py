"""A workbook becomes each list whole and the dataset's tables as far as the lists carry them."""

from datetime import date

import pytest

from goldthread.errors import UnreadableFile
from goldthread.records.annex_a import carried, given_from
from goldthread.records.annex_a.description import lists
from goldthread.records.faults import BadExtract
from goldthread.records.schema import tables
from tests.support.annex_a_books import book_with, changed


@pytest.fixture
def book(tmp_path):
    return lambda rows=(), **more: book_with(tmp_path / "annex.xlsx", dict(rows), **more)


def table(given, name):
    """A given table's rows by column, its `row_id` left out."""
    found = next(one for one in given.tables if one.name == name)
    rows = (dict(zip(found.columns, row, strict=True)) for row in found.rows)
    return [{column: cell for column, cell in row.items() if cell is not None} for row in rows]


ASSESSED = {
    "child_id": 1234, "gender": "b) Female", "date_of_birth": date(2015, 3, 1), "age": 10,
    "assessment_started": "05/01/2026", "child_seen": "a) Yes", "assessment_authorised": date(2026, 2, 27),
    "requires_support": "b) No", "allocated_team": " North  team", "allocated_worker": "Pat Doe",
}  # fmt: skip


def test_a_list_is_kept_whole_with_days_and_codes(book):
    (row,) = table(given_from(book({4: [ASSESSED]})), "annex_a_list_4")
    worker = row.pop("allocated_worker")
    assert worker.startswith("worker-")
    assert "doe" not in worker.casefold()
    assert row == {
        "row_id": "A4/1234/2026-01-05", "child_id": "1234", "gender": "02", "date_of_birth": "2015-03-01", "age": "10",
        "assessment_started": "2026-01-05", "child_seen": "Y", "assessment_authorised": "2026-02-27",
        "requires_support": "N", "allocated_team": "North team",
    }  # fmt: skip


def test_the_datasets_assessment_holds_what_the_list_carries_and_no_more(book):
    given = given_from(book({4: [ASSESSED]}))
    (row,) = table(given, "ssd_cin_assessments")
    assert row.pop("cina_assessment_worker_id") == table(given, "ssd_professionals")[0]["prof_professional_id"]
    assert row == {
        "cina_assessment_id": "A4/1234/2026-01-05", "cina_person_id": "1234",
        "cina_assessment_start_date": "2026-01-05", "cina_assessment_child_seen": "Y",
        "cina_assessment_auth_date": "2026-02-27", "cina_assessment_team": "North team",
        "cina_assessment_outcome_nfa": "Y",
    }  # fmt: skip
    assert table(given, "ssd_person") == [{"pers_person_id": "1234", "pers_gender": "02", "pers_dob": "2015-03-01"}]


def test_rows_of_one_child_and_day_have_ids_of_their_own(book):
    contact = {"child_id": "7", "contact_date": date(2026, 1, 5)}
    given = given_from(book({1: [contact, contact]}))
    assert [row["cont_contact_id"] for row in table(given, "ssd_contacts")] == ["A1/7/2026-01-05", "A1/7/2026-01-05/2"]


@pytest.mark.parametrize(
    "cell, code",
    [("a) Yes", "Y"), ("True", "Y"), (True, "Y"), ("y", "Y"), ("b) No", "N"), ("False", "N"), ("c) Unknown", None)],
)
def test_both_dialects_of_yes_and_no(book, cell, code):
    (row,) = table(given_from(book({4: [ASSESSED | {"child_seen": cell}]})), "annex_a_list_4")
    assert row.get("child_seen") == code


@pytest.mark.parametrize(
    "number, column, cell, code",
    [
        (8, "placement_type", "k) P1", "P1"),
        (8, "placement_type", "za) T4", "T4"),
        (8, "placement_type", "c) Placed with parents", "P1"),
        (8, "placement_type", "h) Children’s Homes", "K2"),
        (8, "care_ended_reason", "u) X1 (error)", "X1"),
        (8, "permanence_plan", "f) Long-term fostering", "long-term fostering"),
        (6, "primary_need", "N1 - Abuse or neglect", "N1"),
        (6, "primary_need", "a) Abuse or neglect", "N1"),
        (9, "activity", "F3 (old)", "F3"),
        (9, "activity", "F1: Full time in higher education", "F1"),
        (9, "accommodation", "i) No fixed abode / homeless", "S"),
        (9, "eligibility", "b) Former relevant child", "Former Relevant"),
        (9, "in_touch", "f) Rhom", "RHOM"),
        (9, "in_touch", "c) Not recorded", None),
        (1, "contact_source", "p1) 5D: LA services", "5D"),
        (1, "contact_source", "d) Health services", "health services"),
        (1, "ethnicity", "k) APKN", "APKN"),
        (1, "ethnicity", "a) white", "white"),
        (8, "placement_type", "a) Foster placement", "a) Foster placement"),
    ],
)
def test_detailed_and_coarse_choices(book, number, column, cell, code):
    (row,) = table(given_from(book({number: [{"child_id": "7", column: cell}]})), f"annex_a_list_{number}")
    assert row.get(column) == code


def test_every_choice_that_is_written_is_read_back_as_its_code(book):
    from goldthread.records.annex_a.cells import reading, written
    from goldthread.records.schema import codes

    fields = {field.codes: field for about in lists().values() for field in about.fields if field.codes}
    for code_list, field in fields.items():
        assert written(code_list), code_list
        for code, text in written(code_list).items():
            assert code in codes()[code_list], (code_list, code)
            assert reading(field)(text) == code, (code_list, text)


def test_headers_as_councils_write_them(book):
    def rename(book):
        sheet = book["List 3"]
        sheet["A1"], sheet["E1"] = "child\nunique id ", "Age"
        sheet["F1"], sheet["H1"] = "Date of Referral", "Referral NFA (Y/N)"

    referral = {"child_id": "7", "age": 4, "referral_date": "1/2/2026", "no_further_action": "No"}
    (row,) = table(given_from(changed(book({3: [referral]}), rename)), "annex_a_list_3")
    assert row == {
        "row_id": "A3/7/2026-02-01", "child_id": "7", "age": "4", "referral_date": "2026-02-01",
        "no_further_action": "N",
    }  # fmt: skip


def test_names_of_sheets_titles_above_the_headings_and_sheets_beside(book):
    def dress(book):
        sheet = book["1. Contacts"]
        sheet.insert_rows(1, 3)
        sheet["A1"] = "List 1: Contacts in the last six months"
        sheet.merge_cells("A1:G1")
        book.create_sheet("Guidance")["A1"] = "How to fill this in"
        book.create_sheet("Lookups").sheet_state = "hidden"

    names = {1: "1. Contacts", 2: "List_2", 3: "Annex A List 03", 6: "Children in need"}
    given = given_from(changed(book({1: [{"child_id": "7", "contact_date": "1/2/2026"}]}, names=names), dress))
    assert [row["cont_contact_date"] for row in table(given, "ssd_contacts")] == ["2026-02-01"]
    assert given.unknown == ("sheet Guidance", "sheet Lookups (hidden)")


def test_a_form_of_an_earlier_year_lacks_columns_and_says_so(book):
    path = changed(book({9: [{"child_id": "7", "in_touch": "a) Yes"}]}), lambda book: book["List 9"].delete_cols(10, 1))
    given = given_from(path)
    leavers = next(one for one in given.tables if one.name == "ssd_care_leavers")
    assert "clea_care_leaver_personal_advisor" not in leavers.columns
    assert "List 9 has no column “Allocated Personal Advisor”." in given.notes


def test_two_dates_of_birth_of_one_child_are_reported_not_guessed(book):
    rows = {
        1: [{"child_id": "7", "date_of_birth": "1/2/2015", "contact_date": "1/2/2026"}],
        3: [{"child_id": "7", "date_of_birth": "2/1/2015", "referral_date": "1/2/2026"}],
    }
    given = given_from(book(rows))
    assert table(given, "ssd_person") == [{"pers_person_id": "7"}]
    (unclear,) = given.not_understood
    assert (unclear.column, unclear.text) == ("pers_dob", "List 1 and List 3")
    assert unclear.why == "another list gives this child another date of birth"


def test_the_worker_of_a_child_in_care_goes_before_that_of_her_closed_plan(book):
    rows = {
        7: [{"child_id": "7", "plan_started": "1/6/2025", "plan_ended": "1/2/2026", "allocated_team": "Safeguarding"}],
        8: [{"child_id": "7", "care_started": "1/2/2026", "allocated_team": "Care"}],
    }
    (row,) = table(given_from(book(rows)), "ssd_involvements")
    assert (row["invo_professional_team"], row["invo_involvement_start_date"]) == ("Care", "2025-06-01")
    assert "invo_involvement_end_date" not in row


def test_what_is_not_understood_stays_in_the_list_for_the_report_and_out_of_the_datasets_table(book):
    given = given_from(book({4: [ASSESSED | {"assessment_authorised": "awaiting manager"}]}))
    assert table(given, "annex_a_list_4")[0]["assessment_authorised"] == "awaiting manager"
    assert "cina_assessment_auth_date" not in table(given, "ssd_cin_assessments")[0]


def test_a_folder_with_a_file_a_list(book, tmp_path):
    import csv

    folder = tmp_path / "lists"
    folder.mkdir()
    for number, about in lists().items():
        with (folder / f"List {number}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerow([field.header for field in about.fields])
    with (folder / "List 10.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(["7", *[""] * 7, "1/2/2025", *[""] * 3, "3/2/2026"])
    (row,) = table(given_from(folder), "ssd_permanence")
    assert (row["perm_permanence_order_date"], row["perm_permanence_order_type"]) == ("2026-02-03", "Adoption")


# What is no Annex A -------------------------------------------------------------------------------------------------


def test_a_plan_is_no_annex_a(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "Improvement plan"
    book.active.append(["Recommendation", "Action", "Lead"])
    book.save(tmp_path / "plan.xlsx")
    with pytest.raises(BadExtract, match="no list of Annex A is in it: its sheets are “Improvement plan”"):
        given_from(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("data, why", [(b"", "no Excel workbook"), (b"PK\x03\x04gone", "no Excel workbook"),
                                       (b"\xd0\xcf\x11\xe0" + b"x" * 600, "password")])  # fmt: skip
def test_a_file_that_is_no_workbook(tmp_path, data, why):
    (tmp_path / "annex.xlsx").write_bytes(data)
    with pytest.raises(UnreadableFile, match=why):
        given_from(tmp_path / "annex.xlsx")


def test_a_workbook_that_defines_entities_is_refused(book, tmp_path):
    import zipfile

    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(book()) as whole, zipfile.ZipFile(bomb, "w") as out:
        for name in whole.namelist():
            data = whole.read(name)
            if name.endswith("sheet1.xml"):
                data = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + data.split(b"?>", 1)[-1]
            out.writestr(name, data)
    with pytest.raises(UnreadableFile, match="damaged"):
        given_from(bomb)


def faults_of(path):
    with pytest.raises(BadExtract) as refusal:
        given_from(path)
    return refusal.value.faults


def test_every_fault_is_said_at_once(book):
    def break_it(book):
        book["List 7"]["G1"] = "CP plan began"
        book["List 8"]["O1"] = "Date Started to be Looked After"
        del book["List 11"]
        book.copy_worksheet(book["List 3"]).title = "3. Referrals"
        book["List 9"].delete_rows(1)

    assert faults_of(changed(book(), break_it)) == (
        "sheet “List 7”, row 1: no column “Child Protection Plan Start Date”; not known there: “CP plan began”",
        "sheet “List 8”, row 1: two columns are “Date Started to be Looked After”, H and O",
        "sheet “List 8”, row 1: no column “What is the permanence plan for this child?”",
        "sheet “List 9” has no row of headings of List 9 (Care leavers) in its first 25 rows",
        "List 3 stands on two sheets, “List 3” and “3. Referrals”: leave one",
        "List 11 (Prospective adopters) is missing",
    )


def test_a_list_on_a_hidden_sheet(book):
    path = changed(book(), lambda book: setattr(book["List 5"], "sheet_state", "hidden"))
    assert faults_of(path) == ("List 5 (Section 47 enquiries and ICPCs) is on a hidden sheet: show it",)


def test_a_whole_workbook_supplies_just_what_is_said_to_be_carried(book):
    given = given_from(book())
    supplied: dict[str, set[str]] = {}
    for one in given.tables:
        supplied.setdefault(one.name, set()).update(one.columns)
    assert supplied == {name: set(columns) for name, columns in carried().items()}


def test_what_is_carried_is_in_the_schema():
    assert {
        (name, column) for name, columns in carried().items() for column in columns - set(tables()[name].columns)
    } == set()


def test_formulas_that_nobody_worked_out_stop_the_workbook_instead_of_losing_rows(book):
    def add(opened):
        opened["List 4"]["A2"] = "=B7"
        opened["List 4"]["A3"] = '=CONCATENATE("1","2")'

    with pytest.raises(UnreadableFile, match="2 cells hold a formula whose value was never worked out"):
        given_from(changed(book({4: [ASSESSED]}), add))
