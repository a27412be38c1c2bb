"""Stretches of time: the working days and the school terms of England, months, quarters and financial years."""

from goldthread.periods.months import months_after
from goldthread.periods.school_terms import term_ends
from goldthread.periods.stretches import (
    Period,
    Stretch,
    financial_year,
    month_of,
    months_between,
    quarter_of,
    rolling_year,
    year_to_date,
)
from goldthread.periods.working_days import (
    bank_holidays,
    is_working_day,
    known_years,
    working_day_after,
    working_day_before,
)

__all__ = [
    "Period",
    "Stretch",
    "bank_holidays",
    "financial_year",
    "is_working_day",
    "known_years",
    "month_of",
    "months_after",
    "months_between",
    "quarter_of",
    "rolling_year",
    "term_ends",
    "working_day_after",
    "working_day_before",
    "year_to_date",
]
