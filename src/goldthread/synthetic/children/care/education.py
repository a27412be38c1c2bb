"""Personal education plans, one a term."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.periods import term_ends
from goldthread.synthetic.children.care.draws import some_day
from goldthread.synthetic.children.care.life import Life, Snapshot, latest
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import age_on


def live(making: Making, life: Life) -> None:
    """Draw and write the education plans of a child's terms in care."""
    as_at = making.council.as_at
    days: set[date] = set()
    for stay in life.in_care:
        last, first = stay.last_day(as_at), stay.start
        while first <= last:
            end = _term_end(first)
            if _is_of_school_age(life, first) and not making.is_late(life.child.team_on(first), first):
                days.add(_completed(making, first, end))
            first = end + timedelta(days=1)
    life.education_plans = sorted(day for day in days if day <= as_at)
    for day in life.education_plans:
        making.rows.row(
            "local_education_plans",
            education_plan_id=making.new_id("PEP"),
            person_id=life.child.id,
            completed_date=day,
        )


def look(making: Making, at: Snapshot) -> None:
    """Say ED01 of a child in care on a day: whether this term's plan is there."""
    born = at.life.child.born
    if born is None:
        making.truth.cannot_say("ED01", at.day, at.team)
    elif 5 <= age_on(born, at.day) < 16:
        done = latest(at.life.education_plans, at.day)
        making.truth.case("ED01", at.day, at.team, int(done is not None and done >= _term_start(at.day)))


def _completed(making: Making, first: date, end: date) -> date:
    if making.happens(0.05):
        return making.chance.choice((first, end))
    return some_day(making.chance, first + timedelta(days=10), min(end, first + timedelta(days=70)))


def _term_end(day: date) -> date:
    return next(end for year in (day.year, day.year + 1) for end in term_ends(year) if end >= day)


def _term_start(day: date) -> date:
    ends = [end for year in (day.year - 1, day.year) for end in term_ends(year) if end < day]
    return ends[-1] + timedelta(days=1)


def _is_of_school_age(life: Life, day: date) -> bool:
    return life.child.born is None or 4 <= age_on(life.child.born, day) < 16
