"""The points of one measure over time."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from goldthread.errors import UserError
from goldthread.measures.definition import Unit
from goldthread.measures.scales import scale_of
from goldthread.measures.series import Unsaid, series
from tests.support.series import cell

APRIL, MAY, JUNE, JULY = (date(2025, month, 1) for month in (4, 5, 6, 7))


def said(cells, **asked):
    """The values of a percent flow from April to July 2025, where nothing else is asked."""
    asked = {
        "kind": "flow",
        "unit": "percent",
        "covered_from": APRIL,
        "covered_to": date(2025, 7, 31),
        **asked,
    }
    return [point.value for point in series(cells, **asked)]


def test_a_month_without_cases_is_no_nought_percent():
    cells = [cell(APRIL, 3, 4), cell(JUNE, 0, 4), cell(JULY, 0, 0, cases=2, cannot_say=2)]
    assert said(cells) == [75.0, Unsaid.NO_CASES, 0.0, Unsaid.CANNOT_SAY]


def test_a_month_that_the_records_do_not_reach_has_no_data():
    cells = [cell(APRIL, 3, 4), cell(MAY, 1, 2)]
    assert said(cells, covered_from=MAY, covered_to=date(2025, 6, 30), first=APRIL, last=JULY) == [
        Unsaid.NO_DATA,
        50.0,
        Unsaid.NO_CASES,
        Unsaid.NO_DATA,
    ]


def test_a_load_in_the_middle_of_a_month_makes_a_part_of_it():
    made = series([cell(APRIL, 3, 4)], kind="flow", unit="percent", covered_from=APRIL, covered_to=date(2025, 5, 14))
    assert [(point.period.name, point.part) for point in made] == [("April 2025", False), ("May 2025", True)]


def test_shares_add_up_before_they_are_divided():
    cells = [cell(APRIL, 1, 1), cell(MAY, 0, 3), cell(JUNE, 1, 4), cell(JULY, 2, 2)]
    assert said(cells, by="quarter") == [25.0, 100.0]
    assert said(cells, by="financial year to date") == [100.0, 25.0, 25.0, 40.0]
    assert said(cells, by="rolling 12 months", first=JULY) == [40.0]


def test_the_financial_year_begins_again_in_april():
    march = date(2026, 3, 1)
    cells = [cell(march, 1, 2), cell(date(2026, 4, 1), 1, 1)]
    asked = {"covered_from": APRIL, "covered_to": date(2026, 4, 30), "first": march}
    assert said(cells, by="financial year to date", **asked) == [50.0, 100.0]
    assert said(cells, by="rolling 12 months", **asked) == [50.0, pytest.approx(200 / 3)]


def test_rolling_12_months_of_fewer_months_are_a_part():
    [point] = series(
        [cell(APRIL, 1, 2)],
        kind="flow",
        unit="percent",
        covered_from=APRIL,
        covered_to=date(2025, 4, 30),
        by="rolling 12 months",
    )
    assert point.part and point.value == 50.0


def test_a_snapshot_does_not_add_up_over_months():
    cells = [cell(APRIL, 10, 0), cell(APRIL, 5, 0, team="South"), cell(MAY, 12, 0), cell(JUNE, 11, 0)]
    asked = {"kind": "snapshot", "unit": "count", "covered_to": date(2025, 6, 30)}
    assert said(cells, **asked) == [15, 12, 11]
    assert said(cells, by="quarter", **asked) == [11]
    assert said(cells, by="rolling 12 months", **asked) == [15, 12, 11]
    [quarter] = series(cells, covered_from=APRIL, by="quarter", **asked)
    assert quarter.note == "A count on one day does not add up over months: this is the figure of June 2025."
    assert not quarter.part


def test_a_snapshot_of_an_unfinished_quarter_is_a_part_and_of_a_load_s_own_day_is_not():
    cells = [cell(APRIL, 10, 0), cell(MAY, 12, 0)]
    asked = {"kind": "snapshot", "unit": "count", "covered_from": APRIL, "covered_to": date(2025, 5, 14)}
    assert [point.part for point in series(cells, **asked)] == [False, False]
    [quarter] = series(cells, by="quarter", **asked)
    assert (quarter.value, quarter.part) == (12, True)


@pytest.mark.parametrize(
    ("unit", "numerator", "denominator", "value"),
    [("percent", 3, 4, 75.0), ("days", 30, 4, 7.5), ("count", 7, 7, 7), ("score", 30, 2, 15.0)],
)
def test_what_two_sums_come_to(unit, numerator, denominator, value):
    assert said([cell(APRIL, numerator, denominator)], unit=unit, last=APRIL) == [value]


def test_no_case_is_a_count_of_none():
    assert said([], unit="count", last=MAY) == [0, 0]


def test_a_rate_is_of_the_children_counted_once():
    cells = [cell(APRIL, 6, 0, cases=6), cell(MAY, 4, 0, cases=4)]
    asked = {"unit": "per 10,000", "by": "quarter", "last": APRIL}
    assert said(cells, **asked, population=40_000) == [2.5]
    assert said([], **asked, population=40_000) == [0.0]
    assert said(cells, **asked) == [Unsaid.CANNOT_SAY]
    assert said(cells, **asked, population=40_000, team="North") == [Unsaid.CANNOT_SAY]
    [point] = series(cells, kind="flow", covered_from=APRIL, covered_to=date(2025, 6, 30), **asked)
    assert point.note == "How many children the rate is of is not known, or not known of this team."


def test_a_count_of_which_nothing_could_be_judged_is_no_nought():
    assert said([cell(APRIL, 0, 0, cases=2, cannot_say=2)], unit="count", last=APRIL) == [Unsaid.CANNOT_SAY]


def test_records_of_the_present_say_nothing_of_months_before():
    asked = {"kind": "snapshot", "unit": "count", "latest_only": True, "covered_to": date(2025, 6, 14)}
    assert said([cell(JUNE, 5, 0)], **asked) == [Unsaid.NO_DATA, Unsaid.NO_DATA, 5]


def test_every_unit_of_a_definition_has_a_scale():
    assert [scale_of(unit).unit for unit in get_args(Unit)] == list(get_args(Unit))


def test_one_team_or_some_authorities():
    cells = [
        cell(APRIL, 1, 2),
        cell(APRIL, 0, 2, team="South"),
        cell(APRIL, 0, 4, team=""),
        cell(APRIL, 8, 8, authority="Next"),
    ]
    assert said(cells, last=APRIL) == [pytest.approx(900 / 16)]
    assert said(cells, last=APRIL, team="North", authorities=["Fernshire"]) == [50.0]
    assert said(cells, last=APRIL, team="") == [0.0]
    assert said(cells, last=APRIL, authorities={"Fernshire"}) == [12.5]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": "stock"}, "“stock” is no kind of measure. Say flow or snapshot."),
        ({"unit": "furlongs"}, "“furlongs” is no unit that figures are worked out in."),
    ],
)
def test_what_is_not_known_is_refused(changed, sentence):
    with pytest.raises(UserError) as told:
        said([cell(APRIL, 1, 2)], **changed)
    assert str(told.value).startswith(sentence)


def test_cells_of_two_measures_are_no_series():
    with pytest.raises(UserError, match="these cells are of 2: AS01, AS02"):
        said([cell(APRIL, 1, 2), cell(APRIL, 1, 2, measure="AS02")])
