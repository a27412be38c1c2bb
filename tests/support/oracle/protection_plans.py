"""Child protection plans from their start to their end, by slow plain Python."""

from __future__ import annotations

from datetime import date

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import lasted_months, month_point, within_months, working_days
from tests.support.oracle.records import Records, Row

PLAN, CHILD = "cppl_cp_plan_id", "cppl_person_id"
START, END = "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"


def _own_plans(records: Records) -> list[Row]:
    return [row for row in records("ssd_cp_plans") if row["cppl_cp_plan_ola"] != "Y"]


@oracle("CP04")
def planned_again(records: Records) -> Cases:
    return _again(records, lambda earlier, start: True)


@oracle("CP04", window="two_years")
def planned_again_within_two_years(records: Records) -> Cases:
    return _again(records, lambda earlier, start: earlier[END] is None or within_months(earlier[END], start, 24))


def _again(records: Records, counts) -> Cases:
    cases = {}
    for row in _own_plans(records):
        if row[START]:
            earlier = [
                other
                for other in _own_plans(records)
                if other[CHILD] == row[CHILD] and other[START] and other[START] < row[START]
            ]
            again = int(any(counts(other, row[START]) for other in earlier)) if row[CHILD] else None
            cases[row[PLAN], row[START]] = (records.team(row[CHILD], row[START]), again, 1)
    return cases


@oracle("CP05")
def ended_after_two_years(records: Records) -> Cases:
    cases = {}
    for row in _own_plans(records):
        if row[END]:
            backwards = row[START] is None or row[END] < row[START]
            long = None if backwards else int(lasted_months(row[START], row[END], 24))
            cases[row[PLAN], row[END]] = (records.team(row[CHILD], row[END]), long, 1)
    return cases


def _snapshots(records: Records, answer) -> Cases:
    """A case for each plan open at each snapshot for which `answer(plan, day)` is not "left out"."""
    cases = {}
    for day in records.snapshots:
        for row in records.cp_plans(day):
            said = answer(row, day)
            if said != "left out":
                cases[row[PLAN], day] = (records.team(row[CHILD], day), said, 1)
    return cases


@oracle("CP06")
def open_two_years(records: Records) -> Cases:
    return _snapshots(records, lambda row, day: int(lasted_months(row[START], day, 24)))


@oracle("CP07")
def reviews_on_time(records: Records) -> Cases:
    def answer(row: Row, day: date) -> int | str:
        if not lasted_months(row[START], day, 3):
            return "left out"
        return int(all(kept for end, kept in _gaps(records, row, day) if month_point(day) - month_point(end) < 372))

    return _snapshots(records, answer)


@oracle("CP07O")
def review_overdue(records: Records) -> Cases:
    return _snapshots(records, lambda row, day: int(not _gaps(records, row, day)[-1][1]))


def _gaps(records: Records, plan: Row, day: date) -> list[tuple[date, bool]]:
    """Each gap between the start, the reviews and the snapshot: when it ended, and whether it was short enough."""
    held = {row["cppr_cp_review_date"] for row in records("ssd_cp_reviews", cppr_cp_plan_id=plan[PLAN])}
    events = [plan[START], *sorted(one for one in held if one and plan[START] <= one <= day), day]
    limits = [3] + [6] * len(events)
    return [
        (later, within_months(earlier, later, limit))
        for earlier, later, limit in zip(events, events[1:], limits, strict=False)
    ]


@oracle("CP08")
def visited_in_time(records: Records) -> Cases:
    def answer(row: Row, day: date) -> int | str | None:
        run = working_days(row[START], day)
        if run is not None and run <= 10:
            return "left out"
        seen = _last_seen(records, row, day)
        if run is None or row[CHILD] is None:
            return None
        if not seen:
            return 0
        return int(working_days(seen["cppv_cp_visit_date"], day) <= 10)

    return _snapshots(records, answer)


def _seen_alone(records: Records, plan: Row, day: date) -> int | None:
    seen = _last_seen(records, plan, day)
    return {"Y": 1, "N": 0}.get(seen["cppv_cp_visit_seen_alone"]) if seen else None


@oracle("CP09")
def seen_alone(records: Records) -> Cases:
    return _snapshots(records, lambda row, day: _seen_alone(records, row, day))


@oracle("CP09", from_age=4)
def seen_alone_from_four(records: Records) -> Cases:
    def answer(row: Row, day: date) -> int | str | None:
        born = records.born(row[CHILD])
        if born and not lasted_months(born, day, 48):
            return "left out"
        return _seen_alone(records, row, day) if born else None

    return _snapshots(records, answer)


def _last_seen(records: Records, plan: Row, day: date) -> Row | None:
    if plan[CHILD] is None:
        return None
    visits = [
        row
        for row in records("ssd_cp_visits", cppv_person_id=plan[CHILD], cppv_cp_visit_seen="Y")
        if row["cppv_cp_visit_date"] and plan[START] <= row["cppv_cp_visit_date"] <= day
    ]
    return max(visits, key=lambda row: (row["cppv_cp_visit_date"], row["cppv_cp_visit_id"]), default=None)


@oracle("CP10")
def core_group_in_time(records: Records) -> Cases:
    cases = {}
    for row in _own_plans(records):
        start, met = row[START], _core_group(records, row)
        if start is None:
            continue
        took = working_days(start, met or records.as_at)
        ended = row[END] is not None and row[END] <= records.as_at
        if not met and not ended and took is not None and took <= 10:
            continue
        said = 0 if not met and ended else None if took is None else int(bool(met) and took <= 10)
        cases[row[PLAN], start] = (records.team(row[CHILD], start), said, 1)
    return cases


@oracle("CP10O")
def no_core_group_yet(records: Records) -> Cases:
    def answer(row: Row, day: date) -> int | str | None:
        met = _core_group(records, row)
        if met and met <= day:
            return "left out"
        run = working_days(row[START], day)
        return None if run is None else int(run > 10)

    return _snapshots(records, answer)


def _core_group(records: Records, plan: Row) -> date | None:
    groups = [row["core_group_date"] for row in records("local_core_groups", plan_id=plan[PLAN])]
    return min((day for day in groups if day and plan[START] and day >= plan[START]), default=None)


@oracle("CP11")
def children_on_plans(records: Records) -> Cases:
    return {
        (row[CHILD], day): (records.team(row[CHILD], day), 1, 0)
        for day in records.snapshots
        for row in records.cp_plans(day)
        if row[CHILD]
    }
