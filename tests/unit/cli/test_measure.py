"""``goldthread measure`` over a small store, as a person meets it."""

import csv
import json
from datetime import date

import pytest

from goldthread.measures.library import library
from goldthread.records.store import Store
from tests.support.own_measure import own_measure

PEOPLE = "pers_person_id,pers_dob\n" + "".join(f"p{at},2010-01-01\n" for at in range(40))
HEAD = (
    "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_team,"
    "cina_referral_id,cina_assessment_worker_id"
)


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory):
    """A store with 30 assessments of September: 27 in time, 3 late."""
    folder = tmp_path_factory.mktemp("taken-in")
    (folder / "extract").mkdir()
    rows = [
        f"a{at},p{at},{'2026-03-02' if at < 3 else '2026-09-01'},2026-09-15,North,r{at},w{at % 2}" for at in range(30)
    ]
    (folder / "extract" / "ssd_person.csv").write_text(PEOPLE)
    (folder / "extract" / "ssd_cin_assessments.csv").write_text("\n".join([HEAD, *rows]) + "\n")
    Store(folder / "store").take_in(folder / "extract", as_at=date(2026, 9, 30), authority="E06999999")
    return folder / "store"


@pytest.fixture
def store(taken_in):
    """The same store for every test; what a test adds, it takes away."""
    yield taken_in
    for path in (taken_in / "settings.toml", *(taken_in / "measures").glob("*.sql")):
        path.unlink(missing_ok=True)


def test_the_list_names_every_measure_with_unit_and_how_far_it_is_verified(run):
    out = run("measure", "list").out
    assert all(code in out for code in library())
    assert "unverified" in out
    rows = json.loads(run("measure", "list", "--domain", "assessment", "--json").out)
    assert {row["domain"] for row in rows} == {"assessment"}
    assert {"code", "name", "unit", "polarity", "verification"} <= set(rows[0])


def test_with_a_store_the_list_says_what_its_load_can_say(run, store):
    rows = {row["code"]: row for row in json.loads(run("measure", "list", "--store", store, "--json").out)}
    assert rows["AS01"]["says"] == "exact"
    assert (rows["CL01"]["says"], rows["CL01"]["why"]) == ("not possible", "The source has no ssd_care_leavers.")


def test_show_says_a_measure_in_plain_words(run, store):
    (store / "settings.toml").write_text(
        '[[set]]\nmeasure = "AS01"\nparameter = "limit"\nvalue = 40\nfrom = 2026-04-01\nwhy = "the board asked"\n'
        '[[target]]\nmeasure = "AS01"\nvalue = 95\nfrom = 2026-04-01\n'
    )
    said = run("measure", "show", "as01", "--store", store, "--sql").out
    words = (
        "Completed assessments that took 45", "higher is better", "limit = 45 working days", "because the board",
        "90 percent (Darlington). A target here is what the council itself sets.",
        "target from 2026-04-01: 95", "Worked by hand", "partly verified", "AS02", "FROM ssd_cin_assessments",
    )  # fmt: skip
    assert [word for word in words if word not in " ".join(said.split())] == []
    assert "SELECT" not in run("measure", "show", "AS01").out


def test_an_unknown_code_is_answered_with_near_ones(run):
    ran = run("measure", "show", "AS99")
    assert ran.code == 2
    assert "“AS99” is no measure: codes that begin alike: AS01" in ran.err


def test_run_hides_small_numbers_unless_exact_figures_are_asked(run, store):
    ran = run("measure", "run", "--store", store, "--json")
    rows = {row["code"]: row for row in json.loads(ran.out)}
    assert (rows["AS01"]["latest"], rows["AS01"]["cases"]) == ("83%", "30")  # 25 of 30, both rounded to 5
    assert rows["AS02"]["overdue_of"] == "AS01"
    assert rows["CL01"]["latest"] == "not possible"
    exact = {row["code"]: row for row in json.loads(run("measure", "run", "--store", store, "--exact", "--json").out)}
    assert (exact["AS01"]["latest"], exact["AS01"]["twelve_months_value"]) == ("90.0%", 90)


