"""One line typed in a meeting: which action, and what is to be different."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.plan.quick_entry import Entry, day_in, understood
from goldthread.plan.timescale import read_timescale
from tests.support.my_actions import owens_plan

AS_AT = date(2026, 11, 20)
PLAN = owens_plan()

# Actions: 9.2 health trust, first appointment · 9.3 foster carers · 9.4 late appointments · 10.1 train advisers
# 10.3 pathway plan · 10.4 drop-in
UNDERSTOOD = [  # the line → the action, and what is different
    ("9.2", "9.2", Entry()),
    ("9.2 amber", "9.2", Entry(rag="amber")),
    ("9.2: Amber", "9.2", Entry(rag="amber")),
    ("a9.2 amber", "9.2", Entry(rag="amber")),
    ("10.1 red because nobody came", "10.1", Entry(rag="red", why="nobody came")),
    ("9.3 done", "9.3", Entry(done_on=AS_AT)),
    ("9.3 done 12/11", "9.3", Entry(done_on=date(2026, 11, 12))),
    ("9.3 done on 12 Nov", "9.3", Entry(done_on=date(2026, 11, 12))),
    ("9.3 done 1 Dec", "9.3", Entry(done_on=date(2025, 12, 1))),
    ("9.3 completed yesterday", "9.3", Entry(done_on=date(2026, 11, 19))),
    ("9.3 due 31 Jan 2027 because recruitment", "9.3", Entry(due="31 Jan 2027", why="recruitment")),
    ("9.3 due March 2027, because of recruitment", "9.3", Entry(due="March 2027", why="recruitment")),
    ("9.3 due 31/1 because recruitment", "9.3", Entry(due="31 January 2027", why="recruitment")),
    ("9.3 due 12 Dec because the trust asked", "9.3", Entry(due="12 December 2026", why="the trust asked")),
    ("9.3 owner Aisha Karim", "9.3", Entry(owner="Aisha Karim")),
    ("9.3 lead: Aisha Karim", "9.3", Entry(owner="Aisha Karim")),
    ("9.3 note carers say they know the day", "9.3", Entry(note="carers say they know the day")),
    ("9.3 note it is due to sickness", "9.3", Entry(note="it is due to sickness")),
    ("9.3 green; owner Aisha Karim; note all told", "9.3", Entry(rag="green", owner="Aisha Karim", note="all told")),
    ("9.3 note first; second", "9.3", Entry(note="first; second")),
    ("foster carers", "9.3", Entry()),
    ("foster carers amber because two left", "9.3", Entry(rag="amber", why="two left")),
    ("FOSTER, amber because two left", "9.3", Entry(rag="amber", why="two left")),
]


@pytest.mark.parametrize(("line", "ref", "entry"), UNDERSTOOD)
def test_a_line_says_which_action_and_what_is_different(line, ref, entry):
    found = understood(line, PLAN, as_at=AS_AT)
    assert (found.action and found.action.ref, found.entry, found.fault) == (ref, entry, "")


SHOWN = [  # with 9.4 on the screen
    ("amber because no clerk", "9.4", Entry(rag="amber", why="no clerk")),
    ("done 12/11", "9.4", Entry(done_on=date(2026, 11, 12))),
    ("9.3 amber", "9.3", Entry(rag="amber")),  # another one by its reference
    ("on track", "9.4", Entry(rag="green")),
    ("9.2 on track because a clerk came", "9.2", Entry(rag="green", why="a clerk came")),
]


@pytest.mark.parametrize(("line", "ref", "entry"), SHOWN)
def test_a_line_without_a_reference_is_about_the_action_shown(line, ref, entry):
    found = understood(line, PLAN, as_at=AS_AT, shown="a9.4", colour_words={"green": "On track"})
    assert (found.action.ref, found.entry, found.fault) == (ref, entry, "")


def test_several_that_fit_are_to_be_chosen_from_and_the_rest_is_kept():
    found = understood("appointment amber because no clerk", PLAN, as_at=AS_AT)
    assert [action.ref for action in found.actions] == ["9.2", "9.4"] and found.action is None
    assert (found.rest, found.entry) == ("amber because no clerk", Entry(rag="amber", why="no clerk"))


def test_a_reference_that_stands_twice_in_the_plan_is_to_be_chosen():
    twice = PLAN.actions[2].model_copy(update={"id": "b9.3", "ref": "9.3"})
    found = understood("9.3 amber", PLAN.model_copy(update={"actions": (*PLAN.actions, twice)}), as_at=AS_AT)
    assert [action.id for action in found.actions] == ["a9.3", "b9.3"] and found.rest == "amber"


def test_the_longest_reference_is_meant():
    sub = PLAN.actions[0].model_copy(update={"id": "a9.2.1", "ref": "9.2.1"})
    plan = PLAN.model_copy(update={"actions": (*PLAN.actions, sub)})
    assert [understood(line, plan, as_at=AS_AT).action.id for line in ("9.2.1 amber", "9.2 amber", "9.2. amber")] == [
        "a9.2.1", "a9.2", "a9.2",
    ]  # fmt: skip


def test_a_letter_follows_the_number_of_its_recommendation():
    lettered = PLAN.actions[0].model_copy(update={"id": "x", "ref": "b"})  # under recommendation 9
    plan = PLAN.model_copy(update={"actions": (*PLAN.actions, lettered)})
    assert [understood(line, plan, as_at=AS_AT).action.id for line in ("9 b amber", "9b amber", "b: amber")] == [
        "x"
    ] * 3


def test_a_word_of_ours_that_stands_in_an_action_still_finds_it():
    paper = PLAN.actions[0].model_copy(update={"id": "x", "ref": None, "text": "Answer the green paper"})
    plan = PLAN.model_copy(update={"actions": (*PLAN.actions, paper)})
    for line, entry in (("green paper", Entry()), ("the green paper amber", Entry(rag="amber"))):
        assert (understood(line, plan, as_at=AS_AT).action.id, understood(line, plan, as_at=AS_AT).entry) == (
            "x",
            entry,
        )


REFUSED = [  # the line → one sentence
    ("", "Write the reference of an action, or words that stand in it."),
    ("   ", "Write the reference of an action, or words that stand in it."),
    ("amber", "Say first which action: its reference, or words that stand in it."),
    ("zebra crossing", "No action has the reference or the words “zebra crossing”."),
    ("99.9 amber", "No action has the reference or the words “99.9”."),
    ("9.21 amber", "No action has the reference or the words “9.21”."),
    ("9.2 ambre", "“ambre” is not understood. Write a colour, “done”, “due”, “owner” or “note”, for example “due 31 "
                  "Jan 2027 because recruitment”."),
    ("9.2 amber clerk left", "“clerk left” is not understood. Give a reason after “because”, or part two changes with "
                             "“;”."),
    ("9.2 due", "Say when it is due, for example “due 31 Jan 2027 because recruitment”."),
    ("9.2 due 31/06/2027 because x", "31/06/2027 is not a date. June has 30 days."),
    ("9.2 due soon", "“soon” is not a date. Write it as 18/12/2026."),
    ("9.2 done 12/12/2026", "The day it was done cannot be after today, 20 November 2026."),
    ("9.2 done 31/6", "“31/6” is not a date. Write it as 18/12/2026."),
    ("9.2 owner", "Say who leads it, for example “owner Aisha Karim”."),
    ("9.2 note", "Write what has changed after “note”."),
    ("9.2 amber; red", "“red” says a second time what colour it is. Say it once."),
    ("9.2 " + "x" * 500, "The line is longer than 500 letters. Write a longer text on the action's page."),
    ("=cmd|' /C calc'!A0", "No action has the reference or the words “=cmd|' /C calc'!A0”."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), REFUSED)
def test_what_is_not_understood_is_said_in_one_sentence(line, said):
    found = understood(line, PLAN, as_at=AS_AT)
    assert (found.fault, found.entry) == (said, Entry())


def test_no_line_stops_it():
    lines = (
        "()",
        ".",
        "9.",
        ";;;",
        "9.2 ;",
        "9.2;;amber",
        "because",
        "9.2 because",
        "\u0000",
        "🟢",
        "9.2 🟢",
        "due " * 90,
    )
    for line in lines:
        understood(line, PLAN, as_at=AS_AT, shown="a9.2")


@pytest.mark.parametrize(
    ("text", "past", "day"),
    [
        ("29/2", True, None), ("29/2", False, None), ("20/11", True, AS_AT),
        ("20/11", False, date(2027, 11, 20)), ("31 Jan 2027", False, date(2027, 1, 31)), ("soon", True, None),
    ],
)  # fmt: skip
def test_a_day_without_its_year_is_the_nearest_one(text, past, day):
    assert day_in(text, as_at=AS_AT, past=past) == day


def test_what_it_says_of_a_date_the_plan_can_read():
    assert read_timescale(understood("9.3 due 31/1 because x", PLAN, as_at=AS_AT).entry.due).latest == "2027-01-31"
