"""Forecasts from the plan's own slips: a slow second way to the same shares, and how often the range holds."""

from __future__ import annotations

import random
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.plan.forecast import (
    Past,
    _shares,
    forecasts,
    how_it_is_worked_out,
    how_often_held,
    likely_end,
    pasts_of,
    plan_forecast,
)
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.model import Action, Plan
from goldthread.plan.moves import with_moves
from goldthread.plan.timescale import read_timescale

START = date(2026, 1, 1)
LATER = date(2027, 6, 1)


def after(days, first=START):
    return first + timedelta(days=days)


def ended(*days):
    return [Past(START, after(each)) for each in days]


# --- the shares, by a slow and obvious way ---------------------------------------------------------------------------


def share_ended_by(day, ends, going, lasted):
    """Each action weighs the same; what has not ended hands its weight on, in equal parts, to all that lasted more."""
    rows = sorted([(end, 0) for end in ends if end > lasted] + [(end, 1) for end in going if end > lasted])
    weights = [Fraction(1, len(rows))] * len(rows)
    for place, (_, is_going) in enumerate(rows):
        right = len(rows) - place - 1
        if is_going and right:
            part, weights[place] = weights[place] / right, Fraction(0)
            weights = [*weights[: place + 1], *(weight + part for weight in weights[place + 1 :])]
    pairs = zip(rows, weights, strict=True)
    return float(sum(weight for (end, is_going), weight in pairs if not is_going and end <= day))


NUMBERS = st.lists(st.integers(-40, 120), max_size=14)


@given(NUMBERS, NUMBERS, st.integers(-50, 60))
def test_the_shares_are_those_of_the_slow_way(ends, going, lasted):
    history = [*ended(*ends), *(Past(START, None, ((date.min, after(days + 1)),)) for days in going)]
    as_at = after(120)
    going = [max(days, 119) for days in going]  # what has not ended has lasted until the day before
    for days, share in _shares(history, as_at).ended_by(lasted):
        assert share == pytest.approx(share_ended_by(days, ends, going, lasted))


@given(st.lists(st.tuples(st.integers(-40, 80), st.integers(0, 30)), max_size=14), st.integers(-50, 60))
def test_the_shares_with_work_that_goes_on_since_many_days(rows, lasted):
    """The first dates differ, so that what goes on has lasted for different times."""
    as_at, history, ends, going = after(200), [], [], []
    for days, kind in rows:
        first = as_at - timedelta(days=days + 1)
        if kind % 2:
            history.append(Past(first))
            going.append(days)
        else:
            history.append(Past(START, after(days)))
            ends.append(days)
    for days, share in _shares(history, as_at).ended_by(lasted):
        assert share == pytest.approx(share_ended_by(days, ends, going, lasted))


# --- what is said ----------------------------------------------------------------------------------------------------


def test_the_middle_and_the_range_of_what_lasted_as_long():
    history = ended(*range(0, 190, 10))  # 19 finished: 0, 10 … 180 days after their first date
    found = likely_end(history, Past(date(2027, 5, 1)), as_at=date(2027, 5, 1))
    assert [(day - date(2027, 5, 1)).days for day in (found.earliest, found.likely, found.latest)] == [10, 90, 170]
    assert found.in_ten == 8
    assert found.because == (
        "Likely to end about 30 July 2027; in 8 of 10 cases between 11 May 2027 and 18 October 2027."
    )
    late = likely_end(history, Past(date(2027, 5, 1)), as_at=date(2027, 9, 8))  # 130 days late, not yet ended
    assert [(day - date(2027, 5, 1)).days for day in (late.earliest, late.likely, late.latest)] == [130, 150, 180]
    assert late.in_ten == 7  # of 6 that lasted so long the range from the first to the last holds 5 of 7


@pytest.mark.parametrize(
    "history, first, says",
    [
        (ended(1, 2, 3), START,
         "Cannot say: only 3 actions of this plan have finished on a day that is known; 5 are needed."),
        ([], START, "Cannot say: no action of this plan has finished on a day that is known; 5 are needed."),
        (ended(1, 2, 3, 4, 5), START, "Cannot say: none of 5 actions of this plan that finished lasted as long."),
        (ended(1, 2, 3, 400, 450), date(2026, 6, 1),
         "Cannot say: only 2 of 5 actions of this plan that finished lasted as long."),
    ],
)  # fmt: skip
def test_what_cannot_be_said_says_why(history, first, says):
    found = likely_end(history, Past(first), as_at=LATER)
    assert (found.likely, found.because) == (None, says)


def test_where_much_has_not_ended_no_last_day_is_said():
    going = [Past(START)] * 4
    found = likely_end([*ended(400, 450, 500, 505, 510), *going], Past(date(2027, 5, 1)), as_at=LATER)
    assert (found.latest, found.likely) == (None, after(510, date(2027, 5, 1)))
    assert found.because.endswith("and no last day can be said.")


