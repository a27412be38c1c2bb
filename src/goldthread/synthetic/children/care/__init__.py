"""Children in care, from entering to long after leaving: their rows, and what is true of them."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.care import (
    adoption,
    difficulties,
    education,
    episodes,
    going_in_and_out,
    health,
    leaving,
    legal,
    missing,
    permanence,
    placements,
    plans,
    reviews,
    short_breaks,
    stability,
    visits,
)
from goldthread.synthetic.children.care.adopters import beside_children
from goldthread.synthetic.children.care.leaving import leaver
from goldthread.synthetic.children.care.life import Life, Snapshot, Stay
from goldthread.synthetic.children.care.stays import periods
from goldthread.synthetic.children.childhood import Care, Childhood
from goldthread.synthetic.children.council import Making

__all__ = ["beside_children", "leaver", "live", "periods"]

_OF_A_STAY = (legal, placements, plans, visits, reviews, episodes, permanence)
_OF_A_CHILD = (health, difficulties, missing, education, going_in_and_out, leaving)
_ON_A_DAY = (going_in_and_out, stability, plans, visits, reviews, health, difficulties, missing, education)


def live(making: Making, child: Childhood, short_breaks_from: date | None = None) -> None:
    """Write every row of a child's care, or of her short breaks from a day on, and say all that is true of it."""
    life = Life(child)
    if short_breaks_from:
        stay = short_breaks.drawn(making, life, short_breaks_from)
        life.stays.append(stay)
        reviews.live(making, life, stay)
        episodes.live(making, life, stay)
    for care in child.care:
        _stay(making, life, care)
    if not child.care:
        return
    for part in _OF_A_CHILD:
        part.live(making, life)
    for stay in life.in_care:
        _look(making, life, stay)


def _stay(making: Making, life: Life, care: Care) -> None:
    stay = Stay(care)
    life.stays.append(stay)
    stay.adoption = adoption.drawn(making, life, stay)
    for part in _OF_A_STAY:
        part.live(making, life, stay)


def _look(making: Making, life: Life, stay: Stay) -> None:
    for day in making.council.month_ends_between(stay.start, stay.end):
        at = Snapshot(day, life.child.team_on(day), life, stay, stay.placement_on(day))
        for part in _ON_A_DAY:
            part.look(making, at)
