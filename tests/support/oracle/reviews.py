"""Reviews of children in care, by slow plain Python."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import in_the_year_before, is_under, within_months, working_days
from tests.support.oracle.records import CarePeriod, Records

HELD = "clar_cla_review_date"


@oracle("LA01")
def every_review_in_time(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            been = working_days(period.entered, day)
            if been is None:
                cases[period.id, day] = (records.team(period.child, day), None, 1)
            elif been >= 20:
                kept = [
                    _in_time(count, earlier, later)
                    for count, (earlier, later) in enumerate(pairwise(_events(records, period, day)), 1)
                    if in_the_year_before(later, day)
                ]
                cases[period.id, day] = (records.team(period.child, day), int(all(kept)), 1)
    return cases


@oracle("LA01O")
def waiting_for_a_review(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            events = _events(records, period, day)
            kept = _in_time(len(events) - 1, events[-2], events[-1])
            cases[period.id, day] = (records.team(period.child, day), None if kept is None else int(not kept), 1)
    return cases


def _events(records: Records, period: CarePeriod, day: date) -> list[date]:
    """The day she entered care, the days of her reviews, and the snapshot."""
    held = {
        row[HELD]
        for row in records("ssd_cla_reviews", clar_cla_id=period.id)
        if row["clar_cla_review_cancelled"] != "Y" and row[HELD] and period.entered <= row[HELD] <= day
    }
    return [period.entered, *sorted(held), day]


def _in_time(count: int, earlier: date, later: date) -> bool | None:
    if count == 1:
        took = working_days(earlier, later)
        return None if took is None else took <= 20
    return within_months(earlier, later, 3 if count == 2 else 6)


@oracle("LA02")
def took_part(records: Records) -> Cases:
    periods = {period.id: period for period in records.care_periods}
    short_breaks = {row["clae_cla_id"] for row in records("ssd_cla_episodes")} - {None} - set(periods)
    cases = {}
    for row in records("ssd_cla_reviews"):
        day, how = row[HELD], row["clar_cla_review_participation"]
        if day is None or row["clar_cla_review_cancelled"] == "Y" or how == "PN0" or row["clar_cla_id"] in short_breaks:
            continue
        child = periods[row["clar_cla_id"]].child if row["clar_cla_id"] in periods else None
        born = records.born(child)
        if born and is_under(4, born, day):
            continue
        part = None if how is None or born is None else int(how != "PN7")
        cases[row["clar_cla_review_id"], day] = (records.team(child, day), part, 1)
    return cases
