"""Facts are there whole or not at all, and what was measured before stays current whatever happens."""

import errno
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from goldthread.measures import measuring
from goldthread.measures.definition import definition_in
from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.facts import CURRENT, Facts, NoFacts
from goldthread.measures.library import library
from goldthread.measures.measuring import CannotMeasure, measured
from goldthread.measures.settings import Set, Settings
from goldthread.records.schema import tables
from tests.support.own_measure import SQL, own_measure
from tests.support.random_records import AS_AT, random_records
from tests.support.records import load_of

FIRST = date(2025, 1, 1)
AS01, AS02, CL01 = (library()[code] for code in ("AS01", "AS02", "CL01"))
DAY = date(2025, 3, 3)


def assessments(*ends, start=DAY):
    return [
        {"cina_assessment_id": f"a{at}", "cina_person_id": f"p{at}", "cina_assessment_start_date": start,
         "cina_assessment_auth_date": end, "cina_assessment_team": "North"}
        for at, end in enumerate(ends)
    ]  # fmt: skip


@pytest.fixture
def load(tmp_path):
    """Two assessments in time and one late, one still open."""
    rows = assessments(DAY + timedelta(7), DAY + timedelta(8), DAY + timedelta(90), None)
    return load_of(tmp_path / "load", {"ssd_cin_assessments": rows}, AS_AT)


@pytest.fixture
def facts(load, tmp_path):
    """What was measured before."""
    return measured(Scope((load,), FIRST), [AS01], tmp_path / "facts")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def test_cases_and_cube_are_kept_and_found_again(facts, load, tmp_path):
    assert [(case.case_id, case.value, case.numerator) for case in facts.cases("AS01")] == [
        ("a0", 5, 1), ("a1", 6, 1), ("a2", 60, 0),
    ]  # fmt: skip
    assert [(str(cell.month), cell.team, cell.cases, cell.numerator) for cell in facts.cube()] == [
        ("2025-03-01", "North", 2, 2), ("2025-06-01", "North", 1, 0),
    ]  # fmt: skip
    written = (facts.folder / "cube.parquet").stat().st_mtime_ns
    again = measured(Scope((load,), FIRST), [AS01], tmp_path / "facts")
    assert (again, (again.folder / "cube.parquet").stat().st_mtime_ns) == (facts, written)


def test_a_case_is_found_by_team_worker_and_day(facts):
    assert [case.case_id for case in facts.cases("AS01", last=date(2025, 3, 10))] == ["a0"]
    assert [case.case_id for case in facts.cases("AS01", first=date(2025, 4, 1), team="North")] == ["a2"]
    assert facts.cases("AS01", team="South") == facts.cases("AS01", worker="nobody") == []


def test_a_measure_that_is_not_possible_has_no_facts_and_a_reason(load, tmp_path):
    found = measured(Scope((load,), FIRST), [AS01, CL01], tmp_path / "facts")
    assert found.availability("AS01").says == "exact"
    assert found.availability("CL01").why == "The source has no ssd_care_leavers and ssd_person."
    with pytest.raises(NoFacts, match="CL01 has not been measured: The source has no ssd_care_leavers"):
        found.cases("CL01")


def test_a_limit_that_changes_counts_from_its_day_on(load, tmp_path):
    stricter = Settings((Set("AS01", "limit", 5, date(2025, 3, 11), "a new standard"),))
    found = measured(Scope((load,), FIRST), [AS01], tmp_path / "facts", settings=stricter)
    assert [case.numerator for case in found.cases("AS01")] == [1, 0, 0]


def test_two_authorities_with_the_same_numbers_are_the_union_of_each(tmp_path):
    north, south = (
        load_of(tmp_path / code, random_records(list(tables()), seed, rows=40), AS_AT, code)
        for seed, code in ((1, "E1"), (2, "E2"))
    )
    every = list(library().values())
    both = measured(Scope((north, south), FIRST), every, tmp_path / "both")
    each = [measured(Scope((one,), FIRST), every, tmp_path / f"only-{one.authority}") for one in (north, south)]
    for code in library():
        alone = [
            (f"{of.authority}/{case.case_id}", case.day, case.value, case.numerator, case.denominator)
            for of, facts in zip((north, south), each, strict=True)
            for case in facts.cases(code)
        ]
        together = [(case.case_id, case.day, *case[5:]) for case in both.cases(code)]
        assert sorted(together, key=str) == sorted(alone, key=str), code
    cells = [cell for facts in each for cell in facts.cube()]
    named = [cell._replace(team=cell.team and f"{cell.authority}/{cell.team}") for cell in cells]
    assert sorted(both.cube()) == sorted(named)


def test_a_region_measures_what_each_authority_can_say(load, tmp_path):
    other = load_of(tmp_path / "other", {"ssd_care_leavers": [], "ssd_person": []}, AS_AT, "E2")
    found = measured(Scope((load, other), FIRST), [AS01], tmp_path / "facts")
    assert {case.case_id.partition("/")[0] for case in found.cases("AS01")} == {load.authority}
    assert {whose: told.says for whose, told in found.told["AS01"].items()} == {
        load.authority: "exact", "E2": "not possible",
    }  # fmt: skip


