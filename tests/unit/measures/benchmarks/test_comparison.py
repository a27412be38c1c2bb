"""England, the region, the neighbours and the council itself, on a small made-up book."""

import pytest

from goldthread.errors import UserError
from goldthread.measures.benchmarks import NoBenchmark, Status, benchmarks_for
from tests.support.published import FERNSHIRE, NEIGHBOURS, book_of

ALL_TEN = "\n".join(f"FD03 {code} 2025 {10 + place}" for place, code in enumerate(NEIGHBOURS))
FOUR = "\n".join(f"FD03 {code} 2025 {10 + place}" for place, code in enumerate(NEIGHBOURS[:4]))
TOP = """
FD03 E92000001 2025 22.6=142900/632830
FD03 E92000001 2024 22.4
FD03 E12000091 2025 20
FD03 E13000091 2025 19
FD03 E06000901 2025 c=c/22
"""


def compared(table: str, code: str = "FD03", **given):
    return benchmarks_for(code, council="Fernshire", book=book_of(table), **given)


def test_the_latest_year_of_england_is_shown_with_region_and_council():
    found = compared(TOP)
    assert (found.year, found.years, found.period) == (2025, (2024, 2025), "year to 31 March 2025")
    assert (found.england.figure.value, found.england.figure.numerator, found.england.figure.denominator) == (
        22.6, 142900, 632830,
    )  # fmt: skip
    assert (found.region.area.name, found.region.figure.value) == ("West Ferns", 20)  # the whole, not its half
    assert (found.own.figure.status, found.own.figure.value, found.own.figure.denominator) == (
        Status.SUPPRESSED, None, 22,
    )  # fmt: skip
    assert found.source.startswith("Source: Referrals within 12 months of an earlier referral, year to 31 March 2025. ")
    assert "Office of Ferns, Figures of ferns, 2024 to 2025 (ferns.csv, taken 2026-01-02)" in found.source
    assert found.licence == "Contains public sector information licensed under the Open Government Licence v3.0."


@pytest.mark.parametrize(
    "figures, mean, median, rule",
    [
        (ALL_TEN, 14.5, 14.5, "mean and median of the 10 of 10 statistical neighbours with a published figure"),
        (ALL_TEN.replace("2025 19", "2025 c"), 14.0, 14.0, "mean and median of the 9 of 10"),
        (ALL_TEN.replace("2025 19", "2025 100"), 22.6, 14.5, "the 10 of 10"),
        (FOUR + f"\nFD03 {NEIGHBOURS[4]} 2025 k", None, None, "only 4 of 10 statistical neighbours have a published"),
        ("", None, None, "only 0 of 10"),
    ],
)
def test_the_neighbours_together(figures, mean, median, rule):
    found = compared(TOP + figures).neighbours
    assert (found.mean, found.median) == (mean, median)
    assert rule in found.rule
    assert [near.area.code for near in found.figures] == list(NEIGHBOURS)
    assert {near.closeness for near in found.figures} == {"very close"}


def test_councils_that_report_together_count_once():
    apart = "\n".join(line for line in ALL_TEN.splitlines() if NEIGHBOURS[0] not in line and NEIGHBOURS[1] not in line)
    book = book_of(TOP + apart)
    joint = next(series for series in book.rows if series.area == NEIGHBOURS[2])
    book.rows[joint._replace(area="E06000911 / E06000912")] = {2025: book.rows[joint][2025]._replace(text="40")}
    found = benchmarks_for("FD03", council=FERNSHIRE, book=book).neighbours
    assert [near.figure.value for near in found.figures[:3]] == [40, 40, 12]
    assert found.figures[0].area.name == "Reed 0 / Reed 1"
    assert found.mean == (40 + sum(range(12, 20))) / 9


@pytest.mark.parametrize(
    "letter, status",
    [("c", "suppressed"), ("x", "not available"), ("z", "not applicable"), ("k", "low"), ("low", "low"),
     ("u", "low reliability")],
)  # fmt: skip
def test_a_letter_is_a_value_of_its_own(letter, status):
    figure = compared(TOP.replace("c=c/22", letter)).own.figure
    assert (figure.status, figure.value, figure.said) == (status, None, status)


def test_a_year_that_is_not_published_is_said():
    found = compared(TOP, year=2030)
    assert (found.england.figure.said, found.own.figure.said) == ("not published", "not published")
    assert found.source == "Nothing is published for year to 31 March 2030."


def test_a_rate_is_worked_out_with_the_population_of_the_june_before():
    found = compared(
        """
        CN01 E92000001 2025 =402400
        CN01 E06000901 2025 =c
        CN01 E06000911 2025 =300
        population E92000001 2024 12183016
        population E92000001 2025 99
        population E06000911 2024 8000
        """,
        "CN01",
    )
    assert found.england.figure.value == 330.3  # 402,400 / 12,183,016 × 10,000
    assert found.neighbours.figures[0].figure.value == 375.0  # 300 / 8,000 × 10,000
    assert found.neighbours.figures[1].figure.status is Status.NOT_PUBLISHED
    assert found.own.figure.status is Status.SUPPRESSED
    assert found.difference == "DfE counts episodes of need that are open; this measure counts children, each once."
    assert found.notes[0].startswith("The rate is worked out here")


def test_a_rate_without_a_population_is_no_rate():
    found = compared("CN01 E92000001 2025 =402400\npopulation E92000001 2024 x", "CN01")
    assert isinstance(found, NoBenchmark)


def test_a_parameter_of_the_councils_own_ends_the_likeness():
    assert compared(TOP).difference is None
    assert compared(TOP, parameters_set={"months": 6}).difference == (
        "The published figure knows nothing of this council's own months = 6."
    )


def test_without_a_council_england_stands_alone():
    found = benchmarks_for("fd03", book=book_of(TOP))
    assert (found.england.figure.value, found.region, found.own, found.neighbours) == (22.6, None, None, None)


def test_a_measure_without_a_figure_says_so():
    assert benchmarks_for("FD01").said == "No published figure stands beside FD01."
    assert benchmarks_for("FD04", book=book_of(TOP)).said == "No figure for FD04 is at hand."


def test_a_damaged_figure_is_said_with_its_place():
    with pytest.raises(UserError, match="the book of ferns: the figure of FD03, E92000001, 2025 is damaged"):
        compared(TOP.replace("22.6=", "22,6="))
