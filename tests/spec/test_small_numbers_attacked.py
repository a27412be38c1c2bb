"""An attacker who gets everything that a restricted reader can get narrows no small number to fewer than 3 values.

He asks for every table, series, span of months and filter of every measure at once, knows how figures are rounded and
which measures count the same cases, and solves it all by integer programming (`tests/support/small_number_attack.py`).
The second half shows that he does find small numbers where figures are given out in the ways that are usual.
"""

from datetime import date, timedelta

import pytest

from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import (
    COUNCIL_MONTH,
    COUNCIL_QUARTER,
    COUNCIL_YEAR,
    TEAM_MONTH,
    Counted,
    Kind,
    release,
    shown_count,
)
from goldthread.measures.disclosure import shown as rule
from goldthread.periods.months import months_after
from tests.support.small_number_attack import (
    Attack,
    Told,
    aims_of,
    everything_told,
    known_of_measures,
    narrowed,
    read,
    truth_of,
    value_of,
)
from tests.support.tiny_councils import LINKED, moves_known, moving_council, stock_and_moves, tiny_council

APRIL = date(2026, 4, 1)


def attacked(cells, teams, measures, *grains, every=1, known=()):
    """What the attacker narrows, and how many small numbers he tried, where he gets figures of all these grains."""
    as_at = months_after(max(cell.month for cell in cells), 1) - timedelta(days=1)
    truth = truth_of(cells, measures)
    told = [
        one for grain in grains for one in everything_told(release(cells, measures, grain=grain, as_at=as_at), teams)
    ]
    assert all(one.low <= value_of(one.sum, truth) <= one.high for one in told)
    aims = aims_of(truth, measures)[::every]
    return narrowed(Attack(truth, [*told, *known_of_measures(truth, measures), *known]), aims), len(aims)


@pytest.mark.parametrize(
    "grain, teams, months, every, at_least",
    [
        (TEAM_MONTH, 3, 13, 1, 150),
        (COUNCIL_MONTH, 2, 13, 8, 15),
        (COUNCIL_QUARTER, 2, 13, 4, 25),
        (COUNCIL_YEAR, 2, 13, 4, 25),
    ],
    ids=str,
)
def test_over_thirteen_months_no_small_number_is_narrowed(grain, teams, months, every, at_least):
    cells, names = tiny_council(1, teams=teams, months=months)
    found, tried = attacked(cells, names, LINKED, grain, every=every)
    assert found == []
    assert tried >= at_least


@pytest.mark.parametrize("seed", range(10, 18))
def test_in_no_council_of_tiny_cells_is_a_small_number_narrowed(seed):
    cells, names = tiny_council(seed, teams=2, months=2)
    for grain in (TEAM_MONTH, COUNCIL_MONTH):
        found, tried = attacked(cells, names, LINKED, grain)
        assert found == []
        assert tried


@pytest.mark.parametrize("declared", [True, False])
def test_starts_and_ends_do_not_give_away_the_stock_where_they_are_declared_as_its_moves(declared):
    cells, teams = moving_council(1, teams=3, months=12, children=3)
    measures = stock_and_moves(declared=declared)
    found, tried = attacked(cells, teams, measures, TEAM_MONTH, known=moves_known(cells, teams))
    assert bool(found) is not declared
    assert tried > 20


# The ways that are usual, each of which the same attacker undoes.
def unknown(name, team="a"):
    return name, APRIL, team


def test_a_true_total_beside_hidden_parts_is_undone():
    truth = {unknown("late"): 5, unknown("on time"): 12}
    told = [Told({one: 1}, *read(shown_count(count))) for one, count in truth.items()]
    assert Attack(truth, told).range_of({unknown("late"): 1}) == (1, 5)
    assert Attack(truth, [*told, Told(dict.fromkeys(truth, 1), 17, 17)]).range_of({unknown("late"): 1}) == (5, 5)


def test_totals_rounded_for_themselves_beside_hidden_parts_are_undone():
    truth = {unknown("late", team): 1 for team in "abcd"}
    told = [Told({one: 1}, *read(shown_count(count))) for one, count in truth.items()]
    total = Told(dict.fromkeys(truth, 1), *read(shown_count(sum(truth.values()))))
    aims = [{one: 1} for one in truth]
    assert [ends for _, ends in narrowed(Attack(truth, [*told, total]), aims)] == [(1, 2)] * 4


def test_two_grains_over_the_same_months_are_undone():
    measures = [Counted("EH01", Kind.COUNT)]
    cells = [Cell("EH01", "Fernshire", APRIL, team, 1, 1, 1, 0) for team in "abcd"]
    assert attacked(cells, list("abcd"), measures, TEAM_MONTH)[0] == []
    assert len(attacked(cells, list("abcd"), measures, TEAM_MONTH, COUNCIL_MONTH)[0]) == 4


def test_met_and_not_met_shown_side_by_side_are_undone_by_a_measure_of_the_same_cases():
    # 7 assessments: all in time; all but one with the child seen. 6 or 7 in time, none late: 6 or 7 in all. 6 or 7
    # seen, 1 to 5 not: 7 or more in all. So one child was not seen.
    truth = {unknown("in time"): 7, unknown("late"): 0, unknown("seen"): 6, unknown("not seen"): 1}
    told = [Told({one: 1}, *read(shown_count(count))) for one, count in truth.items()]
    signs = {"in time": 1, "late": 1, "seen": -1, "not seen": -1}
    same_cases = Told({one: signs[one[0]] for one in truth}, 0, 0)
    assert Attack(truth, [*told, same_cases]).range_of({unknown("not seen"): 1}) == (1, 1)


def test_without_the_rule_for_six_or_seven_within_six_or_seven_the_rest_is_undone(monkeypatch):
    measures = [Counted("AS03", Kind.SHARE)]
    cells = [Cell("AS03", "Fernshire", APRIL, "a", 7, 6, 7, 0)]
    assert attacked(cells, ["a"], measures, TEAM_MONTH)[0] == []
    monkeypatch.setattr(rule, "LARGEST_HIDDEN_INSIDE", rule.LARGEST_HIDDEN)
    assert [ends for _, ends in attacked(cells, ["a"], measures, TEAM_MONTH)[0]] == [(0, 1)]