def test_run_says_how_much_is_hidden_and_fixes_how_finely_figures_are_given_out(run, store):
    out = " ".join(run("measure", "run", "--store", store).out.split())
    assert "behind these figures are hidden and all else is rounded" in out
    fixed = json.loads((store / "figures" / "grains.json").read_text())
    assert set(fixed["AS01"].values()) == {"each team and month"}
    (store / "figures" / "grains.json").write_text("{")
    refused = run("measure", "run", "--store", store)
    assert refused.code == 3
    assert "how finely figures are given out cannot be read" in refused.err
    assert run("measure", "run", "--store", store, "--exact").code == 0


def test_run_prints_where_each_measure_stands(run, store):
    (store / "settings.toml").write_text(
        '[[target]]\nmeasure = "AS01"\nvalue = 95\ngreen = 95\namber = 85\nfrom = 2026-04-01\n'
    )
    out = run("measure", "run", "--store", store, "--exact").out
    (line,) = (line for line in out.splitlines() if line.startswith("AS01"))
    assert "90.0%" in line and line.endswith("95: amber")
    assert "AS02" in out and "open and overdue" in " ".join(out.split())
    assert "CL01: The source has no ssd_care_leavers" in " ".join(out.split())


def test_run_writes_the_figures_as_csv(run, store, tmp_path):
    run("measure", "run", "--store", store, "--exact", "--csv", tmp_path / "figures.csv")
    with (tmp_path / "figures.csv").open(encoding="utf-8-sig") as stream:
        rows = {row["code"]: row for row in csv.DictReader(stream)}
    assert (rows["AS01"]["latest"], rows["AS01"]["month"]) == ("90.0%", "2026-09")


def test_cases_lists_the_records_behind_a_figure(run, store, tmp_path):
    run("measure", "run", "--store", store)
    out = run("measure", "cases", "AS01", "--store", store, "--month", "2026-09", "--worker", "w1").out
    assert out.startswith("15 cases of AS01 in September 2026. These are children's records.")
    assert "a1 " in out and "a2 " not in out
    run("measure", "cases", "AS01", "--store", store, "--month", "2026-09", "--csv", tmp_path / "cases.csv")
    assert len((tmp_path / "cases.csv").read_text().splitlines()) == 31
    assert "0 cases" in run("measure", "cases", "AS01", "--store", store, "--month", "2026-09", "--team", "South").out
    assert "CL01 has not been measured" in run("measure", "cases", "CL01", "--store", store, "--month", "2026-09").err


def test_a_measure_of_the_councils_own_is_taken_up(run, store):
    own_measure(store / "measures", "MY01")
    assert "(the council's own)" in " ".join(run("measure", "list", "--store", store).out.split())
    assert "People on file" in run("measure", "show", "MY01", "--store", store).out
    rows = {row["code"]: row for row in json.loads(run("measure", "run", "--store", store, "--from", "2009-01-01",
                                                       "--exact", "--json").out)}  # fmt: skip
    assert rows["MY01"]["latest"] == "0"
    assert "40 cases" in run("measure", "cases", "MY01", "--store", store, "--month", "2010-01").out


def test_a_wrong_measure_is_refused_in_a_sentence(run, store):
    own_measure(store / "measures", "MY01", "SELECT * FROM read_csv('/etc/passwd')")
    for verb in (("list",), ("show", "AS01"), ("run",), ("cases", "AS01", "--month", "2026-09")):
        ran = run("measure", *verb, "--store", store)
        assert ran.code == 3
        assert ran.err.startswith("MY01.sql: it reads from “read_csv”, which is no table of records")


def test_a_folder_without_loads_or_facts_is_refused_in_a_sentence(run, store, tmp_path):
    assert "there is no load" in run("measure", "run", "--store", tmp_path).err
    assert "there is no load “x”" in run("measure", "run", "--store", store, "--load", "x").err
    assert "nothing has been measured" in run("measure", "cases", "AS01", "--month", "2026-09", "--store", tmp_path).err
