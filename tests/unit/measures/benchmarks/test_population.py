"""The children that a rate divides by, and what is said where it is not the year that was asked."""

from datetime import date

import pytest

from goldthread.measures.benchmarks import population, population_on
from tests.support.published import FERNSHIRE, book_of

BOOK = book_of(f"""
population {FERNSHIRE} 2022 41000
population {FERNSHIRE} 2023 42000
population {FERNSHIRE} 2024 x
population E06000991 2023 x
""")


@pytest.mark.parametrize(
    "area, year, people, of, said",
    [
        (FERNSHIRE, 2023, 42000, 2023, None),
        ("E10000901", 2023, 42000, 2023, None),  # its former code
        (FERNSHIRE, 2024, 42000, 2023, "The population of 2024 is not available; that of 2023 is used."),
        (FERNSHIRE, 2026, 42000, 2023, "The population of 2026 is not published; that of 2023 is used."),
        (FERNSHIRE, 2021, None, None,
         "The population of Fernshire, City of in 2021 is not published, and no earlier one is published."),
        ("E06000991", 2023, None, None,
         "The population of Alder in 2023 is not available, and no earlier one is published."),
        ("E06000999", 2023, None, None, "No population is published for E06000999."),
    ],
)  # fmt: skip
def test_the_latest_earlier_year_is_used_and_said(area, year, people, of, said):
    found = population(area, year, book=BOOK)
    assert (found.people, found.year, found.said, found.asked) == (people, of, said, year)


@pytest.mark.parametrize(
    "day, people",
    [(date(2023, 3, 31), 41000), (date(2023, 6, 29), 41000), (date(2023, 6, 30), 42000), (date(2024, 2, 29), 42000)],
)
def test_a_day_divides_by_the_june_before(day, people):
    found = population_on(FERNSHIRE, day, book=BOOK)
    assert (found.people, found.said, found.source.publisher) == (people, None, "Office of Ferns")


def test_england_of_mid_2024():
    assert population("E92000001", 2024).people == 12183016
