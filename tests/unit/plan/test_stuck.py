"""Which actions look stuck and were taken to nobody, each with its sentence."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.plan.escalation_changes import escalation_changes
from goldthread.plan.live.escalation import Escalation, Reply
from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan
from goldthread.plan.stuck import looks_stuck

TODAY = date(2026, 11, 20)
LATE = {"latest": "2026-09-30"}  # 51 days


def plan(positions=(), **row) -> Plan:
    values = {"id": "a1", "recommendations": ["r1"], "text": "Sign the protocol", **row}
    return Plan.model_validate({"recommendations": [{"id": "r1"}], "actions": [values], "positions": positions})


def said(on: str, rag: str | None = None) -> Update:
    return Update(id=on, action="a1", on=on, by="Owen", rag=rag)


def taken(**more) -> Escalation:
    return Escalation(id="e1", action="a1", to="The trust", on="2026-10-01", by="Priya", why="No clerk", **more)


def red(on: str) -> dict:
    return {"recommendation": "r1", "as_at": on, "actions_completed": {"rag": "red"}}


@pytest.mark.parametrize(
    "row, updates, positions, says",
    [
        ({"due": LATE}, (), (), ("It is 51 days late, and nobody has written of it",)),
        ({"due": LATE}, (said("2026-10-21"),), (),
         ("It is 51 days late, and nobody has written since 21 October 2026",)),
        ({"due": LATE}, (said("2026-10-22"),), (), None),
        ({"due": {"latest": "2026-10-22"}}, (), (), None),
        ({"due": {"latest": "2027-01-31", "slipped_from": ["May 2026", "June 2026", "July 2026"]}}, (), (),
         ("Its date has moved 3 times",)),
        ({}, (said("2026-10-01", "red"), said("2026-11-01", "red")), (), ("Its last 2 updates say red",)),
        ({}, (said("2026-11-01", "red"), said("2026-10-01", "amber")), (), None),
        ({"rag": "red"}, (), (red("2026-05-01"), red("2026-09-01")),
         ("It is red, and so were the last 2 positions of its recommendation",)),
        ({"rag": "amber"}, (), (red("2026-05-01"), red("2026-09-01")), None),
        ({"due": {"latest": "2026-11-19"}, "partners": ["Fernshire Health Trust"]}, (), (),
         ("It is late, and a partner has part in it: Fernshire Health Trust",)),
        ({"due": LATE, "completed": "2026-11-01"}, (), (), None),
        ({"due": LATE, "withdrawn": True}, (), (), None),
    ],
)  # fmt: skip
def test_the_signs(row, updates, positions, says):
    found = looks_stuck(plan(positions, **row), updates, (), as_at=TODAY)
    assert (found[0].because if found else None) == says


@pytest.mark.parametrize(
    "escalation, is_suggested",
    [(taken(), False), (taken(ended="2026-10-21"), False), (taken(ended="2026-10-20"), True)],
)
def test_what_was_taken_to_somebody_is_not_suggested_again_so_soon(escalation, is_suggested):
    assert bool(looks_stuck(plan(due=LATE), (), (), [escalation], as_at=TODAY)) is is_suggested


def test_what_changed_between_two_days():
    reply = Reply(on="2026-10-09", by="The trust", text="In June")
    before = taken(reply_by="2026-10-15")
    answered = before.model_copy(update={"replies": (reply,)})
    ended = answered.model_copy(update={"ended": "2026-11-01", "outcome": "A clerk is named", "resolved": True})
    table = [
        ((), (before,), ["taken"]),
        ((), (ended,), ["taken", "replied", "ended"]),
        ((before,), (answered,), ["replied"]),
        ((answered,), (ended,), ["ended"]),
        ((ended,), (ended,), []),
    ]
    for then, now, what in table:
        assert [change.what for change in escalation_changes(then, now)] == what
