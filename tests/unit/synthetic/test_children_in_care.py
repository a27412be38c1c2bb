"""The truth that is said of invented children in care, counted once more from the rows that were written of them."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from goldthread.synthetic.children.care.england_clock import in_utc, on_the_wall
from tests.support.children_in_care import AS_AT, InCare, invented
from tests.support.recount import day_of, months_passed, periods_of_care

_SHARES = (
    *("LA01", "LA01O", "LA02", "LA03", "LA04", "LA05", "LA06", "LA07", "LA08", "LA09", "LA10", "LA11", "LA13"),
    *("HE01", "HE01O", "HE02", "HE03", "HE04", "HE05", "MI01C", "MI02", "MI03", "MI04", "MI04O"),
    *("CL01", "CL01Y", "CL02", "CL02Y", "CL03", "CL03C", "CL04", "CL05"),
    *("AD04", "AD05", "AD05O", "AD06", "AD06O", "ED01"),
)
_NOT_ALWAYS_TO_BE_JUDGED = (
    *("LA02", "LA03", "LA07", "LA08", "LA09", "LA11", "HE02", "HE05", "HE06", "MI02", "MI03", "MI04"),
    *("CL01", "CL01Y", "CL02", "CL02Y", "CL03", "CL04", "AD01", "AD02", "AD03", "AD04", "ED01"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> InCare:
    return invented(tmp_path_factory.mktemp("council"), children=700, leavers=150)


def test_every_measure_has_cases_on_either_side(made):
    totals = {
        measure: [sum(of) for of in zip(*months.values(), strict=True)] for measure, months in made.truth().items()
    }
    assert [one for one in _SHARES if not 0 < totals[one][1] < totals[one][2]] == []
    assert [one for one in _NOT_ALWAYS_TO_BE_JUDGED if not totals[one][3]] == []
    assert all(totals[one][0] for one in ("AD01", "AD02", "AD03", "AD07", "HE06", "LA12", "MI01"))


def test_every_kind_of_row_is_written(made):
    reasons = Counter(row["clae_cla_episode_start_reason"] for row in made.rows("ssd_cla_episodes"))
    assert set(reasons) == set("SLPTBU")
    types = {row["clap_cla_placement_type"] for row in made.rows("ssd_cla_placement")}
    assert {"T1", "T4", "A3", "A4", "A5", "A6", "P1", "U1", "U4", "K2", "H5"} <= types
    assert {row["clap_cla_placement_distance"] for row in made.rows("ssd_cla_placement")} >= {"", "999.9", "20.0"}
    assert {"V3", "V4", "E1", "J1"} <= {row["lega_legal_status"] for row in made.rows("ssd_legal_status")}
    assert {row["csdq_sdq_score"] for row in made.rows("ssd_sdq_scores")} & {"41", "55", "99", "-1"}


def test_nothing_that_happened_lies_after_the_day_of_the_extract(made):
    happened = {
        "ssd_cla_visits": "clav_cla_visit_date",
        "ssd_cla_reviews": "clar_cla_review_date",
        "ssd_cla_placement": "clap_cla_placement_start_date",
        "ssd_legal_status": "lega_legal_status_start_date",
        "ssd_missing": "miss_missing_episode_end_date",
        "local_return_interviews": "interview_at",
        "local_education_plans": "completed_date",
    }
    for table, column in happened.items():
        days = [day_of(row[column]) for row in made.rows(table)]
        assert [day for day in days if day and day > AS_AT] == [], table


def test_episodes_follow_on_one_another(made):
    for episodes in periods_of_care(made.rows("ssd_cla_episodes")).values():
        assert len({row["clae_entered_care_date"] for row in episodes}) == 1
        for before, after in pairwise(episodes):
            assert before["clae_cla_episode_ceased_reason"] == "X1"
            assert before["clae_cla_episode_ceased_date"] == after["clae_cla_episode_start_date"]


def test_three_placements_in_a_year_counted_again(made):
    placements, counted = made.rows("ssd_cla_placement"), {}
    for day in made.making.council.month_ends:
        lived: dict[str, set[str]] = {child: set() for child in _in_care(made, day)}
        for row in placements:
            if row["clap_person_id"] in lived and _is_counted(row, day):
                lived[row["clap_person_id"]].add(row["clap_cla_placement_id"])
        counted[f"{day:%Y-%m}"] = (len(lived), sum(len(ids) >= 3 for ids in lived.values()), len(lived), 0)
    assert counted == made.truth()["LA06"]


def _is_counted(row: dict[str, str], day: date) -> bool:
    start, end = day_of(row["clap_cla_placement_start_date"]), day_of(row["clap_cla_placement_end_date"])
    in_the_year = start <= day and (not end or end > day or months_passed(end, day) < 12)
    return in_the_year and row["clap_cla_placement_type"] not in ("T0", "T1", "T2", "T3", "T4", "A3", "A5")


def test_health_assessments_counted_again(made):
    born = {child.id: child.born for child in made.children}
    done: dict[str, list[date]] = {}
    for row in made.rows("ssd_cla_health"):
        if (row["clah_health_check_type"], row["clah_health_check_status"]) == ("Health Assessment", "Completed"):
            done.setdefault(row["clah_person_id"], []).append(day_of(row["clah_health_check_date"]))
    counted = {}
    for day in made.making.council.month_ends:
        met = []
        for child, entered in _in_care(made, day).items():
            if months_passed(entered, day) >= 12:
                met.append(_is_up_to_date(born[child], [one for one in done.get(child, []) if one <= day], day))
        known = [one for one in met if one is not None]
        counted[f"{day:%Y-%m}"] = (len(met), sum(known), len(known), len(met) - len(known))
    assert counted == made.truth()["HE02"]


def _is_up_to_date(born: date | None, done: list[date], day: date) -> bool | None:
    if born is None:
        return None
    limit = 6 if months_passed(born, day) < 5 * 12 else 12
    return bool(done) and months_passed(max(done), day) <= limit


def test_return_interviews_counted_again(made):
    interviews: dict[str, list[dict[str, str]]] = {}
    for row in made.rows("local_return_interviews"):
        interviews.setdefault(row["missing_id"], []).append(row)
    cases = []
    for row in made.rows("ssd_missing"):
        end = day_of(row["miss_missing_episode_end_date"])
        if row["miss_missing_episode_type"] == "M" and end:
            held = min(
                interviews.get(row["miss_table_id"], []), key=lambda one: _moment(one["interview_at"]), default=None
            )
            if held or (AS_AT - end).days > 3:
                cases.append((f"{end:%Y-%m}", _is_in_72_hours(held)))
    assert Counter(month for month, _ in cases) == {month: cell[0] for month, cell in made.truth()["MI04"].items()}
    for month, cell in made.truth()["MI04"].items():
        met = [is_met for its, is_met in cases if its == month]
        assert cell == (len(met), met.count(True), len(met) - met.count(None), met.count(None))


def test_some_interviews_are_miscounted_by_who_forgets_the_clocks(made):
    """Without such cases nobody would see whether hours are counted truly over a Sunday in March or October."""
    limit, wrong = timedelta(hours=72), set()
    for row in made.rows("local_return_interviews"):
        if row["returned_at"]:
            shown = [datetime.strptime(row[column], "%d/%m/%Y %H:%M") for column in ("returned_at", "interview_at")]  # noqa: DTZ007
            passed = _moment(row["interview_at"]) - _moment(row["returned_at"])
            if (shown[1] - shown[0] <= limit) != (passed <= limit):
                wrong.add((shown[0].month, passed <= limit))
    assert (3, True) in wrong or (10, False) in wrong


def _is_in_72_hours(held: dict[str, str] | None) -> bool | None:
    if held is None:
        return False
    if not held["returned_at"]:
        return None
    passed = _moment(held["interview_at"]) - _moment(held["returned_at"])
    return None if passed < timedelta(0) else passed <= timedelta(hours=72)


def _moment(text: str) -> datetime:
    """What the wall showed, in UTC by the time zone database."""
    there = datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=ZoneInfo("Europe/London"))
    return there.astimezone(ZoneInfo("UTC"))


def test_coming_back_into_care_counted_again(made):
    status = {row["lega_person_id"]: row["lega_legal_status"] for row in made.rows("ssd_legal_status")}
    spans: dict[str, list[tuple[date, date | None]]] = {}
    for episodes in periods_of_care(made.rows("ssd_cla_episodes")).values():
        child, last = episodes[0]["clae_person_id"], episodes[-1]
        left = day_of(last["clae_cla_episode_ceased_date"]) if last["clae_cla_episode_ceased_reason"] != "X1" else None
        if status[child] not in ("V3", "V4"):
            spans.setdefault(child, []).append((day_of(last["clae_entered_care_date"]), left))
    counted: dict[str, list[bool]] = {}
    for own in spans.values():
        for entered, _ in own:
            again = any(left and left <= entered and months_passed(left, entered) <= 12 for _, left in own)
            counted.setdefault(f"{entered:%Y-%m}", []).append(again)
    again = {month: (len(cases), sum(cases), len(cases), 0) for month, cases in counted.items()}
    assert again == made.truth()["LA13"]


def test_the_same_seed_gives_the_same_rows(tmp_path):
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        invented(tmp_path / name, children=20, leavers=3)
    for file in (tmp_path / "first").iterdir():
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes()


def test_periods_of_care_never_overlap(made):
    for child in made.children:
        for before, after in pairwise(child.care):
            assert before.end and before.end <= after.start


@pytest.mark.parametrize(
    ("wall", "utc"),
    [
        ("2026-03-29 00:59", "2026-03-29 00:59"),
        ("2026-03-29 02:00", "2026-03-29 01:00"),
        ("2026-10-25 00:59", "2026-10-24 23:59"),
        ("2026-10-25 02:00", "2026-10-25 02:00"),
    ],
)
def test_the_clock_of_england(wall, utc):
    shown, moment = datetime.fromisoformat(wall), datetime.fromisoformat(utc)
    assert in_utc(shown) == moment
    assert on_the_wall(moment) == shown


def test_the_clock_of_england_is_that_of_the_time_zone_database():
    chance = random.Random(6)
    for _ in range(500):
        utc = datetime(2012, 1, 1) + timedelta(minutes=chance.randrange(17 * 365 * 24 * 60))  # noqa: DTZ001
        there = utc.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo("Europe/London"))
        assert on_the_wall(utc) == there.replace(tzinfo=None)


def _in_care(made: InCare, day: date) -> dict[str, date]:
    """The children in care on a day by the rows, with the day on which they entered."""
    status = {row["lega_person_id"]: row["lega_legal_status"] for row in made.rows("ssd_legal_status")}
    found = {}
    for episodes in periods_of_care(made.rows("ssd_cla_episodes")).values():
        last, entered = episodes[-1], day_of(episodes[0]["clae_entered_care_date"])
        left = day_of(last["clae_cla_episode_ceased_date"]) if last["clae_cla_episode_ceased_reason"] != "X1" else None
        if entered <= day and (left is None or left > day) and status[last["clae_person_id"]] not in ("V3", "V4"):
            found[last["clae_person_id"]] = entered
    return found
