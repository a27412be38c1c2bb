"""Care leavers, by slow plain Python: the records hold only how things stand on the last snapshot."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import is_under, within_months
from tests.support.oracle.records import Records, Row

STUDY_OR_WORK = ("F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5")


@oracle("CL01")
def suitable_home(records: Records) -> Cases:
    return _of_age(records, 19, 21, _is_suitable)


@oracle("CL01Y")
def suitable_home_of_the_younger(records: Records) -> Cases:
    return _of_age(records, 17, 18, _is_suitable)


@oracle("CL02")
def study_or_work(records: Records) -> Cases:
    return _of_age(records, 19, 21, _studies_or_works)


@oracle("CL02Y")
def study_or_work_of_the_younger(records: Records) -> Cases:
    return _of_age(records, 17, 18, _studies_or_works)


def _is_suitable(row: Row) -> bool:
    return row["clea_care_leaver_accom_suitable"] == "1"


def _studies_or_works(row: Row) -> bool:
    return row["clea_care_leaver_activity"] in STUDY_OR_WORK


def _of_age(records: Records, youngest: int, oldest: int, counts: Callable[[Row], bool]) -> Cases:
    cases = {}
    for row in _entitled(records):
        born = records.born(row["clea_person_id"])
        if born is None:
            cases |= _case(records, row, None)
        elif not is_under(youngest, born, records.as_at) and is_under(oldest + 1, born, records.as_at):
            cases |= _case(records, row, counts(row))
    return cases


@oracle("CL03")
def in_touch(records: Records) -> Cases:
    cases = {}
    for row in _alive_and_away(records):
        said = row["clea_care_leaver_in_touch"]
        cases |= _case(records, row, None if said is None else said == "YES")
    return cases


@oracle("CL03C")
def spoken_to(records: Records) -> Cases:
    cases = {}
    for row in _alive_and_away(records):
        last = row["clea_care_leaver_latest_contact"]
        is_to_come = last is not None and last > records.as_at
        in_time = last is not None and (records.as_at - last).days <= 56
        cases |= _case(records, row, None if is_to_come else in_time)
    return cases


def _alive_and_away(records: Records) -> list[Row]:
    return [row for row in _entitled(records) if row["clea_care_leaver_in_touch"] not in ("DIED", "RHOM")]


def _entitled(records: Records) -> list[Row]:
    """Without those who are said to have no entitlement now; where nothing is said, they stay."""
    every = records("ssd_care_leavers")
    return [row for row in every if row["clea_care_leaver_eligibility"] != "No Current Eligibility"]


@oracle("CL04")
def pathway_plan(records: Records) -> Cases:
    return _pathway_plan(records, from_18=6)


@oracle("CL04", months_over_18=12)
def pathway_plan_yearly_from_18(records: Records) -> Cases:
    return _pathway_plan(records, from_18=12)


def _pathway_plan(records: Records, from_18: int) -> Cases:
    cases = {}
    for row in records("ssd_care_leavers"):
        if row["clea_care_leaver_eligibility"] not in ("Eligible", "Relevant", "Former Relevant"):
            continue
        born, reviewed = records.born(row["clea_person_id"]), row["clea_pathway_plan_review_date"]
        if born is not None and not is_under(21, born, records.as_at):
            continue
        if born is None or (reviewed and reviewed > records.as_at):
            cases |= _case(records, row, None)
        else:
            months = 6 if is_under(18, born, records.as_at) else from_18
            cases |= _case(records, row, reviewed is not None and within_months(reviewed, records.as_at, months))
    return cases


@oracle("CL05")
def adviser(records: Records) -> Cases:
    cases = {}
    for row in records("ssd_care_leavers"):
        if row["clea_care_leaver_eligibility"] in ("Relevant", "Former Relevant"):
            cases |= _case(records, row, bool(row["clea_care_leaver_personal_advisor"]))
    return cases


def _case(records: Records, row: Row, counts: bool | None) -> Cases:
    numerator = None if counts is None else int(counts)
    return {(row["clea_table_id"], records.as_at): (row["clea_care_leaver_allocated_team"], numerator, 1)}
