"""Health of children in care: assessments, dental checks, immunisations."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.care.draws import days_after, some_day, working_days_later
from goldthread.synthetic.children.care.life import Life, Snapshot, Stay, latest
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import (
    age_on,
    has_lasted_months,
    is_within_months,
    months_after,
    working_days_between,
)

ASSESSMENT, DENTAL = "Health Assessment", "Dental Check"
# How much more often than other work a check is late: a dentist who takes new patients is hard to find, and the first
# assessment needs consent, a clinic and a child who has only just moved.
_HARDER = {ASSESSMENT: 0.04, DENTAL: 0.15}
_FIRST_IS_HARDER = 0.15


def live(making: Making, life: Life) -> None:
    """Draw and write every check of a child, and say HE01 of each time she entered care."""
    is_late_first: list[bool] = []
    for stay in life.in_care:
        is_late_first.append(_assessments(making, life, stay))
        _dental_checks(making, life, stay)
    life.health_assessments.sort()
    life.dental_checks.sort()
    for stay, is_late in zip(life.in_care, is_late_first, strict=True):
        _say_first(making, life, stay, is_late)
    _immunisations(making, life)


def look(making: Making, at: Snapshot) -> None:
    """Say HE01O, and HE02, HE03 and HE04 once she has been in care for 12 months."""
    life, start = at.life, at.stay.start
    last = latest(life.health_assessments, at.day)
    if last is None or last < start:
        passed = working_days_between(start, at.day)
        if passed is None:
            making.truth.cannot_say("HE01O", at.day, at.team)
        else:
            making.truth.case("HE01O", at.day, at.team, int(passed > 20))
    if not has_lasted_months(start, at.day, 12):
        return
    _say_yearly(making, at, last)
    dental = latest(life.dental_checks, at.day)
    making.truth.case("HE03", at.day, at.team, int(dental is not None and is_within_months(dental, at.day, 12)))
    known = [(day or date.min, is_given) for day, is_given in life.immunisations if day is None or day <= at.day]
    making.truth.case("HE04", at.day, at.team, int(bool(known) and max(known)[1]))


def _say_yearly(making: Making, at: Snapshot, last: date | None) -> None:
    born = at.life.child.born
    if born is None:
        making.truth.cannot_say("HE02", at.day, at.team)
        return
    months = 6 if age_on(born, at.day) < 5 else 12
    making.truth.case("HE02", at.day, at.team, int(last is not None and is_within_months(last, at.day, months)))


def _say_first(making: Making, life: Life, stay: Stay, is_late: bool) -> None:
    stayed = working_days_between(stay.start, stay.last_day(making.council.as_at))
    team = life.child.team_on(stay.start)
    if stayed is None:
        making.truth.cannot_say("HE01", stay.start, team)
    elif stayed >= 20:
        making.truth.case("HE01", stay.start, team, int(not is_late))


def _assessments(making: Making, life: Life, stay: Stay) -> bool:
    """Her assessments from entering care on, and whether the first of them is late or was never done."""
    last, child = stay.last_day(making.council.as_at), life.child
    is_late = making.is_late(child.team_on(stay.start), stay.start) or making.happens(_FIRST_IS_HARDER)
    most = making.chance.randint(21, 70) if is_late else making.chance.choice((20, 20, 18, 15, 12, 8, 3, 0))
    first = working_days_later(stay.start, most)
    if is_late and making.happens(0.15):
        _write(making, life, ASSESSMENT, first, making.chance.choice(("Refused", "Cancelled", "Planned")))
        first = days_after(making.chance, first, 100, 300)
    _repeat(making, life, ASSESSMENT, first, last)
    return is_late


def _dental_checks(making: Making, life: Life, stay: Stay) -> None:
    last = stay.last_day(making.council.as_at)
    is_late = making.is_late(life.child.team_on(stay.start), stay.start)
    _repeat(making, life, DENTAL, days_after(making.chance, stay.start, *((200, 500) if is_late else (10, 150))), last)


def _repeat(making: Making, life: Life, kind: str, day: date, last: date) -> None:
    """Checks one after the other, sooner for the youngest; among them some that did not take place."""
    done = life.health_assessments if kind == ASSESSMENT else life.dental_checks
    team = life.child.team_on
    while day <= last:
        done.append(day)
        _write(making, life, kind, day, "Completed")
        due = months_after(day, _months(life, kind, day))
        if making.is_late(team(day), day) or making.happens(_HARDER[kind]):
            _write(making, life, kind, min(due, last), making.chance.choice(("Refused", "Cancelled", "Planned")))
            day = days_after(making.chance, due, 1, 150)
        else:
            day = due if making.happens(0.1) else some_day(making.chance, days_after(making.chance, due, -40, -1), due)
    if making.happens(0.3):
        _write(making, life, kind, days_after(making.chance, last, 1, 90), "Planned")


def _months(life: Life, kind: str, day: date) -> int:
    born = life.child.born
    return 6 if kind == ASSESSMENT and born and age_on(born, day) < 5 else 12


def _write(making: Making, life: Life, kind: str, day: date, status: str) -> None:
    making.rows.row(
        "ssd_cla_health",
        clah_health_check_id=making.new_id("HC"),
        clah_person_id=life.child.id,
        clah_health_check_type=kind,
        clah_health_check_date=day,
        clah_health_check_status=status,
    )


def _immunisations(making: Making, life: Life) -> None:
    """One or more rows a child: up to date or not, some with no day, which is older than any that has one."""
    if making.happens(0.04):
        return
    stay = life.stays[0]
    last = stay.last_day(making.council.as_at)
    days: list[date | None] = [None] if making.happens(0.1) else []
    days += sorted({some_day(making.chance, stay.start, last) for _ in range(making.chance.randint(0, 3))})
    for day in days or [stay.start]:
        life.immunisations.append((day, making.happens(0.88)))
    for day, is_given in life.immunisations:
        making.rows.row(
            "ssd_cla_immunisations",
            clai_person_id=life.child.id,
            clai_immunisations_status="Y" if is_given else "N",
            clai_immunisations_status_date=day,
        )
