"""Assessments, by slow plain Python."""

from __future__ import annotations

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import within_months, working_days
from tests.support.oracle.records import Records, Row, is_open

START, AUTHORISED = "cina_assessment_start_date", "cina_assessment_auth_date"


@oracle("AS01")
def completed_in_time(records: Records) -> Cases:
    return {_case(row): _in_time(row, row[START]) for row in records("ssd_cin_assessments") if row[AUTHORISED]}


@oracle("AS01", start="referral")
def completed_in_time_from_the_referral(records: Records) -> Cases:
    referred = {row["cine_referral_id"]: row["cine_referral_date"] for row in records("ssd_cin_episodes")}
    return {
        _case(row): _in_time(row, referred.get(row["cina_referral_id"]))
        for row in records("ssd_cin_assessments")
        if row[AUTHORISED]
    }


def _case(row: Row) -> tuple:
    return row["cina_assessment_id"], row[AUTHORISED]


def _in_time(row: Row, start) -> tuple:
    took = working_days(start, row[AUTHORISED])
    if took is None or row[AUTHORISED] < start:
        return row["cina_assessment_team"], None, 1
    return row["cina_assessment_team"], int(took <= 45), 1


@oracle("AS02")
def open_too_long(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for row in records("ssd_cin_assessments"):
            if is_open(row, START, AUTHORISED, day):
                run = working_days(row[START], day)
                late = None if run is None else int(run > 45)
                cases[row["cina_assessment_id"], day] = (row["cina_assessment_team"], late, 1)
    return cases


@oracle("AS03")
def child_seen(records: Records) -> Cases:
    seen = {"Y": 1, "N": 0}
    return {
        _case(row): (row["cina_assessment_team"], seen.get(row["cina_assessment_child_seen"]), 1)
        for row in records("ssd_cin_assessments")
        if row[AUTHORISED]
    }


@oracle("AS04")
def assessed_within_a_year(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for child in records.open_children(day):
            done = [row[AUTHORISED] for row in records("ssd_cin_assessments", cina_person_id=child) if row[AUTHORISED]]
            recent = any(one <= day and within_months(one, day, 12) for one in done)
            cases[child, day] = (records.team(child, day), int(recent), 1)
    return cases
