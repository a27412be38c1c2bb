"""Legal statuses: how a child is in care from one day to the next."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.care.draws import days_after
from goldthread.synthetic.children.care.life import Legal, Life, Stay
from goldthread.synthetic.children.council import Making


def live(making: Making, life: Life, stay: Stay) -> None:
    """Draw the statuses of a stay, one after the other, and write them."""
    changes = _changes(making, stay)
    days = [day for day, _ in changes]
    for (day, status), end in zip(changes, [*days[1:], stay.end], strict=True):
        stay.legal.append(Legal(making.new_id("LEG"), day, end, status))
    for one in stay.legal:
        if making.happens(0.003):
            one.status = ""
        write(making, life, one)


def write(making: Making, life: Life, one: Legal) -> None:
    """Write one legal status; one that is not known stands there as a word that no list has."""
    if not one.status:
        what = "a legal status that no list has"
        making.plant("unknown code", "ssd_legal_status", one.id, "lega_legal_status", what)
    making.rows.row(
        "ssd_legal_status",
        lega_legal_status_id=one.id,
        lega_person_id=life.child.id,
        lega_legal_status=one.status or "care",
        lega_legal_status_start_date=one.start,
        lega_legal_status_end_date=one.end,
    )


def _changes(making: Making, stay: Stay) -> list[tuple[date, str]]:
    changes = [(stay.start, stay.care.legal_status)]
    while following := _following(making, stay, *changes[-1]):
        changes.append(following)
    last = stay.last_day(making.council.as_at)
    return [changes[0], *(change for change in changes[1:] if change[0] < last)]


def _following(making: Making, stay: Stay, day: date, status: str) -> tuple[date, str] | None:
    chance = making.chance
    if status in ("L1", "J2"):
        return days_after(chance, day, 1, 3), chance.choice(("C1", "V2"))
    if status in ("L2", "L3"):
        return days_after(chance, day, 3, 8), "C1"
    if stay.adoption and stay.adoption.ordered and status in ("C1", "C2", "V2"):
        return (stay.adoption.ordered, "E1") if day < stay.adoption.ordered else None
    if status == "C1":
        return days_after(chance, day, 120, 270), "C2"
    if status == "V2" and making.happens(0.35):
        return days_after(chance, day, 40, 300), "C1"
    return None
