"""The owners' colours beside the rule's: who claims more, who claims less, and what is missing before blue."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Plan
from goldthread.plan.rating_rules import blue_needs, disagreements
from goldthread.plan.terms import Terms

DAY = date(2026, 11, 20)


def action(id_, rag, due=None, **more):
    return Action(id=id_, rag=rag, due={"text": due, "latest": due}, **more)


def update(id_, on, **more):
    return Update(id=f"{id_}-{on}", action=id_, on=on, by=more.pop("by", "Owen Tarrant"), **more)


PLAN = Plan(
    actions=(
        action("agrees", "green", "2027-01-31"),
        action("modest", "amber", "2027-01-31"),
        action("one better", "green", "2026-10-31"),
        action("two better", "green", "2026-05-31"),
        action("not rated", None, "2026-05-31"),
        action("no date", "green"),
        action("blue, unproven", "blue"),
    )
)


def test_claims_that_are_too_good_come_first_and_the_farthest_off_of_all():
    updates = [
        update("one better", "2026-10-02", rag="green", reason="The clerk starts in December"),
        update("two better", "2026-09-02", rag="amber", reason="Said of amber, not of green"),
        update("one better", "2026-12-24", rag="green", reason="Not written yet"),
    ]
    found = disagreements(PLAN, updates, as_at=DAY)
    assert [(each.action.id, each.claimed, each.computed, each.because, each.reason) for each in found] == [
        ("two better", "green", "red", "5 months late on 20 November 2026", "No reason given"),
        ("one better", "green", "amber", "20 days late on 20 November 2026", "The clerk starts in December"),
        ("blue, unproven", "blue", "green", "Said to be done", "No reason given"),
        ("modest", "amber", "green", "Due on 31 January 2027, in 72 days", "No reason given"),
    ]
    assert [each.is_better for each in found] == [True, True, True, False]


def test_another_rule_of_the_plan_disagrees_with_others():
    plan = PLAN.model_copy(update={"terms": Terms(rating_rule="amber_is_on_track")})
    assert [(each.action.id, each.computed) for each in disagreements(plan, (), as_at=DAY)] == [
        ("one better", "red"), ("two better", "red"), ("agrees", "amber"), ("blue, unproven", "green"),
    ]  # fmt: skip


def test_a_rule_that_nobody_knows_disagrees_with_nobody():
    assert disagreements(PLAN.model_copy(update={"terms": Terms(rating_rule="x")}), (), as_at=DAY) == ()


PROOF = Evidence(id="e1", title="Attendance list", used_by=({"entity": "actions", "key": "a"},))
DONE = update("a", "2026-06-30", completed="2026-06-30")
CHECKED = DONE.model_copy(update={"checked_by": "Joan Sefton"})
SELF_CHECKED = DONE.model_copy(update={"checked_by": "owen  tarrant"})


@pytest.mark.parametrize(
    "said, proof, needs",
    [
        ([CHECKED], [PROOF], None),
        ([CHECKED], [], "Blue needs proof."),
        ([CHECKED], [PROOF.model_copy(update={"withdrawn": "The wrong list"})], "Blue needs proof."),
        ([CHECKED], [PROOF.model_copy(update={"expires": "2026-11-19"})], "Blue needs proof."),
        ([CHECKED], [PROOF.model_copy(update={"expires": "2026-11-20"})], None),
        ([CHECKED], [Evidence(id="e", title="Of another row", used_by=({"entity": "outcomes", "key": "a"},))],
         "Blue needs proof."),
        ([DONE], [], "Blue needs proof, and a second person who has seen it: Owen Tarrant said that it is done."),
        ([DONE], [PROOF], "Blue needs a second person who has seen the proof: Owen Tarrant said that it is done."),
        ([SELF_CHECKED], [PROOF],
         "Blue needs a second person who has seen the proof: Owen Tarrant said that it is done."),
        ([], [PROOF], "Blue needs a second person who has seen the proof."),
        # Who checked an older claim has not seen the newest one.
        ([CHECKED, update("a", "2026-08-01", completed="2026-08-01")], [PROOF],
         "Blue needs a second person who has seen the proof: Owen Tarrant said that it is done."),
    ],
)  # fmt: skip
def test_what_is_missing_before_blue(said, proof, needs):
    assert blue_needs(Action(id="a", completed="2026-06-30"), said, proof, as_at=DAY) == needs


def test_work_that_goes_on_is_not_blue_whatever_its_proof():
    assert (
        blue_needs(Action(id="a", status="Not complete"), [CHECKED], [PROOF])
        == "Blue needs the action to be done first."
    )


def test_a_proven_blue_agrees_with_done_where_the_rule_has_no_blue():
    plan = Plan(actions=(action("a", "blue", completed="2026-06-30"),))
    assert disagreements(plan, [CHECKED], as_at=DAY, evidence=[PROOF]) == ()
    assert [each.claimed for each in disagreements(plan, [DONE], as_at=DAY, evidence=[PROOF])] == ["blue"]


def test_by_brag_a_proven_green_could_be_blue():
    plan = Plan(actions=(action("a", "green", completed="2026-06-30"),), terms=Terms(rating_rule="brag"))
    found = disagreements(plan, [CHECKED], as_at=DAY, evidence=[PROOF])
    assert [(each.computed, each.steps) for each in found] == [("blue", -1)]