def test_a_case_that_is_counted_twice_is_refused_by_the_code(tmp_path, facts):
    twice = own_measure(tmp_path, "MY01", f"{SQL}\nUNION ALL\n{SQL}")
    load = load_of(tmp_path / "people", {"ssd_person": [{"pers_person_id": "p1", "pers_dob": DAY}]}, AS_AT)
    with pytest.raises(CannotMeasure, match="MY01 counts the case p1 twice on 2025-03-03"):
        measured(Scope((load,), FIRST), [definition_in(twice)], tmp_path / "facts")
    assert Facts.current(tmp_path / "facts") == facts
    assert names_in(tmp_path / "facts") == sorted([CURRENT, facts.folder.name])


def test_a_table_that_is_cut_off_is_named(tmp_path, facts, load):
    path = load.folder / "ssd_cin_assessments.parquet"
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(CannotMeasure, match=r"load load: the table ssd_cin_assessments cannot be read: .*cut off"):
        measured(Scope((load,), FIRST), [AS02], tmp_path / "facts")
    assert Facts.current(tmp_path / "facts").cases("AS01") == facts.cases("AS01")


def test_a_table_that_is_gone_is_named(tmp_path, load):
    (load.folder / "ssd_cin_assessments.parquet").unlink()
    with pytest.raises(CannotMeasure, match="the table ssd_cin_assessments cannot be read"):
        measured(Scope((load,), FIRST), [AS02], tmp_path / "facts")


def test_a_load_that_changes_meanwhile_is_refused(tmp_path, load, facts):
    class Meddled(DuckEngine):
        def __exit__(self, *fault):
            super().__exit__(*fault)
            os.utime(load.folder / "ssd_cin_assessments.parquet", ns=(1, 1))

    with pytest.raises(CannotMeasure, match="a load changed while it was measured"):
        measured(Scope((load,), FIRST), [AS02], tmp_path / "facts", engine=lambda part, to: Meddled(part, writes_to=to))
    assert Facts.current(tmp_path / "facts") == facts


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path, load, facts, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(measuring, "_head", full)
    with pytest.raises(CannotMeasure, match="the facts cannot be written: the disk is full"):
        measured(Scope((load,), FIRST), [AS02], tmp_path / "facts")
    assert names_in(tmp_path / "facts") == sorted([CURRENT, facts.folder.name])


KILLED = """
import os, sys
from datetime import date
from pathlib import Path
from goldthread.measures import measuring
from goldthread.measures.engine import Scope
from goldthread.measures.library import library
from tests.support.random_records import AS_AT
from tests.support.records import load_of
die = lambda *_: os.kill(os.getpid(), 9)
setattr(measuring, sys.argv[2], die)
rows = [{"cina_assessment_id": "a", "cina_assessment_auth_date": date(2025, 3, 3)}]
load = load_of(Path(sys.argv[1]) / "killed", {"ssd_cin_assessments": rows}, AS_AT)
measuring.measured(Scope((load,), date(2025, 1, 1)), [library()["AS01"]], Path(sys.argv[1]) / "facts")
"""


@pytest.mark.parametrize("moment", ["cube_sql", "_head", "_point", "_sweep_old"])
def test_whoever_is_killed_leaves_facts_that_are_whole(tmp_path, facts, load, moment):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run([sys.executable, "-c", KILLED, tmp_path, moment], env=environment, check=False)
    assert ran.returncode == -9
    current = Facts.current(tmp_path / "facts")
    assert (current == facts) == (moment != "_sweep_old")
    assert current.cube()
    again = measured(Scope((load,), FIRST), [AS01, AS02], tmp_path / "facts")
    assert Facts.current(tmp_path / "facts") == again
    assert not list((tmp_path / "facts").glob(".*.[0-9]*"))


def test_old_facts_are_swept_and_the_last_ones_kept(tmp_path, load):
    made = [
        measured(Scope((load,), FIRST + timedelta(days=at)), [AS01], tmp_path / "facts").folder.name for at in range(5)
    ]
    assert names_in(tmp_path / "facts") == sorted([CURRENT, *made[-3:]])


def test_two_at_once_wait_for_each_other(tmp_path, load):
    with ThreadPoolExecutor(4) as pool:
        runs = [pool.submit(measured, Scope((load,), FIRST), [AS01], tmp_path / "facts") for _ in range(4)]
    assert len({run.result().folder for run in runs}) == 1
    assert len(runs[0].result().cases("AS01")) == 3


def test_facts_that_cannot_be_read_are_said_in_a_sentence(tmp_path, facts):
    with pytest.raises(NoFacts, match="nothing has been measured here"):
        Facts.current(tmp_path / "nowhere")
    (facts.folder / "cube.parquet").write_bytes(b"PAR1")
    with pytest.raises(NoFacts, match="what was measured cannot be read"):
        facts.cube()
    (tmp_path / "facts" / CURRENT).write_text(json.dumps({"facts": "../elsewhere"}))
    with pytest.raises(NoFacts, match="nothing has been measured here"):
        Facts.current(tmp_path / "facts")
