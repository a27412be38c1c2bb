"""The health of children in care, by slow plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import is_under, lasted_months, within_months, working_days
from tests.support.oracle.records import CarePeriod, Records, Row

DONE_ON, SCORED_ON = "clah_health_check_date", "csdq_sdq_completed_date"


def _done(records: Records, child: str | None, kind: str) -> list[date]:
    """The days on which a kind of check was completed."""
    rows = records("ssd_cla_health", clah_health_check_type=kind, clah_health_check_status="Completed")
    return [row[DONE_ON] for row in rows if row[DONE_ON] and child and row["clah_person_id"] == child]


@oracle("HE01")
def first_assessment_in_time(records: Records) -> Cases:
    cases = {}
    for period in records.care_periods:
        known, stayed = working_days(period.entered, records.as_at), working_days(period.entered, period.left)
        if (known is not None and known < 20) or (stayed is not None and stayed < 20):
            continue
        done = _done(records, period.child, "Health Assessment")
        first = min((day for day in done if period.entered <= day <= records.as_at), default=None)
        in_time = None if known is None else int(first is not None and working_days(period.entered, first) <= 20)
        cases[period.id, period.entered] = (records.team(period.child, period.entered), in_time, 1)
    return cases


@oracle("HE01O")
def waiting_for_the_first_assessment(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            done = _done(records, period.child, "Health Assessment")
            if not any(period.entered <= one <= day for one in done):
                waited = working_days(period.entered, day)
                late = None if waited is None else int(waited > 20)
                cases[period.id, day] = (records.team(period.child, day), late, 1)
    return cases


def _in_care_a_year(records: Records) -> Iterator[tuple[date, CarePeriod, date | None]]:
    """Each snapshot, each child then in care for 12 months or more, and when she was born."""
    for day in records.snapshots:
        for period in records.in_care(day):
            if lasted_months(period.entered, day, 12):
                yield day, period, records.born(period.child)


@oracle("HE02")
def assessed_this_year(records: Records) -> Cases:
    cases = {}
    for day, period, born in _in_care_a_year(records):
        said = None
        if born:
            done = [one for one in _done(records, period.child, "Health Assessment") if one <= day]
            months = 6 if is_under(5, born, day) else 12
            said = int(any(within_months(one, day, months) for one in done))
        cases[period.id, day] = (records.team(period.child, day), said, 1)
    return cases


@oracle("HE03")
def dentist_this_year(records: Records) -> Cases:
    return {
        (period.id, day): (
            records.team(period.child, day),
            int(
                any(one <= day and within_months(one, day, 12) for one in _done(records, period.child, "Dental Check"))
            ),
            1,
        )
        for day, period, _ in _in_care_a_year(records)
    }


@oracle("HE04")
def immunised(records: Records) -> Cases:
    said, dated = "clai_immunisations_status", "clai_immunisations_status_date"
    cases = {}
    for day, period, _ in _in_care_a_year(records):
        rows = [
            row
            for row in records("ssd_cla_immunisations", clai_person_id=period.child)
            if row[dated] is None or row[dated] <= day
        ]
        last = max(rows, key=lambda row: (row[dated] or date.min, row[said] or ""), default=None)
        cases[period.id, day] = (records.team(period.child, day), int(bool(last) and last[said] == "Y"), 1)
    return cases


def _last_score(records: Records, child: str, day: date) -> Row | None:
    """The latest questionnaire of the 12 months to a day whose score is possible."""
    rows = [
        row
        for row in records("ssd_sdq_scores", csdq_person_id=child)
        if row["csdq_sdq_score"] in range(41)
        and row[SCORED_ON]
        and row[SCORED_ON] <= day
        and within_months(row[SCORED_ON], day, 12)
    ]
    return max(rows, key=lambda row: (row[SCORED_ON], row["csdq_table_id"]), default=None)


def _aged_4_to_16(records: Records) -> Iterator[tuple[date, CarePeriod, date | None]]:
    for day, period, born in _in_care_a_year(records):
        if born is None or (is_under(17, born, day) and not is_under(4, born, day)):
            yield day, period, born


@oracle("HE05")
def questionnaire_done(records: Records) -> Cases:
    return {
        (period.id, day): (
            records.team(period.child, day),
            None if born is None else int(_last_score(records, period.child, day) is not None),
            1,
        )
        for day, period, born in _aged_4_to_16(records)
    }


@oracle("HE06")
def average_score(records: Records) -> Cases:
    cases = {}
    for day, period, born in _aged_4_to_16(records):
        if last := _last_score(records, period.child, day):
            score = None if born is None else last["csdq_sdq_score"]
            cases[period.id, day] = (records.team(period.child, day), score, 1)
    return cases
