"""Each measure does what its worked examples say, and each has two that quote a source of its definition."""

from datetime import date

import pytest

from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.examples import Example, examples_of
from goldthread.measures.library import library
from tests.support.records import load_of

ALL = [example for code in library() for example in examples_of(code)]


@pytest.mark.parametrize("example", ALL, ids=lambda example: f"{example.measure}: {example.title}")
def test_the_example_comes_out_as_worked_by_hand(example: Example, tmp_path):
    load = load_of(tmp_path / "load", example.tables, example.as_at)
    with DuckEngine(Scope((load,), example.first_day or date(2020, 1, 1))) as engine:
        relation = engine.cases(library()[example.measure], example.settings or {})
        cases = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
    for case in cases:
        case["numerator"] = "cannot say" if case["numerator"] is None else case["numerator"]
    expected = sorted(example.cases, key=lambda case: (case["case_id"], str(case.get("day", ""))))
    found = sorted(cases, key=lambda case: (case["case_id"], str(case["day"])))
    assert [case["case_id"] for case in found] == [case["case_id"] for case in expected]
    assert [{name: case[name] for name in wanted} for case, wanted in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize("code", list(library()))
def test_a_measure_has_two_examples_that_quote_its_source(code):
    examples = examples_of(code)
    assert len(examples) >= 2
    for example in examples:
        assert example.source in (library()[code].source or (library()[code].numerator,))
        assert example.quotes
        assert example.worked
