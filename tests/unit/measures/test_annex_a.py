"""What is said of each measure about the lists for inspectors can be acted on."""

import tomllib
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest

from goldthread.measures.availability import availability
from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.library import library
from goldthread.records import Store
from tests.support.annex_a_books import book_with, changed

LIBRARY = files("goldthread.measures.library")
SAID = tomllib.loads(LIBRARY.joinpath("annex_a.toml").read_text("utf-8"))
OWN = {file.name.removesuffix(".sql"): file.read_text("utf-8") for file in LIBRARY.joinpath("annex_a").iterdir()}


@pytest.mark.parametrize("code", sorted(SAID))
def test_each_says_exact_approximate_or_not_possible_and_how_far_back(code):
    about = SAID[code]
    assert set(about) <= {"says", "why", "months", "latest_only", "only_with_defaults"}
    assert about["says"] in ("exact", "approximate", "not possible")
    if about["says"] == "not possible":
        assert not {"months", "latest_only"} & set(about)
        assert code not in OWN
    else:
        assert ("months" in about) != about.get("latest_only", False)
        assert ("months" in about) == (library()[code].kind == "flow") or code in ("MI02", "MI03")
    assert set(about.get("only_with_defaults", ())) <= set(library()[code].defaults)


@pytest.mark.parametrize("code", sorted(OWN))
def test_the_lists_are_asked_with_the_measures_own_settings(code):
    asked = replace(library()[code], sql=OWN[code])
    assert asked.marks - {"as_at"} <= set(library()[code].defaults)


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("annex")
    rows = {
        3: [
            {"child_id": "7", "referral_date": "1/3/2026", "no_further_action": "a) Yes", "referrals_in_12_months": 0},
            {"child_id": "8", "referral_date": "2/3/2026", "no_further_action": "b) No", "referrals_in_12_months": 2},
            {"child_id": "9", "referral_date": "3/3/2026", "allocated_team": "North"},
        ],
        7: [{"child_id": "7", "plan_started": "3/3/2026", "previous_plans": 1, "allocated_team": "North"}],
        8: [
            {"child_id": "8", "care_started": "1/1/2024", "placement_started": "1/1/2024", "placement_type": "r) R2",
             "last_visit": "24/3/2026", "placements_in_12_months": 3, "missing_in_12_months": 0,
             "permanence_plan": "f) Long-term fostering", "allocated_team": "Care"},
            {"child_id": "9", "care_started": "1/1/2026", "placement_started": "1/1/2026",
             "placement_type": "k) P1", "legal_status": "C1", "legal_status_started": "1/1/2026",
             "last_visit": "2/3/2026", "placements_in_12_months": 1, "missing_in_12_months": 1},
            {"child_id": "10", "care_started": "1/1/2026", "legal_status": "V4", "legal_status_started": "1/1/2026"},
        ],
    }  # fmt: skip
    about = {"as_at": date(2026, 3, 31), "authority": "E06999999", "council": "Fernshire"}
    load = Store(folder / "store").take_in(str(book_with(folder / "annex.xlsx", rows)), **about)
    with DuckEngine(Scope((load,), date(2026, 3, 1))) as engine:
        yield engine


@pytest.mark.parametrize(
    "code, expected",
    [
        ("FD03", {"7": 0, "8": 1, "9": None}),
        ("FD04", {"7": 1, "8": 0, "9": None}),
        ("CP04", {"7": 1}),
        # Child 8 is long placed and fostered for good: three months between visits. Child 9 is at home on an interim
        # order: four weeks, and 2 March was four weeks and a day ago. Child 10 has short breaks only.
        ("LA03", {"8": 1, "9": 0}),
        ("LA05", {"8": 1}),
        ("LA06", {"8": 1, "9": 0}),
        ("MI01C", {"8": 0, "9": 1}),
        ("LA12", {"8": 1, "9": 1}),
    ],
)
def test_cases_from_the_lists(engine, code, expected):
    asked = replace(library()[code], sql=OWN.get(code, library()[code].sql))
    found = engine.cases(asked).project("child, numerator").fetchall()
    assert dict(found) == expected
    assert len(found) == len(expected)


def test_a_form_without_a_column_cannot_tell_what_stands_on_it(tmp_path):
    book = changed(book_with(tmp_path / "annex.xlsx", {}), lambda book: book["List 7"].delete_cols(15, 1))
    about = {"as_at": date(2026, 3, 31), "authority": "E06999999", "council": "Fernshire"}
    load = Store(tmp_path / "store").take_in(str(book), **about)
    assert availability(load, library()["CP05"]).says == "exact"
    found = availability(load, library()["CP04"])
    assert (found.says, found.window) == ("not possible", None)
    assert found.why.endswith("The source has no annex_a_list_7.previous_plans.")
