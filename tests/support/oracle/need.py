"""Children in need and early help, by slow plain Python."""

from __future__ import annotations

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import within_months, working_days
from tests.support.oracle.records import Records, is_open

START, END = "earl_episode_start_date", "earl_episode_end_date"


@oracle("CN01")
def children_in_need(records: Records) -> Cases:
    return {
        (child, day): (records.team(child, day), 1, 0)
        for day in records.snapshots
        for child in records.children_in_need(day)
    }


@oracle("CN02")
def visited_in_time(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for row in records.cin_plans(day):
            start, child = row["cinp_cin_plan_start_date"], row["cinp_person_id"]
            run = working_days(start, day)
            if run is not None and run <= 20:
                continue
            visits = records("ssd_cin_visits", cinv_person_id=child, cinv_cin_visit_seen="Y")
            seen = [one["cinv_cin_visit_date"] for one in visits if one["cinv_cin_visit_date"]]
            seen = [one for one in seen if start <= one <= day]
            said = None if run is None else int(bool(seen) and working_days(max(seen), day) <= 20)
            cases[row["cinp_cin_plan_id"], day] = (records.team(child, day), said, 1)
    return cases


@oracle("CN03")
def open_too_long(records: Records) -> Cases:
    return {
        (row["cinp_cin_plan_id"], day): (
            records.team(row["cinp_person_id"], day),
            int(not within_months(row["cinp_cin_plan_start_date"], day, 9)),
            1,
        )
        for day in records.snapshots
        for row in records.cin_plans(day)
    }


@oracle("EH01")
def early_help_started(records: Records) -> Cases:
    return {
        (row["earl_episode_id"], row[START]): (None, 1, 0) for row in records("ssd_early_help_episodes") if row[START]
    }


@oracle("EH02")
def early_help_open(records: Records) -> Cases:
    return {
        (row["earl_episode_id"], day): (None, 1, 0)
        for day in records.snapshots
        for row in records("ssd_early_help_episodes")
        if is_open(row, START, END, day)
    }
