"""Supervision, audits and chronologies, by slow plain Python."""

from __future__ import annotations

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import within_months
from tests.support.oracle.records import Records

MONTHS = {"child protection": 2, "in care": 3, "child in need": 3}
GRADES = {"outstanding": 1, "good": 1, "requires improvement": 0, "inadequate": 0}


@oracle("QA01")
def supervised(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for child, (kind, opened) in records.open_children(day).items():
            held = [row["supervision_date"] for row in records("local_supervisions", person_id=child)]
            held = [one for one in held if one and opened <= one <= day]
            if held or not within_months(opened, day, MONTHS[kind]):
                in_time = any(within_months(one, day, MONTHS[kind]) for one in held)
                cases[child, day] = (records.team(child, day), int(in_time), 1)
    return cases


@oracle("QA02")
def graded(records: Records) -> Cases:
    return _graded(records, "grade")


@oracle("QA02M")
def graded_by_the_moderator(records: Records) -> Cases:
    return {case: said for case, said in _graded(records, "moderated_grade").items() if said[1] is not None}


def _graded(records: Records, column: str) -> Cases:
    return {
        (row["audit_id"], row["completed_date"]): (row["team_id"], GRADES.get(row[column]), 1)
        for row in records("local_audits")
        if row["completed_date"]
    }


@oracle("QA03")
def audited_as_planned(records: Records) -> Cases:
    cases = {}
    for row in records("local_audits"):
        if row["planned_date"]:
            done = row["completed_date"] is not None and row["completed_date"] <= records.as_at
            cases[row["audit_id"], row["planned_date"]] = (row["team_id"], int(done), 1)
    return cases


@oracle("QA04")
def chronology(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for child in records.open_children(day):
            updated = [row["updated_date"] for row in records("local_chronologies", person_id=child)]
            is_new = any(one and one <= day and within_months(one, day, 3) for one in updated)
            cases[child, day] = (records.team(child, day), int(is_new), 1)
    return cases
