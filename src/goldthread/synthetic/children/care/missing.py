"""Children who go missing from care, and the talk that each is owed within 72 hours of coming back."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from goldthread.synthetic.children.care.draws import some_day
from goldthread.synthetic.children.care.england_clock import (
    changes_of_the_clock,
    in_utc,
    on_the_wall,
    shows_one_moment,
)
from goldthread.synthetic.children.care.life import Life, MissingTime, Snapshot, Stay
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import age_on, has_lasted_months

_LIMIT = 72 * 60
_LONGEST = timedelta(days=30)


def live(making: Making, life: Life) -> None:
    """Draw and write the missing episodes of a child with their interviews, and say all that is true of them."""
    for stay in life.in_care:
        for _ in range(_how_often(making, life, stay)):
            _goes_missing(making, life, stay)
    for one in life.missing:
        _say_begun(making, life, one)
        _say_overdue(making, life, one)


def look(making: Making, at: Snapshot) -> None:
    """Say MI01C of a child in care on a day."""
    was_missing = any(
        one.type == "M" and one.start <= at.day and not has_lasted_months(one.start, at.day, 12)
        for one in at.life.missing
    )
    making.truth.case("MI01C", at.day, at.team, int(was_missing))


def _how_often(making: Making, life: Life, stay: Stay) -> int:
    last = stay.last_day(making.council.as_at)
    age = age_on(life.child.born, last) if life.child.born else 12
    if not making.happens(0.3 if age >= 13 else 0.12 if age >= 10 else 0.01):
        return 0
    years = max(1.0, min(4.0, (last - stay.start).days / 365))
    return min(25, 1 + int(making.chance.expovariate(1 / (1.2 * years))))


def _goes_missing(making: Making, life: Life, stay: Stay) -> None:
    last = stay.last_day(making.council.as_at)
    start = _day_of_going(making, max(stay.start, last - timedelta(days=4 * 365)), last)
    one = MissingTime(making.new_id("MIS"), start, type="M" if making.happens(0.85) else "A")
    one.end = _day_of_coming_back(making, one)
    life.missing.append(one)
    offered, accepted = "", ""
    if one.end:
        offered, accepted = _offered(making, life, one, one.end)
    making.rows.row(
        "ssd_missing",
        miss_table_id=one.id,
        miss_person_id=life.child.id,
        miss_missing_episode_start_date=one.start,
        miss_missing_episode_type=one.type,
        miss_missing_episode_end_date=one.end,
        miss_missing_rhi_offered=offered,
        miss_missing_rhi_accepted=accepted,
    )


def _day_of_coming_back(making: Making, one: MissingTime) -> date | None:
    """Some days later, not known yet near the end; here and there wrong, or never written down."""
    end = one.start + timedelta(days=making.chance.choice((0, 0, 0, 1, 1, 2, 3, 7, 20)))
    column = "miss_missing_episode_end_date"
    if making.happens(0.01):
        what = "a missing episode ended before it began"
        making.plant("ended before begun", "ssd_missing", one.id, column, what)
        return one.start - timedelta(days=2)
    if making.happens(0.01) and one.start + 3 * _LONGEST < making.council.as_at:
        what = "a missing episode of months ago has no end"
        making.plant("open too long", "ssd_missing", one.id, column, what)
        return None
    return end if end <= making.council.as_at else None


def _day_of_going(making: Making, first: date, last: date) -> date:
    """A day of care; one in five lies just before the clocks change, where 72 hours are easily miscounted."""
    if making.happens(0.2):
        changes = [moment.date() for year in (first.year, last.year) for moment in changes_of_the_clock(year)]
        near = [day - timedelta(days=making.chance.randint(0, 2)) for day in changes]
        near = [day for day in near if first <= day <= last]
        if near:
            return making.chance.choice(near)
    return some_day(making.chance, first, last)


def _offered(making: Making, life: Life, one: MissingTime, end: date) -> tuple[str, str]:
    """Whether an interview was offered and accepted, said of MI02 and MI03; then it is held or not."""
    team = life.child.team_on(end)
    is_offered, offered = _answer(making, "MI02", one, end, team, not making.is_late(team, end))
    is_accepted, accepted = False, ""
    if is_offered:
        is_accepted, accepted = _answer(making, "MI03", one, end, team, making.happens(0.8))
    if is_accepted or making.happens(0.2):
        _interview(making, one, end, team)
    elif one.type == "M":
        _say_without(making, end, team)
    return offered, accepted


def _answer(making: Making, measure: str, one: MissingTime, end: date, team: str, is_yes: bool) -> tuple[bool, str]:
    """Y, N, NA or nothing, said of a measure where she was missing: NA leaves the case out."""
    if making.happens(0.04):
        return False, "NA"
    if making.happens(0.04):
        if one.type == "M":
            making.truth.cannot_say(measure, end, team)
        return False, ""
    if one.type == "M":
        making.truth.case(measure, end, team, int(is_yes))
    column = "miss_missing_rhi_offered" if measure == "MI02" else "miss_missing_rhi_accepted"
    return is_yes, making.flag(is_yes, "ssd_missing", one.id, column)


def _interview(making: Making, one: MissingTime, end: date, team: str) -> None:
    """An interview in time or late, counted in hours that pass; or one that nobody can judge."""
    returned = datetime.combine(end, time(making.chance.randint(6, 22), making.chance.randint(0, 59)))
    is_late, kind = making.is_late(team, end), making.chance.random()
    minutes = _minutes(making, returned, is_late)
    if kind < 0.02:
        minutes = -making.chance.randint(120, 2000)
    held = _held(returned, minutes)
    if held.date() > making.council.as_at:
        if one.type == "M":
            _say_without(making, end, team)
        return
    one.interviewed = held.date()
    _write(making, one, None if 0.02 < kind < 0.05 else returned, held)
    if making.happens(0.05) and held.date() + _LONGEST < making.council.as_at:
        _write(making, one, returned, _held(returned, max(minutes, 0) + making.chance.randint(200, 9000)))
    if one.type != "M":
        return
    if kind < 0.05:
        making.truth.cannot_say("MI04", end, team)
    else:
        making.truth.case("MI04", end, team, int(not is_late))


def _minutes(making: Making, returned: datetime, is_late: bool) -> int:
    """How long they took to talk with her: often to the minute where the clocks change meanwhile."""
    clocks_change = _held(returned, _LIMIT) != returned + timedelta(minutes=_LIMIT)
    if making.happens(0.7 if clocks_change else 0.15):
        return _LIMIT + is_late
    return making.chance.randint(_LIMIT + 1, 6 * _LIMIT) if is_late else making.chance.randint(200, _LIMIT)


def _held(returned: datetime, minutes: int) -> datetime:
    """What the clock shows so many minutes that really pass after she came back, never in an hour that it repeats."""
    held = on_the_wall(in_utc(returned) + timedelta(minutes=minutes))
    if shows_one_moment(held):
        return held
    return held + timedelta(hours=3 if minutes > _LIMIT else -3)


def _write(making: Making, one: MissingTime, returned: datetime | None, held: datetime) -> None:
    interview = making.new_id("RHI")
    making.rows.row(
        "local_return_interviews",
        interview_id=interview,
        missing_id=one.id,
        returned_at=returned,
        interview_at=held,
    )
    if returned and held < returned:
        what = "a return interview took place before the child was back"
        making.plant("impossible order", "local_return_interviews", interview, "interview_at", what)
    if returned is None:
        what = "nobody wrote down when the child came back"
        making.plant("missing", "local_return_interviews", interview, "returned_at", what)


def _say_without(making: Making, end: date, team: str) -> None:
    """Say MI04 where no interview is known: missed once three days have gone, not due before."""
    if (making.council.as_at - end).days > 3:
        making.truth.case("MI04", end, team, 0)


def _say_begun(making: Making, life: Life, one: MissingTime) -> None:
    if one.type == "M" and life.in_care_on(one.start):
        making.truth.case("MI01", one.start, life.child.team_on(one.start), 1, 0)


def _say_overdue(making: Making, life: Life, one: MissingTime) -> None:
    """Say MI04O at each month's end of the year after she came back, as long as nobody has talked with her."""
    if one.type != "M" or one.end is None:
        return
    for day in making.council.month_ends_between(one.end, one.interviewed):
        if not has_lasted_months(one.end, day, 12):
            making.truth.case("MI04O", day, life.child.team_on(day), int((day - one.end).days > 3))
