"""What the text of a cell becomes, as declared; what it cannot become stays null, with its text and the reason."""

from datetime import datetime

import pytest

from goldthread.records import Store, report_of
from goldthread.records.faults import BadExtract
from goldthread.records.taking_in.days import DayForms
from goldthread.records.taking_in.settings import Settings
from goldthread.records.taking_in.spellings import Meanings
from tests.support.extracts import MARCH as DAY
from tests.support.extracts import extract, left_over, rows, taken


def one(tmp_path, table, column, text, settings=None, key="id"):
    """What one cell becomes, and why not."""
    key = {"ssd_cin_episodes": "cine_referral_id", "ssd_sdq_scores": "csdq_table_id"}.get(table, key)
    folder = tmp_path / "x"
    folder.mkdir()
    quoted = text.replace('"', '""')
    (folder / f"{table}.csv").write_text(f'{key},{column}\n1,"{quoted}"\n', encoding="utf-8")
    load = Store(tmp_path / "store").take_in(folder, as_at=DAY, authority="E06999999", settings=settings)
    kept = rows(load, table, f"{column}::VARCHAR")[0][0]
    return kept, [(said, why) for _, _, said, why in left_over(load)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01 00:00:00", "2026-03-01"),
        ("2026-03-01T14:05:00.0000000", "2026-03-01"),
        ("2026-06-30T23:00:00Z", "2026-07-01"),  # .NET writes midnight of 1 July in summer time so
        ("03/04/2026", "2026-04-03"),
        ("3/4/2026 09:30", "2026-04-03"),
        ("29/02/2024", "2024-02-29"),
        ("  2026-03-01\u00a0", "2026-03-01"),
        ("NULL", None),
        ("", None),
    ],
)
def test_days_as_the_ssd_and_spreadsheets_write_them(tmp_path, text, day):
    assert one(tmp_path, "ssd_cin_episodes", "cine_referral_date", text) == (day, [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("04/25/2026", "there is no such day or time"),
        ("29/02/2025", "there is no such day or time"),
        ("2026-02-30", "there is no such day or time"),
        ("see notes", "it is no date written as yyyy-mm-dd or dd/mm/yyyy"),
        ("01/02/26", "it is no date written as yyyy-mm-dd or dd/mm/yyyy"),
        ("45231", "it is no date written as yyyy-mm-dd or dd/mm/yyyy"),
        ("epoch", "it is no date written as yyyy-mm-dd or dd/mm/yyyy"),
        ("01/01/1900", "a date that stands for “no date”"),
        ("1899-12-30 00:00:00", "a date that stands for “no date”"),
        ("1753-01-01", "a date that stands for “no date”"),
        ("9999-12-31", "a date that stands for “no date”"),
        ("1066-10-14", "its year is not between 1900 and 2100"),
    ],
)
def test_what_is_no_day_is_null_and_kept_with_the_reason(tmp_path, text, why):
    assert one(tmp_path, "ssd_cin_episodes", "cine_referral_date", text) == (None, [(text, why)])


def test_month_first_is_read_only_where_it_is_declared(tmp_path):
    declared = Settings(days=DayForms(("mm/dd/yyyy",)))
    assert one(tmp_path, "ssd_cin_episodes", "cine_referral_date", "03/04/2026", declared) == ("2026-03-04", [])


@pytest.mark.parametrize("forms", [("dd/mm/yyyy", "mm/dd/yyyy"), ("dd/mm",), ("dd/mm/yy",), ("%d/%m/%Y",), ("",)])
def test_forms_that_leave_a_day_in_doubt_are_refused(forms):
    with pytest.raises(BadExtract):
        DayForms(forms)


@pytest.mark.parametrize(
    ("text", "kept", "in_utc", "why"),
    [
        ("2026-01-05 09:30", "2026-01-05 09:30:00", "2026-01-05T09:30", None),
        ("05/07/2026 09:30:59", "2026-07-05 09:30:59", "2026-07-05T08:30", None),
        (
            "2026-10-25 01:30",
            "2026-10-25 01:30:00",
            "2026-10-25T00:30",
            "the clocks showed this time twice; the first was taken",
        ),
        ("2026-10-25 02:00", "2026-10-25 02:00:00", "2026-10-25T02:00", None),
        ("2026-03-29 01:30", None, None, "the clocks skipped this time"),
        ("2026-01-05", None, None, "it has no time of day"),
        ("2026-01-05 25:00", None, None, "there is no such day or time"),
        ("teatime", None, None, "it is no date written as yyyy-mm-dd or dd/mm/yyyy"),
    ],
)
def test_moments_are_the_clock_in_london(tmp_path, text, kept, in_utc, why):
    minutes = in_utc and int(datetime.fromisoformat(f"{in_utc}+00:00").timestamp()) // 60
    folder = extract(tmp_path / "x", local_return_interviews=f"interview_id,returned_at\nI1,{text}")
    load = taken(Store(tmp_path / "store"), folder)
    assert rows(load, "local_return_interviews", "returned_at::VARCHAR", "returned_at_minutes") == [(kept, minutes)]
    assert left_over(load) == ([("returned_at", 1, text, why)] if why else [])


