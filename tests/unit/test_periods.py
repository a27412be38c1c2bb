"""The working days of England, against a second way of working out the bank holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.periods import bank_holidays, is_working_day, known_years, working_day_after

FIRST, LAST = known_years()
DAYS = st.dates(date(FIRST, 1, 1), date(LAST, 6, 30))
# What Parliament or the Palace decided for one year only: days taken out, days put in.
ONCE = {
    2012: (["2012-05-28"], ["2012-06-04", "2012-06-05"]),
    2020: (["2020-05-04"], ["2020-05-08"]),
    2022: (["2022-05-30"], ["2022-06-02", "2022-06-03", "2022-09-19"]),
    2023: ([], ["2023-05-08"]),
}


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def first_monday(year: int, month: int) -> date:
    return next(day for at in range(1, 8) if (day := date(year, month, at)).weekday() == 0)


def last_monday(year: int, month: int) -> date:
    return next(day for at in range(31, 24, -1) if (day := date(year, month, at)).weekday() == 0)


def moved_to_a_weekday(days: list[date]) -> list[date]:
    """Each day, or the next weekday that is free."""
    found: list[date] = []
    for day in days:
        while day.weekday() > 4 or day in found:
            day += timedelta(days=1)
        found.append(day)
    return found


def worked_out(year: int) -> set[date]:
    christmas = [date(year, 12, 25), date(year, 12, 26)]
    if christmas[0].weekday() == 6:  # a Sunday's Christmas moves to Tuesday: Boxing Day keeps its Monday
        christmas.reverse()
    days = {
        *moved_to_a_weekday([date(year, 1, 1)]), easter(year) - timedelta(days=2), easter(year) + timedelta(days=1),
        first_monday(year, 5), last_monday(year, 5), last_monday(year, 8), *moved_to_a_weekday(christmas),
    }  # fmt: skip
    gone, come = ONCE.get(year, ([], []))
    return (days - set(map(date.fromisoformat, gone))) | set(map(date.fromisoformat, come))


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_the_bank_holidays_of_a_year(year):
    assert {day for day in bank_holidays() if day.year == year} == worked_out(year)


def test_the_years_that_are_known():
    assert (FIRST, LAST) == (2012, 2028)
    assert is_working_day(date(2011, 12, 30)) is None and is_working_day(date(2029, 1, 3)) is None


@given(DAYS, st.integers(0, 90))
def test_counting_agrees_with_looking_at_each_day(start, count):
    found = working_day_after(start, count)
    between = [start + timedelta(days=step) for step in range(1, (found - start).days + 1)]
    worked = [day for day in between if day.weekday() < 5 and day not in worked_out(day.year)]
    assert len(worked) == count and (not worked or worked[-1] == found)


@pytest.mark.parametrize(
    ("start", "count", "day"),
    [
        ("2016-05-16", 20, "2016-06-14"),  # over the spring bank holiday
        ("2016-05-14", 1, "2016-05-16"),  # a Saturday is day 0 too
        ("2022-05-31", 3, "2022-06-07"),  # over the jubilee
        ("2024-12-24", 1, "2024-12-27"),
        ("2028-12-29", 1, None),
        ("2011-12-01", 1, None),
    ],
)
def test_the_day_so_many_working_days_later(start, count, day):
    found = working_day_after(date.fromisoformat(start), count)
    assert (found.isoformat() if found else None) == day
