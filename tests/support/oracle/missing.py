"""Missing children and the interviews when they are back, by slow plain Python."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import in_the_year_before
from tests.support.oracle.records import Records, Row

START, END = "miss_missing_episode_start_date", "miss_missing_episode_end_date"


def _missing(records: Records, from_day: str) -> list[Row]:
    return [row for row in records("ssd_missing", miss_missing_episode_type="M") if row[from_day]]


@oracle("MI01")
def went_missing_from_care(records: Records) -> Cases:
    cases = {}
    for row in _missing(records, START):
        child, day = row["miss_person_id"], row[START]
        if child and any(
            period.child == child and period.entered <= day and (period.left is None or period.left > day)
            for period in records.care_periods
        ):
            cases[row["miss_table_id"], day] = (records.team(child, day), 1, 0)
    return cases


@oracle("MI01C")
def missing_this_year(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            went = any(
                row["miss_person_id"] == period.child and in_the_year_before(row[START], day)
                for row in _missing(records, START)
            )
            cases[period.id, day] = (records.team(period.child, day), int(went), 1)
    return cases


@oracle("MI02")
def interview_offered(records: Records) -> Cases:
    return _answered(_missing(records, END), "miss_missing_rhi_offered", records)


@oracle("MI03")
def interview_accepted(records: Records) -> Cases:
    offered = [row for row in _missing(records, END) if row["miss_missing_rhi_offered"] == "Y"]
    return _answered(offered, "miss_missing_rhi_accepted", records)


def _answered(rows: list[Row], question: str, records: Records) -> Cases:
    return {
        (row["miss_table_id"], row[END]): (
            records.team(row["miss_person_id"], row[END]),
            {"Y": 1, "N": 0}.get(row[question]),
            1,
        )
        for row in rows
        if row[question] != "NA"
    }


@oracle("MI04")
def interviewed_in_72_hours(records: Records) -> Cases:
    cases = {}
    for row in _missing(records, END):
        talk = _first_interview(records, row)
        if talk is None and (records.as_at - row[END]).days <= 3:
            continue
        in_time = 0
        if talk:
            back = talk["returned_at"]
            hours = None if back is None else (_moment(talk["interview_at"]) - _moment(back)).total_seconds() / 3600
            in_time = None if hours is None or hours < 0 else int(hours <= 72)
        cases[row["miss_table_id"], row[END]] = (records.team(row["miss_person_id"], row[END]), in_time, 1)
    return cases


@oracle("MI04O")
def not_yet_interviewed(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for row in _missing(records, END):
            talk = _first_interview(records, row)
            asked = talk is not None and talk["interview_at"].date() <= day
            if in_the_year_before(row[END], day) and not asked:
                late = int((day - row[END]).days > 3)
                cases[row["miss_table_id"], day] = (records.team(row["miss_person_id"], day), late, 1)
    return cases


def _first_interview(records: Records, episode: Row) -> Row | None:
    rows = [
        row for row in records("local_return_interviews", missing_id=episode["miss_table_id"]) if row["interview_at"]
    ]
    return min(rows, key=lambda row: (_moment(row["interview_at"]), row["interview_id"]), default=None)


def _moment(on_the_wall: datetime) -> datetime:
    """The moment at which a clock in England showed this."""
    return on_the_wall.replace(tzinfo=ZoneInfo("Europe/London")).astimezone(UTC)
