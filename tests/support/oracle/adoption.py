"""Adoption, by slow plain Python."""

from __future__ import annotations

from datetime import date

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import lasted_months, within_months
from tests.support.oracle.records import Records, Row, is_open

PLACED, ORDERED, REVERSED = "perm_placed_for_adoption_date", "perm_permanence_order_date", "perm_decision_reversed_date"


@oracle("AD01")
def entered_to_placed(records: Records) -> Cases:
    return {_adopted_on(row): _days(records, row, _entered(records, row), row[PLACED]) for row in _adopted(records)}


@oracle("AD02")
def entered_to_family(records: Records) -> Cases:
    cases = {}
    for row in _adopted(records):
        family = row["perm_placed_foster_carer_date"] if row["perm_adopted_by_carer_flag"] == "Y" else row[PLACED]
        cases[_adopted_on(row)] = _days(records, row, _entered(records, row), family)
    return cases


@oracle("AD03")
def authority_to_match(records: Records) -> Cases:
    cases = {}
    for row in _adopted(records):
        authority, matched = row["perm_placement_order_date"], row["perm_matched_date"]
        if authority and row[PLACED] and row[PLACED] < row[ORDERED]:
            cases[_adopted_on(row)] = _days(records, row, authority, matched and max(matched, authority))
    return cases


def _adopted(records: Records) -> list[Row]:
    return [row for row in records("ssd_permanence", perm_permanence_order_type="Adoption") if row[ORDERED]]


def _adopted_on(row: Row) -> tuple:
    return row["perm_table_id"], row[ORDERED]


def _entered(records: Records, row: Row) -> date | None:
    for period in records.care_periods:
        if period.id == row["perm_cla_id"]:
            return period.entered
    return None


def _days(records: Records, row: Row, start: date | None, end: date | None) -> tuple:
    team = records.team(row["perm_person_id"], row[ORDERED])
    if start is None or end is None or end < start:
        return team, None, 1
    return team, (end - start).days, 1


@oracle("AD04")
def under_14_months(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for row in records("ssd_permanence"):
            if not is_open(row, "perm_adm_decision_date", REVERSED, day):
                continue
            adopted = row[ORDERED] if row["perm_permanence_order_type"] == "Adoption" else None
            if adopted and adopted <= day and lasted_months(adopted, day, 36):
                continue
            team = records.team(row["perm_person_id"], day)
            cases[row["perm_table_id"], day] = (team, _moved_or_waits(records, row, day), 1)
    return cases


def _moved_or_waits(records: Records, row: Row, day: date) -> int | None:
    entered, placed = _entered(records, row), row[PLACED]
    has_moved = placed is not None and placed <= day
    if entered is None or entered > (placed if has_moved else day):
        return None
    return int(within_months(entered, placed, 14) if has_moved else not lasted_months(entered, day, 14))


@oracle("AD05")
def stage_1_ended(records: Records) -> Cases:
    return _stage_ended(records, "stage1_started", "stage1_ended", 2)


@oracle("AD06")
def stage_2_ended(records: Records) -> Cases:
    return _stage_ended(records, "stage2_started", "stage2_ended", 4)


def _stage_ended(records: Records, start: str, end: str, months: int) -> Cases:
    cases = {}
    for row in records("local_adopters"):
        began, ended = row[start], row[end]
        if ended:
            known = began is not None and began <= ended
            cases[row["adopter_id"], ended] = (None, int(within_months(began, ended, months)) if known else None, 1)
    return cases


@oracle("AD05O")
def stage_1_open(records: Records) -> Cases:
    return _stage_open(records, "stage1_started", "stage1_ended", 2)


@oracle("AD06O")
def stage_2_open(records: Records) -> Cases:
    return _stage_open(records, "stage2_started", "stage2_ended", 4)


def _stage_open(records: Records, start: str, end: str, months: int) -> Cases:
    return {
        (row["adopter_id"], day): (None, int(not within_months(row[start], day, months)), 1)
        for day in records.snapshots
        for row in records("local_adopters")
        if is_open(row, start, end, day) and (row["left_process"] is None or row["left_process"] > day)
    }


@oracle("AD07")
def reversed_decisions(records: Records) -> Cases:
    return {
        (row["perm_table_id"], row[REVERSED]): (records.team(row["perm_person_id"], row[REVERSED]), 1, 0)
        for row in records("ssd_permanence")
        if row[REVERSED]
    }
