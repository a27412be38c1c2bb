"""What was true of where she lived on a day: how many moves, how long with one carer, how far from home."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.care.life import TEMPORARY, Placement, Snapshot, open_on
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import age_on, has_lasted_months

_NO_MOVE = (*TEMPORARY, "A3", "A5")
_ADOPTIVE = ("A3", "A4", "A5", "A6")
_UNKNOWN_DISTANCE = 999.9


def look(making: Making, at: Snapshot) -> None:
    """Say LA06, LA07 and LA08 of a child in care on a day."""
    lived = [one for stay in at.life.stays for one in stay.placements if _was_there_in_the_year(one, at.day)]
    making.truth.case("LA06", at.day, at.team, int(len(lived) >= 3))
    _long_term(making, at)
    _far_from_home(making, at)


def _was_there_in_the_year(one: Placement, day: date) -> bool:
    if one.type in _NO_MOVE or one.start > day:
        return False
    return one.end is None or one.end > day or not has_lasted_months(one.end, day, 12)


def _long_term(making: Making, at: Snapshot) -> None:
    if not has_lasted_months(at.stay.start, at.day, 30):
        return
    born, settled = at.life.child.born, [one for one in at.stay.placements if not one.is_temporary]
    if born and age_on(born, at.day) >= 16:
        return
    now = open_on(settled, at.day)
    if born is None or now is None:
        making.truth.cannot_say("LA07", at.day, at.team)
        return
    before = [one.start for one in settled if one.start < now.start]
    since = max(before) if now.type in _ADOPTIVE and before else now.start
    making.truth.case("LA07", at.day, at.team, int(has_lasted_months(since, at.day, 24)))


def _far_from_home(making: Making, at: Snapshot) -> None:
    one = at.placement
    if one is None or one.distance is None or one.distance == _UNKNOWN_DISTANCE:
        return
    if one.distance > 20 and not one.outside:
        making.truth.cannot_say("LA08", at.day, at.team)
        return
    making.truth.case("LA08", at.day, at.team, int(one.distance > 20 and one.outside == "Y"))
