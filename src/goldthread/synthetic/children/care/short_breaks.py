"""Series of short breaks for disabled children: a legal status V3 or V4 that no measure counts as being in care."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.care import legal
from goldthread.synthetic.children.care.draws import days_after
from goldthread.synthetic.children.care.life import Legal, Life, Placement, Stay
from goldthread.synthetic.children.care.placements import write
from goldthread.synthetic.children.childhood import Care
from goldthread.synthetic.children.council import Making


def drawn(making: Making, life: Life, start: date) -> Stay:
    """A series from a day on, with a weekend away every month or two; written as it is drawn."""
    end = days_after(making.chance, start, 200, 1500)
    is_over, status = end <= making.council.as_at, making.chance.choice(("V3", "V4"))
    care = Care(making.new_id("CLA"), start, end if is_over else None, "E8" if is_over else "", status)
    stay = Stay(care, short_breaks=True)
    stay.legal.append(Legal(making.new_id("LEG"), start, care.end, status))
    legal.write(making, life, stay.legal[0])
    _weekends(making, life, stay)
    return stay


def _weekends(making: Making, life: Life, stay: Stay) -> None:
    last, day = stay.last_day(making.council.as_at), stay.start
    distance, carer = round(making.chance.uniform(1, 30), 1), making.chance.randrange(1, 1_000_000)
    while day + timedelta(days=3) < last:
        end = days_after(making.chance, day, 1, 3)
        one = Placement(making.new_id("PL"), day, end, "R1", carer, distance, "N", "CARPL")
        stay.placements.append(one)
        write(making, life, stay, one)
        day = days_after(making.chance, end, 20, 60)
