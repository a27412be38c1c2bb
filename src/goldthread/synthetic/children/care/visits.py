"""Visits of the social worker: a week after each move, then at the interval that the placement asks for."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.care.draws import days_after
from goldthread.synthetic.children.care.life import Life, Placement, Snapshot, Stay, latest
from goldthread.synthetic.children.care.plans import is_long_term
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import has_lasted_months, is_within_months, months_after


def live(making: Making, life: Life, stay: Stay) -> None:
    """Draw and write the visits of a stay."""
    last = stay.last_day(making.council.as_at)
    begins = [one.start for one in stay.placements]
    for day, until in zip(begins, [*begins[1:], last + timedelta(days=1)], strict=True):
        _visits_of_a_placement(making, life, stay, day, until)
    stay.visits = sorted(set(stay.visits))
    for day in stay.visits:
        _write(making, life, stay, day)
    if stay.visits and making.happens(0.01):
        _write_without_a_date(making, life, stay)


def look(making: Making, at: Snapshot) -> None:
    """Say LA03 of a child in care on a day."""
    if at.placement is None:
        making.truth.cannot_say("LA03", at.day, at.team)
        return
    last, begun = latest(at.stay.visits, at.day), at.placement.start
    if last is None or last < begun:
        is_kept = (at.day - begun).days <= 7
    else:
        due = _due(at.stay, at.placement, last, at.day)
        is_kept = is_within_months(last, at.day, 3) if due is None else at.day <= due
    making.truth.case("LA03", at.day, at.team, int(is_kept))


def _due(stay: Stay, placement: Placement, last: date, day: date) -> date | None:
    """When the next visit is due by the state of things on a day; `None` where it is three months on."""
    if placement.type == "P1" and stay.legal_on(day) == "C1":
        return last + timedelta(days=28)
    if is_long_term(stay, day) and has_lasted_months(placement.start, day, 12):
        return None
    return last + timedelta(days=42)


def _visits_of_a_placement(making: Making, life: Life, stay: Stay, begun: date, until: date) -> None:
    is_late = making.is_late(life.child.team_on(begun), begun)
    day = days_after(making.chance, begun, *((8, 24) if is_late else (0, 7)))
    while day < until:
        stay.visits.append(day)
        day = _next_visit(making, life, stay, day)


def _next_visit(making: Making, life: Life, stay: Stay, day: date) -> date:
    placement = stay.placement_on(day)
    due = (_due(stay, placement, day, day) if placement else None) or months_after(day, 3)
    if making.is_late(life.child.team_on(day), day):
        return days_after(making.chance, due, 1, 30)
    return due if making.happens(0.1) else days_after(making.chance, due, -20, 0)


def _write(making: Making, life: Life, stay: Stay, day: date) -> None:
    is_seen, visit = making.happens(0.95), making.new_id("CV")
    making.rows.row(
        "ssd_cla_visits",
        clav_cla_visit_id=visit,
        clav_cla_id=stay.care.id,
        clav_person_id=life.child.id,
        clav_cla_visit_date=day,
        clav_cla_visit_seen=making.flag(is_seen, "ssd_cla_visits", visit, "clav_cla_visit_seen"),
        clav_cla_visit_seen_alone="Y" if is_seen and making.happens(0.7) else "N",
    )


def _write_without_a_date(making: Making, life: Life, stay: Stay) -> None:
    is_words = making.happens(0.5)
    visit, team = making.new_id("CV"), life.child.team_on(stay.visits[-1])
    making.rows.row(
        "ssd_cla_visits",
        clav_cla_visit_id=visit,
        clav_cla_id=stay.care.id,
        clav_person_id=life.child.id,
        clav_cla_visit_date="last week" if is_words else date(1900, 1, 1),
        clav_cla_visit_seen="Y",
        clav_cla_visit_seen_alone="Y",
    )
    what = "words stand where the day of a visit belongs" if is_words else "a visit of 1900"
    kind = "text in date" if is_words else "1900 date"
    making.plant(kind, "ssd_cla_visits", visit, "clav_cla_visit_date", what, team=team)
