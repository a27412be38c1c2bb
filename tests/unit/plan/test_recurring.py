"""Work that comes round again: how often, when next, and whether its owner is asked now."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.plan.live.update import Update
from goldthread.plan.model import Action
from goldthread.plan.recurring import next_due, repeats
from goldthread.plan.timescale import read_timescale

DAY = date(2026, 11, 20)


def written(*days):
    return [Update(id=day, action="a", on=day, by="Owen Tarrant") for day in days]


def action(text, **more):
    return Action(id="a", due=read_timescale(text), **more)


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("Daily", "Every day"),
        ("Weekly", "Every week"),
        ("Fortnightly", "Every 2 weeks"),
        ("Six-weekly", "Every 6 weeks"),
        ("and every 6 weeks", "Every 6 weeks"),
        ("Monthly", "Every month"),
        ("Each month", "Every month"),
        ("Every 3 months", "Every 3 months"),
        ("every three months", "Every 3 months"),
        ("Quarterly", "Every 3 months"),
        ("Each quarter", "Every 3 months"),
        ("March 2016 & 6 monthly thereafter", "Every 6 months"),
        ("Six-monthly", "Every 6 months"),
        ("Annually commencing July 2016", "Every year"),
        ("every 2 years", "Every 24 months"),
        ("May 2016 and termly", "Every term"),
        ("Half-termly", "Every half term"),
        ("Each board", "Every board"),
        ("Every board meeting", "Every board"),
        ("Every LAC review", "Every LAC review"),
        ("At each child protection conference", "Every child protection conference"),
        ("Regularly", "Comes round again; the plan does not say how often"),
    ],
)
def test_how_often(text, sentence):
    assert repeats(read_timescale(text)).sentence == sentence


@pytest.mark.parametrize(
    "text", ["", "May 2026", "3 months", "Ongoing", "Immediate", "By the board of May 2026", "TBC"]
)
def test_what_does_not_come_round(text):
    assert repeats(read_timescale(text)) is None
    assert next_due(action(text), (), as_at=DAY) is None


@pytest.mark.parametrize(
    "text, starts, said, day, wanted, missed",
    [
        # Every 3 months from the end of May: 30 November is 10 days off, and nobody has written since October.
        ("Every 3 months", "2026-05-31", ["2026-09-02", "2026-10-02"], "2026-11-30", True, None),
        ("Every 3 months", "2026-05-31", ["2026-09-02", "2026-11-02"], "2026-11-30", False, None),
        ("Every 3 months", "2026-05-31", ["2026-07-30"], "2026-11-30", True, "2026-08-31"),
        ("Every 3 months", "2026-06-30", ["2026-09-30"], "2026-12-31", False, None),
        ("Annually commencing July 2016", None, ["2026-07-01"], "2027-07-01", False, None),
        ("31 March 2026 and annually", None, ["2026-03-30"], "2027-03-31", False, None),
        ("May 2016 and termly", None, ["2026-07-02"], "2026-12-19", True, None),
        ("May 2016 and termly", None, ["2026-11-20"], "2026-12-19", False, None),
        ("May 2016 and termly", None, ["2026-06-20"], "2026-12-19", True, "2026-07-21"),
        # The first time is still to come.
        ("30 June 2027 and quarterly", None, [], "2027-06-30", False, None),
        ("30 November 2026 and quarterly", None, [], "2026-11-30", True, None),
        ("Due 20 November 2026 and monthly", None, ["2026-11-19"], "2026-11-20", False, None),
    ],
)
def test_when_it_comes_due_and_whether_to_ask(text, starts, said, day, wanted, missed):
    start = date.fromisoformat(starts) if starts else None
    found = next_due(action(text), written(*said), as_at=DAY, starts=start)
    assert (str(found.day), found.wanted, found.missed and str(found.missed)) == (day, wanted, missed)


def test_boards_give_the_days_where_it_comes_round_with_the_board():
    boards = ["2026-09-22", "2026-12-01", "2027-01-26"]
    found = next_due(action("Each board"), written("2026-09-20"), as_at=DAY, boards=boards)
    assert (found.day, found.wanted, found.because) == (
        date(2026, 12, 1), True, "Every board: next due on 1 December 2026.",
    )  # fmt: skip
    assert not next_due(action("Each board"), written("2026-09-20", "2026-11-18"), as_at=DAY, boards=boards).wanted
    unknown = next_due(action("Each board"), (), as_at=DAY)
    assert (unknown.day, unknown.because) == (None, "Every board. We ask once a month how it goes.")


@pytest.mark.parametrize(
    "text, said, day, wanted",
    [
        ("Every LAC review", [], None, True),
        ("Every LAC review", ["2026-10-21"], None, False),
        ("Every LAC review", ["2026-10-20"], None, True),
        ("Weekly", ["2026-10-30"], "2026-11-20", False),
        ("Weekly", ["2026-09-30"], "2026-11-25", True),
        ("Regularly", ["2026-11-02"], None, False),
    ],
)
def test_an_event_or_a_short_cycle_is_asked_after_once_a_month(text, said, day, wanted):
    found = next_due(action(text), written(*said), as_at=DAY)
    assert (found.day and str(found.day), found.wanted) == (day, wanted)
    assert found.because.endswith("We ask once a month how it goes.")


def test_work_that_is_done_for_good_does_not_come_round():
    assert next_due(action("Monthly", status="Complete"), (), as_at=DAY) is None


DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@given(st.sampled_from(["Monthly", "Quarterly", "Every 5 weeks", "Annually", "Six-monthly"]), DAYS, DAYS)
def test_the_next_day_is_the_first_of_a_slow_walk_that_is_not_before(text, start, day):
    months = {"Monthly": 1, "Quarterly": 3, "Annually": 12, "Six-monthly": 6}.get(text)
    walk, step = start, 0
    while walk < day:
        step += 1
        walk = plain_months_on(start, step * months) if months else start + timedelta(weeks=5 * step)
    assert next_due(action(text), (), as_at=day, starts=start).day == walk


def plain_months_on(day, count):
    """The day so many months on, found by trying one day after the other."""
    year, month = day.year + (day.month - 1 + count) // 12, (day.month - 1 + count) % 12 + 1
    days = [one for one in (date(year, month, 1) + timedelta(days=n) for n in range(31)) if one.month == month]
    is_end = (day + timedelta(days=1)).month != day.month
    return days[-1] if is_end or day.day > len(days) else days[day.day - 1]
