"""A measure has one grain in a financial year, fixed from then on."""

from datetime import date

import pytest

from goldthread.errors import UserError
from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import (
    COUNCIL_MONTH,
    COUNCIL_QUARTER,
    COUNCIL_YEAR,
    TEAM_MONTH,
    Counted,
    Grain,
    Grains,
    Kind,
    finest_useful,
    release,
)
from goldthread.periods.months import months_after


@pytest.mark.parametrize(
    "grain, month, first",
    [
        (TEAM_MONTH, date(2026, 2, 28), date(2026, 2, 1)),
        (COUNCIL_QUARTER, date(2026, 2, 28), date(2026, 1, 1)),
        (COUNCIL_QUARTER, date(2026, 4, 1), date(2026, 4, 1)),
        (COUNCIL_YEAR, date(2026, 3, 31), date(2025, 4, 1)),
    ],
)
def test_a_cell_begins_with_its_part_of_the_financial_year(grain, month, first):
    assert grain.start_of(month) == first


def test_there_is_no_grain_of_two_months():
    with pytest.raises(ValueError, match="1, 3 or 12"):
        Grain(by_team=False, months=2)


def test_a_fixed_grain_stays():
    grains = Grains().with_fixed(["AS01", "AS03"], 2025, TEAM_MONTH)
    assert grains.of(["AS03"], 2025) == TEAM_MONTH
    assert grains.of(["AS03"], 2026) == COUNCIL_QUARTER
    assert grains.with_fixed(["AS01"], 2025, TEAM_MONTH) == grains
    with pytest.raises(UserError, match="AS03 is given out by each team and month in 2025-26"):
        grains.with_fixed(["AS03"], 2025, COUNCIL_MONTH)


def test_measures_of_the_same_cases_have_one_grain():
    grains = Grains().with_fixed(["AS01"], 2025, TEAM_MONTH)
    assert grains.of(["AS01", "AS03"], 2025) == TEAM_MONTH
    with pytest.raises(UserError, match="more than one grain in 2025-26"):
        grains.with_fixed(["AS03"], 2025, COUNCIL_MONTH).of(["AS01", "AS03"], 2025)


@pytest.mark.parametrize(
    "cases, met, grain",
    [
        (40, 30, TEAM_MONTH),
        (40, 39, COUNCIL_MONTH),
        (10, 7, COUNCIL_MONTH),
        (2, 1, COUNCIL_QUARTER),
        (1, 0, COUNCIL_YEAR),
    ],
)
def test_the_next_years_grain_follows_from_what_was_shown(cases, met, grain):
    months = [months_after(date(2025, 4, 1), count) for count in range(12)]
    cells = [Cell("AS01", "Fernshire", month, team, cases, met, cases, 0) for month in months for team in "abcdefgh"]
    shown = release(cells, [Counted("AS01", Kind.SHARE)], grain=COUNCIL_MONTH, as_at=date(2026, 3, 31))
    assert finest_useful(shown, ["AS01"], teams=8) == grain
