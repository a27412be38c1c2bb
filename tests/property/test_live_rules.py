"""Of any plan on any day the rules of the live plan say something, and each action stands in one place."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.plan.asked import asked_of
from goldthread.plan.forecast import forecasts, plan_forecast
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.update import Update
from goldthread.plan.model import Due
from goldthread.plan.rating_rules import all_rating_rules, disagreements
from goldthread.plan.relative import with_counted_days
from goldthread.plan.slip_ledger import slip_ledger
from goldthread.plan.terms import Terms
from goldthread.plan.timescale import read_timescale
from tests.support.plans import plans

MODEST = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(date(1985, 1, 1), date(2070, 12, 31))
ISO = DAYS.map(date.isoformat)
TEXTS = st.sampled_from(
    ["3 months", "Every 3 months", "Termly", "Each board", "Every LAC review", "May 2016 and termly", "Weekly",
     "31 March 2026 [slipped from Feb]", "Ongoing", "99 years", "Daily", "Slipped from end March"]
)  # fmt: skip
DUES = st.builds(read_timescale, TEXTS) | st.builds(lambda day: Due(text=day, latest=day), ISO)


@st.composite
def live_plans(draw):
    """A plan whose dates are of every kind, with updates and moves of its actions in any order and state."""
    plan = draw(plans())
    actions = tuple(row.model_copy(update={"due": draw(DUES)}) if draw(st.booleans()) else row for row in plan.actions)
    rule = draw(st.sampled_from([rule.name for rule in all_rating_rules()] + ["gone"]))
    terms = Terms(rating_rule=rule, starts=draw(st.none() | ISO), boards=draw(st.lists(ISO, max_size=3)))
    ids = st.sampled_from([row.id for row in actions]) if actions else st.nothing()
    updates = draw(st.lists(st.builds(Update, id=st.just("u"), action=ids, on=ISO, by=st.just("O")), max_size=6))
    moves = draw(st.lists(st.builds(
        DateMove, id=st.just("m"), action=ids, before=DUES, after=DUES, reason=st.just(""), asked_by=st.just("O"),
        asked_on=ISO, state=st.sampled_from(["asked", "agreed", "refused"]),
    ), max_size=6))  # fmt: skip
    return plan.model_copy(update={"actions": actions, "terms": terms}), updates, moves


@MODEST
@given(live_plans(), DAYS)
def test_each_action_stands_in_one_part_of_the_list(live, day):
    plan, updates, moves = live
    mine = asked_of(plan, updates, moves, as_at=day)
    listed = [ask.action.id for part in (mine.wanted, mine.coming, mine.unproven, mine.finished) for ask in part]
    assert sorted(listed) == sorted(row.id for row in plan.actions)
    assert all(ask.because.endswith((".", "”")) for part in (mine.wanted, mine.coming) for ask in part)
    assert mine.answer_by is None or mine.answer_by >= day


@MODEST
@given(live_plans(), DAYS)
def test_the_ledger_counts_each_action_once_and_no_move_goes_missing(live, day):
    plan, _, moves = live
    ledger = slip_ledger(plan, moves)
    assert (
        len(ledger.slips) == ledger.plan.actions == sum(each.actions for each in ledger.sections) == len(plan.actions)
    )
    assert all(len(slip.reasons) == slip.times for slip in ledger.slips)
    assert ledger.plan.moved >= len({move.action for move in moves if move.state == "agreed"})


@MODEST
@given(live_plans(), DAYS)
def test_a_forecast_or_a_colour_is_a_value_or_says_why_not(live, day):
    plan, updates, moves = live
    for found in [*forecasts(plan, moves, updates, as_at=day).values(), plan_forecast(plan, moves, updates, as_at=day)]:
        assert found.because.startswith("Cannot say") if found.earliest is None else found.earliest >= day
    assert all(each.claimed != each.computed for each in disagreements(plan, updates, as_at=day))
    counted = with_counted_days(plan)
    assert [row.due.text for row in counted.actions] == [row.due.text for row in plan.actions]
