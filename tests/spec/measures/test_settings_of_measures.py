"""Each setting that a measure offers is obeyed, and what nobody can say is counted and shown."""

from datetime import date, datetime

import pytest

from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.library import library
from tests.support.records import load_of

AS_AT = date(2026, 6, 30)


@pytest.fixture
def told(tmp_path):
    """What a measure says of each case at the end of June 2026: yes, no, or None where nobody can say."""

    def say(code, settings=None, as_at=AS_AT, **tables):
        load = load_of(tmp_path / "load", tables, as_at)
        with DuckEngine(Scope((load,), date(2026, 1, 1))) as engine:
            found = engine.cases(library()[code], settings or {})
            if library()[code].kind == "snapshot":
                found = found.filter(f"day = DATE '{as_at}'")
            return dict(_once(found.select("case_id", "numerator").fetchall()))

    return say


def _once(rows):
    assert len({case_id for case_id, _ in rows}) == len(rows), "a case stands twice"
    return [(case_id, {1: True, 0: False}.get(numerator)) for case_id, numerator in rows]


# Assessment -----------------------------------------------------------------------------------------------------------


ASSESSED = {
    "cina_assessment_id": "A",
    "cina_referral_id": "R",
    "cina_person_id": "C",
    "cina_assessment_start_date": date(2026, 4, 27),
}
# 45 working days after 27 April 2026 is 1 July, 46 is 2 July: two bank holidays lie between.
REFERRED = {"cine_referral_id": "R", "cine_person_id": "C", "cine_referral_date": date(2026, 4, 1)}


@pytest.mark.parametrize(
    ("settings", "late"),
    [({}, False), ({"limit": 43}, True), ({"limit": 44}, False), ({"limit": 44, "day_zero": False}, True),
     ({"start": "referral"}, True)],
)  # fmt: skip
def test_an_open_assessment_is_late_by_the_clock_of_the_finished_ones(told, settings, late):
    assert told("AS02", settings, ssd_cin_assessments=[ASSESSED], ssd_cin_episodes=[REFERRED]) == {"A": late}


def test_an_open_assessment_whose_referral_is_not_known_cannot_be_judged_from_it(told):
    assert told("AS02", {"start": "referral"}, ssd_cin_assessments=[ASSESSED], ssd_cin_episodes=[]) == {"A": None}


# Front door and child protection: what names no child -----------------------------------------------------------------


def test_whether_a_referral_that_names_no_child_is_a_second_one_nobody_can_say(told):
    rows = [REFERRED | {"cine_referral_id": each, "cine_person_id": child} for each, child in (("1", "C"), ("2", None))]
    assert told("FD03", ssd_cin_episodes=rows) == {"1": False, "2": None}


def test_whether_a_plan_that_names_no_child_is_a_second_one_nobody_can_say(told):
    plan = {"cppl_cp_plan_id": "P", "cppl_cp_plan_start_date": date(2026, 4, 1)}
    assert told("CP04", ssd_cp_plans=[plan], ssd_involvements=[]) == {"P": None}


# Child protection -----------------------------------------------------------------------------------------------------

ENQUIRY = {"s47e_s47_enquiry_id": "E", "s47e_person_id": "C", "s47e_s47_start_date": date(2026, 6, 9)}


@pytest.mark.parametrize(
    ("settings", "late"), [({}, False), ({"day_zero": False}, True), ({"limit": 16, "day_zero": False}, False)]
)
def test_the_day_of_the_strategy_discussion_may_count_as_day_1(told, settings, late):
    held = ENQUIRY | {"s47e_s47_enquiry_id": "E2"}
    conference = {"icpc_icpc_id": "I", "icpc_s47_enquiry_id": "E2", "icpc_icpc_date": AS_AT}
    tables = {"ssd_s47_enquiry": [ENQUIRY, held], "ssd_initial_cp_conference": [conference]}
    assert told("CP01", settings, **tables) == {"I": not late}
    assert told("CP01O", settings, **{**tables, "ssd_initial_cp_conference": []})["E"] is late


