"""The workforce, by slow plain Python."""

from __future__ import annotations

from datetime import date

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import in_the_year_before
from tests.support.oracle.records import Records, Row, is_open


@oracle("WF01")
def empty_posts(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for row in records("local_vacancies"):
            if is_open(row, "start_date", "end_date", day):
                cases[f"{row['vacancy_id']} (vacancy)", day] = (row["team_id"], row["fte"], row["fte"])
        cases |= {_staff(row, day): _none_of(row) for row in _in_post(records, day, "employed")}
    return cases


@oracle("WF02")
def leavers(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        cases |= {_staff(row, day): _none_of(row) for row in _in_post(records, day, "employed")}
        for row in records("local_staff", kind="employed"):
            if row["end_date"] and in_the_year_before(row["end_date"], day):
                cases[_staff(row, day)] = (row["team_id"], row["fte"], None if row["fte"] is None else 0)
    return cases


@oracle("WF03")
def from_agencies(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        cases |= {_staff(row, day): _none_of(row) for row in _in_post(records, day, "employed")}
        for row in _in_post(records, day, "agency"):
            cases[_staff(row, day)] = (row["team_id"], row["fte"], row["fte"])
    return cases


def _in_post(records: Records, day: date, kind: str) -> list[Row]:
    return [row for row in records("local_staff", kind=kind) if is_open(row, "start_date", "end_date", day)]


def _staff(row: Row, day: date) -> tuple:
    return row["staff_id"], day


def _none_of(row: Row) -> tuple:
    return row["team_id"], None if row["fte"] is None else 0, row["fte"]


@oracle("WF04")
def children_to_a_worker(records: Records) -> Cases:
    cases = {}
    for (worker, day), (team, children) in _caseloads(records).items():
        rows = records("ssd_professionals", prof_professional_id=worker)
        fte = rows[0]["prof_full_time_equivalency"] if rows else None
        cases[worker, day] = (team, children if fte else None, fte)
    return cases


@oracle("WF05", limit=1)
def more_than_one_child(records: Records) -> Cases:
    return {case: (team, int(children > 1), 1) for case, (team, children) in _caseloads(records).items()}


def _caseloads(records: Records) -> dict[tuple, tuple]:
    """By worker and day the least team of her open children, and how many they are."""
    loads: dict[tuple, list] = {}
    for day in records.snapshots:
        for child in records.open_children(day):
            team, worker = records.worker(child, day)
            if worker:
                loads.setdefault((worker, day), []).append(team)
    return {case: (min(filter(None, teams), default=None), len(teams)) for case, teams in loads.items()}


@oracle("WF06")
def qualified_worker(records: Records) -> Cases:
    registered = {
        row["prof_professional_id"] for row in records("ssd_professionals") if row["prof_social_worker_registration_no"]
    }
    cases = {}
    for day in records.snapshots:
        for child, (kind, _) in records.open_children(day).items():
            if kind in ("in care", "child protection"):
                team, worker = records.worker(child, day)
                cases[child, day] = (team, int(worker in registered), 1)
    return cases
