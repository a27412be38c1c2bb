"""Stretches of time: the working days of England."""

from goldthread.periods.working_days import bank_holidays, is_working_day, known_years, working_day_after

__all__ = ["bank_holidays", "is_working_day", "known_years", "working_day_after"]
