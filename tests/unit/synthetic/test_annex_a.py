"""Whom each list holds, on 31 March 2026: the six months begin on 30 September 2025, the twelve on 31 March 2025."""

from datetime import date

import pytest
from openpyxl import load_workbook

from goldthread.records.annex_a.description import lists
from goldthread.synthetic.annex_a import write_annex_a
from tests.support.records import load_of

AS_AT = date(2026, 3, 31)
JUST_IN, JUST_OUT, LONG_AGO = date(2025, 9, 30), date(2025, 9, 29), date(2023, 5, 1)
ALWAYS = {
    "ssd_person": [
        {"pers_person_id": "7", "pers_gender": "02", "pers_ethnicity": "WBRI", "pers_dob": date(2015, 4, 1)},
        {"pers_person_id": "8", "pers_sex": "M"},
    ],
    "ssd_department": [{"dept_team_id": "T1", "dept_team_name": "North"}],
    "ssd_professionals": [{"prof_professional_id": "W1", "prof_professional_name": "Pat Doe"}],
}


@pytest.fixture
def written(tmp_path):
    """The rows of one list, by the short names of its columns, without empty cells."""

    def rows(number: int, **tables):
        load = load_of(tmp_path / "load", ALWAYS | tables, AS_AT)
        counts = write_annex_a(load, to=tmp_path / "annex.xlsx", as_at=AS_AT)
        book = load_workbook(tmp_path / "annex.xlsx", read_only=True)
        head, *below = book[f"List {number}"].iter_rows(values_only=True)
        names = [lists()[number].column(header) for header in head]
        assert len(below) == counts[number]
        return [{name: cell for name, cell in zip(names, row, strict=True) if cell is not None} for row in below]

    return rows


def days(rows, column):
    return sorted(row[column].date() for row in rows)


def test_the_workbook_has_every_list_with_every_heading(tmp_path):
    counts = write_annex_a(load_of(tmp_path / "load", ALWAYS, AS_AT), to=tmp_path / "annex.xlsx", as_at=AS_AT)
    book = load_workbook(tmp_path / "annex.xlsx")
    assert counts == dict.fromkeys(range(1, 12), 0)
    for number, about in lists().items():
        assert [cell.value for cell in book[f"List {number}"][1]] == [field.header for field in about.fields]


def test_contacts_of_six_months(written):
    contacts = [
        {"cont_contact_id": str(at), "cont_person_id": "7", "cont_contact_date": day, "cont_contact_source_code": "2A"}
        for at, day in enumerate((JUST_OUT, JUST_IN, AS_AT, date(2026, 4, 1), None))
    ]
    rows = written(1, ssd_contacts=contacts)
    assert days(rows, "contact_date") == [JUST_IN, AS_AT]
    assert (rows[0]["contact_source"], rows[0]["gender"], rows[0]["ethnicity"], rows[0]["age"]) == (
        "e) 2A: Schools", "b) Female", "a) WBRI", 10,
    )  # fmt: skip


def test_referrals_of_six_months_count_the_earlier_ones_of_twelve(written):
    def referral(at, child, day, nfa="N"):
        return {"cine_referral_id": str(at), "cine_person_id": child, "cine_referral_date": day,
                "cine_referral_nfa": nfa, "cine_referral_team": "T1", "cine_referral_worker_id": "W1"}  # fmt: skip

    rows = written(
        3,
        ssd_cin_episodes=[
            referral(1, "7", date(2025, 1, 9)),
            referral(2, "7", date(2025, 1, 10)),
            referral(3, "7", date(2026, 1, 10), "Y"),
            referral(4, "7", date(2026, 1, 10)),
        ],
    )
    assert [(row["referrals_in_12_months"], row["no_further_action"]) for row in rows] == [(1, "a) Yes"), (1, "b) No")]
    assert (rows[0]["allocated_team"], rows[0]["allocated_worker"]) == ("North", "Pat Doe")