@pytest.mark.parametrize(
    ("text", "flag"),
    [("Y", "Y"), ("yes", "Y"), ("TRUE", "Y"), ("1", "Y"), ("1.0", "Y"), ("a) Yes", "Y"), (" no ", "N"), ("0", "N"),
     ("b) No", "N"), ("perhaps", None), ("2", None)],
)  # fmt: skip
def test_flags(tmp_path, text, flag):
    doubt = [] if flag else [(text, "it is neither yes nor no")]
    assert one(tmp_path, "ssd_cin_episodes", "cine_referral_nfa", text) == (flag, doubt)


@pytest.mark.parametrize(
    ("codes", "text", "code"),
    [
        ("primary_need", "n1", "N1"),
        ("primary_need", " Abuse  or Neglect ", "N1"),
        ("primary_need", "N1 - abuse", "N1"),
        ("source", "b) 1B: Individual", "1B"),
        ("source", "10", "10"),
        ("gender", "1", "01"),
        ("ethnicity", "a) WBRI", "WBRI"),
        ("involvement_role", "Allocated Social Worker", "ALLOCATED"),
        ("elig", "former relevant", "Former Relevant"),
        ("sex", "male", "M"),
        ("factors", "8B", "8B"),
        ("factors", "private fostering", None),  # the meaning of five codes
        ("primary_need", "neglect", None),
        ("primary_need", "N1N2", None),
        ("abuse", "", None),
    ],
)
def test_codes_by_code_label_and_declared_spelling(codes, text, code):
    assert Meanings(codes).code(text) == code


def test_a_code_that_nobody_knows_is_kept_as_text(tmp_path):
    kept = one(tmp_path, "ssd_cin_episodes", "cine_close_reason", "O'Brien moved")
    assert kept == (None, [("O'Brien moved", "it is no code of this list, and no spelling that was declared")])


@pytest.mark.parametrize(
    ("text", "kept", "why"),
    [("17", "17", None), ("17.0", "17", None), ("17.5", None, "it is not a whole number"),
     ("1,700", None, "it is not a whole number"), ("99999999999", None, "it is not a whole number")],
)  # fmt: skip
def test_whole_numbers(tmp_path, text, kept, why):
    assert one(tmp_path, "ssd_sdq_scores", "csdq_sdq_score", text) == (kept, [(text, why)] if why else [])


@pytest.mark.parametrize(
    ("text", "kept", "why"),
    [("0.6", "0.6", None), (".5", "0.5", None), ("1e2", "100.0", None), ("full", None, "it is not a number"),
     ("nan", None, "it is not a number"), ("1e999", None, "it is not a number")],
)  # fmt: skip
def test_numbers(tmp_path, text, kept, why):
    assert one(tmp_path, "local_staff", "fte", text, key="staff_id") == (kept, [(text, why)] if why else [])


def test_flags_in_json_get_a_column_each(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "ssd_contacts.csv").write_text(
        "cont_contact_id,cont_contact_outcome_json\n"
        'C1,"{""NEW_REFERRAL_FLAG"":""Y"",""NFA_FLAG"":""No"",""ADVICE_FLAG"":"""",""SPELL"":""Y""}"\n'
        'C2,"{""nfa_flag"":true,""NEW_REFERRAL_FLAG"":""maybe""}"\n'
        "C3,{broken\nC4,[1]\nC5,\n", encoding="utf-8",
    )  # fmt: skip
    load = taken(Store(tmp_path / "store"), tmp_path / "x")
    head = "cont_contact_outcome_"
    flags = [f"{head}new_referral_flag", f"{head}nfa_flag", f"{head}advice_flag", f"{head}json IS NULL"]
    assert rows(load, "ssd_contacts", *flags) == [
        ("Y", "N", None, False),
        (None, "Y", None, False),
        (None, None, None, True),
        (None, None, None, True),
        (None, None, None, True),
    ]
    assert left_over(load) == [
        (f"{head}new_referral_flag", 2, "maybe", "it is neither yes nor no"),
        (f"{head}json", 3, "{broken", "it is no JSON object"),
        (f"{head}json", 4, "[1]", "it is no JSON object"),
    ]
    assert report_of(load).unknown_columns == {"ssd_contacts": (f"{head}json: SPELL",)}


def test_the_report_counts_and_shows_shapes_but_no_words_of_anybody(tmp_path):
    folder = extract(tmp_path / "x", ssd_cin_episodes="""
        cine_referral_id,cine_referral_date,cine_close_reason
        R1,Mary Smith rang,RC99
        R2,Mary Smith rang,RC99
        R3,31/02/2026,Mary Smith
    """)  # fmt: skip
    load = taken(Store(tmp_path / "store"), folder)
    said = [(doubt.column, doubt.count, doubt.rows, doubt.examples) for doubt in report_of(load).not_understood]
    assert said == [
        ("cine_close_reason", 3, (1, 2, 3), ("9 letters in 2 words", "“RC99”")),
        ("cine_referral_date", 2, (1, 2), ("13 letters in 3 words",)),
        ("cine_referral_date", 1, (3,), ("99/99/9999",)),
    ]
    assert "Mary" not in (load.folder / "report.json").read_text()
