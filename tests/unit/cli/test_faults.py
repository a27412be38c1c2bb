"""Whatever goes wrong, a person reads one plain sentence, and a program reads an exit code."""

import errno

import pytest

from goldthread.cli import opening
from goldthread.errors import ExitCode


def break_with(monkeypatch, fault: BaseException):
    def bytes_and_name(path: str):
        raise fault

    monkeypatch.setattr(opening, "_bytes_and_name", bytes_and_name)


@pytest.mark.parametrize("fault", [KeyError("column"), RecursionError("too deep"), MemoryError(), AssertionError()])
def test_a_fault_of_ours_is_owned_in_one_sentence(run, monkeypatch, fault):
    break_with(monkeypatch, fault)
    said = run("read", "plan.txt")
    assert said.code == ExitCode.OUR_FAULT
    assert said.out == ""
    assert said.err.startswith(f"This is a fault in Goldthread, not in what you did: {type(fault).__name__}.")
    assert "Please report it" in said.err
    assert "Traceback" not in said.err


def test_the_details_are_shown_to_who_asks_for_them(run, monkeypatch):
    break_with(monkeypatch, KeyError("column"))
    monkeypatch.setenv("GOLDTHREAD_DEBUG", "1")
    assert "Traceback" in run("read", "plan.txt").err


def test_control_c_stops_quietly(run, monkeypatch):
    break_with(monkeypatch, KeyboardInterrupt())
    said = run("read", "plan.txt")
    assert (said.code, said.out, said.err) == (ExitCode.INTERRUPTED, "", "Stopped.\n")


def test_control_c_within_a_query_stops_quietly_too(run, monkeypatch):
    break_with(monkeypatch, RuntimeError("Query interrupted"))
    said = run("read", "plan.txt")
    assert (said.code, said.out, said.err) == (ExitCode.INTERRUPTED, "", "Stopped.\n")


def test_what_one_may_not_read_is_no_fault_of_ours(run, monkeypatch):
    break_with(monkeypatch, PermissionError(errno.EACCES, "Permission denied", "store/current.json"))
    said = run("read", "plan.txt")
    assert said.code == ExitCode.UNREADABLE
    assert said.err == "store/current.json: you may not read or write this. Ask who looks after it.\n"


@pytest.mark.parametrize("verb", ["read", "check"])
def test_a_file_that_is_not_there(run, verb, tmp_path):
    said = run(verb, tmp_path / "gone.txt")
    assert said.code == ExitCode.UNREADABLE
    assert said.err.strip().endswith("gone.txt: there is no such file. Check the name and the folder.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "Invalid JSON"),
        ('{"format": "goldthread-plan/2"}', "format"),
        ('{"actions": [{"id": "a1"}, {"id": "a1"}]}', "the id “a1” is used 2 times"),
        ('{"actions": [{"id": "a1", "recommendations": ["r9"]}]}', "“r9”, which is not in the plan"),
        ('{"dated": "2026-02-30"}', "dated"),
        ('{"weather": "fine"}', "it does not say “format”: “goldthread-plan/1”"),
    ],
)
@pytest.mark.parametrize("verb", ["read", "check"])
def test_a_plan_file_that_breaks_the_format(run, tmp_path, verb, text, reason):
    path = tmp_path / "plan.json"
    path.write_text(text, encoding="utf-8")
    said = run(verb, path, "--format", "json")
    assert said.code == ExitCode.UNREADABLE
    assert said.out == ""
    assert reason in said.err
    assert str(path) in said.err
    assert said.err.count("\n") == 1


def test_an_output_that_cannot_be_written(run, plan_file, tmp_path):
    said = run("read", plan_file, "-o", tmp_path / "no/such/folder/out.txt")
    assert said.code == ExitCode.UNREADABLE
    assert "cannot be written: No such file or directory" in said.err


def test_a_failed_command_leaves_the_old_output_alone(run, tmp_path):
    kept = tmp_path / "out.json"
    kept.write_text("what was there", encoding="utf-8")
    assert run("read", tmp_path / "gone.txt", "--format", "json", "-o", kept).code == ExitCode.UNREADABLE
    assert kept.read_text(encoding="utf-8") == "what was there"
    assert list(tmp_path.iterdir()) == [kept]


def test_a_sentence_cannot_command_the_terminal(run, tmp_path):
    path = tmp_path / "pl\x1b[2Jan\n.txt"
    path.write_text("Ref\tLe\x1b]0;new name\x07ad\x9b31m\u202e\n1\tLena Osgood\n")
    said = run("read", path)
    assert said.code == ExitCode.UNREADABLE
    assert not set("\x1b\x07\x9b\u202e") & set(said.err) and said.err.count("\n") == 1


def test_a_full_disk_is_no_fault_of_ours(run, monkeypatch):
    break_with(monkeypatch, OSError(errno.ENOSPC, "No space left on device"))
    monkeypatch.setattr("goldthread.cli.faults.forget_output", lambda: None)  # the test's own output goes on
    said = run("read", "plan.txt")
    assert said.code == ExitCode.UNREADABLE
    assert said.err == (
        "The output cannot be written: No space left on device. Make room, or write to another place.\n"
    )


def test_no_standard_input_is_said_plainly(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    said = run("read", "-")
    assert (said.code, said.err) == (ExitCode.UNREADABLE, "there is no standard input. Name a file.\n")
