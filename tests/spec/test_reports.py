"""The real reports, scored against the hand-checked readings, and the one whose plan we have held against it."""

from __future__ import annotations

import json

import pytest

from goldthread.documents import read_plan_file
from goldthread.plan.coverage import coverage_of
from tests.support.report_scoring import (
    REPORT_NAMES,
    REPORTS,
    gold_report,
    needs_reports,
    report_read,
    score_of,
    scorer,
)

pytestmark = needs_reports

LEAST_MEAN, LEAST_ONE = 0.98, 0.95


def test_read_as_a_careful_person_reads_them(capsys):
    scores = {name: score_of(name) for name in REPORT_NAMES}
    means = {name: mean for name, (mean, *_) in scores.items()}
    mean, worst = sum(means.values()) / len(means), min(means, key=means.__getitem__)
    with capsys.disabled():
        print(f"\n{len(means)} reports: mean {mean:.1%}, worst {means[worst]:.1%} ({worst})")
    assert mean >= LEAST_MEAN
    assert means[worst] >= LEAST_ONE
    assert {name: misses for name, (_, invented, _, misses) in scores.items() if invented} == {}


@pytest.mark.parametrize("name", REPORT_NAMES)
def test_what_the_mean_leaves_out(name):
    """Framework, inspection dates, headings, pages, and the safeguarding board's list."""
    _, _, also, misses = score_of(name)
    assert {field: counts for field, counts in also.items() if counts[0] < counts[1]} == {}, misses


@pytest.mark.parametrize("name", REPORT_NAMES)
def test_every_letter_of_every_item(name):
    """The scorer lets a long text lose 3%; here it may lose nothing but spaces and kinds of quotation marks."""
    plain, gold, read = scorer().plain, gold_report(name), report_read(name)
    for key in ("recommendations", "lscb_recommendations"):
        assert [plain(row.text) for row in getattr(read, key)] == [plain(row["text"]) for row in gold[key]]


def test_a_damaged_reading_scores_less():
    """The scorer and the two tests above would see a word that is lost, or an item that is made up."""
    name = REPORT_NAMES[0]
    read = json.loads(report_read(name).to_json())
    read["recommendations"][0]["text"] = "Something that nobody asked for, in as many words as it takes."
    _, _, _, mean, invented = scorer().score(gold_report(name), read)
    assert (mean < 1.0, invented) == (True, 1)


def test_a_plan_held_against_its_report():
    """The council of 2016 answers all eleven; its sixth has lost the clause about raising concerns."""
    name = next(name for name in REPORT_NAMES if name.startswith("b") and "-2016-" in name)
    plan = read_plan_file(REPORTS.parent / "plans" / f"{name.split('-')[0]}.txt").plan
    coverage = coverage_of(report_read(name), plan)
    assert [covered.answer for covered in coverage.findings] == ["answered"] * 11
    assert [covered.matched_by for covered in coverage.findings] == ["number"] * 11
    lost = {
        row.finding.number: row.changes[0].lost for row in coverage.findings if row.changes[0].kind == "clause lost"
    }
    assert set(lost) == {"6"}
    assert "concerns to be raised" in lost["6"]
    assert coverage.worst_first[0].finding.number == "6"


def test_a_plan_held_against_the_report_of_another_year():
    """Nothing is answered only because its number is the same."""
    name = next(name for name in REPORT_NAMES if name.startswith("w"))
    plan = read_plan_file(next((REPORTS.parent / "plans").glob("w*.txt"))).plan
    assert {covered.answer for covered in coverage_of(report_read(name), plan).findings} == {"missing"}
