"""What a reader may see of all measures at once."""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from goldthread.measures.given_out import NOT_BORNE_OUT, given_out
from goldthread.measures.library import library
from goldthread.measures.series import Unsaid
from goldthread.measures.settings import Settings
from goldthread.periods import months_after
from tests.support.facts_of_cells import CellsAsFacts, cells

APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)


def shown(found, *, first_day=APRIL, as_at=date(2026, 5, 31), settings=None, definitions=None, **asked):
    facts = CellsAsFacts(tuple(found), first_day, as_at)
    return given_out(facts, definitions or library().values(), settings or Settings(), **asked)


def assessed(month=APRIL, **by_team):
    """Assessments completed, those in time, and as many with the child seen."""
    return [cell for code in ("AS01", "AS03") for cell in cells(code, month, **by_team)]


def test_small_numbers_are_hidden_unless_exact_figures_are_asked_for():
    found = assessed(north=(41, 38, 41, 0), south=(9, 3, 8, 1))
    given, exact = shown(found), shown(found, exact=True)
    assert [figure.met.words for figure in given.table("AS01", first=APRIL)] == ["40", "1 to 5, not shown", "about 45"]
    assert [figure.met.words for figure in exact.table("AS01", first=APRIL)] == ["38", "3", "41"]
    assert [given.words(figure) for figure in given.table("AS01", first=APRIL)][:2] == ["100%", "not shown"]
    assert given.hidden == 4
    assert exact.hidden == 0


def test_a_measure_of_which_the_definitions_say_nothing_is_given_for_the_council_by_the_year():
    own = replace(library()["AS01"], code="MY01")
    months = [months_after(APRIL, count) for count in range(12)]
    found = [cell for month in months for cell in cells("MY01", month, north=(30, 20, 30, 0))]
    given = shown(found, definitions=[*library().values(), own], as_at=date(2027, 3, 31))
    assert given.teams("MY01") == []
    assert {figure.cases.words for figure in given.series("MY01")} == {"not given at this level"}
    assert given.latest("MY01").cases.words == "360"


def test_a_council_says_how_the_cases_of_its_own_measure_are_counted(tmp_path):
    file = tmp_path / "counted.toml"
    file.write_text(
        '[[family]]\nof = "ours"\ngrain = "each team and month"\n[family.measures]\n'
        'MY01 = { cases = "completed assessments" }\n'
    )
    own = replace(library()["AS01"], code="MY01")
    found = [*assessed(north=(30, 20, 30, 0)), *cells("MY01", APRIL, north=(30, 20, 30, 0))]
    given = shown(found, definitions=[*library().values(), own], own=[file])
    assert given.teams("MY01") == ["north"]


def test_a_measure_that_is_not_given_is_in_no_table_and_no_file_and_says_why():
    given = shown(cells("CP03", APRIL, north=(30, 20, 30, 0)) + cells("CP01", APRIL, north=(28, 20, 28, 0)))
    assert given.latest("CP03").cases.words == "not given at this level"
    assert given.series("CP03") == []
    assert "CP03" not in given.csv()
    assert "begins one" in given.why_not_given("CP03")
    assert shown(cells("CP03", APRIL, north=(30, 20, 30, 0)), exact=True).latest("CP03", 1).cases.words == "0"


def test_a_quarter_of_which_the_records_hold_a_part_is_not_given():
    months = [months_after(APRIL, count) for count in range(6)]
    found = [cell for month in months for cell in cells("LA09", month, north=(10, 8, 10, 0))]
    whole = shown(found, as_at=date(2026, 9, 30))
    later = shown(found, first_day=date(2026, 4, 2), as_at=date(2026, 9, 30))
    assert [figure.cases.words for figure in whole.series("LA09", "quarter")] == ["30", "30"]
    assert [figure.cases.words for figure in later.series("LA09", "quarter")] == ["30"]


def test_a_month_without_cases_is_a_nought_and_a_month_that_is_not_over_is_no_figure():
    given = shown(cells("FD02", APRIL, north=(30, 20, 30, 0)) + cells("FD01", APRIL, north=(30, 20, 30, 0)),
                  as_at=date(2026, 6, 15))  # fmt: skip
    assert [figure.cases.words for figure in given.series("FD01")] == ["30", "0"]


