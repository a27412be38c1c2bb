"""Over random records each measure gives the cases that a slow, plain second implementation gives."""

from __future__ import annotations

import pytest

from goldthread.measures.library import definition
from tests.support.oracle import Oracle, oracles


@pytest.mark.parametrize("one", oracles(), ids=lambda one: " ".join([one.code, *map(str, one.settings.values())]))
def test_the_cases_are_those_of_the_oracle(one: Oracle, laid_out):
    numerators = []
    for seed, (records, engine) in laid_out.items():
        expected = {
            (case_id, day): said
            for (case_id, day), said in one.answer(records).items()
            if records.first_day <= day <= records.as_at
        }
        answer = engine.cases(definition(one.code), one.settings)
        found = answer.select("case_id", "day", "team", "numerator", "denominator").fetchall()
        assert {row[:2]: row[2:] for row in found} == expected, f"seed {seed}"
        assert len(found) == len(expected), f"seed {seed}: a case stands twice"
        numerators += [numerator for _, numerator, _ in expected.values()]
    assert any(numerators), "no random case counts: the oracle says nothing"
    assert 0 in numerators or definition(one.code).unit != "percent"
