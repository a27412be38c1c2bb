"""``goldthread read``: the plan as JSON, as a table, as a spreadsheet."""

import csv
import io
import json

import pytest

from goldthread.cli.show.actions import ACTION_COLUMNS
from goldthread.plan.model import Plan
from tests.support.fernshire import SMALL_PLAN, small_plan_json


def test_json_holds_the_whole_plan(run, plan_file):
    said = run("read", plan_file, "--format", "json")
    assert said.code == 0
    assert Plan.from_json(said.out) == Plan.model_validate(SMALL_PLAN)


def test_standard_input_is_a_file_too(run_process):
    ran = run_process("read", "-", "--format", "json", input=small_plan_json().encode())
    assert json.loads(ran.stdout)["authority"] == "Fernshire"


def test_the_table_says_what_was_read(run, plan_file):
    said = run("read", plan_file)
    assert said.code == 0
    head = said.out.splitlines()[:3]
    assert head == [
        "Children’s services improvement plan",
        "Fernshire, draft, dated March 2026",
        "2 recommendations, 2 actions.",
    ]
    assert "Mira Oakes" in said.out
    assert "amber" in said.out
    assert "not rated" in said.out


@pytest.mark.parametrize("width", ["20", "40", "80", "200"])
def test_no_line_is_wider_than_the_terminal(run, monkeypatch, plan_file, width):
    monkeypatch.setenv("COLUMNS", width)
    for verb in ("read", "check"):
        lines = run(verb, plan_file).out.splitlines()
        assert max(map(len, lines)) <= int(width)
        assert not any(line.endswith(" ") for line in lines)


def test_a_file_cannot_command_the_terminal(run, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(
        json.dumps({"format": "goldthread-plan/1", "title": "\x1b]0;owned\x07\x9b2J[red]Plan[/red]\u202e"}),
        encoding="utf-8",
    )
    assert run("read", path).out.splitlines()[0] == "]0;owned2J[red]Plan[/red]"


def test_the_spreadsheet_has_a_row_for_each_action_and_no_formula(run, plan_file):
    said = run("read", plan_file, "--format", "csv")
    first, second = csv.DictReader(io.StringIO(said.out))
    assert tuple(first) == ACTION_COLUMNS
    assert (first["ref"], first["recommendations"], first["due by"], first["line"]) == ("1.1", "1", "2026-05-31", "12")
    assert second["action"].startswith("'=SUM(")
    assert second["due"] == "'- as soon as we can"


@pytest.mark.parametrize("form", ["json", "csv", "table"])
def test_a_file_gets_what_the_screen_would(run, plan_file, tmp_path, form):
    kept = tmp_path / "out"
    said = run("read", plan_file, "--format", form, "-o", kept)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert kept.read_text(encoding="utf-8-sig") == run("read", plan_file, "--format", form).out


def test_a_spreadsheet_file_begins_with_the_mark_that_makes_a_pound_sign_readable(run, plan_file, tmp_path):
    kept = tmp_path / "actions.csv"
    run("read", plan_file, "--format", "csv", "-o", kept)
    assert kept.read_bytes().startswith(b"\xef\xbb\xbfid,")
