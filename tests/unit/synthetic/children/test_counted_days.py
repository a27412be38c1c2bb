"""Days counted fast agree with days counted one by one, on leap days and at the ends of months too."""

from datetime import date, timedelta
from random import Random

import pytest

from goldthread.periods import is_working_day
from goldthread.synthetic.children.counted_days import (
    has_lasted_months,
    is_within_months,
    months_after,
    working_day_after,
    working_day_on_or_before,
    working_days_between,
)


def random_days(seed, count=300):
    chance = Random(seed)
    return [date(2012, 1, 1) + timedelta(days=chance.randrange(6200)) for _ in range(count)]


def month_point(day):
    return (day.year * 12 + day.month - 1) * 31 + day.day - 1


@pytest.mark.parametrize("start", random_days(1, 40))
def test_working_days_are_those_counted_one_by_one(start):
    for days in (0, 1, 7, 60):
        end = start + timedelta(days=days)
        slowly = sum(bool(is_working_day(start + timedelta(days=step))) for step in range(1, days + 1))
        assert working_days_between(start, end) == slowly
        if slowly:
            assert working_days_between(start, working_day_after(start, slowly)) == slowly
    assert is_working_day(working_day_on_or_before(start + timedelta(days=10)))


def test_outside_the_known_years_nobody_can_say():
    assert working_days_between(date(1970, 1, 1), date(2026, 1, 1)) is None
    assert working_days_between(date(2026, 1, 1), date(2029, 1, 1)) is None


def test_months_are_counted_by_the_day_of_the_month():
    days = [*random_days(2), date(2024, 2, 29), date(2023, 2, 28), date(2024, 3, 31), date(2024, 1, 31)]
    for start, end in zip(days, [*days[1:], days[0]], strict=True):
        for months in (1, 3, 6, 12):
            passed = month_point(end) - month_point(start)
            assert is_within_months(start, end, months) == (passed <= 31 * months)
            assert has_lasted_months(start, end, months) == (passed >= 31 * months)
        assert is_within_months(start, months_after(start, 6), 6)
        assert not is_within_months(start, months_after(start, 6) + timedelta(days=1), 6)
