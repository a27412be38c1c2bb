"""Dates that move: what is refused, what the sponsor must agree to, and the first date that is never lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.model import Action, Due
from goldthread.plan.moves import (
    days_moved,
    first_date,
    move_refused,
    needs_sponsor,
    relative_due,
    times_moved,
    with_move,
    with_moves,
)
from goldthread.plan.terms import Terms
from goldthread.plan.timescale import read_timescale

TODAY = date(2026, 11, 20)
ACTION = Action(id="9.2", start="Jan-26", due=read_timescale("31 October 2026"))


def move(number, after, *, before="31 October 2026", state="agreed", action="9.2", on="2026-11-20"):
    before, after = (read_timescale(text) if isinstance(text, str) else text for text in (before, after))
    return DateMove(
        id=f"m{number}", action=action, before=before, after=after, reason="No clerk", asked_by="Owen Tarrant",
        asked_on=on, state=state,
    )  # fmt: skip


@pytest.mark.parametrize(
    "typed, says",
    [
        ("18/12/2026", None),
        ("18.12.26", None),
        ("2026-12-18", None),
        ("18th December 2026", None),
        ("end of March 2027", None),
        ("Spring term 2027", None),
        ("", "Give the new date, for example 18/12/2026."),
        ("31/06/2026", "31/06/2026 is not a date. June has 30 days."),
        ("31 June 2027", "31 June 2027 is not a date. June has 30 days."),
        ("2027-06-31", "2027-06-31 is not a date. June has 30 days."),
        ("29/02/2027", "29/02/2027 is not a date. February 2027 has 28 days."),
        ("29/02/2028", None),
        ("0/12/2026", "0/12/2026 is not a date. Months begin with day 1."),
        ("12/18/2026", "12/18/2026 is not a date. There is no month 18."),
        ("18/12/2206", "18/12/2206 is not a date. Check the year."),
        ("18 December", "“18 December” has no year. Write it as 18/12/2026."),
        ("soon", "“soon” is not a date. Write it as 18/12/2026."),
        ("TBC", "“TBC” is not a date. Write it as 18/12/2026."),
        ("from March 2027",
         "“from March 2027” says when work starts, not when it will be done. Write it as 18/12/2026."),
        ("20/11/2026", "The date must be after today, 20 November 2026."),
        ("1 Sept 2026", "The date must be after today, 20 November 2026."),
        ("31/10/2026", "The action is already due on 31 October 2026. Give another date, or leave the date as it is."),
    ],
)  # fmt: skip
def test_what_is_typed_as_a_new_date(typed, says):
    assert move_refused(ACTION, (), typed, "No clerk in post", as_at=TODAY, terms=Terms()) == says


@pytest.mark.parametrize("reason", ["", "  ", ".", "TBC", "n/a"])
def test_a_reason_has_to_say_something(reason):
    assert move_refused(ACTION, (), "18/12/2026", reason, as_at=TODAY, terms=Terms()) == "Say why the date moves."


def test_no_date_before_the_action_or_the_plan_starts():
    later = ACTION.model_copy(update={"start": "March 2027"})
    said = {"as_at": TODAY, "terms": Terms(starts="2027-01-04")}
    assert move_refused(later, (), "18/2/2027", "Why", **said) == (
        "The date must not be before the action starts, 1 March 2027."
    )
    assert move_refused(ACTION, (), "18/12/2026", "Why", **said) == (
        "The date must not be before the plan starts, 4 January 2027."
    )
    assert move_refused(later, (), "1/3/2027", "Why", **said) is None


def test_the_same_move_is_not_asked_for_twice():
    waiting = [move(1, "18/12/2026", state="asked")]
    refused = move_refused(ACTION, waiting, "18 Dec 2026", "Why", as_at=TODAY, terms=Terms())
    assert refused == "Moving it to 18 December 2026 is already waiting for agreement."
    assert move_refused(ACTION, waiting, "31 Dec 2026", "Why", as_at=TODAY, terms=Terms()) is None


THREE = "31 October 2026 [slipped from 31 March 2026 and 30 June 2026 and 31 August 2026]"


def by(length):
    return f"This moves the date by {length} needs agreement."


@pytest.mark.parametrize(
    "due, to, terms, says",
    [
        # The case of design 04b: first 31 March, moved 3 times.
        (THREE, "18/12/2026", Terms(), "A 4th move needs agreement."),
        (THREE, "18/12/2026", Terms(most_moves=10), by("8 months in all; more than 3 months")),
        ("31 October 2026", "31 January 2027", Terms(), None),  # 92 days
        ("31 October 2026", "1 February 2027", Terms(), by("93 days in all; more than 92 days")),
        ("31 October 2026", "31 March 2027", Terms(), by("5 months in all; more than 3 months")),
        ("31 October 2026", "1 November 2026", Terms(most_moves=0), "A 1st move needs agreement."),
        ("31 October 2026", "1 November 2026", Terms(most_days=0), by("1 day in all; more than 0 days")),
        (THREE, "30 September 2026", Terms(), None),  # brought forward
        ("Ongoing", "31 March 2027", Terms(most_moves=0), None),  # its first date
    ],
)  # fmt: skip
def test_what_the_sponsor_must_agree_to(due, to, terms, says):
    assert needs_sponsor(Action(id="9.2", due=read_timescale(due)), (), to, terms) == says


def test_a_move_of_days_and_months_counts_from_the_first_date_in_all():
    moves = [move(1, "31 December 2026"), move(2, "10 January 2027", before="31 December 2026", on="2026-12-20")]
    action = with_moves(ACTION, moves)
    assert (times_moved(action, moves), days_moved(action, moves)) == (2, 71)
    assert needs_sponsor(action, moves, "28 February 2027", Terms()) == (
        "This moves the date by 4 months in all; more than 3 months needs agreement."
    )
    assert first_date(action, moves).latest == first_date(action).latest == "2026-10-31"


def test_a_first_date_that_is_printed_without_its_year():
    action = Action(id="a", due=read_timescale("End March 2016 [slipped from Oct]"))
    assert (first_date(action).latest, days_moved(action)) == ("2015-10-31", 152)


def test_the_words_of_a_date_that_is_left_say_only_that_date():
    action = Action(id="a", due=read_timescale("May 2016 [slipped from March 2016]"))
    moved = with_move(action, move(1, "30 June 2016", action="a"))
    assert moved.due.slipped_from == ("March 2016", "May 2016")


def test_a_move_of_another_action_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="of action 1"):
        with_move(ACTION, move(1, "18/12/2026", action="1.1"))


# --- over any sequence of moves ------------------------------------------------------------------------------------

DAYS = st.dates(date(2026, 1, 1), date(2029, 12, 31)).map(date.isoformat)
DUES = DAYS.map(lambda day: Due(text=day, latest=day, kinds=("date",))) | st.sampled_from(
    [Due(), Due(text="Ongoing", kinds=("ongoing",)), read_timescale("May 2026 [slipped from March 2026]")]
)


@st.composite
def histories(draw):
    """An action, and moves of it in any state; each starts from the date that held when it was made."""
    action = Action(id="a", due=draw(DUES))
    moves, now = [], action
    for place, state in enumerate(draw(st.lists(st.sampled_from(["agreed", "asked", "refused"]), max_size=8))):
        day = (TODAY + timedelta(days=place)).isoformat()
        one = DateMove(id=f"m{place}", action="a", before=now.due, after=draw(DUES), reason="r", asked_by="o",
                       asked_on=day, state=state, agreed_on=day if state == "agreed" else None)  # fmt: skip
        moves.append(one)
        now = with_move(now, one)
    return action, moves


@given(histories())
def test_the_first_date_is_never_lost(history):
    action, moves = history
    now = with_moves(action, moves)
    assert first_date(now, moves) == first_date(action)
    if first_date(action).text:  # and the action alone still tells it
        assert first_date(now).text == first_date(action).text
    assert now.due.slipped_from[: len(action.due.slipped_from)] == action.due.slipped_from


@given(histories())
def test_only_agreed_moves_change_the_date_in_force(history):
    action, moves = history
    agreed = [one for one in moves if one.state == "agreed"]
    now = with_moves(action, moves)
    expected = agreed[-1].after if agreed else action.due
    assert (now.due.text, now.due.latest) == (expected.text, expected.latest)
    assert times_moved(now, moves) == len(agreed) + len(action.due.slipped_from)
    for one in moves:
        if one.state != "agreed":
            assert with_move(now, one) == now


@given(histories())
def test_all_moves_at_once_are_one_after_the_other(history):
    action, moves = history
    one_by_one = action
    for each in moves:
        one_by_one = with_move(one_by_one, each)
    assert with_moves(action, reversed(moves)) == with_moves(action, moves) == one_by_one


# --- counted from the plan's start -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, latest",
    [
        ("3 months", "2026-05-31"),
        ("3 months 3 months", "2026-05-31"),
        ("Within six weeks", "2026-04-11"),
        ("6-9 months", "2026-11-30"),
        ("10 working days", "2026-03-13"),
        ("48 hours", "2026-03-02"),
        ("One year", "2027-02-28"),
        ("Ongoing; 12 months", "2027-02-28"),
        ("3 months from the start of the plan", "2026-05-31"),
        ("3 months after the review", None),
        ("as necessary", None),
        ("2 terms", None),
        ("Immediate", None),
        ("Every 3 months", None),
        ("99999 years", None),
    ],
)
def test_a_length_counts_from_the_start(text, latest):
    due = read_timescale(text)
    counted = relative_due(due, date(2026, 2, 28))
    assert (counted.latest, counted.text, counted.kinds) == (latest, text, due.kinds)
    assert relative_due(due, None) == due


def test_of_two_lengths_the_longer_is_the_last_day():
    due = relative_due(read_timescale("1 month; 3 months"), "2026-01-10")
    assert (due.earliest, due.latest) == ("2026-02-10", "2026-04-10")
    assert relative_due(read_timescale("6-9 months"), "2026-01-10").earliest == "2026-07-10"
