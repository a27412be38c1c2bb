"""Months, quarters and financial years, from April to March."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.periods import Period, financial_year, month_of, months_between, quarter_of, rolling_year, year_to_date

DAYS = st.dates(date(1900, 2, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("made", "day", "first", "last", "name"),
    [
        (month_of, "2024-02-29", "2024-02-01", "2024-02-29", "February 2024"),
        (quarter_of, "2024-04-01", "2024-04-01", "2024-06-30", "quarter 1 of 2024/25"),
        (quarter_of, "2024-12-31", "2024-10-01", "2024-12-31", "quarter 3 of 2024/25"),
        (quarter_of, "2025-03-31", "2025-01-01", "2025-03-31", "quarter 4 of 2024/25"),
        (year_to_date, "2025-03-31", "2024-04-01", "2025-03-31", "2024/25 to the end of March 2025"),
        (year_to_date, "2025-04-01", "2025-04-01", "2025-04-30", "2025/26 to the end of April 2025"),
        (rolling_year, "2024-02-10", "2023-03-01", "2024-02-29", "12 months to February 2024"),
    ],
)
def test_the_stretch_that_a_day_is_in(made, day, first, last, name):
    period = made(date.fromisoformat(day))
    assert (period.first.isoformat(), period.last.isoformat(), period.name) == (first, last, name)


@given(DAYS)
def test_every_day_is_in_one_month_of_its_quarter_and_year(day):
    month, quarter, year = month_of(day), quarter_of(day), year_to_date(day)
    assert month.first <= day <= month.last and month.first in quarter.months and month.first in year.months
    assert len(quarter.months) == 3 and len(rolling_year(day).months) == 12
    assert quarter_of(quarter.first - timedelta(days=1)).last == quarter.first - timedelta(days=1)
    assert financial_year(year.first) == financial_year(day) == financial_year(year.last)


def test_no_months_when_the_end_is_before_the_beginning():
    assert months_between(date(2025, 3, 1), date(2025, 2, 28)) == ()


@pytest.mark.parametrize(("first", "last"), [("2025-03-02", "2025-03-31"), ("2025-03-01", "2025-03-30")])
def test_a_stretch_of_broken_months_is_refused(first, last):
    with pytest.raises(ValueError, match="no stretch of whole months"):
        Period(date.fromisoformat(first), date.fromisoformat(last))
