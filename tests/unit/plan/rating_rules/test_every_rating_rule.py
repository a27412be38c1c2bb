"""Every shipped rule of rating: its own examples come out as it says, and a colour that cannot be said is said."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.plan.model import Action
from goldthread.plan.rating_rules import all_rating_rules, computed, rating_rule_named
from goldthread.plan.rating_rules.rule import NoSuchRatingRule
from goldthread.plan.terms import Terms

RULES = all_rating_rules()
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]


@pytest.mark.parametrize("rule, example", EXAMPLES, ids=[f"{rule.name}: {each.says}" for rule, each in EXAMPLES])
def test_an_example_comes_out_as_its_rule_says(rule, example):
    found = computed(
        example.action, rule=rule, as_at=example.as_at, start=example.start, forecast=example.forecast,
        proven=example.proven,
    )  # fmt: skip
    assert (found.rag, found.because) == (example.gives, example.because)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_says_what_each_of_its_colours_means(rule):
    given_ = {step.gives for step in rule.steps}
    assert given_ == set(rule.meanings) and rule.sentence.endswith(".")
    assert {example.gives for example in rule.examples} - {None} <= given_
    assert len(rule.examples) >= 3


def test_the_five_presets_are_there_and_the_usual_one_is_first():
    assert RULES[0].name == Terms().rating_rule == "progress_and_date"
    assert {rule.name for rule in RULES[1:]} == {"amber_is_on_track", "brag", "month_late", "percent_complete"}


# 30 days after 31 October is 30 November; the same action by each rule.
SAME_ACTION = Action(
    id="9.2", start="1 May 2026", percent=95, due={"text": "31/10/2026", "latest": "2026-10-31", "kinds": ["date"]}
)


@pytest.mark.parametrize(
    "day, colours",
    [
        (date(2026, 10, 31), {"progress_and_date": "green", "brag": "green", "month_late": "green",
                              "percent_complete": "green", "amber_is_on_track": "amber"}),
        (date(2026, 11, 29), {"progress_and_date": "amber", "brag": "amber", "month_late": "amber",
                              "percent_complete": "red", "amber_is_on_track": "red"}),
        (date(2026, 11, 30), dict.fromkeys([rule.name for rule in RULES], "red")),
    ],
)  # fmt: skip
def test_one_action_by_every_rule(day, colours):
    assert {rule.name: computed(SAME_ACTION, rule=rule, as_at=day).rag for rule in RULES} == colours


def test_progress_far_behind_its_time_is_at_risk():
    slow = SAME_ACTION.model_copy(update={"percent": 20})
    found = computed(slow, rule="progress_and_date", as_at=date(2026, 8, 20))
    assert (found.rag, found.because) == ("amber", "20% done when 60% of its time has gone")


def test_work_that_comes_round_again_is_not_late_for_ever():
    termly = Action(
        id="a", due={"text": "May 2016 and termly", "latest": "2016-05-31", "kinds": ["month", "recurring"]}
    )
    late = computed(termly, rule="month_late", as_at=date(2016, 9, 1))
    assert late.rag is None and late.because.startswith("Cannot say: it comes round again (“May 2016 and termly”)")
    assert computed(termly, rule="month_late", as_at=date(2016, 5, 31)).rag == "green"


def test_a_relative_date_counts_from_the_start_that_is_given():
    action = Action(id="a", due={"text": "3 months", "kinds": ["relative"]})
    assert computed(action, rule="month_late", as_at=date(2026, 6, 1)).rag is None
    found = computed(action, rule="month_late", as_at=date(2026, 6, 1), start=date(2026, 2, 15))
    assert (found.rag, found.because) == ("amber", "17 days late on 1 June 2026")


def test_a_rule_that_nobody_knows_gives_no_colour_and_says_so():
    found = computed(SAME_ACTION, rule="brage", as_at=date(2026, 11, 20))
    assert (found.rag, found.because) == (None, "Cannot say: there is no rating rule “brage”")
    with pytest.raises(NoSuchRatingRule, match="The nearest are brag"):
        rating_rule_named("brage")


def test_a_plan_may_keep_its_own_words_for_colours():
    assert Terms(colour_words={"amber": "On track"}).colour_words == {"amber": "On track"}


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(
    st.sampled_from(RULES), st.none() | DAYS, DAYS, st.none() | DAYS, st.none() | DAYS, st.none() | st.integers(0, 100)
)
def test_there_is_always_a_reason_and_never_a_colour_the_rule_does_not_know(rule, due, day, start, forecast, percent):
    action = Action(id="a", percent=percent, due={"latest": due.isoformat() if due else None})
    found = computed(action, rule=rule, as_at=day, start=start, forecast=forecast)
    assert found.rag in rule.colours if found.rag else found.because.startswith("Cannot say: ")
    assert found.because and not found.because.endswith(".")
    if due is None:
        assert found.rag is None


@given(DAYS, DAYS)
def test_by_the_date_alone_a_later_day_is_never_a_better_colour(due, day):
    action = Action(id="a", due={"latest": due.isoformat()})
    order = ["green", "amber", "red"]
    days = (day, day + timedelta(days=20))
    first, then = (order.index(computed(action, rule="month_late", as_at=when).rag) for when in days)
    assert first <= then
