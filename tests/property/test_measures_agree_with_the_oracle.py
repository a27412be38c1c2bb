"""Over random records each measure gives the cases that a slow, plain second implementation gives."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.library import definition, library
from goldthread.measures.library.prepared import prepared
from goldthread.records.schema import tables
from tests.support.oracle import Oracle, oracles
from tests.support.oracle.records import Records
from tests.support.random_records import AS_AT, random_records
from tests.support.records import load_of

FIRST_DAY = date(2023, 7, 1)
SEEDS = {1: AS_AT, 2: AS_AT, 3: date(2025, 5, 18)}  # The third load speaks for a day in the middle of a month.
_SQL = " ".join([one.sql for one in library().values()] + list(prepared().values()))
ASKED = [name for name in tables() if name in _SQL]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory):
    """For each seed the random records, and the engine with the same rows laid out."""
    made = {}
    for seed, as_at in SEEDS.items():
        rows = random_records(ASKED, seed)
        load = load_of(tmp_path_factory.mktemp("records") / "load", rows, as_at)
        made[seed] = Records(rows, FIRST_DAY, as_at), DuckEngine(Scope((load,), FIRST_DAY), threads=1)
    yield made
    for _, engine in made.values():
        engine.connection.close()


@pytest.mark.parametrize("one", oracles(), ids=lambda one: " ".join([one.code, *map(str, one.settings.values())]))
def test_the_cases_are_those_of_the_oracle(one: Oracle, laid_out):
    numerators = []
    for seed, (records, engine) in laid_out.items():
        expected = {
            (case_id, day): said
            for (case_id, day), said in one.answer(records).items()
            if FIRST_DAY <= day <= records.as_at
        }
        answer = engine.cases(definition(one.code), one.settings)
        found = answer.select("case_id", "day", "team", "numerator", "denominator").fetchall()
        assert {row[:2]: row[2:] for row in found} == expected, f"seed {seed}"
        assert len(found) == len(expected), f"seed {seed}: a case stands twice"
        numerators += [numerator for _, numerator, _ in expected.values()]
    assert any(numerators), "no random case counts: the oracle says nothing"
    assert any(numerator == 0 for numerator in numerators) or _is_a_count(one.code)


def _is_a_count(code: str) -> bool:
    return definition(code).unit in ("count", "per 10,000")
