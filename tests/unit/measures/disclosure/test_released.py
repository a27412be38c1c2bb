"""What a reader without the right to exact figures gets, and what one with it gets."""

from datetime import date

import pytest

from goldthread.errors import UserError
from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import (
    COUNCIL_MONTH,
    COUNCIL_QUARTER,
    TEAM_MONTH,
    Counted,
    Grains,
    Kind,
    release,
)

APRIL, MAY, JUNE, JULY = (date(2026, month, 1) for month in (4, 5, 6, 7))
END_OF_JUNE = date(2026, 6, 30)
AS01 = Counted("AS01", Kind.SHARE, cases="assessments")
# Month, team, cases, met, judged.
ASSESSMENTS = [
    (APRIL, "north", 48, 41, 48),
    (MAY, "north", 52, 47, 50),
    (JUNE, "north", 50, 50, 50),
    (APRIL, "south", 4, 3, 4),
    (MAY, "south", 7, 6, 7),
    (JUNE, "south", 31, 27, 31),
]


def cells(rows=ASSESSMENTS, measure="AS01"):
    return [
        Cell(measure, "Fernshire", month, team, cases, met, judged, cases - judged)
        for month, team, cases, met, judged in rows
    ]


def released(grain=TEAM_MONTH, *, rows=ASSESSMENTS, measures=(AS01,), as_at=END_OF_JUNE, exact=False):
    return release(cells(rows), measures, grain=grain, as_at=as_at, exact=exact)


def words(figure):
    return (figure.cases.words, figure.met.words, figure.cannot_say.words, figure.value.words)


def test_a_table_shows_each_team_and_the_council():
    table = released().table("AS01", first=APRIL)
    assert [(figure.team, *words(figure)) for figure in table] == [
        ("north", "50", "40", "0", "80%"),
        ("south", "1 to 5, not shown", "1 to 5, not shown", "0", "not shown"),
        (None, "about 55", "about 45", "0", "82%"),
    ]


def test_exact_figures_are_given_only_where_they_are_asked_for():
    table = released(COUNCIL_QUARTER, exact=True).table("AS01", first=APRIL)
    assert [(figure.team, *words(figure)) for figure in table] == [
        ("north", "48", "41", "0", "85.4%"),
        ("south", "4", "3", "0", "75.0%"),
        (None, "52", "44", "0", "84.6%"),
    ]


def test_a_quarter_is_added_up_from_what_is_shown_of_its_months():
    north = released().figure("AS01", first=APRIL, months=3, team="north")
    assert words(north) == ("about 150", "about 135", "1 to 4, not shown", "90%")


def test_six_of_seven_is_not_told_from_seven_of_seven():
    assert words(released().figure("AS01", first=MAY, team="south")) == ("5", "1 to 7, not shown", "0", "not shown")


def test_at_the_councils_grain_there_are_no_teams():
    shown = released(COUNCIL_MONTH)
    assert shown.teams("AS01") == []
    assert words(shown.figure("AS01", first=APRIL)) == ("50", "45", "0", "90%")
    assert shown.figure("AS01", first=APRIL, team="south").cases.words == "not given at this level"


def test_months_are_not_given_where_quarters_are():
    shown = released(COUNCIL_QUARTER)
    assert shown.figure("AS01", first=APRIL).cases.words == "not given at this level"
    assert words(shown.figure("AS01", first=APRIL, months=3)) == ("190", "175", "1 to 4, not shown", "92%")


def test_a_quarter_is_not_given_before_it_is_over():
    assert released(COUNCIL_QUARTER, as_at=date(2026, 6, 29)).series("AS01", "quarter") == []
    assert len(released(COUNCIL_QUARTER).series("AS01", "quarter")) == 1


def test_series_have_a_figure_for_each_period():
    shown = released()
    assert [(figure.first, figure.months) for figure in shown.series("AS01", "year to date", "north")] == [
        (APRIL, 1),
        (APRIL, 2),
        (APRIL, 3),
    ]
    assert [figure.cases.words for figure in shown.series("AS01", "rolling 12")] == ["not given at this level"] * 3
    with pytest.raises(UserError, match="no period “week”"):
        shown.series("AS01", "week")


def test_a_cell_that_the_cube_leaves_out_is_a_nought():
    shown = released(rows=ASSESSMENTS[:4])
    assert words(shown.figure("AS01", first=JUNE, team="south")) == ("0", "0", "0", "no cases")


