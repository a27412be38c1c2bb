"""Care plans: what is meant to become of a child, and when it was last written down."""

from __future__ import annotations

from datetime import date

from goldthread.records.schema import tables
from goldthread.synthetic.children.care.draws import days_after, some_day
from goldthread.synthetic.children.care.life import CarePlan, Life, Snapshot, Stay, latest, open_on
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import has_lasted_months, is_within_months, months_after

FLAGS = next(one.flags for one in tables()["ssd_cla_care_plan"].fields if one.name == "lacp_cla_care_plan_json")
_SOON = ("RETURN1M", "RETURN6M", "RETURNEV", "REMAINSUP", "OTHERPLN")
_LATER = ("RETURNEV", "LTRELFR", "RESPLMT", "SUPPLIV", "OTHERPLN")


def live(making: Making, life: Life, stay: Stay) -> None:
    """Draw and write the care plans of a stay: a new one each half year, later where work is late."""
    last = stay.last_day(making.council.as_at)
    days = _days(making, life, stay, last)
    for day, end in zip(days, [*days[1:], stay.end][: len(days)], strict=True):
        plan = CarePlan(making.new_id("LACP"), day, end, _flags(making, life, stay, day))
        stay.plans.append(plan)
        making.rows.row(
            "ssd_cla_care_plan",
            lacp_table_id=plan.id,
            lacp_person_id=life.child.id,
            lacp_cla_care_plan_start_date=day,
            lacp_cla_care_plan_end_date=end,
            lacp_cla_care_plan_json={flag: "Y" if flag in plan.flags else "N" for flag in FLAGS},
        )


def look(making: Making, at: Snapshot) -> None:
    """Say LA04 and LA05 of a child in care on a day."""
    day = latest([plan.start for plan in at.stay.plans], at.day)
    making.truth.case("LA04", at.day, at.team, int(day is not None and is_within_months(day, at.day, 6)))
    if not is_within_months(at.stay.start, at.day, 4):
        plan = open_on(at.stay.plans, at.day)
        making.truth.case("LA05", at.day, at.team, int(plan is not None and bool(plan.flags)))


def is_long_term(stay: Stay, day: date) -> bool:
    """Whether the plan of a day is that she stays with these foster carers until she is 18."""
    plan = open_on(stay.plans, day)
    return plan is not None and "LTFOST18" in plan.flags


def _days(making: Making, life: Life, stay: Stay, last: date) -> list[date]:
    days: list[date] = []
    day = days_after(making.chance, stay.start, 0, 12)
    while day < last:
        days.append(day)
        due = months_after(day, 6)
        if making.is_late(life.child.team_on(day), day):
            day = days_after(making.chance, due, 1, 110)
        else:
            day = some_day(making.chance, months_after(day, 4), due) if making.happens(0.9) else due
    return days


def _flags(making: Making, life: Life, stay: Stay, day: date) -> frozenset[str]:
    is_early = not has_lasted_months(stay.start, day, 3)
    if (is_early and making.happens(0.25)) or making.is_late(life.child.team_on(day), day):
        return frozenset()
    if (
        stay.adoption
        and stay.adoption.decided <= day
        and not (stay.adoption.reversed and stay.adoption.reversed <= day)
    ):
        return frozenset({"ADOPTION"})
    placement = stay.placement_on(day)
    if placement and placement.type in ("U1", "U4"):
        return frozenset({"LTFOST18"})
    return frozenset({making.chance.choice(_SOON if is_early else _LATER)})
