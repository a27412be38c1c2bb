"""A file that is not a plan gets one plain sentence: which file, why, what to try. Nothing is half written."""

import json
import re

import pytest

from goldthread.errors import ExitCode
from tests.support.house import ROOT

NO_ACTIONS = "| Recommendation | Lead | Timescale |\n|---|---|---|\n| 1. Open on Saturdays | Mira Oakes | May 2026 |\n"
ACCENTED = (
    "| Ref | Recommendation | Action | Lead | Timescale |\n|---|---|---|---|---|\n"
    "| 1.1 | 1. Meet families | Open the café – for £500 | Mira Oakes | May 2026 |\n"
)

BAD = {
    "empty.txt": (b"", "the file is empty", "Choose the file that holds the plan"),
    "blank.txt": (b" \n\n\t\n", "the file is empty", "Choose the file that holds the plan"),
    "letter.txt": (b"Dear all,\n\nThe meeting is on Tuesday.\n", "no table was found", "Save the plan with its tables"),
    "noise.txt": (bytes(range(256)) * 40, "binary data", "Save the plan as plain text"),
    "plan.pdf": (b"%PDF-1.7\n1 0 obj\n", "the PDF is damaged", "print it to PDF"),
    "plan.docx": (b"PK\x03\x04\x14\x00", "damaged or was cut short", "save it again"),
    "no-actions.md": (NO_ACTIONS.encode(), "no column of actions", "Name the column of actions"),
    "other.json": (b'{"weather": "fine"}', "this JSON is not a plan", "Choose a file that"),
    "cut-off.json": (b'{"format": "goldthread-plan/1", "actions": [{"id"', "Invalid JSON", "Mend the file"),
    "twice.json": (
        b'{"format": "goldthread-plan/1", "actions": [{"id": "a1"}, {"id": "a1"}]}',
        "actions: the id “a1” is used 2 times",
        "Mend the file",
    ),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", [("read", "--format", "json"), ("check",)], ids=lambda command: command[0])
def test_one_sentence_and_nothing_written(run, tmp_path, name, command):
    data, reason, what_to_try = BAD[name]
    path, kept = tmp_path / name, tmp_path / "out"
    path.write_bytes(data)
    said = run(command[0], path, *command[1:], "-o", kept)
    assert (said.code, said.out) == (ExitCode.UNREADABLE, "")
    assert said.err.startswith(str(path))
    assert reason in said.err
    assert what_to_try in said.err
    assert said.err.count("\n") == 1
    assert not kept.exists()


def test_a_file_of_50_mb_is_refused_unread(run, tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    said = run("read", path)
    assert said.code == ExitCode.UNREADABLE
    assert re.search(r"large\.txt: the file has 50 MB: .*20 MB", said.err)


@pytest.mark.parametrize("size", [20_000_001, 50_000_000])
def test_a_pipe_that_never_ends_is_left_when_it_is_too_long(run_process, size):
    ran = run_process("read", "-", input=b"a" * size)
    assert ran.returncode == ExitCode.UNREADABLE
    assert ran.stderr.decode().startswith("standard input: the file has ")


def test_a_folder_is_no_file(run, tmp_path):
    assert "this is a folder. Name the file inside it" in run("read", tmp_path).err


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_another_encoding_is_read_all_the_same(run, tmp_path, encoding):
    path = tmp_path / "plan.md"
    path.write_bytes(ACCENTED.encode(encoding))
    said = run("read", path, "--format", "csv")
    assert said.code == 0
    assert "Open the café – for £500" in said.out


def test_a_guessed_encoding_is_owned_up_to(run, tmp_path):
    path = tmp_path / "plan.md"
    path.write_bytes(ACCENTED.encode("cp1252"))
    assert "Note: The file is not UTF-8 (line 3)" in run("read", path).out


def test_a_reference_given_twice_is_read_and_named_with_both_places(run, tmp_path):
    path = tmp_path / "plan.md"
    second = "| 1.1 | 1. Meet families | Close the café on Sundays | Joan Sefton | May 2027 |\n"
    path.write_text(ACCENTED + second, encoding="utf-8")
    said = run("check", path, "--select", "structure", "--format", "json")
    (finding,) = [found for found in json.loads(said.out) if "numbered 1.1" in found["message"]]
    assert said.code == ExitCode.ERRORS_FOUND
    assert (finding["where"], len(finding["actions"])) == ("action 1.1, line 3; action 1.1, line 4", 2)


def test_the_tutorial_does_what_it_says(run, tmp_path):
    page = (ROOT / "docs/tutorial/first-plan.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"   ```\n(.*?)   ```", page, re.DOTALL)
    path = tmp_path / "plan.txt"
    path.write_text(re.sub(r"^   ", "", block, flags=re.MULTILINE), encoding="utf-8")
    assert "2 recommendations, 3 actions." in run("read", path).out
    assert re.search(r"ERROR GT101.*?\n.*?\n +action 1\.2", run("check", path).out)
    path.write_text(
        path.read_text("utf-8").replace("schools | | Ongoing", "schools | Joan Sefton | June 2026"), encoding="utf-8"
    )
    assert "action 1.2" not in run("check", path, "--select", "owners,dates").out