PLAN = {"cppl_cp_plan_id": "P", "cppl_person_id": "C", "cppl_cp_plan_start_date": date(2026, 1, 5)}


def visited(day, child="C"):
    return [{"cppv_cp_visit_id": "V", "cppv_person_id": child, "cppv_cp_visit_date": day, "cppv_cp_visit_seen": "Y"}]


@pytest.mark.parametrize(
    ("settings", "first_day_in_time"),
    [({}, 16), ({"limit": 15}, 9), ({"day_zero": False}, 17), ({"unit": "calendar days"}, 20),
     ({"unit": "calendar days", "day_zero": False}, 21)],
)  # fmt: skip
def test_the_interval_of_protection_visits_is_the_councils_own(told, settings, first_day_in_time):
    said = [
        told("CP08", settings, ssd_cp_plans=[PLAN], ssd_cp_visits=visited(date(2026, 6, day)),
             ssd_person=[], ssd_involvements=[])["P"]
        for day in (first_day_in_time - 1, first_day_in_time)
    ]  # fmt: skip
    assert said == [False, True]


@pytest.mark.parametrize(("settings", "due"), [({}, False), ({"day_zero": False}, True)])
def test_a_plan_is_past_its_first_interval_by_the_same_count(told, settings, due):
    young = PLAN | {"cppl_cp_plan_start_date": date(2026, 6, 16)}
    found = told("CP08", settings, ssd_cp_plans=[young], ssd_cp_visits=[], ssd_person=[], ssd_involvements=[])
    assert found == ({"P": False} if due else {})


def test_whether_the_child_of_a_plan_that_names_none_was_visited_nobody_can_say(told):
    nobody = PLAN | {"cppl_person_id": None}
    found = told("CP08", ssd_cp_plans=[nobody], ssd_cp_visits=[], ssd_person=[], ssd_involvements=[])
    assert found == {"P": None}


@pytest.mark.parametrize(("settings", "in_time"), [({}, True), ({"day_zero": False}, False)])
def test_the_day_of_a_visit_to_a_child_in_need_may_count_as_day_1(told, settings, in_time):
    # 20 working days after 2 June 2026 is 30 June.
    tables = {
        "ssd_cin_plans": [
            {"cinp_cin_plan_id": "P", "cinp_person_id": "C", "cinp_cin_plan_start_date": date(2026, 1, 5)},
        ],
        "ssd_cin_visits": [{"cinv_cin_visit_id": "V", "cinv_person_id": "C", "cinv_cin_visit_date": date(2026, 6, 2),
                            "cinv_cin_visit_seen": "Y"}],
        "ssd_cp_plans": [], "ssd_cla_episodes": [], "ssd_legal_status": [], "ssd_person": [], "ssd_involvements": [],
    }  # fmt: skip
    assert told("CN02", settings, **tables) == {"P": in_time}


# Care, health, missing ------------------------------------------------------------------------------------------------

CARE = {"clae_cla_id": "L", "clae_cla_episode_id": "1", "clae_person_id": "C"}


def in_care_since(day, child="C", **tables):
    empty = {name: [] for name in ("ssd_legal_status", "ssd_person", "ssd_involvements")}
    return empty | {"ssd_cla_episodes": [CARE | {"clae_entered_care_date": day, "clae_person_id": child}]} | tables


@pytest.mark.parametrize(
    ("settings", "entered", "late"),
    [({}, 2, False), ({}, 1, True), ({"first_limit": 28, "first_unit": "calendar days"}, 2, False),
     ({"first_limit": 28, "first_unit": "calendar days"}, 1, True), ({"first_limit": 19}, 2, True)],
)  # fmt: skip
def test_the_first_review_is_due_by_the_councils_own_days(told, settings, entered, late):
    # 20 working days, and 28 days, after 2 June 2026 is 30 June.
    tables = in_care_since(date(2026, 6, entered), ssd_cla_reviews=[])
    assert told("LA01", settings, **tables) == {"L": not late}
    assert told("LA01O", settings, **tables) == {"L": late}


