"""Each setting that a measure offers is obeyed, and what nobody can say is counted and shown."""

from datetime import date

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


def test_an_enquiry_that_stands_twice_makes_one_conference_no_two(told):
    held = {"icpc_icpc_id": "I", "icpc_s47_enquiry_id": "E", "icpc_icpc_date": AS_AT}
    assert told("CP01", ssd_initial_cp_conference=[held], ssd_s47_enquiry=[ENQUIRY, ENQUIRY]) == {"I": True}


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
