"""A plan's end as values: where it stands, and an unfinished action as one of the next plan."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.plan.carrying import answered_in, carried, keep_until, move_before, reference, stand_at_end, unfinished
from goldthread.plan.closing import Closing, Ended
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence, Used
from goldthread.plan.model import Action, Due, Plan
from goldthread.plan.moves import first_date, times_moved, with_moves
from goldthread.plan.slip_ledger import slip_of
from goldthread.plan.timescale import read_timescale

AS_AT = date(2026, 11, 20)
PLAN = Plan.model_validate({
    "recommendations": [{"id": "1", "text": "Visit children on time"}, {"id": "2", "text": "Keep chronologies"},
                        {"id": "3", "text": "Gone", "withdrawn": True}],
    "actions": [
        {"id": "proven", "recommendations": ["1"], "completed": "May 2026", "rag": "green"},
        {"id": "claimed", "status": "Complete"},
        {"id": "late", "due": {"text": "30 June 2026", "latest": "2026-06-30"}},
        {"id": "ahead", "due": {"text": "30 June 2027", "latest": "2027-06-30"}},
        {"id": "withdrawn", "withdrawn": True},
    ],
})  # fmt: skip


def test_where_a_plan_stands_at_its_end():
    proof = [
        Evidence(id="e1", title="Audit", kind="link", address="x", used_by=(Used(entity="actions", key="proven"),))
    ]
    stand = stand_at_end(PLAN, proof, as_at=AS_AT)
    assert (stand.proven, stand.claimed, [row.id for row in stand.unfinished], stand.late) == (
        1,
        1,
        ["late", "ahead"],
        1,
    )
    assert (dict(stand.rated), [row.id for row in stand.never_rated]) == ({"green": 1}, ["2"])


def test_proof_that_has_expired_proves_nothing_at_the_end():
    used = (Used(entity="actions", key="proven"),)
    old = Evidence(id="e1", title="Audit", kind="link", address="x", used_by=used, expires="2026-01-01")
    assert stand_at_end(PLAN, [old], as_at=AS_AT).proven == 0


def test_what_names_rows_of_the_closed_plan_is_left_behind():
    action = Action(
        id="a", ref="1.1", recommendations=("1",), section="s", outcomes=("o",), see_also="cf 2.3",
        text="Send the list", leads=("Lena Osgood",), source={"line": 3}, how={"leads": "inherited"},
    )  # fmt: skip
    new = carried(action, id="b", recommendation="n1", refs=["2.1"])
    assert new == Action(id="b", ref="1.1", recommendations=("n1",), text="Send the list", leads=("Lena Osgood",))
    assert carried(action, id="b", refs=["1.1"]).ref is None


@pytest.mark.parametrize("text, first", [
    ("31 October 2026 [slipped from 31 March 2026]", "2026-03-31"),
    ("End March 2016 [slipped from Feb]", "2016-02-29"),
    ("May 2018 [slipped from March 2018, then from April 2018]", "2018-03-31"),
])  # fmt: skip
def test_the_first_date_is_the_same_day_in_the_next_plan(text, first):
    old = Action(id="a", due=read_timescale(text))
    new = carried(old, id="b")
    assert first_date(new).latest == first_date(old).latest == first
    assert times_moved(new) == times_moved(old)


def test_a_first_date_that_was_counted_from_the_start_stays_that_day():
    due = Due(text="3 months", kinds=("relative",))
    move = _move("m1", due, read_timescale("31 October 2026"), "2026-04-01")
    old = with_moves(Action(id="a", due=due), [move])
    new = carried(old, id="b", starts="2026-01-31", moves=[move])
    assert new.due.slipped_from == ("30 April 2026",)
    assert slip_of(new, starts="2026-09-01").days == slip_of(old, [move], starts="2026-01-31").days == 184


def _move(id_: str, before: Due, after: Due, on: str, action: str = "a") -> DateMove:
    said = {"reason": f"Because of {id_}", "asked_by": "Lena", "asked_on": on, "agreed_by": "Lena", "agreed_on": on}
    return DateMove(id=id_, action=action, before=before, after=after, **said)


DAYS = st.dates(min_value=date(2024, 1, 1), max_value=date(2030, 12, 31))


@given(st.lists(DAYS, min_size=1, max_size=5, unique=True), st.lists(DAYS, max_size=4, unique=True))
def test_first_date_and_number_of_moves_over_two_plans_are_those_of_one(before, after):
    """The slow way: one plan in which the action simply went on."""
    action = Action(id="a", due=read_timescale("1 February 2024"))
    moves, at = [], action
    for place, day in enumerate([*before, *after]):
        move = _move(f"m{place}", at.due, read_timescale(day.strftime("%-d %B %Y")), f"2024-01-{place + 1:02}")
        moves.append(move)
        at = with_moves(action, moves)
    one, cut = slip_of(at, moves), len(before)
    new = carried(with_moves(action, moves[:cut]), id="b", moves=moves[:cut])
    own = [move.model_copy(update={"action": "b", "before": _kept(move, new)}) for move in moves[cut:]]
    both = [*(move_before(move, "b") for move in moves[:cut]), *own]
    last = with_moves(new, own)
    for two in (slip_of(last, both), slip_of(last, own)):
        assert (two.first.latest, two.times, two.days) == (one.first.latest, one.times, one.days)
    assert slip_of(last, both).reasons == one.reasons  # and the closed plan's reasons with them


def _kept(move: DateMove, new: Action) -> Due:
    """The date before the first move of the next plan is that of the carried action, slips and all."""
    return new.due if move.before.latest == new.due.latest else move.before


def test_an_action_answers_the_recommendation_that_speaks_of_the_same():
    closed = Plan.model_validate({
        "recommendations": [{"id": "9", "text": "Minimise the number of different social workers"}],
        "actions": [{"id": "a", "recommendations": ["9"], "text": "Pay a premium"}, {"id": "b", "text": "Buy a van"}],
    })  # fmt: skip
    new = Plan.model_validate(
        {"recommendations": [{"id": "n8", "text": "Recruitment and retention of social workers"}]}
    )
    assert [answered_in(new, row, closed) for row in closed.actions] == ["n8", None]


def test_a_closing_says_what_became_of_each_action_and_survives_json():
    closing = Closing(on="2026-11-20", by="Priya", why="Over", fates=(Ended(action="a", kind="carried", key="b"),))
    plan = PLAN.model_copy(update={"closing": closing})
    assert Plan.from_json(plan.to_json()) == plan
    assert (closing.fate_of("a").key, closing.fate_of("x")) == ("b", None)
    assert [row.id for row in unfinished(plan)] == ["late", "ahead"]
    assert (reference("b", 3, "a").kind, keep_until(date(2024, 2, 29), 6)) == ("carried on from", date(2030, 2, 28))
