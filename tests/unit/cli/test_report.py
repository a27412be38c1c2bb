"""``goldthread report``: a report on the screen, as JSON, and held against a plan."""

import json

import pytest

from goldthread.errors import ExitCode
from tests.support.fernshire import SMALL_PLAN
from tests.support.inspections import older_pdf
from tests.support.pdf import Printed, pdf_of

IN_RESERVE = "a manager on Saturdays, two SWs in reserve"
AGREED = "with an agenda that they have agreed before."


@pytest.fixture
def report_file(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(older_pdf())
    return path


@pytest.fixture
def answering_plan(tmp_path):
    """Answers 19 and 20, repeats 21 without an action, and says nothing of 22."""
    rows = [
        {"id": "r1", "number": "19", "text": "See every child within a working day of a referral."},
        {"id": "r2", "number": "20", "text": f"Give the duty desk the staff that it needs: {IN_RESERVE}"},
        {"id": "r3", "number": "21", "text": f"Hold the reviews of 16 to 18 yr olds on time, {AGREED}"},
        {"id": "r4", "number": "9", "text": "Publish the plan on the council's pages."},
    ]  # fmt: skip
    actions = [{"id": f"a{at}", "recommendations": [f"r{at}"], "text": "Do it."} for at in (1, 2, 4)]
    path = tmp_path / "answer.json"
    path.write_text(json.dumps({**SMALL_PLAN, "recommendations": rows, "actions": actions}), encoding="utf-8")
    return path


def test_the_screen_says_whose_it_is_and_everything_it_asks_for(run, report_file):
    said = run("report", report_file)
    assert said.code == 0
    lines = [line.strip() for line in said.out.splitlines()]
    assert lines[:2] == ["Fernshire County Council", "SIF, inspected 2014-06-23 to 2014-07-15, published 2014-09-01."]
    assert "For the council: 4 recommendations" in lines
    assert "Areas for improvement, Care leavers" in lines
    assert "For the safeguarding board: 1 recommendation" in lines
    assert "22 4 Tell every care leaver what they are entitled to." in [" ".join(line.split()) for line in lines]


def test_json_holds_the_report_and_can_be_read_again(run, report_file, tmp_path):
    kept = tmp_path / "report.json"
    assert run("report", report_file, "--format", "json", "-o", kept).code == 0
    held = json.loads(kept.read_text("utf-8"))
    assert held["recommendations"][2] == {
        "number": "21", "group": "Areas for improvement", "heading": "Children looked after", "page": 3,
        "text": "Hold the reviews of 16 to 18-year-olds on time, with an agenda that they have agreed before.",
    }  # fmt: skip
    assert json.loads(run("report", kept, "--format", "json").out) == held


def test_the_statutory_clock_stands_below_with_its_rule(run, report_file):
    said = " ".join(run("report", report_file).out.split())
    assert "Counted from its publication, 2014-09-01." in said
    assert "Draft of the statement of action: 2014-09-29 (20 working days)" in said
    assert "Final statement of action: 2014-12-08 (70 working days)" in said
    assert "is day 0, and the next working day is day 1." in said


@pytest.mark.parametrize("typed", ["2014-09-03", "3 September 2014", "03/09/2014"])
def test_the_clock_may_count_from_the_day_of_receipt(run, report_file, typed):
    held = json.loads(run("report", report_file, "--received", typed, "--format", "json").out)["statutory_clock"]
    assert (held["counted_from"], [each["worked_out"] for each in held["deadlines"]]) == (
        "2014-09-03", ["2014-10-01", "2014-12-10"],
    )  # fmt: skip


def test_a_day_of_receipt_that_is_none_is_refused_before_the_file_is_read(run):
    said = run("report", "no-such-file.pdf", "--received", "soon")
    assert said.code == ExitCode.USAGE and "“soon” is not a day, such as 16 May 2016" in said.err


def test_two_options_that_do_not_go_together_are_refused(run, report_file):
    said = run("report", report_file, "--received", "2014-09-03", "--against", "plan.txt")
    assert said.code == ExitCode.USAGE and "Leave one of them out." in said.err


def test_against_a_plan_the_worst_comes_first_and_the_exit_code_says_so(run, report_file, answering_plan):
    said = run("report", report_file, "--against", answering_plan)
    assert said.code == ExitCode.ERRORS_FOUND
    heads = [line for line in said.out.splitlines() if "(page " in line]
    assert heads == [
        "22 Missing (page 4)", "21 No action, short forms only (page 3)", "19 Answered, clause lost (page 3)",
        "20 Answered, short forms only (page 3)",
    ]  # fmt: skip
    assert said.out.startswith("2 of 4 recommendations without an answer in the plan\n")
    assert "The plan has lost the clause “and write down what the child has said”." in " ".join(said.out.split())
    assert "9 Publish the plan on the council's pages." in said.out
    assert "Not compared: 1 recommendation for the safeguarding board" in said.out


def test_against_a_plan_as_json(run, report_file, answering_plan):
    held = json.loads(run("report", report_file, "--against", answering_plan, "--format", "json").out)
    assert [(row["number"], row["verdict"], row["wording"], row["actions"]) for row in held["findings"]] == [
        ("19", "answered", "wording changed", 1), ("20", "answered", "wording changed", 1),
        ("21", "no action", "wording changed", 0), ("22", "missing", None, 0),
    ]  # fmt: skip
    assert held["findings"][0]["changes"][0]["kind"] == "clause lost"
    assert [row["number"] for row in held["not_in_report"]] == ["9"]


BAD = {
    "plan.txt": (b"| Ref | Action |\n", "this is not a PDF"),
    "letter.pdf": (pdf_of([[Printed("Dear all, the meeting is on Tuesday.")]]), "no inspection report"),
    "scanned.pdf": (pdf_of([[]]), "its pages are pictures"),
    "broken.pdf": (b"%PDF-1.7\n1 0 obj\n", "the PDF is damaged"),
    "other.json": (b'{"weather": "fine"}', "this JSON is no inspection report"),
    "cut.json": (b'{"format": "goldthread-report/1", "recommendations": [{"pa', "Invalid JSON"),
    "back.json": (
        b'{"format": "goldthread-report/1", "inspected_from": "2016-03-02", "inspected_to": "2016-03-01"}',
        "the inspection ends on 2016-03-01, before it begins on 2016-03-02",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_sentence_and_nothing_is_written(run, tmp_path, name):
    data, reason = BAD[name]
    path, kept = tmp_path / name, tmp_path / "out"
    path.write_bytes(data)
    said = run("report", path, "-o", kept)
    assert (said.code, said.out) == (ExitCode.UNREADABLE, "")
    assert said.err.startswith(str(path))
    assert reason in said.err
    assert said.err.count("\n") == 1
    assert not kept.exists()
