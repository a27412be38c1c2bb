"""`goldthread synth`: a folder with an invented council, all of it or nothing."""

import pytest

from goldthread.cli.main import main
from goldthread.synthetic.children import invent
from tests.support.invented import rows_of, said_of


def run(*arguments):
    with pytest.raises(SystemExit) as left:
        main(["synth", *map(str, arguments)])
    return left.value.code


def test_it_makes_a_council(tmp_path, capsys):
    to = tmp_path / "new/fernshire"
    code = run("--children", 20, "--seed", 3, "--years", 1, "--as-at", "2026-03-31", "--start-id", 500, "--to", to)
    assert code == 0
    ids = [row["pers_person_id"] for row in rows_of(to, "ssd_person")]
    assert ids == [f"C{number:07d}" for number in range(500, 520)]
    assert said_of(to)["first_day"] == "2025-04-01"
    assert "20 children" in capsys.readouterr().out
    assert [path.name for path in to.parent.iterdir()] == ["fernshire"]


def test_who_waits_is_told_how_far_it_is(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("goldthread.cli.synth._SILENT_FOR", -1.0)
    assert run("--children", 200, "--years", 1, "--as-at", "2026-03-31", "--to", tmp_path / "fernshire") == 0
    said = capsys.readouterr()
    assert said.err.splitlines() == ["100 of 200 children", "200 of 200 children"]
    assert "a second" in said.out


def test_without_a_day_it_is_last_months_end(tmp_path, monkeypatch):
    from datetime import date

    monkeypatch.setattr("goldthread.cli.clock.last_months_end", lambda: date(2025, 12, 31))
    assert run("--children", 1, "--years", 1, "--to", tmp_path / "fernshire") == 0
    assert said_of(tmp_path / "fernshire")["as_at"] == "2025-12-31"


def test_a_folder_that_is_not_empty_is_refused(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("mine")
    assert run("--children", 1, "--to", tmp_path) == 3
    assert "this folder is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_in_its_place_is_refused(tmp_path, capsys):
    (tmp_path / "fernshire").write_text("mine")
    assert run("--children", 1, "--to", tmp_path / "fernshire") == 3
    assert "this folder is not empty" in capsys.readouterr().err


def test_nothing_is_left_where_it_is_stopped(tmp_path, monkeypatch):
    def stopped(*made, **how):
        raise KeyboardInterrupt

    monkeypatch.setattr(invent.life, "live", stopped)
    assert run("--children", 5, "--to", tmp_path / "fernshire") == 130
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("day", ["2030-01-31", "2014-01-31"])
def test_a_day_without_known_bank_holidays_is_refused(tmp_path, capsys, day):
    assert run("--children", 1, "--as-at", day, "--to", tmp_path / "fernshire") == 2
    assert "bank holidays are known only about then" in capsys.readouterr().err
