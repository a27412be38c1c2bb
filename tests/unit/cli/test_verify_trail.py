"""``goldthread verify-trail FILE``: a copy of the trail is verified without the site."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from goldthread.cli.main import main
from goldthread.trail import Head, Revision, link_of, seal_of, value_digest_of, why_digest_of, written_copy

KEY = "a key of the tests"


@pytest.fixture
def told(capsys):
    """Runs the verb: the exit code, what it said, and what it said on standard error."""

    def run(*words):
        with pytest.raises(SystemExit) as left:
            main(["verify-trail", *map(str, words)])
        said = capsys.readouterr()
        return left.value.code, said.out, said.err

    return run


def _chain(plan, many):
    rows, before = [], ""
    for place in range(1, many + 1):
        value, salt = {"text": f"Do {place}"}, f"{place:032}"
        row = Revision(
            plan, place, "actions", f"a{place}", f"2026-11-0{place}T09:00:00+00:00", 1, "Brought in", value, salt,
            value_digest_of(value, salt), why_digest_of("Brought in", salt), "",
        )  # fmt: skip
        rows.append(replace(row, digest=link_of(before, row)))
        before = rows[-1].digest
    head = Head(plan, many, before)
    return replace(head, seal=seal_of(KEY.encode(), head)), rows


@pytest.fixture
def copy(tmp_path):
    """A file with two chains, and a way to write it with its lines changed."""
    (one, first), (two, second) = _chain(1, 3), _chain(2, 2)
    lines = list(written_copy([one, two], [*first, *second], as_at="2026-11-20T09:00:00+00:00"))

    def write(change=lambda lines: lines):
        path = tmp_path / "trail.jsonl"
        path.write_text("".join(change(list(lines))), encoding="utf-8")
        return path

    write.heads = one, two
    return write


def test_a_copy_that_holds_says_so_with_its_heads(copy, told):
    code, said, _ = told(copy())
    assert code == 0 and said.splitlines()[-1] == "The trail holds."
    assert f"Plan 1: 3 revisions hold. Head 1:3:{copy.heads[0].digest}" in said
    assert "The seals were not looked at" in said


@pytest.mark.parametrize(
    "change, said",
    [
        (lambda lines: [line.replace("Do 2", "Did 2") for line in lines], "Plan 1: altered at place 2"),
        (lambda lines: lines[:4] + lines[5:], "Plan 1: removed at place 2"),
        (lambda lines: lines[:-1], "Plan 2: tail cut off at place 2"),
        (lambda lines: [line for line in lines if '"head":{"plan":2' not in line], "Plan 2: head altered"),
    ],
)
def test_a_copy_that_was_changed_is_named_with_its_first_bad_row(copy, told, change, said):
    code, out, _ = told(copy(change))
    assert code == 1 and said in out and out.splitlines()[-1] == "The trail does not hold."


@pytest.mark.parametrize("key, code", [(KEY, 0), ("another key", 1)])
def test_the_seals_are_looked_at_where_the_key_is_given(copy, told, monkeypatch, key, code):
    monkeypatch.setenv("GOLDTHREAD_TRAIL_KEY", key)
    left, said, _ = told(copy(), "--format", "json")
    answer = json.loads(said)
    assert (left, answer["holds"], answer["seals_seen"]) == (code, code == 0, True)
    found = {chain["fault"] and chain["fault"]["what"] for chain in answer["chains"]}
    assert found == ({None} if code == 0 else {"seal wrong"})


def test_a_noted_head_finds_a_trail_that_was_written_anew(copy, told):
    noted = f"1:3:{copy.heads[0].digest[:20]}"
    assert told(copy(), "--head", noted)[0] == 0
    code, said, _ = told(copy(), "--head", "1:3:" + "0" * 64)
    assert code == 1 and "that was noted is not in this trail" in said


@pytest.mark.parametrize(
    "text, said",
    [
        ("", "first line does not say"), ("{}\n", "first line does not say"), ("[1]\n", "line 1: the line is no JSON"),
        ('{"format":"goldthread-trail/1"}\n{"head":{}}\n', "line 2: the line is neither"),
        ('{"format":"goldthread-trail/1"}\nnot json\n', "line 2: the line is no JSON"),
        ('{"format":"goldthread-trail/1"}\n{"head":{"plan":"x","place":1,"digest":"","seal":""}}\n', "line 2"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_copy_is_one_sentence(tmp_path, told, text, said):
    path = tmp_path / "x.jsonl"
    path.write_text(text, encoding="utf-8")
    code, out, err = told(path)
    assert code == 3 and said in err and "Traceback" not in err and not out
    assert told(tmp_path / "none.jsonl")[0] == 3


@pytest.mark.parametrize("head", ["x", "1:2", "1:2:short", "1:b:" + "0" * 64])
def test_a_head_that_is_none_is_a_wrong_command(copy, told, head):
    code, _, err = told(copy(), "--head", head)
    assert code == 2 and "is not a head" in err


def test_without_the_site_a_file_is_asked_for(told, monkeypatch):
    monkeypatch.setattr("goldthread.cli.site.find_spec", lambda name: None)
    code, _, err = told()
    assert code == 3 and "the site is not installed here" in err
