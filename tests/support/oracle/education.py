"""The education of children in care, by slow plain Python."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.periods import term_ends
from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import is_under
from tests.support.oracle.records import Records


@oracle("ED01")
def plan_this_term(records: Records) -> Cases:
    cases = {}
    for day in records.snapshots:
        for period in records.in_care(day):
            born = records.born(period.child)
            if born and (is_under(5, born, day) or not is_under(16, born, day)):
                continue
            made = any(
                row["completed_date"] and _term_began(day) <= row["completed_date"] <= day
                for row in records("local_education_plans", person_id=period.child)
            )
            cases[period.id, day] = (records.team(period.child, day), None if born is None else int(made), 1)
    return cases


def _term_began(day: date) -> date:
    """The day after the last end of a term before this day."""
    ends = [*term_ends(day.year - 1), *term_ends(day.year)]
    return max(end for end in ends if end < day) + timedelta(days=1)
