"""A child protection plan: its reviews, visits and core groups, and the day on which it ends."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.childhood import ProtectionPlan, Span
from goldthread.synthetic.children.council import Team
from goldthread.synthetic.children.counted_days import (
    has_lasted_months,
    months_after,
    working_day_after,
    working_day_on_or_before,
    working_days_between,
)
from goldthread.synthetic.children.journey.going import WORDS_FOR_A_DAY, Going
from goldthread.synthetic.children.journey.protection import Conference

_PLAN, _REVIEW, _VISIT, _GROUP = "ssd_cp_plans", "ssd_cp_reviews", "ssd_cp_visits", "local_core_groups"
_CATEGORIES = {"NEG": 0.49, "EMO": 0.36, "PHY": 0.07, "SAB": 0.04, "MUL": 0.04}
# How many months a plan lasts: most end within the year, one in thirty goes on for over two.
_MONTHS = {(1, 2): 0.13, (3, 5): 0.21, (6, 11): 0.36, (12, 17): 0.17, (18, 22): 0.08, (24, 33): 0.05}


def protect(going: Going, referral: Span, held: Conference, team: Team) -> date | None:
    """Write the plan that a conference made; the day on which it ended, `None` where it is still open."""
    making = going.making
    least, most = making.one_of(_MONTHS)
    lasts_until = months_after(held.day, making.between(least, most)) + timedelta(days=making.between(0, 25))
    one = ProtectionPlan(f"CPP{held.id.removeprefix('ICPC')}", held.day, going.last_day(lasts_until))
    ended, dated = one.end, not making.happens(0.004)
    _write_reviews(going, one, team)
    _write_visits(going, one, team)
    _write_core_groups(going, one, team, dated=dated)
    _spoil_end(going, one, team)
    _write_plan(going, one, referral_id=referral.id, conference_id=held.id, dated=dated)
    if one.end:
        judged = dated and one.end >= one.start
        going.say("CP05", one.end, has_lasted_months(one.start, one.end, 24) if judged else None)
    return ended


def plan_of_another_council(going: Going, day: date) -> None:
    """Write the plan of a child whom another council placed here: no measure of this council counts it."""
    end = going.last_day(going.after(day, 60, 400))
    one = ProtectionPlan(going.making.new_id("CPO"), day, end, is_elsewhere=True)
    _write_plan(going, one, referral_id="", conference_id="", dated=True)


def _spoil_end(going: Going, one: ProtectionPlan, team: Team) -> None:
    making = going.making
    if one.end and making.happens(0.006):
        one.end = one.start - timedelta(days=making.between(1, 60))
        what = "the plan ends before it begins"
        making.plant("ended before begun", _PLAN, one.id, "cppl_cp_plan_end_date", what, team=team.id, day=one.start)


def _write_plan(going: Going, one: ProtectionPlan, *, referral_id: str, conference_id: str, dated: bool) -> None:
    making, category = going.making, going.making.one_of(_CATEGORIES)
    latest = category if making.happens(0.85) else making.one_of(_CATEGORIES)
    if making.happens(0.006):
        latest = making.chance.choice(("NEGL", "9", "Neglect/Emotional"))
        what = f"“{latest}” is no category"
        making.plant("unknown code", _PLAN, one.id, "cppl_cp_plan_latest_category", what, day=one.start)
    making.rows.row(
        _PLAN,
        cppl_cp_plan_id=one.id,
        cppl_referral_id=referral_id,
        cppl_icpc_id=conference_id,
        cppl_person_id=going.child.id,
        cppl_cp_plan_start_date=one.start if dated else None,
        cppl_cp_plan_end_date=one.end,
        cppl_cp_plan_initial_category=category,
        cppl_cp_plan_ola="Y" if one.is_elsewhere else "N",
        cppl_cp_plan_latest_category=latest,
    )
    if not dated:  # it is open on no day, and no earlier plan of hers
        making.plant("missing", _PLAN, one.id, "cppl_cp_plan_start_date", "no first day", day=one.start)
        return
    if not one.is_elsewhere:
        earlier = (plan for plan in going.child.cp_plans if not plan.is_elsewhere)
        going.say("CP04", one.start, any(plan.start < one.start for plan in earlier))
    going.child.cp_plans.append(one)


def _write_reviews(going: Going, one: ProtectionPlan, team: Team) -> None:
    """The first within three months of the start, each later one within six months of the one before."""
    making, before, months = going.making, one.start, 3
    while True:
        due = months_after(before, months)
        late = making.is_late(team.id, due)
        day = _late_review(going, due) if late else _review_in_time(going, due, before)
        if day > going.as_at or (one.end and day > one.end):
            break
        _write_review(going, one, due, day)
        one.reviews.append((day, late))
        before, months = day, 6
    if one.end is None and making.happens(0.6):
        _write_review(going, one, due, None)


def _late_review(going: Going, due: date) -> date:
    return due + timedelta(days=1 if going.making.happens(0.15) else going.making.between(2, 60))


def _review_in_time(going: Going, due: date, before: date) -> date:
    if going.making.happens(0.1):
        return due
    return max(working_day_on_or_before(due - timedelta(days=going.making.between(0, 35))), before + timedelta(days=1))


def _write_review(going: Going, one: ProtectionPlan, due: date, day: date | None) -> None:
    making, key = going.making, going.making.new_id("CPR")
    participation = making.one_of({"PN1": 0.3, "PN5": 0.15, "PN6": 0.25, "PN7": 0.1, "PN0": 0.2}) if day else ""
    making.rows.row(
        _REVIEW,
        cppr_cp_review_id=key,
        cppr_person_id=going.child.id,
        cppr_cp_plan_id=one.id,
        cppr_cp_review_due=due,
        cppr_cp_review_date=day,
        cppr_cp_review_meeting_id=f"M{key}",
        cppr_cp_review_outcome_continue_cp=("N" if day == one.end else "Y") if day else "",
        cppr_cp_review_quorate=("Y" if making.happens(0.96) else "N") if day else "",
        cppr_cp_review_participation=participation,
    )


def _write_visits(going: Going, one: ProtectionPlan, team: Team) -> None:
    """At least every ten working days; a visit on which she was not seen is followed up within days."""
    making, day = going.making, one.start
    while True:
        took = making.between(11, 24) if making.is_late(team.id, day) else making.between(5, 10)
        day = working_day_after(day, took)
        if day > going.as_at or (one.end and day > one.end):
            return
        if making.happens(0.06):
            _write_visit(going, one, day, seen=False)
            day = working_day_after(day, making.between(1, 3))
            if day > going.as_at or (one.end and day > one.end):
                return
        _write_visit(going, one, day, seen=True)


def _write_visit(going: Going, one: ProtectionPlan, day: date, *, seen: bool) -> None:
    making, key = going.making, going.making.new_id("CPV")
    alone: bool | None = seen and making.happens(0.84)
    said = making.flag(seen, _VISIT, key, "cppv_cp_visit_seen", day)
    flag = making.flag(bool(alone), _VISIT, key, "cppv_cp_visit_seen_alone", day) if seen else "N"
    written: date | str = day
    if seen and making.happens(0.008):
        flag, alone = "", None
        making.plant("missing", _VISIT, key, "cppv_cp_visit_seen_alone", "not said whether she was seen alone", day=day)
    if seen and making.happens(0.002):
        said, seen = "", False
        making.plant("missing", _VISIT, key, "cppv_cp_visit_seen", "not said whether she was seen", day=day)
    if making.happens(0.0015):
        written = making.chance.choice(WORDS_FOR_A_DAY)
        making.plant("text in date", _VISIT, key, "cppv_cp_visit_date", f"“{written}” for a day", day=day)
    elif seen:
        going.child.cp_visits.append((day, key, alone))
        going.maybe_recorded_late(_VISIT, key, "cppv_cp_visit_date", day)
    making.rows.row(
        _VISIT,
        cppv_cp_visit_id=key,
        cppv_person_id=going.child.id,
        cppv_cp_plan_id=one.id,
        cppv_cp_visit_date=written,
        cppv_cp_visit_seen=said,
        cppv_cp_visit_seen_alone=flag,
        cppv_cp_visit_bedroom="Y" if seen and making.happens(0.5) else "N",
    )


def _write_core_groups(going: Going, one: ProtectionPlan, team: Team, *, dated: bool) -> None:
    making = going.making
    late = making.is_late(team.id, one.start)
    day = working_day_after(one.start, making.between(11, 22) if late else making.between(5, 10))
    while day <= going.as_at and not (one.end and day >= one.end):
        making.rows.row(_GROUP, core_group_id=making.new_id("CG"), plan_id=one.id, core_group_date=day)
        one.core_group = one.core_group or day
        day = working_day_after(day, making.between(20, 35))
    if not dated:
        return
    if one.core_group:
        going.say("CP10", one.start, not late)
    elif one.end or working_days_between(one.start, going.as_at) > 10:
        going.say("CP10", one.start, False)
