"""The truth of a few measures, counted once more from the rows by loops as slow as they are plain."""

from collections import defaultdict
from datetime import date, timedelta

import pytest

from goldthread.periods import is_working_day
from tests.support.invented import Counted, day_in, invented, rows_of, said_of, truth_of

_NO_DAY = date(1900, 1, 1)


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    return invented(tmp_path_factory.mktemp("fernshire") / "council", children=250, seed=4)


def working_days(start, end):
    """Working days after the first up to the last, day by day."""
    steps = range(1, (end - start).days + 1)
    return sum(bool(is_working_day(start + timedelta(days=step))) for step in steps)


def month_ends(folder):
    first, last = (date.fromisoformat(said_of(folder)[name]) for name in ("first_day", "as_at"))
    days = (first + timedelta(days=step) for step in range((last - first).days + 1))
    return [day for day in days if (day + timedelta(days=1)).day == 1]


def added(cases):
    """Cases (month, team, numerator or None) added up as the truth adds them."""
    cells = defaultdict(lambda: [0, 0, 0, 0])
    for day, team, met in cases:
        cell = cells[day.replace(day=1), team]
        cell[0] += 1
        cell[1] += bool(met)
        cell[2] += met is not None
        cell[3] += met is None
    return {key: Counted(*cell) for key, cell in cells.items()}


def same_day_a_year_before(day):
    return date(day.year - 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def test_assessments_in_time(council):
    cases = []
    for row in rows_of(council, "ssd_cin_assessments"):
        start, end = day_in(row["cina_assessment_start_date"]), day_in(row["cina_assessment_auth_date"])
        if end:
            known = start and date(2012, 1, 1) <= start <= end
            cases.append((end, row["cina_assessment_team"], working_days(start, end) <= 45 if known else None))
    assert added(cases) == truth_of(council)["AS01"]


def test_referrals_again_within_a_year(council):
    days = defaultdict(list)
    for row in rows_of(council, "ssd_cin_episodes"):
        if day := day_in(row["cine_referral_date"]):
            days[row["cine_person_id"]].append((day, row["cine_referral_team"]))
    cases = [
        (day, team, any(same_day_a_year_before(day) <= other < day for other, _ in of_child))
        for of_child in days.values()
        for day, team in of_child
    ]
    assert added(cases) == truth_of(council)["FD03"]


def test_assessments_overdue_at_month_ends(council):
    cases = []
    for row in rows_of(council, "ssd_cin_assessments"):
        start, end = day_in(row["cina_assessment_start_date"]), day_in(row["cina_assessment_auth_date"])
        for day in month_ends(council):
            if start and start != _NO_DAY and start <= day and not (end and end <= day):
                late = working_days(start, day) > 45 if start.year >= 2012 else None
                cases.append((day, row["cina_assessment_team"], late))
    assert added(cases) == truth_of(council)["AS02"]


def test_protected_children_visited(council):
    """Of all teams together: who is allocated is told elsewhere."""
    visits = defaultdict(list)
    for row in rows_of(council, "ssd_cp_visits"):
        if row["cppv_cp_visit_seen"].lower() in ("y", "yes", "a) yes") and (day := day_in(row["cppv_cp_visit_date"])):
            visits[row["cppv_person_id"]].append(day)
    cases = []
    for row in rows_of(council, "ssd_cp_plans"):
        start, end = day_in(row["cppl_cp_plan_start_date"]), day_in(row["cppl_cp_plan_end_date"])
        for day in month_ends(council):
            is_open = start and start <= day and not (end and end <= day) and row["cppl_cp_plan_ola"] != "Y"
            if is_open and working_days(start, day) > 10:
                last = max((one for one in visits[row["cppl_person_id"]] if start <= one <= day), default=None)
                cases.append((day, "", last is not None and working_days(last, day) <= 10))
    teamless = defaultdict(lambda: [0, 0, 0, 0])
    for (month, _), cell in truth_of(council)["CP08"].items():
        teamless[month, ""] = [a + b for a, b in zip(teamless[month, ""], cell, strict=True)]
    assert len(cases) > 50
    assert added(cases) == {key: Counted(*cell) for key, cell in teamless.items()}
