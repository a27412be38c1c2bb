"""The grain of a measure and year is fixed with the first figures and never changed."""

import json

import pytest

from goldthread.errors import UserError
from goldthread.measures.disclosure import COUNCIL_MONTH, COUNCIL_QUARTER, TEAM_MONTH, Counted, Grains, Kind
from goldthread.measures.disclosure.declared import Declared
from goldthread.measures.disclosure.fixing import completed, fix, fixed_in


def measure(code, grain, **shared):
    return Declared(Counted(code, Kind.SHARE, **shared), grain)


def test_what_is_declared_is_fixed_and_stays_whatever_is_declared_later(tmp_path):
    path = tmp_path / "figures" / "grains.json"
    fix(path, [measure("AS01", TEAM_MONTH)], [2025])
    assert json.loads(path.read_text()) == {"AS01": {"2025": "each team and month"}}
    later = fix(path, [measure("AS01", COUNCIL_MONTH)], [2025, 2026])
    assert (later.of(["AS01"], 2025), later.of(["AS01"], 2026)) == (TEAM_MONTH, COUNCIL_MONTH)
    assert fixed_in(path).fixed == later.fixed
    with pytest.raises(UserError, match="not by the council and quarter"):
        later.with_fixed(["AS01"], 2026, COUNCIL_QUARTER)


def test_where_nothing_is_new_the_file_is_not_touched(tmp_path):
    path = tmp_path / "grains.json"
    fix(path, [measure("AS01", TEAM_MONTH)], [2025])
    before = path.stat().st_mtime_ns, path.stat().st_ino
    fix(path, [measure("AS01", TEAM_MONTH)], [2025])
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_new_measure_of_a_family_takes_the_familys_grain_of_the_year():
    old, new = measure("AS01", COUNCIL_MONTH, cases="done"), measure("AS03", TEAM_MONTH, cases="done")
    grains = completed(Grains(fixed={("AS01", 2025): COUNCIL_MONTH}), [old, new], [2025, 2026])
    assert grains.of(["AS01", "AS03"], 2025) == COUNCIL_MONTH
    assert grains.of(["AS01", "AS03"], 2026) == COUNCIL_MONTH  # the coarser of the two that are declared


@pytest.mark.parametrize(
    "text", ["{", '{"AS01": {"2025": "each week"}}', '{"AS01": 1}', "[]", '{"AS01": {"x": "the council and month"}}']
)
def test_a_file_that_was_altered_is_refused_and_nothing_is_given_out(tmp_path, text):
    path = tmp_path / "grains.json"
    path.write_text(text)
    with pytest.raises(UserError, match="cannot be read"):
        fix(path, [measure("AS01", TEAM_MONTH)], [2025])
    assert path.read_text() == text
