"""The same invented council as the dataset's tables and as an Annex A workbook: what is marked exact comes to the same.

Run with `-s` to see which measures the lists can only approximate, or not tell at all, and why.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from goldthread.measures.availability import availability, for_shape
from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.library import library
from goldthread.records.store import Store
from goldthread.synthetic.annex_a import write_annex_a
from goldthread.synthetic.children.invent import Asked, invent

LIBRARY = files("goldthread.measures.library")
SAID = tomllib.loads(LIBRARY.joinpath("annex_a.toml").read_text("utf-8"))
EXACT = sorted(code for code, about in SAID.items() if about["says"] == "exact")
AS_AT = date(2026, 10, 31)
FIRST_DAY = date(2025, 10, 1)  # before the twelve months that the lists reach back at most


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    """One council's load from the dataset's tables and its load from the workbook written of them."""
    folder: Path = tmp_path_factory.mktemp("council")
    (folder / "tables").mkdir()
    invent(Asked(children=1_200, seed=19, years=2, as_at=AS_AT), folder / "tables")
    about = {"as_at": AS_AT, "authority": "E06999999", "council": "Fernshire"}
    ssd = Store(folder / "ssd").take_in(str(folder / "tables"), **about)
    write_annex_a(ssd, to=folder / "annex.xlsx", as_at=AS_AT)
    lists = Store(folder / "lists").take_in(str(folder / "annex.xlsx"), **about)
    with DuckEngine(Scope((ssd,), FIRST_DAY)) as of_ssd, DuckEngine(Scope((lists,), FIRST_DAY)) as of_lists:
        yield of_ssd, of_lists


def as_asked_of_lists(definition):
    return for_shape(definition, "annex-a")


def said_of(engine, code):
    """What the load can say of a measure, and since when."""
    (load,) = engine.scope.loads
    return availability(load, library()[code])


def figures(engine, definition, first_day) -> Counter:
    """For each month from a day on: its cases, the sums of those that can be judged, and how many cannot be said."""
    cases = engine.cases(definition).filter(f"day >= DATE '{first_day}'")
    found: Counter = Counter()
    for day, numerator, denominator in cases.project("day, numerator, denominator").fetchall():
        month = f"{day:%Y-%m}"
        found[month, "cases"] += 1
        if numerator is None:
            found[month, "cannot say"] += 1
        else:
            found[month, "numerator"] += numerator
            found[month, "denominator"] += denominator
    return Counter({key: value for key, value in found.items() if value})


@pytest.mark.parametrize("code", EXACT)
def test_the_workbook_and_the_dataset_give_the_same_value(council, code):
    of_ssd, of_lists = council
    definition, first_day = library()[code], said_of(of_lists, code).window
    assert figures(of_lists, as_asked_of_lists(definition), first_day) == figures(of_ssd, definition, first_day)


def test_at_least_thirty_measures_are_exact_and_have_cases_that_can_be_judged(council):
    of_ssd, of_lists = council
    judged = {
        code
        for code in EXACT
        for (_, what), value in figures(of_ssd, library()[code], said_of(of_lists, code).window).items()
        if what in ("numerator", "denominator") and value
    }
    assert len(judged) >= 30


@pytest.mark.parametrize("code", sorted(SAID))
def test_a_whole_workbook_can_tell_just_what_is_said(council, code):
    _, of_lists = council
    found = said_of(of_lists, code)
    assert (found.says, found.why.startswith(SAID[code]["why"])) == (SAID[code]["says"], True)


def test_every_measure_says_what_the_lists_can_tell_and_why():
    for code, about in sorted(SAID.items()):
        assert about["why"].endswith("."), code
        if about["says"] != "exact":
            print(f"{code}: {about['says']}. {about['why']}")
    assert set(SAID) == set(library())


@pytest.mark.parametrize("code", sorted(code for code, about in SAID.items() if about["says"] == "approximate"))
def test_what_is_approximate_is_near(council, code):
    """The lists have cases of it; how near they come is printed."""
    of_ssd, of_lists = council
    definition, first_day = library()[code], said_of(of_lists, code).window
    expected = figures(of_ssd, definition, first_day)
    found = figures(of_lists, as_asked_of_lists(definition), first_day)
    of_dataset, of_workbook = (
        {what: sum(value for (_, part), value in one.items() if part == what) for what in ("cases", "numerator")}
        for one in (expected, found)
    )
    print(f"{code}: {of_dataset} from the dataset, {of_workbook} from the lists")
    assert of_workbook["cases"] > 0 or of_dataset["cases"] < 5