def test_a_years_grain_may_differ_from_the_last_ones():
    march = (date(2026, 3, 1), "south", 4, 3, 4)
    grains = Grains().with_fixed(["AS01"], 2025, COUNCIL_MONTH).with_fixed(["AS01"], 2026, TEAM_MONTH)
    shown = released(grains, rows=[march, *ASSESSMENTS])
    assert shown.figure("AS01", first=march[0], months=2, team="south").cases.words == "not given at this level"
    assert shown.figure("AS01", first=march[0], months=2).cases.words == "about 55"


def test_a_snapshot_does_not_add_up_over_months():
    measure = Counted("AS01", Kind.SHARE, snapshot=True)
    shown = released(measures=[measure])
    assert [figure.cases.words for figure in shown.series("AS01", "quarter", "north")] == ["50"]
    assert shown.series("AS01", "year to date", "north")[-1].cases.words == "not given at this level"


def test_moves_are_given_by_the_year_where_their_stock_is_given_by_the_month():
    stock = Counted("CP11", Kind.COUNT, cases="on a plan", snapshot=True)
    starts = Counted("CP04", Kind.SHARE, moves_of="on a plan")
    both = [*cells(measure="CP11"), *cells(measure="CP04")]
    shown = release(both, [stock, starts], grain=TEAM_MONTH, as_at=date(2027, 3, 31))
    assert shown.figure("CP11", first=APRIL, team="north").cases.words == "40"
    assert shown.figure("CP04", first=APRIL, team="north").cases.words == "not given at this level"
    assert shown.figure("CP04", first=APRIL, months=12).cases.words == "190"
    alone = release(both, [starts], grain=TEAM_MONTH, as_at=END_OF_JUNE)
    assert alone.figure("CP04", first=APRIL, team="north").cases.words == "50"


def test_a_mean_is_told_to_a_whole_day_and_only_of_cases_that_are_shown():
    rows = [(APRIL, "north", 10, 133, 10), (APRIL, "south", 4, 12, 4)]
    days = Counted("AS01", Kind.MEAN)
    north, south, council = released(rows=rows, measures=[days]).table("AS01", first=APRIL)
    assert (north.value.words, south.value.words, council.value.words) == ("13", "not shown", "13")
    assert released(rows=rows, measures=[days], exact=True).figure("AS01", first=APRIL).value.words == "10.4"


def test_a_ratio_is_worked_out_from_what_is_shown_of_both():
    rows = [(APRIL, "north", 0, 171, 11.4), (APRIL, "south", 0, 20, 2.5)]
    north, south, _ = released(rows=rows, measures=[Counted("AS01", Kind.RATIO)]).table("AS01", first=APRIL)
    assert (north.judged.words, north.value.words, south.value.words) == ("10", "17.0", "not shown")


def test_a_file_says_what_the_page_says():
    lines = released().csv().splitlines()
    assert lines[0] == "measure,team,period,first month,cases,judged,met,cannot say,value"
    assert (
        'AS01,south,month,2026-04-01,"1 to 5, not shown","1 to 5, not shown","1 to 5, not shown",0,not shown' in lines
    )


@pytest.mark.parametrize(
    "other, message",
    [
        ((APRIL, "north", 47, 40, 47), "AS01 and AS03 are said to count the same cases and do not"),
        ((APRIL, "north", 48, 50, 48), "AS03.met counts more than AS03.judged"),
    ],
)
def test_measures_that_contradict_what_is_said_of_them_are_refused(other, message):
    measures = [AS01, Counted("AS03", Kind.SHARE, cases="assessments")]
    both = [*cells(ASSESSMENTS[:1]), *cells([other], "AS03")]
    with pytest.raises(UserError, match=message) as caught:
        release(both, measures, grain=TEAM_MONTH, as_at=END_OF_JUNE)
    assert "team north, 1 month from 01/04/2026" in str(caught.value)
    assert not {"47", "48", "50"} & set(str(caught.value).split())


def test_one_councils_figures_are_given_out_at_a_time():
    with pytest.raises(UserError, match="2 councils"):
        release([cells()[0], cells()[1]._replace(authority="Elsewhere")], [AS01], grain=TEAM_MONTH, as_at=END_OF_JUNE)


def test_a_measure_that_is_not_given_out_is_named():
    with pytest.raises(UserError, match="no measure LA06"):
        released().table("LA06", first=APRIL)
