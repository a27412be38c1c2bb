"""The sums of a budget, worked out by hand beside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.plan.costs import budget_of, sums
from goldthread.plan.model import CostLine, Plan

#                    planned 26/27  27/28   revised 26/27  committed  spent   funded  comes back
PLAN = Plan.model_validate({"costs": {
    "lines": [
        {"item": "Duty workers", "recurrent": True, "funded": True, "posts": 2, "rate": 40000, "actions": ["a1"],
         "amounts": {"2026/27": 60000, "2027/28": 80000}, "committed": {"2026/27": 60000}, "spent": {"2026/27": 15000}},
        {"item": "Training", "recurrent": False, "funded": False, "amounts": {"2026/27": 20000},
         "revised": {"2026/27": 25000}, "spent": {"2026/27": 30000.5}},
        {"item": "Hub", "amounts": {"2027/28": 1000}},
    ],
    "totals_printed": {"2026/27": 80000, "2027/28": 80000},
}})  # fmt: skip


def test_every_sum_by_year():
    budget = budget_of(PLAN)
    this, next_ = budget.by_year["2026/27"], budget.by_year["2027/28"]
    assert (this.planned, this.revised, this.committed, this.spent) == (80000, 25000, 60000, 45000.5)
    assert (this.in_force, this.left, this.free) == (85000, 39999.5, 25000)
    assert (next_.planned, next_.in_force, next_.left) == (81000, 81000, 81000)
    assert (budget.all.planned, budget.all.in_force, budget.all.spent) == (161000, 166000, 45000.5)


def test_what_comes_back_and_who_pays():
    budget = budget_of(PLAN)
    planned = {said: part["2026/27"].planned for said, part in budget.recurrent.items()}
    assert planned == {False: 20000, True: 60000, None: 0}
    assert {said: part["2027/28"].planned for said, part in budget.funded.items()} == {
        False: 0,
        True: 80000,
        None: 1000,
    }


def test_printed_totals_stand_beside_the_sums():
    assert [(t.year, t.printed, t.summed, t.over, t.agrees) for t in budget_of(PLAN).printed] == [
        ("2026/27", 80000, 80000, 0, True), ("2027/28", 80000, 81000, -1000, False),
    ]  # fmt: skip


def test_posts_times_rate_beside_each_year():
    (posts,) = budget_of(PLAN).posts
    assert (posts.item, posts.a_year, posts.years_that_differ) == ("Duty workers", 80000, ("2026/27",))


def test_a_plan_without_a_budget_has_no_sums():
    budget = budget_of(Plan())
    assert (budget.years, budget.by_year, budget.recurrent, budget.printed) == ((), {}, {}, ())
    assert budget.all.left == 0


pence = st.integers(-(10**9), 10**9)


@given(st.lists(st.dictionaries(st.sampled_from(["2025/26", "2026/27"]), pence), max_size=6))
def test_sums_are_those_of_whole_pence(rows):
    lines = [CostLine(item="x", amounts={year: amount / 100 for year, amount in row.items()}) for row in rows]
    by_hand = {year: sum(row.get(year, 0) for row in rows) for year in ("2025/26", "2026/27")}
    assert sums(lines, list(by_hand)) == pytest.approx({year: p / 100 for year, p in by_hand.items()}, abs=0.004)