def test_assessments_authorised_in_six_months_and_open_ones(written):
    def assessment(at, start, authorised, seen=None):
        return {"cina_assessment_id": at, "cina_person_id": "7", "cina_assessment_start_date": start,
                "cina_assessment_auth_date": authorised, "cina_assessment_child_seen": seen}  # fmt: skip

    rows = written(
        4,
        ssd_cin_assessments=[
            assessment("done long ago", LONG_AGO, JUST_OUT),
            assessment("done just in time", LONG_AGO, JUST_IN, "Y"),
            assessment("open", date(2023, 5, 2), None),
            assessment("start unknown", None, AS_AT),
            assessment("not begun", date(2026, 4, 1), None),
        ],
    )
    starts = [row.get("assessment_started") and row["assessment_started"].date() for row in rows]
    assert starts == [LONG_AGO, date(2023, 5, 2), None]
    assert [row["child_seen"] for row in rows] == ["a) Yes", "c) Unknown", "c) Unknown"]


def test_children_in_need_without_referrals_alone_and_without_care_leavers(written):
    def episode(child, start, closed=None, nfa="N"):
        return {"cine_referral_id": f"{child}{start}", "cine_person_id": child, "cine_referral_date": start,
                "cine_close_date": closed, "cine_referral_nfa": nfa}  # fmt: skip

    rows = written(
        6,
        ssd_cin_episodes=[
            episode("7", LONG_AGO),
            episode("7", date(2022, 1, 1), JUST_OUT),
            episode("7", date(2022, 1, 2), JUST_IN),
            episode("7", date(2026, 1, 1), nfa="Y"),
            episode("8", LONG_AGO),
        ],
        ssd_care_leavers=[{"clea_table_id": "1", "clea_person_id": "8", "clea_care_leaver_eligibility": "Relevant"}],
        ssd_cin_plans=[{"cinp_cin_plan_id": "1", "cinp_person_id": "7", "cinp_cin_plan_start_date": LONG_AGO}],
    )
    assert [(row["started"].date(), row["case_status"]) for row in rows] == [
        (date(2022, 1, 2), "e) Closed episode"),
        (LONG_AGO, "c) Child in need plan"),
    ]


def test_plans_open_now_or_ended_in_six_months_with_the_last_visit_and_review(written):
    def plan(at, start, end=None, ola="N"):
        return {"cppl_cp_plan_id": at, "cppl_person_id": "7", "cppl_cp_plan_start_date": start,
                "cppl_cp_plan_end_date": end, "cppl_cp_plan_ola": ola}  # fmt: skip

    rows = written(
        7,
        ssd_cp_plans=[
            plan("1", date(2020, 1, 1), JUST_OUT),
            plan("2", date(2024, 1, 1), JUST_IN),
            plan("3", date(2025, 12, 1)),
            plan("4", date(2025, 12, 1), ola="Y"),
        ],
        ssd_cp_visits=[
            {"cppv_cp_visit_id": "a", "cppv_person_id": "7", "cppv_cp_visit_date": date(2026, 2, 3),
             "cppv_cp_visit_seen": "N", "cppv_cp_visit_seen_alone": "N"},
            {"cppv_cp_visit_id": "b", "cppv_person_id": "7", "cppv_cp_visit_date": date(2026, 4, 3)},
        ],
        ssd_cp_reviews=[{"cppr_cp_review_id": "a", "cppr_cp_plan_id": "3", "cppr_cp_review_date": date(2026, 2, 20)}],
    )  # fmt: skip
    assert [(row["plan_started"].date(), row["previous_plans"]) for row in rows] == [
        (date(2024, 1, 1), 1),
        (date(2025, 12, 1), 2),
    ]
    assert (rows[1]["last_visit"].date(), rows[1]["seen_alone"]) == (date(2026, 2, 3), "b) No")
    assert rows[1]["latest_review"].date() == date(2026, 2, 20)


