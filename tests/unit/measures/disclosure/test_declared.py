"""How each measure's cases are declared to be counted, and how finely it is given out."""

import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

from goldthread.errors import UserError
from goldthread.measures import disclosure
from goldthread.measures.disclosure import COUNCIL_MONTH, COUNCIL_YEAR, Counted, Kind, families
from goldthread.measures.disclosure.counts import wider_first
from goldthread.measures.disclosure.declared import FILE, Declared, declared, given
from goldthread.measures.library import library

LIBRARY = declared(library().values())


def test_every_measure_of_the_library_is_declared_and_nothing_else_is():
    said = tomllib.loads((files(disclosure) / FILE).read_text("utf-8"))
    assert sorted(code for family in said["family"] for code in family["measures"]) == sorted(library())
    assert said["owner"]


def test_measures_that_share_cases_have_one_grain():
    for family in families(one.counted for one in LIBRARY.values()):
        assert len({LIBRARY[measure.measure].grain for measure in family}) == 1, family


def test_every_count_that_is_named_is_a_measures_and_lies_in_no_circle():
    for measures in ([one.counted for one in LIBRARY.values()], given(LIBRARY.values())):
        assert all(list(wider_first(family)) for family in families(measures))


def test_the_moves_of_a_stock_are_given_by_the_financial_year():
    moves = {code: one for code, one in LIBRARY.items() if one.counted.moves_of}
    assert sorted(moves) == ["CP04", "CP05", "LA11", "LA13"]
    assert {one.grain for one in moves.values()} == {COUNCIL_YEAR}
    names = {count.name for one in LIBRARY.values() for count in one.counted.counts}
    assert {one.counted.moves_of for one in moves.values()} <= names


@pytest.mark.parametrize(
    "code, kind",
    [("AS01", Kind.SHARE), ("AD01", Kind.MEAN), ("WF03", Kind.RATIO), ("WF04", Kind.RATIO), ("LA12", Kind.COUNT)],
)
def test_what_a_measure_counts(code, kind):
    assert LIBRARY[code].counted.kind is kind
    assert LIBRARY[code].counted.snapshot == (library()[code].kind == "snapshot")


@pytest.mark.parametrize("kind, grain", [("flow", COUNCIL_YEAR), ("snapshot", COUNCIL_MONTH)])
def test_a_measure_that_no_file_names_is_counted_for_itself_and_given_for_the_council(kind, grain):
    own = replace(library()["AS01"], code="MY01", kind=kind)
    assert declared([own])["MY01"] == Declared(Counted("MY01", Kind.SHARE, snapshot=kind == "snapshot"), grain)


def test_what_lies_within_a_count_that_is_not_given_lies_within_the_next_one():
    found = given(
        [
            Declared(Counted("A", Kind.COUNT), COUNCIL_MONTH),
            Declared(Counted("B", Kind.COUNT, within=("A.cases",)), COUNCIL_MONTH, not_given="too small"),
            Declared(Counted("C", Kind.COUNT, within=("B.cases",)), COUNCIL_MONTH),
        ]
    )
    assert [(one.measure, one.within) for one in found] == [("A", ()), ("C", ("A.cases",))]


def test_a_councils_file_is_refused_with_all_its_faults_in_one_sentence(tmp_path):
    file = tmp_path / FILE
    file.write_text(
        '[[family]]\nof = "ours"\ngrain = "each week"\n[family.measures]\n'
        'MY01 = { casess = "x" }\nMY02 = { kind = "sum" }\nMY03 = { within = "referrals" }\nMY04 = 1\n'
    )
    with pytest.raises(UserError) as refused:
        declared([], file)
    for fault in ("grain = 'each week'", "casess", "kind = 'sum'", "“within” is not a list", "MY04 is not a row"):
        assert fault in str(refused.value)


def test_a_councils_file_does_not_change_the_measures_of_the_package(tmp_path):
    file = tmp_path / FILE
    file.write_text('[[family]]\nof = "ours"\ngrain = "each team and month"\n[family.measures]\nCP04 = {}\n')
    assert declared(library().values(), file) == LIBRARY
