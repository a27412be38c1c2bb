"""Stretches of time: the working days and the school terms of England, and months on a calendar."""

from goldthread.periods.months import months_after
from goldthread.periods.school_terms import term_ends
from goldthread.periods.working_days import (
    bank_holidays,
    is_working_day,
    known_years,
    working_day_after,
    working_day_before,
)

__all__ = [
    "bank_holidays",
    "is_working_day",
    "known_years",
    "months_after",
    "term_ends",
    "working_day_after",
    "working_day_before",
]
