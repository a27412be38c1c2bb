"""``goldthread take-in``: what it says of a later version, what it asks, and that it writes all or nothing."""

import json

import pytest

from tests.support.three_months import APRIL, MARCH, SEE, as_text


@pytest.fixture
def months(tmp_path):
    """The files of two months; in the second no row was split or joined."""
    plain = tuple(row for row in MARCH if row[1] not in ("1.2", "2.1", "2.2"))
    later = tuple(row for row in APRIL if row[2] in {row[2] for row in plain} or row[1] == "1.1")
    for name, rows in (("march", plain), ("april", later), ("pieces", APRIL), ("whole", MARCH)):
        (tmp_path / f"{name}.txt").write_bytes(as_text(rows, name.title()))
    return tmp_path


def test_it_says_each_change_and_writes_the_plan(run, months):
    said = run("take-in", months / "march.txt", months / "april.txt", "-o", months / "after.json")
    assert (said.code, said.err) == (0, "")
    assert "Action 1.1: due July 2026, was May 2026.\n" in said.out
    assert "Action 1.3, lead: “T. Hallow” instead of “Tom Hallow”.\n" in said.out
    after = json.loads((months / "after.json").read_text(encoding="utf-8"))
    assert after["actions"][0]["due"]["slipped_from"] == ["May 2026"]
    assert [row["withdrawn"] for row in after["actions"]] == [False, False, False, True, False]


def test_the_same_document_again_changes_nothing(run, months):
    run("take-in", months / "march.txt", months / "april.txt", "-o", months / "after.json")
    said = run("take-in", months / "after.json", months / "april.txt", "--base", months / "april.txt")
    assert (said.code, said.out.splitlines()[0]) == (0, "Nothing is different.")


def test_a_conflict_is_decided_or_nothing_is_written(run, months):
    run("take-in", months / "march.txt", months / "march.txt", "-o", months / "live.json")
    live = json.loads((months / "live.json").read_text(encoding="utf-8"))
    live["actions"][0]["text"] = "Open a duty desk that answers on Sundays"
    (months / "live.json").write_text(json.dumps(live), encoding="utf-8")
    asked = ("take-in", months / "live.json", months / "april.txt", "--base", months / "march.txt")
    refused = run(*asked, "-o", months / "after.json")
    assert refused.code == 1 and "Nothing was written" in refused.err and not (months / "after.json").exists()
    assert "To decide: Action 1.1, wording: " in refused.out
    for keep, words in (("mine", "answers on Sundays"), ("theirs", "on Saturdays and Sundays")):
        assert run(*asked, "--keep", keep, "-o", months / "after.json").code == 0
        after = json.loads((months / "after.json").read_text(encoding="utf-8"))
        assert after["actions"][0]["text"].endswith(words)


def test_what_is_not_certain_is_asked_and_answered(run, months):
    asked = ("take-in", months / "whole.txt", months / "pieces.txt", "--keep", "theirs")
    said = run(*asked, "-o", months / "after.json")
    assert said.code == 1 and not (months / "after.json").exists()
    assert "  Answer with --answer 'a4=a2' or --answer 'a4=new'.\n" in said.out
    answers = ("--answer", "a3=a2", "--answer", "a4=new", "--answer", "a6=a4")
    assert run(*asked, *answers, "-o", months / "after.json").code == 0
    actions = json.loads((months / "after.json").read_text(encoding="utf-8"))["actions"]
    assert sorted(row["id"] for row in actions if row["recommendations"] == ["r1"]) == ["a1", "a2", "a3", "a9"]


def test_an_answer_to_no_question_is_refused(run, months):
    said = run("take-in", months / "whole.txt", months / "pieces.txt", "--answer", "a99=new")
    assert said.code == 2 and "“a99” is not a row that was asked about." in said.err


def test_a_part_makes_nothing_go(run, months):
    (months / "part.txt").write_bytes(as_text(tuple(row for row in MARCH if row[0] == SEE), "March"))
    said = run("take-in", months / "whole.txt", months / "part.txt")
    assert said.code == 0 and "It is read as a part of the plan: nothing is gone.\n" in said.out
    assert "not in the document any more" in run("take-in", months / "whole.txt", months / "part.txt", "--whole").out
