"""The rules of money, on invented sums and wordings, and on those that only look wrong."""

from __future__ import annotations

import pytest

from tests.unit.plan.checks.wording_tables import action, found

TEXT = "Train every manager in coaching"


def costing(text: str, amount: float | None = None) -> dict:
    return {"cost": {"text": text, "amount": amount}}


@pytest.mark.parametrize(
    ("cost", "wrong"),
    [
        ("15 days @ £80 a day = £12,000", True),
        ("£200 per day for 4 days a week and 10 week period Total £9,000", True),
        ("£300 for 2 days a week = annual cost £12,000", True),
        ("15 days @ £800 a day = £12,000", False),
        ("£200 per day for 4 days a week and 10 week period Total £8,000", False),
        ("£12,000 for 15 days", False),
    ],
)
def test_a_sum_that_does_not_work_out(cost, wrong):
    assert bool(found("GT402", actions=[action(TEXT, **costing(cost))])) is wrong


@pytest.mark.parametrize(
    ("cost", "amount", "differ"),
    [
        ("10 days at £950 a day", None, True),
        ("£8,600", 8600, True),
        ("10 days @ £85 a day", None, True),
        ("10 days at £850 a day", None, False),
        ("£8,500", 8500, False),
        ("Counted above", None, False),
    ],
)
def test_one_item_at_two_prices(cost, amount, differ):
    first = action(TEXT, **costing("10 days @ £850 a day = £8,500", 8500))
    second = action(f"{TEXT}.", id="a2", **costing(cost, amount))
    assert bool(found("GT403", actions=[first, second])) is differ


@pytest.mark.parametrize(
    ("amount", "misprint"),
    [(318450, True), (314850, True), (318950, True), (318540, False), (120000, False)],
)
def test_a_line_that_misprints_its_action(amount, misprint):
    pays = action("Cover vacant posts", **costing("Locum cover for 5 posts, total £318,540", 318540))
    costs = {"lines": [{"item": "Locum cover", "amounts": {"2026/27": amount}}]}
    assert bool(found("GT404", actions=[pays], costs=costs)) is misprint


def test_a_line_for_something_else_may_be_close():
    pays = action("Cover vacant posts", **costing("Locum cover, total £318,540", 318540))
    costs = {"lines": [{"item": "Placements out of county", "amounts": {"2026/27": 318450}}]}
    assert found("GT404", actions=[pays], costs=costs) == []


@pytest.mark.parametrize(
    ("item", "unexplained"),
    [
        ("Minibus", True),
        ("Legal fees", True),
        ("Case system licences", True),
        ("Coaching of managers", False),
        ("Coaching", False),
    ],
)
def test_a_line_without_an_action(item, unexplained):
    costs = {"lines": [{"item": item, "amounts": {"2026/27": 7000}}]}
    assert bool(found("GT405", actions=[action(TEXT, **costing("£8,500", 8500))], costs=costs)) is unexplained


@pytest.mark.parametrize(
    ("cost", "twice"),
    [
        ("No cost No additional cost", True),
        ("In budget. In budget for next year", True),
        ("Existing staff time and existing staff time of finance", True),
        ("No additional cost", False),
        ("4 days @ £90 a day and 3 days @ £80 a day", False),
        ("No cost to the council; the trust pays", False),
    ],
)
def test_a_cost_said_twice(cost, twice):
    assert bool(found("GT407", actions=[action(TEXT, **costing(cost))])) is twice


@pytest.mark.parametrize(
    ("cost", "amount", "uncertain"),
    [
        ("£9,000, subject to approval by cabinet", 9000, True),
        ("To be costed", None, True),
        ("£9,000 if funding is agreed", 9000, True),
        ("£9,000", 9000, True),
        ("£9,000 from the transformation fund", 9000, False),
        ("£9,000 met from the base budget", 9000, False),
        ("No additional cost", None, False),
    ],
)
def test_money_that_is_not_certain(cost, amount, uncertain):
    assert bool(found("GT409", actions=[action(TEXT, **costing(cost, amount))])) is uncertain


@pytest.mark.parametrize(
    ("text", "spends"),
    [
        ("Recruit three family support workers", True),
        ("An additional advocate post to be created", True),
        ("Commission training in life story work", True),
        ("New family hub to be opened", True),
        ("Recruit to the vacant post of team manager", False),
        ("Establish a working group with schools", False),
        ("Write to all social workers", False),
        ("Support foster carers through training", False),
    ],
)
def test_what_cannot_be_had_for_nothing(text, spends):
    rows = [action(text), action("Write a guide", id="a2", **costing("No cost"))]
    assert bool(found("GT411", actions=rows)) is spends


def test_a_plan_without_a_column_for_costs_is_not_asked_for_them():
    assert found("GT411", actions=[action("Recruit three workers")]) == []
    assert found("GT410", actions=[action("Recruit three workers")]) == []


@pytest.mark.parametrize(
    ("item", "recurrent", "carried"),
    [
        ("One-off audit", True, True),
        ("Set-up of the hub", None, True),
        ("Audit", False, True),
        ("Audit", True, False),
        ("Annual survey", None, False),
        ("Oneness course", None, False),
    ],
)
def test_one_year_carried_on(item, recurrent, carried):
    lines = [{"item": item, "recurrent": recurrent, "amounts": {"2026/27": 5000, "2027/28": 5000}}]
    assert bool(found("GT408", costs={"lines": lines})) is carried


@pytest.mark.parametrize(
    ("cost", "above"),
    [
        ("As above", True),
        ("see above.", True),
        ("Ditto", True),
        ("£4,000 above budget", False),
        ("No cost", False),
        ("As agreed", False),
    ],
)
def test_a_cost_as_above(cost, above):
    assert bool(found("GT413", actions=[action(TEXT, **costing(cost))])) is above


@pytest.mark.parametrize(("total", "wrong"), [(9100, True), (9001, True), (0, True), (9000, False), (9000.4, False)])
def test_a_total_is_added_up_again(total, wrong):
    lines = [
        {"item": "Coaching", "amounts": {"2026/27": 4000, "2027/28": 1}},
        {"item": "Survey", "amounts": {"2026/27": 5000}},
    ]
    assert bool(found("GT401", costs={"lines": lines, "totals_printed": {"2026/27": total}})) is wrong


def test_a_year_of_which_no_line_speaks_is_not_added_up():
    lines = [{"item": "Coaching", "amounts": {"2026/27": 4000}}]
    assert found("GT401", costs={"lines": lines, "totals_printed": {"2027/28": 100}}) == []
