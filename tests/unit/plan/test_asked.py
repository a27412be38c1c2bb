"""What is asked of an owner on a day: now, coming up, proof missing, finished; and by when to answer."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.plan.asked import BoardQuestion, answer_by, asked_of
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Plan
from goldthread.plan.terms import Terms
from goldthread.plan.timescale import read_timescale

DAY = date(2026, 11, 20)
BOARDS = ("2026-09-22", "2026-12-01", "2027-01-26")


def action(id_, due="", **more):
    return Action(id=id_, due=read_timescale(due), **more)


def update(id_, on, by="Owen Tarrant"):
    return Update(id=f"{id_} {on}", action=id_, on=on, by=by)


def asked(*actions, updates=(), terms=None, **more):
    plan = Plan(actions=actions, terms=terms or Terms(boards=BOARDS))
    return asked_of(plan, updates, more.pop("moves", ()), as_at=more.pop("as_at", DAY), **more)


def test_the_list_as_it_is_drawn():
    mine = asked(
        action("9.2", "31 October 2026 [slipped from 31 March 2026]"),
        action("10.3", "Every 3 months"),
        action("9.3", "31 January 2027"),
        action("9.4", "28 February 2027"),
        action("10.1", "30 June 2026", completed="30 June 2026"),
        action("10.0", completed="1 May 2026"),
        updates=[update("9.2", "2026-08-30"), update("9.2", "2026-10-02"), update("10.3", "2026-08-28")],
        terms=Terms(boards=BOARDS, starts="2026-05-31"),
        evidence=[Evidence(id="e", title="List", used_by=({"entity": "actions", "key": "10.0"},))],
        reader="Owen Tarrant",
    )
    assert (mine.heading, mine.lead) == (
        "Two actions need an update from you",
        "Please answer by Friday 27 November, so that the board pack is right. It takes about two minutes each.",
    )
    assert [(ask.action.id, ask.because, ask.due, ask.days_late) for ask in mine.wanted] == [
        ("9.2", "Late by 20 days. You last wrote on 2 October.", date(2026, 10, 31), 20),
        ("10.3", "Every 3 months: next due on 30 November 2026. You last wrote on 28 August.", date(2026, 11, 30), 0),
    ]
    assert [(ask.action.id, ask.because) for ask in mine.coming] == [
        ("9.3", "Nothing to do yet."), ("9.4", "Nothing to do yet."),
    ]  # fmt: skip
    assert [(ask.action.id, ask.because) for ask in mine.unproven] == [
        ("10.1", "The plan says it was done on 30 June. Add proof."),
    ]  # fmt: skip
    assert [(ask.action.id, ask.because) for ask in mine.finished] == [("10.0", "Done on 1 May 2026.")]


@pytest.mark.parametrize(
    "due, wrote, wanted, because",
    [
        # Late: an answer counts that was written since the day it was due, for a month.
        ("31 October 2026", ["2026-10-30"], True, "Late by 20 days. You last wrote on 30 October."),
        ("31 October 2026", ["2026-11-01"], False, "Late by 20 days. You last wrote on 1 November."),
        ("31 August 2026", ["2026-10-20"], True, "Late by 81 days. You last wrote on 20 October."),
        ("31 October 2026", [], True, "Late by 20 days. Nobody has written yet."),
        # Soon, and today is not late.
        ("20 November 2026", [], True, "Due today. Nobody has written yet."),
        ("20 December 2026", [], True, "Due in 30 days. Nobody has written yet."),
        ("20 December 2026", ["2026-10-21"], False, "Due in 30 days."),
        ("21 December 2026", [], False, "Nothing to do yet."),
        # Later: an update that is more than a month old is out of date, one never written is not.
        ("30 June 2027", ["2026-10-20"], True, "You last wrote on 20 October."),
        ("30 June 2027", ["2025-12-31"], True, "You last wrote on 31 December 2025."),
        ("30 June 2027", ["2026-10-21"], False, "Nothing to do yet."),
        ("Ongoing", [], False, "Nothing to do yet."),
    ],
)
def test_when_an_update_is_wanted_and_why(due, wrote, wanted, because):
    mine = asked(action("a", due), updates=[update("a", day) for day in wrote])
    assert [ask.because for ask in (mine.wanted if wanted else mine.coming)] == [because]
    assert not (mine.coming if wanted else mine.wanted)


def test_work_that_has_not_started_is_not_asked_after():
    assert not asked(action("a", "30 June 2027", start="January 2027"), updates=[update("a", "2026-08-01")]).wanted


def test_the_board_asked_and_nobody_has_answered_since():
    question = BoardQuestion("a", "2026-09-22", "How many children are waiting now?")
    mine = asked(action("a", "30 June 2027"), questions=[question], updates=[update("a", "2026-09-20")])
    assert mine.wanted[0].why[0] == "The board asked on 22 September: “How many children are waiting now?”"
    # What was written on the day of the board may have been written before it asked.
    assert asked(action("a", "30 June 2027"), questions=[question], updates=[update("a", "2026-09-22")]).wanted
    assert not asked(action("a", "30 June 2027"), questions=[question], updates=[update("a", "2026-11-01")]).wanted


def test_a_move_that_waits_is_said_and_what_others_wrote_is_theirs():
    waiting = DateMove(id="m", action="a", before=read_timescale("31 October 2026"), reason="No clerk", state="asked",
                       after=read_timescale("18/12/2026"), asked_by="Joan Sefton", asked_on="2026-11-02")  # fmt: skip
    mine = asked(
        action("a", "31 October 2026"), moves=[waiting], reader="owen tarrant",
        updates=[update("a", "2026-11-02", by="Joan Sefton")],
    )  # fmt: skip
    assert mine.coming[0].because == (
        "Late by 20 days. A move to 18 December 2026 waits for agreement. Until then 31 October 2026 stands. "
        "Joan Sefton last wrote on 2 November."
    )


def test_who_said_that_it_is_done():
    done, claim = action("a", completed="30/6/2026"), update("a", "2026-06-30").model_copy(
        update={"completed": "2026-06-30"}
    )  # fmt: skip
    after = update("a", "2026-07-30", by="Joan Sefton")
    said = "it was done on 30 June. Add proof."
    assert asked(done, updates=[claim, after]).unproven[0].because == f"You said {said}"
    assert asked(done, updates=[claim], reader="Joan Sefton").unproven[0].because == f"Owen Tarrant said {said}"


def test_only_the_actions_that_are_asked_for_and_nothing_of_tomorrow():
    rows = [action(name, "31 October 2026") for name in "abc"]
    mine = asked(*rows, actions=["b", "gone"], updates=[update("b", "2026-11-21")])
    assert [ask.because for ask in mine.wanted] == ["Late by 20 days. Nobody has written yet."]
    assert asked(*rows, as_at=date(2026, 5, 1)).wanted == ()


def test_a_window_and_a_relative_date():
    terms = Terms(starts="2026-09-01")
    assert asked(action("a", "3 months"), terms=terms, window=11).wanted[0].because.startswith("Due in 11 days.")
    assert not asked(action("a", "3 months"), terms=terms, window=10).wanted


def test_all_well_and_when_the_next_is_due():
    mine = asked(action("a", "31 January 2027"))
    assert (mine.heading, mine.lead) == ("Nothing needs an update from you", "The next is due on 31 January 2027.")
    assert asked().lead == ""


@pytest.mark.parametrize(
    "boards, day, by",
    [
        (("2026-12-01",), date(2026, 11, 20), date(2026, 11, 27)),
        (("2026-12-29",), date(2026, 12, 1), date(2026, 12, 23)),  # the 28th, the 25th and a weekend between
        (("2026-11-20",), date(2026, 11, 20), date(2026, 11, 20)),
        (("2026-09-22",), date(2026, 11, 20), None),
        ((), date(2026, 11, 20), None),
    ],
)
def test_by_when_to_answer(boards, day, by):
    assert answer_by(Terms(boards=boards), as_at=day) == by
