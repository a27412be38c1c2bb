"""Findings about the records: each kind is found where it is planted, and names who can mend it."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from goldthread.records.quality import findings_in, rules, trend
from goldthread.records.schema import tables
from tests.support.records import load_of

AS_AT = date(2026, 9, 30)
ASSESSMENT = {
    "cina_assessment_id": "A1",
    "cina_person_id": "C1",
    "cina_assessment_start_date": date(2026, 5, 1),
    "cina_assessment_auth_date": date(2026, 5, 20),
    "cina_assessment_child_seen": "Y",
    "cina_assessment_team": "T1",
    "cina_assessment_worker_id": "W1",
}
PERSON = {"pers_person_id": "C1", "pers_dob": date(2015, 1, 1), "pers_ethnicity": "WBRI"}
STAYED = {"invo_involvements_id": "I1", "invo_person_id": "C1", "invo_involvement_start_date": date(2026, 1, 1)}
ALLOCATED = STAYED | {"invo_professional_id": "W7", "invo_professional_team": "T7"}
# The kind of finding, the tables with one planted row, and where it is found: rule, key, team, worker.
PLANTED = [
    (
        "order",
        {"ssd_cin_assessments": [ASSESSMENT | {"cina_assessment_auth_date": date(2026, 4, 30)}]},
        ("DQ101", "A1", "T1", "W1"),
    ),
    (
        "missing",
        {"ssd_person": [PERSON | {"pers_dob": None}], "ssd_involvements": [ALLOCATED]},
        ("DQ201", "C1", "T7", "W7"),
    ),
    (
        "range",
        {"ssd_sdq_scores": [{"csdq_table_id": "S1", "csdq_person_id": "C1", "csdq_sdq_score": 41}]},
        ("DQ301", "S1", "", ""),
    ),
    (
        "open too long",
        {
            "ssd_cin_assessments": [
                ASSESSMENT | {"cina_assessment_start_date": date(2026, 4, 1), "cina_assessment_auth_date": None}
            ]
        },
        ("DQ401", "A1", "T1", "W1"),
    ),
    (
        "repeated",
        {"ssd_cin_assessments": [ASSESSMENT, ASSESSMENT | {"cina_assessment_id": "A2"}]},
        ("DQ502", "A1", "T1", "W1"),
    ),
    ("duplicate", {"ssd_cin_assessments": [ASSESSMENT, ASSESSMENT]}, ("DQ001", "A1", "T1", "W1")),
    (
        "future",
        {"ssd_cin_assessments": [ASSESSMENT | {"cina_assessment_auth_date": date(2026, 10, 1)}]},
        ("DQ003", "A1", "T1", "W1"),
    ),
    (
        "no such row",
        {"ssd_person": [PERSON], "ssd_cin_assessments": [ASSESSMENT | {"cina_person_id": "C2"}]},
        ("DQ002", "A1", "T1", "W1"),
    ),
    (
        "before birth",
        {
            "ssd_person": [PERSON | {"pers_dob": date(2026, 5, 21)}],
            "ssd_cin_assessments": [ASSESSMENT],
            "ssd_involvements": [ALLOCATED],
        },
        ("DQ004", "C1", "T7", "W7"),
    ),
]


@pytest.mark.parametrize(("kind", "rows", "expected"), PLANTED, ids=[kind for kind, _, _ in PLANTED])
def test_a_planted_row_is_found_with_who_can_mend_it(kind, rows, expected, tmp_path):
    found = [one for one in findings_in(load_of(tmp_path, rows, AS_AT)).found if one.kind == kind]
    assert expected in [(one.rule, one.key, one.team, one.worker) for one in found]


def test_sound_records_have_no_findings(tmp_path):
    load = load_of(tmp_path, {"ssd_person": [PERSON], "ssd_cin_assessments": [ASSESSMENT]}, AS_AT)
    assert findings_in(load).found == ()


def test_what_is_recorded_late_is_told_from_the_load_before(tmp_path):
    on_time, late, known = (
        {"cine_referral_id": name, "cine_person_id": name, "cine_referral_date": day, "cine_referral_nfa": "N"}
        for name, day in [("new", date(2026, 8, 25)), ("late", date(2026, 8, 20)), ("known", date(2026, 8, 1))]
    )
    before = load_of(tmp_path / "august", {"ssd_cin_episodes": [known]}, date(2026, 8, 31))
    now = load_of(tmp_path / "september", {"ssd_cin_episodes": [known, late, on_time]}, AS_AT)
    assert [one.key for one in findings_in(now, before).found if one.kind == "recorded late"] == ["late"]
    left = {rule.code: why for rule, why in findings_in(now).not_looked_at}
    assert left["DQ602"] == "there is no earlier load to compare with"


def test_a_rule_whose_columns_the_extract_lacks_is_named_and_not_passed(tmp_path):
    load = load_of(tmp_path, {"ssd_cin_assessments": [ASSESSMENT]}, AS_AT)
    table = load.tables["ssd_cin_assessments"]
    kept = tuple(name for name in table.supplied if name != "cina_assessment_start_date")
    lacking = replace(load, tables={table.name: replace(table, supplied=kept)})
    left = {rule.code: why for rule, why in findings_in(lacking).not_looked_at}
    assert left["DQ101"] == "the extract has no cina_assessment_start_date"


def test_a_child_known_by_her_period_of_care_has_her_worker_named(tmp_path):
    rows = {
        "ssd_cla_episodes": [
            {
                "clae_cla_episode_id": "E1",
                "clae_person_id": "C1",
                "clae_cla_id": "L1",
                "clae_entered_care_date": date(2026, 2, 1),
                "clae_cla_episode_start_date": date(2026, 2, 1),
            }
        ],
        "ssd_cla_reviews": [
            {"clar_cla_review_id": "R1", "clar_cla_id": "L1", "clar_cla_review_date": date(2026, 3, 1)}
        ],
        "ssd_involvements": [ALLOCATED],
    }
    found = findings_in(load_of(tmp_path, rows, AS_AT)).of(rule="DQ208")
    assert [(one.key, one.child, one.team, one.worker) for one in found] == [("R1", "C1", "T7", "W7")]


def test_an_interview_before_the_return_is_found_to_the_minute(tmp_path):
    row = {
        "interview_id": "I1",
        "returned_at": datetime(2026, 5, 1, 12, 0),  # noqa: DTZ001 (the clock on the wall)
        "interview_at": datetime(2026, 5, 1, 11, 59),  # noqa: DTZ001
    }
    assert [one.key for one in findings_in(load_of(tmp_path, {"local_return_interviews": [row]}, AS_AT)).found] == [
        "I1"
    ]


def test_the_trend_says_fewer_more_or_as_many(tmp_path):
    backwards = ASSESSMENT | {"cina_assessment_auth_date": date(2026, 4, 30)}
    two = [backwards, backwards | {"cina_assessment_id": "A2", "cina_person_id": "C2"}]
    first = findings_in(load_of(tmp_path / "1", {"ssd_cin_assessments": two}, AS_AT))
    second = findings_in(load_of(tmp_path / "2", {"ssd_cin_assessments": [backwards]}, AS_AT))
    changes = [(one.rule, one.team, one.numbers, one.words) for one in trend([first, second], by_team=True)]
    assert changes == [("DQ101", "T1", (2, 1), "fewer")]


def test_every_rule_reads_columns_that_its_table_has():
    for rule in rules():
        assert set(rule.reads) <= set(tables()[rule.table].columns), rule.code
    assert len({rule.code for rule in rules()}) == len(rules())
