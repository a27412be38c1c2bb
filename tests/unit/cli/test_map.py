"""``goldthread map`` and ``--map``: a file to change and give back."""

from __future__ import annotations

import json
import tomllib

import pytest

PLAN = (
    "Fernshire Council\nImprovement plan, March 2026\n\n"
    "Col A\tWhat\tBy whom\tWeather\n"
    "1\tVisit every child on time\tLena Osgood\tP1\n2\tSet up duty cover\tOmar Bell\tOn track\n"
)
SHAPES = "Colour\tShape\tWeight\nRed\tRound\t3\nBlue\tSquare\t4\n"


@pytest.fixture
def odd(tmp_path):
    path = tmp_path / "odd.txt"
    path.write_text(SHAPES, encoding="utf-8")
    return path


@pytest.fixture
def plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_document_without_a_plan_still_has_a_map(run, odd):
    said = run("map", odd)
    assert said.code == 0
    (table,) = tomllib.loads(said.out)["table"]
    assert table["columns"] == [{"head": head, "field": "other"} for head in ("Colour", "Shape", "Weight")]
    assert "# Round · Square" in said.out and "it was not understood" in said.out


def test_the_map_is_changed_and_given_back(run, odd, tmp_path):
    path = tmp_path / "odd.map.toml"
    assert run("map", odd, "-o", path).code == 0
    path.write_text(path.read_text("utf-8").replace('"Shape", field = "other"', '"Shape", field = "action"'), "utf-8")
    said = run("read", odd, "--map", path, "--format", "json")
    assert [action["text"] for action in json.loads(said.out)["actions"]] == ["Round", "Square"]
    assert "Note: Columns mapped by a person: “Shape” is the action." in run("read", odd, "--map", path).out
    assert run("check", odd, "--map", path).code == 1
    assert 'head = "Shape", field = "action"' in run("map", odd, "--map", path).out


def test_words_of_ratings_are_offered_and_kept(run, plan, tmp_path):
    path = tmp_path / "m.toml"
    path.write_text(
        '[[table]]\ncolumns = [{head = "What", field = "action"}, {head = "Weather", field = "rag"}]\n'
        '[table.ratings]\n"P1" = "red"\n', encoding="utf-8",
    )  # fmt: skip
    said = run("map", plan, "--map", path)
    assert '[table.ratings]\n"P1" = "red"\n# "On track" = ""\n' in said.out
    actions = json.loads(run("read", plan, "--map", path, "--format", "json").out)["actions"]
    assert [action["rag"] for action in actions] == ["red", None]


@pytest.mark.parametrize("verb", ["read", "check", "map"])
def test_a_map_that_is_not_there_or_wrong_is_one_sentence(run, plan, tmp_path, verb):
    said = run(verb, plan, "--map", tmp_path / "none.toml")
    assert said.code == 3 and "there is no such file" in said.err and said.err.count("\n") == 1
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[[table]]\ncolumns = [{head = "What", field = "boss"}]', encoding="utf-8")
    said = run(verb, plan, "--map", wrong)
    assert said.code == 3 and "“boss” is no field of a plan" in said.err and said.err.count("\n") == 1


def test_a_plan_already_read_has_no_columns(run, plan_file, tmp_path):
    path = tmp_path / "m.toml"
    path.write_text('[[table]]\ncolumns = [{head = "What", field = "action"}]', encoding="utf-8")
    for said in (run("map", plan_file), run("read", plan_file, "--map", path)):
        assert said.code == 3 and "this is a plan already" in said.err


def test_a_file_cannot_break_out_of_its_quotes_or_comments(run, tmp_path):
    path = tmp_path / 'a"b.txt'
    path.write_text('Co"l\\\tWh\x1bat\tZ\nx"\u202e]] #\t"quoted"\t\\\n1\t2\t3\n', encoding="utf-8")
    said = run("map", path)
    assert said.code == 0 and not any(sign in said.out for sign in ("\x1b", "\u202e"))
    assert tomllib.loads(said.out)["table"][0]["columns"][0]["head"] == 'Co"l\\'


def test_a_document_without_tables_has_no_map(run, tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_text("Dear all,\nplease find the minutes.\n", encoding="utf-8")
    said = run("map", path)
    assert said.code == 3 and "no table was found" in said.err
