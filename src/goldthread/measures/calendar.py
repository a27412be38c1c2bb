"""The calendar as a table of day numbers, so that no measure needs a date function."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from goldthread.periods import bank_holidays, known_years, term_ends

FIRST, LAST = date(1900, 1, 1), date(2100, 12, 31)


@cache
def calendar_sql() -> str:
    """DuckDB's SQL for the calendar: one row a day from 1900 to 2100.

    `day_number`: days since 31 December 1899. `month_point`: months times 31 plus the day of the month, so that a
    day is within n months of an earlier one when their difference is 31 × n or less. `working_days`: the working
    days of England so far, whose difference counts those after one day up to and including another; null outside
    the years whose bank holidays are known, where nobody can say. `financial_year`: the year in which it begins, in
    April.
    `term_start_number`: the day number on which the school term began, about.
    """
    first, last = known_years()
    holidays = ", ".join(f"DATE '{day}'" for day in sorted(bank_holidays()))
    terms = ", ".join(
        f"(DATE '{end + timedelta(days=1)}')"
        for year in range(FIRST.year - 1, LAST.year + 1)
        for end in term_ends(year)
    )
    return f"""
    WITH days AS (
        SELECT CAST(r.range AS DATE) AS day
        FROM range(DATE '{FIRST}', DATE '{LAST + timedelta(days=1)}', INTERVAL 1 DAY) r
    ), marked AS (
        SELECT day,
            CASE WHEN year(day) NOT BETWEEN {first} AND {last} THEN NULL
                WHEN isodow(day) < 6 AND day NOT IN ({holidays}) THEN 1 ELSE 0 END AS is_working_day
        FROM days
    ), counted AS (
        SELECT *, CASE WHEN is_working_day IS NOT NULL THEN SUM(is_working_day) OVER (ORDER BY day) END AS working_days
        FROM marked
    )
    SELECT day,
        CAST(day - DATE '1899-12-31' AS INTEGER) AS day_number,
        CAST((year(day) * 12 + month(day) - 1) * 31 + day(day) - 1 AS INTEGER) AS month_point,
        CAST(is_working_day AS INTEGER) AS is_working_day,
        CAST(working_days AS INTEGER) AS working_days,
        CAST(year(day) - CASE WHEN month(day) < 4 THEN 1 ELSE 0 END AS INTEGER) AS financial_year,
        CAST(t.began - DATE '1899-12-31' AS INTEGER) AS term_start_number
    FROM counted ASOF LEFT JOIN (VALUES {terms}) AS t(began) ON counted.day >= t.began
    ORDER BY day
    """


def snapshot_days(first: date, last: date) -> tuple[date, ...]:
    """The last day of each month from `first` to `last`, and `last` itself, which stands for its month.

    >>> [str(day) for day in snapshot_days(date(2026, 1, 15), date(2026, 3, 10))]
    ['2026-01-31', '2026-02-28', '2026-03-10']
    """
    days, month = [], first.replace(day=1)
    while month <= last:
        following = (month + timedelta(days=32)).replace(day=1)
        days.append(min(following - timedelta(days=1), last))
        month = following
    return tuple(days)
