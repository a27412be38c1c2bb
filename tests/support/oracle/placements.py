"""Visits, placements and their ends, by slow plain Python."""

from __future__ import annotations

from datetime import date

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import in_the_year_before, is_under, lasted_months, within_months
from tests.support.oracle.records import CarePeriod, Records, Row, is_open

START, END, TYPE, ID = (
    "clap_cla_placement_start_date",
    "clap_cla_placement_end_date",
    "clap_cla_placement_type",
    "clap_cla_placement_id",
)
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")


def current_placement(records: Records, period: CarePeriod, day: date, without: tuple = ()) -> Row | None:
    """The placement of a period that is open on a day; of two the one that began later."""
    rows = [
        row
        for row in records("ssd_cla_placement", clap_cla_id=period.id)
        if is_open(row, START, END, day) and row[TYPE] not in without
    ]
    return max(rows, key=lambda row: (row[START], row[ID]), default=None)


@oracle("LA03")
def visited_in_time(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            placement = current_placement(records, period, day)
            within = None if placement is None else int(_visited(records, period, placement, day))
            cases[period.id, day] = (records.team(period.child, day), within, 1)
    return cases


def _visited(records: Records, period: CarePeriod, placement: Row, day: date) -> bool:
    visits = [
        row["clav_cla_visit_date"]
        for row in records("ssd_cla_visits", clav_person_id=period.child)
        if row["clav_cla_visit_date"] and period.entered <= row["clav_cla_visit_date"] <= day
    ]
    if not visits or max(visits) < placement[START]:
        return (day - placement[START]).days <= 7
    since = (day - max(visits)).days
    if placement[TYPE] == "P1" and records.legal_status(period.child, day) == "C1":
        return since <= 28
    plan_start, plan_end = "lacp_cla_care_plan_start_date", "lacp_cla_care_plan_end_date"
    to_eighteen = any(
        is_open(row, plan_start, plan_end, day) and row["lacp_cla_care_plan_ltfost18"] == "Y"
        for row in records("ssd_cla_care_plan", lacp_person_id=period.child)
    )
    if to_eighteen and lasted_months(placement[START], day, 12):
        return within_months(max(visits), day, 3)
    return since <= 42


@oracle("LA06")
def moved_often(records: Records) -> Cases:
    cases, children = {}, {period.id: period.child for period in records.care_periods}
    for day in records.snapshots:
        for period in records.in_care(day):
            homes = {
                row[ID]
                for row in records("ssd_cla_placement")
                if (row["clap_person_id"] or children.get(row["clap_cla_id"])) == period.child
                and row[TYPE] not in (*TEMPORARY, "A3", "A5")
                and row[START]
                and row[START] <= day
                and (row[END] is None or row[END] > day or in_the_year_before(row[END], day))
            }
            cases[period.id, day] = (records.team(period.child, day), int(len(homes) >= 3), 1)
    return cases


@oracle("LA07")
def settled(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            born = records.born(period.child)
            if lasted_months(period.entered, day, 30) and (born is None or is_under(16, born, day)):
                said = None if born is None else _settled(records, period, day)
                cases[period.id, day] = (records.team(period.child, day), said, 1)
    return cases


def _settled(records: Records, period: CarePeriod, day: date) -> int | None:
    placement = current_placement(records, period, day, without=TEMPORARY)
    if placement is None:
        return None
    began = placement[START]
    if placement[TYPE] in ("A3", "A4", "A5", "A6"):
        earlier = [
            row[START]
            for row in records("ssd_cla_placement", clap_cla_id=period.id)
            if row[TYPE] not in TEMPORARY and row[START] and row[START] < began
        ]
        began = max(earlier, default=began)
    return int(lasted_months(began, day, 24))


@oracle("LA08")
def far_from_home(records: Records) -> Cases:
    outside = {row["placement_id"]: row["outside_area"] for row in records("local_placement_locations")}
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            placement = current_placement(records, period, day)
            miles = placement and placement["clap_cla_placement_distance"]
            if miles is not None and miles != 999.9:
                far = 0 if miles <= 20 else {"Y": 1, "N": 0}.get(outside.get(placement[ID]))
                cases[period.id, day] = (records.team(period.child, day), far, 1)
    return cases


@oracle("LA09")
def ended_unplanned(records: Records) -> Cases:
    periods = {period.id: period for period in records.care_periods}
    short_breaks = {row["clae_cla_id"] for row in records("ssd_cla_episodes")} - {None} - set(periods)
    cases = {}
    for row in records("ssd_cla_placement"):
        day, why, period = row[END], row["clap_cla_placement_change_reason"], periods.get(row["clap_cla_id"])
        if day is None or row["clap_cla_id"] in short_breaks or (period and period.left == day):
            continue
        child = row["clap_person_id"] or (period.child if period else None)
        unplanned = None if why is None else int(why in ("ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CLOSE"))
        cases[row[ID], day] = (records.team(child, day), unplanned, 1)
    return cases
