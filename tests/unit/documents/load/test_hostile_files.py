"""Broken files and files made to do harm: each is read rightly, or refused in one plain sentence, within its limits.

Five files of each quick kind are read here and one of every other, 200 and more; `python -m bench.hostile_files` reads
all.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest

from goldthread.documents import read_plan
from goldthread.documents.apart import read_plan_apart
from goldthread.documents.load import load_document, sandbox
from goldthread.documents.load.limits import limits
from goldthread.errors import FaultInReader, UserError
from tests.support.hostile import KINDS, QUICK, every_file
from tests.support.hostile.kinds import ACTION, Hostile, good
from tests.support.hostile.measured import measured
from tests.support.hostile.reading import outcome_of
from tests.support.office_files import WRITERS

FORMATS = ("docx", "xlsx", "pdf", "html", "txt")


def test_there_are_200_files_of_25_kinds_five_or_more_of_each_and_all_differ():
    assert len(KINDS) >= 25 and sum(kind.files for kind in KINDS.values()) >= 200
    assert all(kind.files >= 5 for kind in KINDS.values())
    assert set(FORMATS) <= {kind.format for kind in KINDS.values()}
    for kind in KINDS.values():
        if not kind.slow:
            assert len({Hostile(kind, number).data() for number in (0, 3, 4)}) == 3, kind.name
    assert every_file("zip slip")[2].data() == every_file("zip slip")[2].data()


def test_each_ends_in_a_reading_or_a_sentence(capsys):
    others = (name for name, kind in KINDS.items() if not kind.slow and name not in QUICK)
    files = [Hostile(KINDS[name], number) for name in QUICK for number in range(5)]
    files += [Hostile(KINDS[name], 0) for name in others]
    assert len(QUICK) >= 25 and len(files) >= 200
    assert set(FORMATS) <= {KINDS[name].format for name in QUICK}
    _all_end_well(files, capsys)


def test_each_that_would_use_up_a_limit_ends_in_a_sentence(capsys):
    """It is stopped after a second of work, so that the test need not wait for it."""
    _all_end_well([Hostile(kind, 0) for kind in KINDS.values() if kind.slow], capsys, seconds_of_work=1)


def _all_end_well(files, capsys, **changed):
    said = measured(files, **changed)
    with capsys.disabled():
        print("", *said["counts"], f"the most memory of a child: {said['megabytes']:.0f} MB", sep="\n")
    assert said["wrong"] == []
    assert 0 < said["megabytes"] <= limits()["memory"] / 2**20


LITTLE = {
    "seconds_of_work": (2, every_file("objects that hold themselves")[0], "reading was stopped after 2 seconds"),
    "seconds": (1, every_file("objects that hold themselves")[0], "reading was stopped after 1 second"),
    "memory": (160 * 2**20, every_file("lines without end, PDF")[2], "reading stops at 160 MB"),
}


@pytest.mark.parametrize("limit", LITTLE)
def test_each_limit_of_the_process_is_kept_and_said(limit, monkeypatch):
    most, file, said = LITTLE[limit]
    monkeypatch.setattr(sandbox, "limits", lambda: {**limits(), limit: most})
    assert said in outcome_of(file).said


def test_a_good_file_is_read_on_a_busy_machine_and_a_bad_one_ends_within_15_seconds():
    assert limits()["seconds_of_work"] < limits()["seconds"] <= 15 and limits()["memory"] <= 512 * 2**20


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_files_unharmed_are_read(kind):
    for read in (read_plan, read_plan_apart):
        assert [action.text for action in read(good(kind), name="plan").plan.actions] == [ACTION[1]]


def test_a_way_of_packing_that_is_not_known_is_not_called_a_lock():
    for file in every_file("packed in a way that is not known"):
        with pytest.raises(UserError, match="cannot be unpacked") as refused:
            read_plan(file.data(), name="plan")
        assert "locked" not in str(refused.value)


@pytest.mark.parametrize(("what", "words"), [("seconds", "takes too long"), ("result", "far more text")])
def test_a_limit_that_is_reached_is_said(what, words, monkeypatch):
    small = {"seconds": 0.02, "result": 10}
    monkeypatch.setattr(sandbox, "limits", lambda: {**limits(), what: small[what]})
    with pytest.raises(UserError, match=words):
        load_document(good("xlsx"), name="plan")


def test_what_was_read_apart_is_what_is_read_here():
    for format_ in WRITERS:
        assert read_plan_apart(good(format_), name="plan") == read_plan(good(format_), name="plan")


def test_a_name_that_is_no_text_holds_nothing_up():
    assert read_plan_apart(good("docx"), name="pl\udcffan.docx").document.name == "pl?an.docx"


def test_a_fault_of_the_reader_is_told_by_its_place_without_a_word_of_the_file():
    said = b'{"kind": "KeyError", "place": "taken:12", "steps": "  File a.py, line 12"}'
    fault = sandbox._fault_in(sandbox.child.OUR_FAULT, json.loads(said))
    assert isinstance(fault, FaultInReader)
    assert (fault.kind, fault.place, str(fault)) == ("KeyError", "taken:12", "KeyError at taken:12")


def test_signs_that_turn_text_round_or_command_a_screen_are_left_out_and_said():
    for file in every_file("control characters and turned text")[:3]:
        reading = read_plan(file.data(), name="plan")
        assert not re.search("[\x1b\u202e\u2066]", reading.plan.to_json() + str(reading.document))
        assert reading.plan.actions[1].text.startswith("Train ")
        assert reading.plan.actions[1].leads[0].endswith("Ann Lee")
        assert any("hidden signs" in note for note in reading.notes)


def test_the_child_is_given_no_secret_and_cannot_write(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")
    assert "DATABASE_PASSWORD" not in sandbox._environment()
    write = "open('kept', 'wb', buffering=0).write(b'plan')"
    for code, fails in ((write, False), (f"confined.confine(memory=10**9, seconds_of_work=5); {write}", True)):
        command = [sys.executable, "-c", f"from goldthread.documents.load import confined; {code}"]
        ended = subprocess.run(command, env=sandbox._environment(), cwd=tmp_path, capture_output=True)
        assert (ended.returncode != 0) == fails
