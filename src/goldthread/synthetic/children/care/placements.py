"""Where children in care live: placements, moves, and how far from home."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.care.draws import days_after, weighted
from goldthread.synthetic.children.care.life import Life, Placement, Stay
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import age_on

_YOUNG = {"U6": 40, "U4": 14, "U3": 16, "U1": 10, "U5": 3, "U2": 2, "P1": 10, "R3": 3, "K2": 1, "Z1": 1}
_OLDER = {"U6": 30, "U4": 24, "U3": 8, "U1": 8, "K2": 16, "P1": 7, "S1": 2, "R1": 2, "R2": 1, "K1": 1, "Z1": 1}
_OLDEST = {"H5": 32, "U6": 16, "U4": 16, "K2": 16, "P2": 6, "U1": 5, "P1": 5, "P3": 1, "Z1": 2}
_REMANDED = {"R5": 50, "K1": 30, "K2": 20}
_UNPLANNED = {"ALLEG": 8, "STAND": 6, "APPRR": 3, "CREQB": 40, "CREQO": 25, "CLOSE": 10}
_PLANNED = {"CARPL": 60, "CHILD": 8, "LAREQ": 12, "CUSTOD": 1, "OTHER": 12}
_NO_TYPE = "Q9"
_SHORT = {"T0": 3, "T1": 3, "T2": 3, "T3": 4, "T4": 8}


def live(making: Making, life: Life, stay: Stay) -> None:
    """Draw the placements of a stay, write them and where they are, and say which moves were not planned."""
    _draw(making, life, stay)
    _lay_temporary_moves_over(making, stay)
    stay.placements.sort(key=lambda one: (one.start, one.id))
    for one in stay.placements:
        one.reason = _why_moved(making, life, stay, one)
        write(making, life, stay, one)


def write(making: Making, life: Life, stay: Stay, one: Placement) -> None:
    """Write one placement, and its location where one is recorded."""
    has_number = one.type[:1] in ("K", "R", "S", "H")
    making.rows.row(
        "ssd_cla_placement",
        clap_cla_placement_id=one.id,
        clap_cla_placement_start_date=one.start,
        clap_cla_placement_type=one.type or _NO_TYPE,
        clap_cla_placement_urn=f"SC{900000 + making.chance.randrange(99999)}" if has_number else None,
        clap_cla_placement_distance=one.distance,
        clap_cla_id=stay.care.id,
        clap_cla_placement_provider=_provider(making, one),
        clap_cla_placement_postcode=f"ZZ9 {one.carer % 10}{'ABDEFGHJLN'[one.carer // 10 % 10]}Z",
        clap_cla_placement_end_date=one.end,
        clap_cla_placement_change_reason=one.reason,
        clap_person_id=life.child.id,
    )
    if not one.type:
        what = "a type of placement that no list has"
        making.plant("unknown code", "ssd_cla_placement", one.id, "clap_cla_placement_type", what)
    if one.outside is not None:
        making.rows.row("local_placement_locations", placement_id=one.id, outside_area=one.outside)


def _draw(making: Making, life: Life, stay: Stay) -> None:
    last = stay.last_day(making.council.as_at)
    placed = stay.adoption.placed if stay.adoption else None
    is_unsettled = making.is_late(life.child.team_on(stay.start), stay.start) or making.happens(0.3 if placed else 0)
    day = stay.start
    while day < (placed or last):
        end = day + timedelta(days=_days_there(making, day == stay.start, is_unsettled))
        end = min(_with_the_order(making, stay, day, end), placed or last)
        stay.placements.append(_placement(making, life, stay, day, end))
        day = _next_day(making, end, placed or last)
    if placed and stay.adoption:
        stay.placements.append(_with_adopters(making, stay, placed))
    if stay.placements:
        stay.placements[-1].end = stay.end
    elif last == stay.start:
        stay.placements.append(_placement(making, life, stay, stay.start, stay.end))


def _with_the_order(making: Making, stay: Stay, start: date, end: date) -> date:
    """The day of a move; where a court decided about then, she often moves on that day."""
    near = [one.start for one in stay.legal if one.start > start and abs((one.start - end).days) <= 60]
    return near[0] if near and making.happens(0.5) else end


def _days_there(making: Making, is_first: bool, is_unsettled: bool) -> int:
    if is_unsettled:
        return making.chance.randint(12, 170)
    return making.chance.randint(60, 700) if is_first else making.chance.randint(500, 3500)


def _next_day(making: Making, end: date, last: date) -> date:
    """The day on which the next placement begins: the same, but for a few whose record has a hole."""
    return days_after(making.chance, end, 3, 60) if end < last and making.happens(0.02) else end


def _placement(making: Making, life: Life, stay: Stay, day: date, end: date | None) -> Placement:
    before = stay.placements[-1] if stay.placements else None
    if before and before.type in ("U6", "U3") and before.end == day and making.happens(0.12):
        now = "U4" if before.type == "U6" else "U1"
        return Placement(making.new_id("PL"), day, end, now, before.carer, before.distance, before.outside)
    distance = _distance(making)
    outside = _outside(making, distance)
    return Placement(making.new_id("PL"), day, end, _type(making, life, stay, day), _carer(making), distance, outside)


def _type(making: Making, life: Life, stay: Stay, day: date) -> str:
    if stay.care.legal_status == "J1":
        return weighted(making.chance, _REMANDED)
    if making.happens(0.004):
        return ""
    age = age_on(life.child.born, day) if life.child.born else 9
    if stay.adoption and stay.adoption.by_carer:
        return "U5"
    return weighted(making.chance, _YOUNG if age < 10 else _OLDER if age < 16 else _OLDEST)


def _with_adopters(making: Making, stay: Stay, placed: date) -> Placement:
    adoption = stay.adoption
    has_order = adoption is not None and adoption.ordered is not None and adoption.ordered <= placed
    before = stay.placements[-1] if stay.placements else None
    if adoption and adoption.by_carer and before:
        now = "A5" if has_order else "A3"
        return Placement(making.new_id("PL"), placed, None, now, before.carer, before.distance, before.outside)
    distance = _distance(making)
    now, outside = "A6" if has_order else "A4", _outside(making, distance)
    return Placement(making.new_id("PL"), placed, None, now, _carer(making), distance, outside)


def _lay_temporary_moves_over(making: Making, stay: Stay) -> None:
    """A few go to hospital or on holiday while their placement is kept for them, under its own id."""
    last = stay.last_day(making.council.as_at)
    for one in list(stay.placements):
        until = min(one.end or last, last)
        if (until - one.start).days < 90 or not making.happens(0.12):
            continue
        start = days_after(making.chance, one.start, 30, (until - one.start).days - 30)
        kind = weighted(making.chance, _SHORT)
        end = days_after(making.chance, start, 2, 7 if kind == "T4" else 28)
        distance = _distance(making)
        outside = _outside(making, distance)
        stay.placements.append(Placement(making.new_id("PL"), start, end, kind, _carer(making), distance, outside))


def _why_moved(making: Making, life: Life, stay: Stay, one: Placement) -> str:
    """Why a placement ended, said of LA09 unless she left care that day; then nobody need say why she moved."""
    if one.end is None or one.end > making.council.as_at or one.end == stay.end:
        return ""
    team = life.child.team_on(one.end)
    if making.happens(0.02):
        making.truth.cannot_say("LA09", one.end, team)
        what = "a placement ended and nobody wrote down why"
        making.plant("missing", "ssd_cla_placement", one.id, "clap_cla_placement_change_reason", what, team=team)
        return ""
    is_unplanned = not one.is_temporary and making.is_late(team, one.end)
    making.truth.case("LA09", one.end, team, int(is_unplanned))
    if is_unplanned:
        return weighted(making.chance, _UNPLANNED)
    is_same_carer = any(two.start == one.end and two.carer == one.carer for two in stay.placements)
    return "PLACE" if is_same_carer else weighted(making.chance, _PLANNED)


def _distance(making: Making) -> float | None:
    kind, chance = making.chance.random(), making.chance
    if kind < 0.03:
        return None
    if kind < 0.06:
        return 999.9
    if kind < 0.08:
        return 20.0
    return round(chance.uniform(0.2, 20) if kind < 0.74 else chance.uniform(20.1, 190), 1)


def _outside(making: Making, distance: float | None) -> str | None:
    kind = making.chance.random()
    if kind < 0.06:
        return None if kind < 0.04 else ""
    return "Y" if making.happens(0.8 if (distance or 0) > 20 else 0.1) else "N"


def _provider(making: Making, one: Placement) -> str:
    if one.type == "P1":
        return "PR0"
    return weighted(making.chance, {"PR1": 55, "PR2": 3, "PR3": 2, "PR4": 33, "PR5": 7})


def _carer(making: Making) -> int:
    return making.chance.randrange(1, 1_000_000)
