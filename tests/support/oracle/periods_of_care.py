"""Entering and leaving care, plans and workers meanwhile, by slow plain Python."""

from __future__ import annotations

from datetime import date

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import in_the_year_before, within_months
from tests.support.oracle.records import Records, is_open

PLAN_START, PLAN_END = "lacp_cla_care_plan_start_date", "lacp_cla_care_plan_end_date"
FLAGS = [
    "remainsup",
    "return1m",
    "return6m",
    "returnev",
    "ltrelfr",
    "ltfost18",
    "resplmt",
    "suppliv",
    "adoption",
    "otherpln",
]


@oracle("LA04")
def care_plan_up_to_date(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            fresh = any(
                row[PLAN_START] and period.entered <= row[PLAN_START] <= day and within_months(row[PLAN_START], day, 6)
                for row in records("ssd_cla_care_plan", lacp_person_id=period.child)
            )
            cases[period.id, day] = (records.team(period.child, day), int(fresh), 1)
    return cases


@oracle("LA05")
def plan_for_permanence(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            if within_months(period.entered, day, 4):
                continue
            planned = any(
                is_open(row, PLAN_START, PLAN_END, day)
                and any(row[f"lacp_cla_care_plan_{flag}"] == "Y" for flag in FLAGS)
                for row in records("ssd_cla_care_plan", lacp_person_id=period.child)
            )
            cases[period.id, day] = (records.team(period.child, day), int(planned), 1)
    return cases


@oracle("LA10")
def many_workers(records: Records) -> Cases:
    start, end = "invo_involvement_start_date", "invo_involvement_end_date"
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            workers = {
                row["invo_professional_id"]
                for row in records("ssd_involvements", invo_person_id=period.child)
                if row["invo_professional_role_id"] in ("ALLOCATED", None)
                and row[start]
                and row[start] <= day
                and (row[end] is None or row[end] > day or in_the_year_before(row[end], day))
            } - {None}
            cases[period.id, day] = (records.team(period.child, day), int(len(workers) >= 3), 1)
    return cases


@oracle("LA11")
def left_for_a_guardian(records: Records) -> Cases:
    left = [period for period in records.care_periods if period.left]
    cases = {}
    for period in left:
        again = any(
            other.child == period.child
            and period.child
            and _financial_year(other.left) == _financial_year(period.left)
            and (other.left, other.id) > (period.left, period.id)
            for other in left
        )
        if not again:
            by_order = None if period.reason is None else int(period.reason in ("E41", "E45", "E46", "E47", "E48"))
            cases[period.id, period.left] = (records.team(period.child, period.left), by_order, 1)
    return cases


def _financial_year(day: date) -> int:
    return day.year if day >= date(day.year, 4, 1) else day.year - 1


@oracle("LA12")
def in_care(records: Records) -> Cases:
    return {
        (period.child, day): (records.team(period.child, day), 1, 0)
        for day in records.snapshots
        for period in records.in_care(day)
    }


@oracle("LA13")
def came_back(records: Records) -> Cases:
    cases = {}
    for period in records.care_periods:
        soon = any(
            other.child == period.child
            and period.child
            and other.id != period.id
            and other.entered <= period.entered
            and other.left
            and other.left <= period.entered
            and within_months(other.left, period.entered, 12)
            for other in records.care_periods
        )
        cases[period.id, period.entered] = (records.team(period.child, period.entered), int(soon), 1)
    return cases