def test_an_end_that_is_still_to_come_is_not_known():
    assert likely_end(ended(1, 2, 3, 4, 900), Past(START), as_at=after(2)).because.startswith(
        "Cannot say: only 2 actions"
    )


# --- from a plan -----------------------------------------------------------------------------------------------------


def finished(number, due, completed):
    return Action(id=f"f{number}", due=read_timescale(due), completed=completed)


DONE = [finished(n, "31 March 2026", f"{day} April 2026") for n, day in enumerate((5, 10, 15, 20, 25))]
MOVE = DateMove(id="m", action="moved", before=read_timescale("31 March 2026"), after=read_timescale("20 April 2026"),
                reason="No clerk", asked_by="Owen Tarrant", asked_on="2026-03-20", agreed_on="2026-03-21")  # fmt: skip
MOVED = with_moves(Action(id="moved", due=MOVE.before), [MOVE])


def test_each_unfinished_action_of_a_plan():
    plan = Plan(actions=(
        *DONE, MOVED, Action(id="late", due=read_timescale("31 May 2026")), Action(id="undated"),
        Action(id="monthly", due=read_timescale("Monthly")), Action(id="done, no day", status="Complete"),
    ))  # fmt: skip
    found = forecasts(plan, [MOVE], as_at=date(2026, 6, 10))
    assert {name: each.likely and str(each.likely) for name, each in found.items()} == {
        "moved": None, "late": "2026-06-20", "undated": None,
    }  # fmt: skip
    assert found["undated"].because == "Cannot say: it has no first date to count from."
    # The late one has lasted 9 days: four that finished lasted longer, and the moved one, which still goes on.
    # On 1 April the moved one has been moved to the 20th: nothing before that day is likely.
    assert pasts_of(plan, [MOVE])["moved"].lasted(date(2026, 4, 1)) == 19
    assert how_it_is_worked_out(list(pasts_of(plan, [MOVE]).values()), as_at=date(2026, 6, 10)).startswith(
        "Worked out from how long after their first date 5 finished actions of this plan ended. 2 that have not ended"
    )


def test_the_whole_plan_ends_with_its_last_action():
    rows = [Action(id=f"o{n}", due=read_timescale("31 May 2026")) for n in range(3)]
    one = plan_forecast(Plan(actions=(*DONE, rows[0])), as_at=date(2026, 5, 1))
    three = plan_forecast(Plan(actions=(*DONE, *rows, Action(id="undated"))), as_at=date(2026, 5, 1))
    # Half of the single ones end within 15 days; all of three within 20 in (4/5)³ = 51 of 100 cases.
    assert (str(one.likely), str(three.likely), str(three.latest)) == ("2026-06-15", "2026-06-20", "2026-06-25")
    assert three.because.endswith(
        "This is the last of 3 unfinished actions; 1 is left out, of which nothing can be said."
    )
    assert plan_forecast(Plan(actions=tuple(DONE)), as_at=LATER).because == "Cannot say: nothing is unfinished."


# --- how often it holds ----------------------------------------------------------------------------------------------


def invented(rng, actions, slip):
    """A plan's history: first dates over 18 months; a third of what ends late was moved, to a day it then outlasted."""
    pasts = []
    for _ in range(actions):
        first = after(rng.randrange(540))
        end = after(round(slip(rng)), first)
        honest = end > after(20, first) and rng.random() < 0.35
        moved = ((first, after(rng.randrange(1, (end - first).days), first)),) if honest else ()
        pasts.append(Past(first, end, moved))
    return pasts


SLIPS = {
    "most end soon, some very late": lambda rng: rng.lognormvariate(3.2, 1.0) - 15,
    "any time within 4 months": lambda rng: rng.uniform(-20, 120),
    "a third on the day, the others late": lambda rng: rng.choice(
        [0, rng.expovariate(1 / 60), rng.expovariate(1 / 60)]
    ),
}


@pytest.mark.parametrize("kind", SLIPS)
def test_the_range_holds_about_as_often_as_it_says(kind, capsys):
    rng = random.Random(2026)
    days = [after(each) for each in range(120, 600, 60)]
    results = [how_often_held(invented(rng, 40, SLIPS[kind]), days) for _ in range(30)]
    made = sum(result.forecasts for result in results)
    held, expected = (sum(getattr(result, name) for result in results) / made for name in ("held", "expected"))
    with capsys.disabled():
        print(f"\n{kind}: {made:,} forecasts, {held:.1%} held, {expected:.1%} should have")
    assert made > 1_000
    assert abs(held - expected) < 0.06
