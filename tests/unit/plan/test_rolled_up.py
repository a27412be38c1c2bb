"""What teams' plans say of an action that was handed down: figures worked out by hand, all the way down."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action
from goldthread.plan.rolled_up import TeamPlan, disagreements, last_due_said, rolled_up, suggested, would_go_round

TODAY = date(2026, 11, 20)


def down(action: str, plan: int, *actions: str, **more) -> HandDown:
    return HandDown(
        id=f"{action}-{plan}", action=action, plan=plan, actions=actions, on="2026-10-01", by="Joan", **more
    )


def action(id_: str, due: str | None = None, **more) -> Action:
    return Action(id=id_, text=id_, due={"latest": due}, **more)


def team(*rows: Action, **more) -> TeamPlan:
    return TeamPlan("Permanence team", {row.id: row for row in rows}, **more)


OWN = action("a1", "2027-02-28", rag="green")
THREE = (
    action("b1", "2026-09-30", completed="2026-09-28", rag="blue"),
    action("b2", "2026-10-31", rag="amber"),
    action("b3", "2027-03-31", rag="green"),
)


def test_the_figures_of_one_team():
    said = Update(id="u1", action="b2", on="2026-11-03", by="Owen")
    older = Update(id="u0", action="b1", on="2026-09-28", by="Aisha")
    found = rolled_up("a1", [down("a1", 2, "b1", "b2", "b3")], {2: team(*THREE, newest={"b1": older, "b2": said})},
                      as_at=TODAY)  # fmt: skip
    figures = found.figures
    assert (len(figures.rows), figures.done, figures.late, figures.last_due, figures.worst) == (
        3, 1, 1, "2027-03-31", "amber",
    )  # fmt: skip
    assert figures.said == "1 of 3 done, 1 late" and found.newest == said
    assert last_due_said(figures, OWN) == (
        "the last is due 31 March 2027, after this action’s own date, 28 February 2027"
    )
    assert suggested(OWN, found).rag == "amber" and suggested(OWN, found).because == "1 of 3 is late"


@pytest.mark.parametrize(
    "own, rows, says",
    [
        (OWN, THREE, ["This action is claimed green, and of what was handed down 1 of 3 is late.",
                      "What was handed down ends on 31 March 2027, after this action’s own date, 28 February 2027."]),
        (action("a1", rag="amber"), THREE, []),
        (action("a1", completed="2026-11-01"), THREE,
         ["This action is said to be done, and 2 of the teams’ 3 actions are not."]),
        (action("a1", rag="amber"), THREE[:1],
         ["All that was handed down is done, and this action is not said to be."]),
        (OWN, (action("b1", "2027-01-01", rag="red"),),
         ["This action is claimed green, and of what was handed down 1 of 1 is red."]),
        (OWN, (action("b1", withdrawn=True),), ["The team withdrew 1 action that answered this one."]),
    ],
)  # fmt: skip
def test_where_the_claim_and_the_team_differ(own, rows, says):
    found = rolled_up("a1", [down("a1", 2, *(row.id for row in rows))], {2: team(*rows)}, as_at=TODAY)
    assert list(disagreements(own, found)) == says


@pytest.mark.parametrize(
    "rows, rag",
    [
        ((action("b1", "2027-01-01", rag="red"), action("b2", "2026-01-01")), "red"),
        ((action("b1", "2027-01-01", rag="amber"),), "amber"),
        ((action("b1", "2027-03-01", rag="green"),), "amber"),
        ((action("b1", "2027-01-01", rag="green"), THREE[0]), "green"),
        ((action("b1", "2027-01-01"),), None),
        ((action("b1", completed="2026-01-01", rag="red"),), "green"),
        ((), None),
    ],
)
def test_the_colour_that_is_proposed(rows, rag):
    found = rolled_up("a1", [down("a1", 2, *(row.id for row in rows))], {2: team(*rows)}, as_at=TODAY)
    proposed = suggested(OWN, found)
    assert (proposed and proposed.rag) == rag


def test_three_levels_roll_up_all_the_way_and_what_was_taken_back_does_not():
    middle = team(*THREE, hand_downs=(down("b3", 3, "c1", "c2"), down("b2", 3, "c3", withdrawn="By mistake")))
    lowest = team(action("c1", "2026-11-01", rag="red"), action("c2", "2027-05-31"), action("c3", "2020-01-01"))
    found = rolled_up("a1", [down("a1", 2, "b1", "b2", "b3")], {2: middle, 3: lowest}, as_at=TODAY)
    assert [(part.plan, part.depth, part.figures.said) for part in found.parts] == [
        (2, 1, "1 of 3 done, 1 late"), (3, 2, "0 of 2 done, 1 late"),
    ]  # fmt: skip
    whole = found.figures
    assert (whole.said, whole.last_due, whole.worst) == ("1 of 5 done, 2 late", "2027-05-31", "red")


def test_an_action_linked_twice_counts_once_and_a_circle_ends():
    there = team(*THREE, hand_downs=(down("b1", 1, "a1"),))
    above = team(OWN, hand_downs=(down("a1", 2, "b1", "b2"),))
    twice = [down("a1", 2, "b1", "b2"), down("a1", 2, "b2")]
    assert rolled_up("a1", twice, {1: above, 2: there}, as_at=TODAY).figures.said == "1 of 3 done, 1 late"


@pytest.mark.parametrize(
    "teams, says",
    [
        ({}, ["3 actions of a team are no longer there."]),
        ({2: team(*THREE, closed="2026-11-10")},
         ["The team’s plan was closed on 10 November 2026 with 2 actions not done."]),
    ],
)  # fmt: skip
def test_a_plan_that_is_gone_or_closed_is_said(teams, says):
    found = rolled_up("a1", [down("a1", 2, "b1", "b2", "b3")], teams, as_at=TODAY)
    assert list(disagreements(action("a1", rag="amber"), found)) == says


def test_what_is_not_handed_down_has_no_figures():
    assert rolled_up("a1", [down("a2", 2, "b1"), down("a1", 2, "b1", withdrawn="No")], {}, as_at=TODAY) is None


@pytest.mark.parametrize(
    "edges, round_", [([], False), ([(2, 1)], True), ([(2, 3), (3, 1)], True), ([(1, 2)], False), ([(2, 2)], False)]
)
def test_a_plan_cannot_hand_down_to_one_above_it(edges, round_):
    assert would_go_round(1, 2, edges) is round_
