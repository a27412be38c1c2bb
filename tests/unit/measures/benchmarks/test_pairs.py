"""Every published figure says whether its definition is the measure's, and every other measure that it has none."""

import json

import pytest

from goldthread.measures.benchmarks import NoBenchmark, benchmarks_for, pairs
from goldthread.measures.benchmarks.pairs import Pair
from goldthread.measures.benchmarks.shapes import shapes
from tests.support.published import REFERENCE, needs_published


def test_every_series_of_a_file_has_a_pair_and_every_pair_a_series():
    in_files = {series.code for shape in shapes() for series in shape.series}
    assert in_files == {*pairs(), "population"}


@pytest.mark.parametrize("code", pairs())
def test_a_difference_is_one_plain_sentence(code):
    pair = pairs()[code]
    assert pair.same or (pair.difference.endswith(".") and pair.difference.count(". ") == 0)
    assert benchmarks_for(code).difference == pair.difference


@pytest.mark.parametrize("said", [{}, {"same": True, "difference": "DfE counts ferns."}])
def test_a_pair_says_one_of_both(said):
    with pytest.raises(ValueError, match="XX01: say either"):
        Pair("XX01", "Ferns", "percent", "31 March {year}", **said)


@needs_published
def test_every_other_measure_says_that_it_has_none():
    codes = [entry["code"] for entry in json.loads((REFERENCE / "indicators.json").read_text(encoding="utf-8"))]
    without = [code for code in codes if code not in pairs()]
    found = [benchmarks_for(code) for code in without]
    assert len(without) == 44
    assert all(isinstance(none, NoBenchmark) and none.code in none.said for none in found)
    assert set(pairs()) - set(codes) == {"CL01Y", "CL02Y"}
    assert benchmarks_for("LA09").said.endswith("which of them are unplanned is for each council to say.")