def test_in_calendar_days_the_first_review_needs_no_bank_holidays(told):
    tables = in_care_since(date(2011, 6, 1), ssd_cla_reviews=[])
    assert told("LA01", **tables) == {"L": None}
    assert told("LA01", {"first_limit": 28, "first_unit": "calendar days"}, **tables) == {"L": False}


def test_a_placement_whose_child_is_not_named_is_found_by_her_period_of_care(told):
    placements = [
        {"clap_cla_placement_id": each, "clap_cla_id": "L", "clap_cla_placement_type": "U1",
         "clap_cla_placement_start_date": date(2026, 5, int(each))} for each in "123"
    ]  # fmt: skip
    assert told("LA06", **in_care_since(date(2026, 5, 1), ssd_cla_placement=placements)) == {"L": True}


def test_whether_a_child_whom_the_record_does_not_name_was_in_care_before_nobody_can_say(told):
    assert told("LA13", **in_care_since(date(2026, 5, 1), child=None)) == {"L": None}


@pytest.mark.parametrize(
    ("settings", "assessed", "in_time"),
    [({}, 29, True), ({}, 30, False), ({"limit": 28, "unit": "calendar days"}, 29, True),
     ({"limit": 28, "unit": "calendar days"}, 30, False)],
)  # fmt: skip
def test_the_first_health_assessment_is_due_by_the_councils_own_days(told, settings, assessed, in_time):
    # 20 working days, and 28 days, after 1 June 2026 is 29 June.
    check = {"clah_health_check_id": "H", "clah_person_id": "C", "clah_health_check_type": "Health Assessment",
             "clah_health_check_status": "Completed", "clah_health_check_date": date(2026, 6, assessed)}  # fmt: skip
    tables = in_care_since(date(2026, 6, 1))
    assert told("HE01", settings, **tables, ssd_cla_health=[check]) == {"L": in_time}
    assert told("HE01O", settings, **tables, ssd_cla_health=[]) == {"L": True}
    assert told("HE01O", settings, **in_care_since(date(2026, 6, 2)), ssd_cla_health=[]) == {"L": False}


def test_whether_a_child_whom_the_record_does_not_name_was_assessed_nobody_can_say(told):
    assert told("HE01", **in_care_since(date(2026, 5, 1), child=None), ssd_cla_health=[]) == {"L": None}


@pytest.mark.parametrize(
    ("settings", "hour", "day", "in_time"),
    [
        ({}, 9, 4, True),
        ({}, 10, 4, False),
        ({"counted_in": "days"}, 23, 4, True),
        ({"counted_in": "days"}, 0, 5, False),
    ],
)
def test_a_return_interview_is_held_within_72_hours_or_3_days(told, settings, hour, day, in_time):
    missing = {"miss_table_id": "M", "miss_person_id": "C", "miss_missing_episode_type": "M",
               "miss_missing_episode_end_date": date(2026, 6, 1)}  # fmt: skip
    held = {"interview_id": "I", "missing_id": "M", "returned_at": datetime.fromisoformat("2026-06-01T09:00"),
            "interview_at": datetime.fromisoformat(f"2026-06-{day:02}T{hour:02}:00")}  # fmt: skip
    found = told("MI04", settings, ssd_missing=[missing], local_return_interviews=[held], ssd_involvements=[])
    assert found == {"M": in_time}


# Adoption -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "began", "in_time"),
    [({}, date(2026, 4, 30), True), ({}, date(2026, 4, 29), False), ({"weeks": 8}, date(2026, 5, 5), True),
     ({"weeks": 8}, date(2026, 5, 4), False)],
)  # fmt: skip
def test_stage_1_may_take_two_months_or_so_many_weeks(told, settings, began, in_time):
    adopter = {"adopter_id": "A", "stage1_started": began}
    assert told("AD05", settings, local_adopters=[adopter | {"stage1_ended": AS_AT}]) == {"A": in_time}
    assert told("AD05O", settings, local_adopters=[adopter]) == {"A": not in_time}
