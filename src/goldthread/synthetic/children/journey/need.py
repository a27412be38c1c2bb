"""A child in need plan and its visits."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.childhood import Span
from goldthread.synthetic.children.council import Team
from goldthread.synthetic.children.counted_days import months_after, working_day_after
from goldthread.synthetic.children.journey.going import WORDS_FOR_A_DAY, Going

_PLAN, _VISIT = "ssd_cin_plans", "ssd_cin_visits"
_MONTHS = {(1, 3): 0.3, (4, 6): 0.33, (7, 8): 0.17, (9, 14): 0.13, (15, 24): 0.07}


def help_in_need(going: Going, referral: Span, team: Team, start: date) -> date | None:
    """Write a plan for a child in need; the day on which it ended, `None` where it is still open."""
    making, (least, most) = going.making, going.making.one_of(_MONTHS)
    until = months_after(start, making.between(least, most)) + timedelta(days=making.between(0, 27))
    one = Span(making.new_id("CIN"), start, going.last_day(until))
    ended = one.end
    _write_visits(going, one, team)
    if one.end and making.happens(0.005):
        one.end = start - timedelta(days=making.between(1, 50))
        what = "the plan ends before it begins"
        making.plant("ended before begun", _PLAN, one.id, "cinp_cin_plan_end_date", what, team=team.id, day=start)
    going.wait(
        _PLAN,
        start,
        "cinp_cin_plan_worker_id",
        cinp_cin_plan_id=one.id,
        cinp_referral_id=referral.id,
        cinp_person_id=going.child.id,
        cinp_cin_plan_start_date=start,
        cinp_cin_plan_end_date=one.end,
        cinp_cin_plan_team=team.id,
    )
    going.child.cin_plans.append(one)
    return ended


def _write_visits(going: Going, one: Span, team: Team) -> None:
    """At least every twenty working days."""
    making, day = going.making, one.start
    while True:
        took = making.between(21, 45) if making.is_late(team.id, day) else making.between(9, 20)
        day = working_day_after(day, took)
        if day > going.as_at or (one.end and day > one.end):
            return
        _write_visit(going, day)


def _write_visit(going: Going, day: date) -> None:
    making, key, seen = going.making, going.making.new_id("CIV"), going.making.happens(0.95)
    written: date | str = day
    if making.happens(0.002):
        written = making.chance.choice(WORDS_FOR_A_DAY)
        making.plant("text in date", _VISIT, key, "cinv_cin_visit_date", f"“{written}” for a day", day=day)
    elif seen:
        going.child.cin_visits.append(day)
    making.rows.row(
        _VISIT,
        cinv_cin_visit_id=key,
        cinv_person_id=going.child.id,
        cinv_cin_visit_date=written,
        cinv_cin_visit_seen=making.flag(seen, _VISIT, key, "cinv_cin_visit_seen", day),
        cinv_cin_visit_seen_alone="Y" if seen and making.happens(0.7) else "N",
        cinv_cin_visit_bedroom="Y" if seen and making.happens(0.4) else "N",
    )