def test_children_in_care_one_row_a_child_short_breaks_left_out(written):
    def episode(child, period, entered, ceased=None, reason=None):
        return {"clae_cla_episode_id": period, "clae_cla_id": period, "clae_person_id": child,
                "clae_cla_episode_start_date": entered, "clae_entered_care_date": entered,
                "clae_cla_episode_ceased_date": ceased, "clae_cla_episode_ceased_reason": reason}  # fmt: skip

    moved = [
        {"clap_cla_placement_id": str(at), "clap_cla_id": "now", "clap_person_id": "7",
         "clap_cla_placement_type": kind, "clap_cla_placement_start_date": start, "clap_cla_placement_end_date": end}
        for at, (kind, start, end) in enumerate(
            [("U6", date(2025, 12, 1), date(2026, 1, 1)), ("T4", date(2026, 1, 1), date(2026, 1, 3)),
             ("K2", date(2026, 1, 3), None)]
        )
    ]  # fmt: skip
    rows = written(
        8,
        ssd_cla_episodes=[
            episode("7", "before", date(2024, 1, 1), date(2025, 11, 1), "E4A"),
            episode("7", "now", date(2025, 12, 1)),
            episode("8", "short breaks", date(2025, 12, 1)),
        ],
        ssd_legal_status=[
            {"lega_legal_status_id": "1", "lega_person_id": "7", "lega_legal_status": "C1",
             "lega_legal_status_start_date": date(2025, 12, 1)},
            {"lega_legal_status_id": "2", "lega_person_id": "8", "lega_legal_status": "V4",
             "lega_legal_status_start_date": date(2025, 12, 1)},
        ],
        ssd_cla_placement=moved,
        ssd_cla_care_plan=[
            {"lacp_table_id": "1", "lacp_person_id": "7", "lacp_cla_care_plan_start_date": date(2026, 1, 1),
             "lacp_cla_care_plan_adoption": "Y", "lacp_cla_care_plan_ltfost18": "Y"},
        ],
    )  # fmt: skip
    (row,) = rows
    asked = ("placement", "perm", "legal_status", "second")
    assert {name: cell for name, cell in row.items() if name.startswith(asked)} == {
        "second_period_in_12_months": "a) Yes", "legal_status": "C1", "permanence_plan": "f) Long-term fostering",
        "placements_in_12_months": 2, "placement_type": "p) K2",
        "legal_status_started": row["care_started"], "placement_started": row["placement_started"],
    }  # fmt: skip
    assert row["placement_started"].date() == date(2026, 1, 3)


def test_adopted_in_twelve_months_waiting_or_reversed(written):
    def child(at, **more):
        return {"perm_table_id": at, "perm_person_id": "7", "perm_adm_decision_date": LONG_AGO} | more

    rows = written(
        10,
        ssd_permanence=[
            child("1", perm_permanence_order_date=date(2025, 3, 30), perm_permanence_order_type="Adoption"),
            child("2", perm_permanence_order_date=date(2025, 3, 31), perm_permanence_order_type="Adoption"),
            child("3", perm_decision_reversed_date=date(2025, 3, 30)),
            child("4", perm_decision_reversed_date=AS_AT, perm_decision_reversed_reason="RD3"),
            child("5"),
        ],
    )
    assert [(row.get("adoption_order"), row.get("reversal_reason")) for row in rows] == [
        (rows[0]["adoption_order"], None), (None, "RD3"), (None, None),
    ]  # fmt: skip


def test_adopters_in_touch_in_twelve_months(written):
    rows = written(
        11,
        local_adopters=[
            {"adopter_id": "1", "stage1_started": LONG_AGO, "left_process": date(2025, 3, 30)},
            {"adopter_id": "2", "stage1_started": LONG_AGO, "left_process": date(2025, 3, 31)},
            {"adopter_id": "3", "stage1_started": LONG_AGO},
        ],
    )
    assert [row["adopter_id"] for row in rows] == ["2", "3"]
