"""What is true of a child on each snapshot day: told from her own timeline, day by day, not as measures count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from goldthread.synthetic.children.childhood import Childhood, ProtectionPlan
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import has_lasted_months, is_within_months, working_days_between

_CASELOAD_LIMIT = 20
# Within how many months supervision is due, by what is done for the child.
_SUPERVISED_WITHIN = {"child protection": 2, "in care": 3, "child in need": 3}


def say_snapshots(making: Making, child: Childhood) -> None:
    """Say all that is true of the child at the month ends."""
    _say_waiting_contacts(making, child)
    _say_open_assessments(making, child)
    _say_enquiries(making, child)
    for plan in child.cp_plans:
        if not plan.is_elsewhere:
            _say_plan(making, child, plan)
    _say_protected(making, child)
    _say_in_need_plans(making, child)
    for span in child.early_help:
        for day in making.council.month_ends_between(span.start, span.end):
            making.truth.case("EH02", day, "", 1, 0)
    _say_open(making, child)


def say_caseloads(making: Making) -> None:
    """Say what the workers held at the month ends, once every child has been counted; then forget it."""
    workers = making.council.worker_by_id
    for (day, worker), (children, team) in making.council.caseloads.items():
        fte = workers[worker].fte
        if fte:
            making.truth.case("WF04", day, team, children, fte)
        else:
            making.truth.cannot_say("WF04", day, team)
        making.truth.share("WF05", day, team, children > _CASELOAD_LIMIT)
    making.council.caseloads.clear()


def _within_a_year(making: Making, start: date, end: date | None) -> Iterator[date]:
    """The month ends from a day on, for as long as it is less than 12 months ago and the end has not come."""
    for day in making.council.month_ends_between(start, end):
        if has_lasted_months(start, day, 12):
            return
        yield day


def _say_waiting_contacts(making: Making, child: Childhood) -> None:
    for one in child.contacts:
        for day in _within_a_year(making, one.day, one.decision):
            waited = working_days_between(one.day, day)
            making.truth.share("FD02O", day, child.team_on(day), waited > 1)


def _say_open_assessments(making: Making, child: Childhood) -> None:
    for one in child.assessments:
        for day in making.council.month_ends_between(one.start, one.end):
            took = working_days_between(one.start, day)
            making.truth.share("AS02", day, one.team, None if took is None else took > 45)


def _say_enquiries(making: Making, child: Childhood) -> None:
    for one in child.enquiries:
        if not one.ended_in_nothing:
            for day in _within_a_year(making, one.start, one.conference):
                making.truth.share("CP01O", day, one.team, working_days_between(one.start, day) > 15)


def _say_plan(making: Making, child: Childhood, plan: ProtectionPlan) -> None:
    truth = making.truth
    for day in making.council.month_ends_between(plan.start, plan.end):
        team = child.team_on(day)
        truth.share("CP06", day, team, has_lasted_months(plan.start, day, 24))
        if has_lasted_months(plan.start, day, 3):
            truth.share("CP07", day, team, _reviews_kept(plan, day))
        truth.share("CP07O", day, team, not _is_last_review_recent(plan, day))
        _say_visited(making, child, plan, day, team)
        if plan.core_group is None or plan.core_group > day:
            truth.share("CP10O", day, team, working_days_between(plan.start, day) > 10)


def _reviews_kept(plan: ProtectionPlan, day: date) -> bool:
    """Whether every review of the last 12 months was in time, and none is overdue on the day."""
    late = any(was_late and not has_lasted_months(on, day, 12) for on, was_late in plan.reviews if on <= day)
    return not late and _is_last_review_recent(plan, day)


def _is_last_review_recent(plan: ProtectionPlan, day: date) -> bool:
    held = [on for on, _ in plan.reviews if on <= day]
    return is_within_months(held[-1], day, 6) if held else is_within_months(plan.start, day, 3)


def _say_visited(making: Making, child: Childhood, plan: ProtectionPlan, day: date, team: str) -> None:
    seen = [(on, key, alone) for on, key, alone in child.cp_visits if plan.start <= on <= day]
    last = max(seen, default=None, key=lambda visit: visit[:2])
    if working_days_between(plan.start, day) > 10:
        making.truth.share("CP08", day, team, last is not None and working_days_between(last[0], day) <= 10)
    making.truth.share("CP09", day, team, last[2] if last else None)


def _say_protected(making: Making, child: Childhood) -> None:
    """One case a child on a plan, however many plans she has."""
    plans = [plan for plan in child.cp_plans if not plan.is_elsewhere]
    for day in sorted({day for plan in plans for day in making.council.month_ends_between(plan.start, plan.end)}):
        making.truth.case("CP11", day, child.team_on(day), 1, 0)


def _say_in_need_plans(making: Making, child: Childhood) -> None:
    days = {day for plan in child.cin_plans for day in making.council.month_ends_between(plan.start, plan.end)}
    for day in sorted(days):
        if child.in_care_on(day) or child.protected_on(day):
            continue
        plan = min((one for one in child.cin_plans if one.is_open_on(day)), key=lambda one: (one.start, one.id))
        team = child.team_on(day)
        if working_days_between(plan.start, day) > 20:
            last = max((on for on in child.cin_visits if plan.start <= on <= day), default=None)
            kept = last is not None and working_days_between(last, day) <= 20
            making.truth.share("CN02", day, team, kept)
        making.truth.share("CN03", day, team, not is_within_months(plan.start, day, 9))


def _say_open(making: Making, child: Childhood) -> None:
    """Who is open to the council: in care, else on a plan of protection, else in need."""
    spans = [*child.care, *(plan for plan in child.cp_plans if not plan.is_elsewhere), *child.referrals]
    days = {day for span in spans for day in making.council.month_ends_between(span.start, span.end)}
    for day in sorted(days):
        kind, opened = _open_as(child, day)
        _say_open_on(making, child, day, kind, opened)
        if any(one.is_open_on(day) for one in child.referrals):
            making.truth.case("CN01", day, child.team_on(day), 1, 0)


def _open_as(child: Childhood, day: date) -> tuple[str, date]:
    if care := child.in_care_on(day):
        return "in care", care.start
    plans = [plan.start for plan in child.cp_plans if not plan.is_elsewhere and plan.is_open_on(day)]
    if plans:
        return "child protection", min(plans)
    return "child in need", min(one.start for one in child.referrals if one.is_open_on(day))


def _say_open_on(making: Making, child: Childhood, day: date, kind: str, opened: date) -> None:
    by, truth = child.allocated_on(day), making.truth
    team, worker = (by.team, by.worker) if by else ("", "")
    assessed = max((one.end for one in child.assessments if one.end and one.end <= day), default=None)
    truth.share("AS04", day, team, assessed is not None and is_within_months(assessed, day, 12))
    updated = max((on for on in child.chronologies if on <= day), default=None)
    truth.share("QA04", day, team, updated is not None and is_within_months(updated, day, 3))
    _say_supervised(making, child, day, team, opened, _SUPERVISED_WITHIN[kind])
    if kind != "child in need":
        registered = bool(worker and making.council.worker_by_id[worker].registration)
        truth.share("WF06", day, team, registered)
    if worker:
        count, least = making.council.caseloads.get((day, worker), (0, team))
        making.council.caseloads[day, worker] = count + 1, min(least, team)


def _say_supervised(making: Making, child: Childhood, day: date, team: str, opened: date, months: int) -> None:
    last = max((on for on in child.supervisions if opened <= on <= day), default=None)
    if last is not None:
        making.truth.share("QA01", day, team, is_within_months(last, day, months))
    elif not is_within_months(opened, day, months):
        making.truth.share("QA01", day, team, False)
