"""Tables are told by the names of files, columns by their names; never by their place."""

import pytest

from goldthread.records import Store, report_of
from goldthread.records.schema import tables
from goldthread.records.taking_in.names import bound, table_named
from tests.support.extracts import PERSONS, extract, rows, taken


@pytest.mark.parametrize(
    "name",
    ["ssd_person", "SSD_PERSON", "dbo.ssd_person", "[dbo].[ssd_person]", "SSD Person", "ssd_person_20260331",
     "ssd-person 31-03-2026", "ssd_development.ssd_person"],
)  # fmt: skip
def test_a_file_is_told_by_its_name(name):
    assert table_named(name) == "ssd_person"


@pytest.mark.parametrize("name", ["person", "ssd_persons_old", "ssd_person_notes", ""])
def test_a_file_of_another_name_is_no_table(name):
    assert table_named(name) is None


def test_columns_in_another_order_and_spelling_are_bound_by_name(tmp_path):
    (tmp_path / "x").mkdir()
    text = '\ufeff"PERS SEX"; Pers_DOB ;pers-person-id\nFemale;2012-02-29;P1\n'
    (tmp_path / "x" / "dbo.SSD_PERSON.CSV").write_text(text, encoding="utf-8")
    load = taken(Store(tmp_path / "store"), tmp_path / "x")
    assert [tuple(map(str, row)) for row in rows(load, "ssd_person", "pers_person_id", "pers_dob", "pers_sex")] == [
        ("P1", "2012-02-29", "F")
    ]
    assert load.tables["ssd_person"].supplied == ("pers_person_id", "pers_sex", "pers_dob")
    assert not load.supplies("ssd_person", "pers_ethnicity")


def test_every_column_of_the_table_is_there_and_typed(tmp_path):
    load = taken(Store(tmp_path / "store"), extract(tmp_path / "x", ssd_person=PERSONS))
    (described,) = [rows(load, "ssd_person", *[f"typeof({column})" for column in tables()["ssd_person"].columns])[0]]
    assert list(described) == list(tables()["ssd_person"].columns.values())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_of_exports(tmp_path, encoding, separator):
    (tmp_path / "x").mkdir()
    text = separator.join(["pers_person_id", "pers_surname"]) + "\r\n" + separator.join(["P1", "Zoë’s"]) + "\r\n"
    (tmp_path / "x" / "ssd_person.csv").write_bytes(text.encode(encoding))
    load = taken(Store(tmp_path / "store"), tmp_path / "x")
    assert rows(load, "ssd_person", "pers_surname") == [("Zoë’s",)]
    assert bool(report_of(load).notes) == (encoding in ("cp1252", "utf-16"))


def test_what_no_column_and_no_file_is_known_for_is_listed(tmp_path):
    folder = extract(tmp_path / "x", ssd_person="pers_person_id,favourite_colour\nP1,red", ssd_persn="a\n1")
    (folder / "notes.docx").write_bytes(b"x")
    report = report_of(taken(Store(tmp_path / "store"), folder))
    assert report.unknown == ("notes.docx (neither CSV nor Parquet)", "ssd_persn.csv (is it ssd_person?)")
    assert report.unknown_columns == {"ssd_person": ("favourite_colour",)}
    assert "ssd_contacts" in report.missing_tables and "pers_dob" in report.not_supplied["ssd_person"]


def test_a_column_that_is_not_developed_is_not_supplied(tmp_path):
    contacts = "cont_contact_id,cont_contact_source_code,cont_contact_date\nC1,PLACEHOLDER_DATA,\nC2,PLACEHOLDER_DATA,"
    load = taken(Store(tmp_path / "store"), extract(tmp_path / "x", ssd_contacts=contacts))
    assert not load.supplies("ssd_contacts", "cont_contact_source_code")
    report = report_of(load)
    assert report.undeveloped == {"ssd_contacts": ("cont_contact_source_code",)}
    assert report.empty_columns == {"ssd_contacts": ("cont_contact_date",)}
    assert report.not_understood == ()


def test_the_names_of_one_deployment_are_known():
    binding = bound(tables()["ssd_cin_plans"], ["cin_plan_id", "cinp_person_id"], {})
    assert binding.places == {"cinp_cin_plan_id": 0, "cinp_person_id": 1}


def test_a_council_declares_its_own_names_dates_and_codes(tmp_path):
    folder = extract(tmp_path / "x", refs="""
        Ref No,cine_referral_date,cine_cin_primary_need_code
        R1,31-Mar-2026,Troubled
    """)  # fmt: skip
    (folder / "goldthread-load.toml").write_text("""
        as_at = 2026-03-31
        authority = "E06999999"
        council = "Fernshire"
        [files]
        "refs.csv" = "ssd_cin_episodes"
        [tables.ssd_cin_episodes]
        date_formats = ["dd-mmm-yyyy"]
        columns = { "Ref No" = "cine_referral_id" }
        [codes.primary_need]
        "troubled" = "N6"
    """, encoding="utf-8")  # fmt: skip
    load = Store(tmp_path / "store").take_in(folder)
    columns = ("cine_referral_id", "cine_referral_date::VARCHAR", "cine_cin_primary_need_code")
    assert rows(load, "ssd_cin_episodes", *columns) == [("R1", "2026-03-31", "N6")]
    assert (load.council, load.authority, str(load.as_at)) == ("Fernshire", "E06999999", "2026-03-31")
