"""The slip ledger: printed moves and agreed ones, those that wait, and greens that were re-dated."""

from __future__ import annotations

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.model import Action, Plan
from goldthread.plan.moves import with_moves
from goldthread.plan.slip_ledger import slip_ledger
from goldthread.plan.timescale import read_timescale


def action(id_, due, *, leads=("Owen Tarrant",), section="A", rag=None):
    return Action(id=id_, due=read_timescale(due), leads=leads, section=section, rag=rag)


def move(id_, before, after, reason, *, state="agreed", by="Ruth Calloway", on="2026-11-02"):
    return DateMove(id=f"{id_} {after}", action=id_, before=read_timescale(before), after=read_timescale(after),
                    reason=reason, asked_by="Owen Tarrant", asked_on=on, state=state, agreed_by=by)  # fmt: skip


MOVES = [
    move("1.2", "31/10/2026", "30/11/2026", "No clerk"),
    move("1.2", "30/11/2026", "31/12/2026", "Still no clerk", on="2026-11-20"),
    move("1.3", "31/10/2026", "30/11/2026", "Asked", state="asked", by=None),
    move("1.4", "31/10/2026", "30/11/2026", "Refused", state="refused"),
]
ACTIONS = (
    action("1.1", "End June 2026 [slipped from End April 2026]", rag="green"),
    with_moves(action("1.2", "31/10/2026", rag="green", leads=("Owen Tarrant", "Joan Sefton")), MOVES),
    action("1.3", "31/10/2026", rag="green"),
    action("1.4", "31/10/2026", leads=(), section=None),
    action("1.5", "May 2026 [slipped from 1 May 2026]", leads=("Joan Sefton",), rag="amber"),
)
LEDGER = slip_ledger(Plan(sections=({"id": "A", "title": "Health"},), actions=ACTIONS), MOVES)


def test_each_action_with_its_first_date_its_moves_reasons_and_who_agreed():
    rows = [
        (slip.action.id, slip.first.latest, slip.in_force.latest, slip.times, slip.days, slip.reasons, slip.agreed_by)
        for slip in LEDGER.slips
    ]
    ruth, silent = ("Ruth Calloway",), ("No reason given",)
    assert rows == [
        ("1.2", "2026-10-31", "2026-12-31", 2, 61, ("No clerk", "Still no clerk"), ruth),
        ("1.1", "2026-04-30", "2026-06-30", 1, 61, silent, ()),
        ("1.5", "2026-05-01", "2026-05-31", 1, 30, silent, ()),
        ("1.3", "2026-10-31", "2026-10-31", 0, 0, (), ()),
        ("1.4", "2026-10-31", "2026-10-31", 0, 0, (), ()),
    ]
    assert [slip.action.id for slip in LEDGER.moved if slip.waiting] == ["1.3"]


def test_the_plan_in_a_sentence_and_its_greens_beside_those_re_dated():
    assert (
        LEDGER.plan.sentence == "3 of 5 dates have moved, half of them by 61 days or more. 1 move waits for agreement."
    )
    assert LEDGER.plan.green_sentence == "3 green, of which 2 re-dated"


def test_sections_and_owners_the_most_days_first():
    assert [(each.name, each.actions, each.moved, each.days) for each in LEDGER.sections] == [
        ("Health", 4, 3, 152), ("No section", 1, 0, 0),
    ]  # fmt: skip
    assert [(each.name, each.actions, each.moved, each.days) for each in LEDGER.owners] == [
        ("Owen Tarrant", 3, 2, 122), ("Joan Sefton", 2, 2, 91), ("Nobody yet", 1, 0, 0),
    ]  # fmt: skip


def test_a_first_date_that_is_no_day_is_counted_apart_and_never_as_nothing():
    ledger = slip_ledger(Plan(actions=(Action(id="a", due={"latest": "2026-05-31", "slipped_from": ["Ongoing"]}),)))
    assert (ledger.plan.moved, ledger.plan.uncounted, ledger.plan.median_days) == (1, 1, None)
    assert ledger.slips[0].sentence == "moved once: the first date, “Ongoing”, cannot be counted from"
    assert ledger.plan.sentence == "1 of 1 date has moved."


def test_a_plan_where_nothing_moved():
    ledger = slip_ledger(Plan(actions=(Action(id="a"),)))
    assert (ledger.moved, ledger.plan.sentence, ledger.plan.green_sentence) == (
        (), "None of 1 date has moved.", "None green",
    )  # fmt: skip