def test_a_measure_that_the_records_do_not_bear_out_is_not_given_and_stops_no_other():
    found = [
        *cells("FD03", APRIL, north=(30, 20, 30, 0)),
        *cells("FD04", APRIL, north=(29, 20, 29, 0)),
        *cells("FD05", APRIL, north=(30, 10, 30, 0)),
        *cells("FD01", APRIL, north=(30, 20, 30, 0)),
    ]
    given = shown(found)
    assert given.why_not_given("FD04") == NOT_BORNE_OUT
    assert [given.figure(code, first=APRIL).cases.words for code in ("FD03", "FD05", "FD01")] == ["30", "30", "30"]


def test_a_family_of_which_no_two_agree_is_not_given():
    found = [cell for code, count in {"FD03": 30, "FD04": 29, "FD05": 28}.items()
             for cell in cells(code, APRIL, north=(count, 20, count, 0))]  # fmt: skip
    given = shown([*found, *cells("FD01", APRIL, north=(30, 20, 30, 0))])
    assert {given.why_not_given(code) for code in ("FD03", "FD04", "FD05")} == {NOT_BORNE_OUT}
    assert given.figure("FD01", first=APRIL).cases.words == "30"


def test_a_rate_is_of_the_rounded_count_and_for_the_whole_council_alone():
    found = cells("CN01", APRIL, north=(231, 231, 0, 0))
    given = shown(found, as_at=date(2026, 4, 30), settings=Settings(population={2024: 52_400}))
    assert given.words(given.latest("CN01")) == "43.9 per 10,000"
    assert shown(found, as_at=date(2026, 4, 30)).latest("CN01").value.words == "no population"


def test_a_chart_is_read_from_shown_values_alone():
    months = [months_after(date(2025, 1, 1), count) for count in range(16)]
    met = [20, 21, 19, 3, 22, 20, 18, 20, 21, 20, 19, 22, 21, 20, 20, 21]
    found = [cell for month, one in zip(months, met, strict=True) for cell in assessed(month, north=(40, one, 40, 0))]
    given = shown(found, first_day=months[0], as_at=date(2026, 4, 30))
    points = given.points("AS01")
    assert [point.value for point in points][2:5] == [50, Unsaid.NOT_SHOWN, 50]
    assert {point.numerator for point in points} == {0, 20}
    reading = given.reading("AS01")
    assert reading.latest.limits.mean == 50
    assert "rounded" in reading.notes[-1]


def test_exact_points_are_the_true_ones_and_say_what_the_records_reach_in_part():
    exact = shown(assessed(north=(41, 3, 41, 0)), as_at=date(2026, 4, 20), exact=True)
    (point,) = exact.points("AS01")
    assert (point.numerator, point.denominator, point.part) == (3, 41, True)


def test_two_councils_that_are_shown_alike_have_the_same_file_chart_and_comparison():
    def council(*met):
        months = [months_after(date(2025, 1, 1), count) for count in range(len(met))]
        found = [
            cell for month, one in zip(months, met, strict=True) for cell in cells("FD03", month, a=(41, one, 41, 0))
        ]
        return shown(found, first_day=months[0], as_at=date(2025, 12, 31))

    one = council(18, 22, 1, 5, 0, 8, 12, 13, 17, 6, 7, 20)
    other = council(22, 18, 5, 1, 0, 12, 8, 17, 13, 7, 6, 21)
    assert one.csv() == other.csv()
    assert one.reading("FD03") == other.reading("FD03")
    assert one.comparison("FD03", council=None) == other.comparison("FD03", council=None)


@pytest.mark.parametrize("code, words", [("CN01", "Here 43.9 per 10,000; England "), ("AS01", "No published figure")])
def test_a_comparison_is_with_the_figure_as_shown(code, words):
    found = [*cells("CN01", APRIL, north=(231, 231, 0, 0)), *assessed(north=(41, 38, 41, 0))]
    given = shown(found, as_at=date(2026, 4, 30), settings=Settings(population={2024: 52_400}))
    assert given.comparison(code, council=None).startswith(words)


def test_the_file_says_each_figure_in_words_and_no_more():
    rows = list(csv.DictReader(io.StringIO(shown(assessed(**{"=north": (41, 3, 41, 0)})).csv())))
    month = [
        row for row in rows if (row["measure"], row["period"], row["first month"]) == ("AS01", "month", "2026-04-01")
    ]
    assert [(row["team"], row["months"], row["cases"], row["met"], row["value"]) for row in month] == [
        ("'=north", "1", "40", "1 to 5, not shown", "not shown"),
        ("", "1", "40", "1 to 5, not shown", "not shown"),
    ]
