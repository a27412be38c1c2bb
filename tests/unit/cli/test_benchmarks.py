"""``goldthread benchmarks``: published figures on the screen and as JSON, and next year's taken in."""

import json
import os

import pytest

from goldthread.errors import ExitCode
from goldthread.measures.benchmarks import pairs, shipped_benchmarks
from tests.support.published import csv_of, row_of

COUNCIL = "E09000007"


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def next_year(tmp_path):
    """A file of the year 2026, taken on a day of that year."""
    path = tmp_path / "c1_2026.csv"
    path.write_text(csv_of(row_of(shipped_benchmarks().areas.get("E92000001"), 2026)), encoding="utf-8")
    os.utime(path, (1_795_000_000, 1_795_000_000))  # 18 November 2026
    return path


def test_the_list_names_every_pair(run):
    ran = run("benchmarks", "list", "--format", "json")
    assert [row["code"] for row in json.loads(ran.out)] == list(pairs())
    assert "FD05: DfE counts referrals assessed as not in need" in " ".join(run("benchmarks", "list").out.split())


def test_a_difference_stands_before_the_figures(run):
    out = " ".join(run("benchmarks", "show", "CN01", "--council", COUNCIL).out.split())
    assert out.index("Not the same definition: DfE counts episodes of need") < out.index("England 330.3")
    assert "Open Government Licence v3.0" in out
    assert "The definition is the same" in run("benchmarks", "show", "FD03").out


def test_a_comparison_as_json(run):
    shown = json.loads(run("benchmarks", "show", "fd03", "--council", COUNCIL, "--format", "json").out)
    assert (shown["england"]["value"], shown["region"]["value"], shown["council"]["value"]) == (22.6, 19.4, 18.3)
    assert (len(shown["neighbours"]["figures"]), shown["difference"]) == (10, None)


def test_a_measure_without_a_figure(run):
    assert run("benchmarks", "show", "QA01").out == "No published figure stands beside QA01.\n"
    assert json.loads(run("benchmarks", "show", "QA01", "--format", "json").out)["benchmark"] is None


def test_an_unknown_council_is_said(run):
    ran = run("benchmarks", "show", "FD03", "--council", "Fernshire")
    assert (ran.code, ran.out) == (ExitCode.USAGE, "")
    assert ran.err.startswith("“Fernshire” is no council that figures are published for.")


def test_next_year_is_loaded_and_shown(run, next_year, data):
    assert "3 new figures, 0 changed" in run("benchmarks", "load", next_year).out
    assert "nothing new" in run("benchmarks", "load", next_year).out
    assert (data / "benchmarks/figures.csv").exists()
    assert json.loads(run("benchmarks", "show", "FD03", "--format", "json").out)["year"] == 2026


def test_next_year_is_loaded_into_another_folder(run, next_year, data, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    assert json.loads(run("benchmarks", "load", next_year, "--into", elsewhere, "--format", "json").out)["added"] == 3
    assert not data.exists()
    shown = run("benchmarks", "show", "FD03", "--from", elsewhere, "--format", "json").out
    assert json.loads(shown)["year"] == 2026


def test_a_file_of_a_year_ahead_of_its_day_is_refused(run, next_year):
    ran = run("benchmarks", "load", next_year, "--taken", "2025-12-31")
    assert (ran.code, ran.out) == (ExitCode.UNREADABLE, "")
    assert "line 2 is for 2026, not for a year from 2000 to 2025, when it was taken" in ran.err


def test_a_file_that_is_not_there_is_said(run, tmp_path):
    ran = run("benchmarks", "load", tmp_path / "gone.csv")
    assert (ran.code, ran.err.count("\n")) == (ExitCode.UNREADABLE, 1)
    assert ran.err.startswith("gone.csv: the file cannot be read: No such file or directory.")
