"""``goldthread write``: the form by the file's name, what is left out, and one sentence where it cannot be."""

import builtins
import json
import re

import pytest

from goldthread.documents import read_plan
from goldthread.documents.layouts import layout_names
from goldthread.plan.model import Plan
from tests.support.fernshire import SMALL_PLAN

BEGINS = {
    "docx": b"PK",
    "xlsx": b"PK",
    "pdf": b"%PDF-1.7",
    "html": b"<!DOCTYPE html>",
    "csv": b"\xef\xbb\xbf",
    "json": b"{",
}


def one_sentence(said) -> str:
    lines = [line for line in said.err.splitlines() if line.strip()]
    assert said.out == "" and "Traceback" not in said.err and len(lines) <= 3
    return " ".join(lines)


@pytest.mark.parametrize("form", BEGINS)
def test_the_form_is_told_by_the_file_s_name(run, plan_file, tmp_path, form):
    to = tmp_path / f"plan.{form.upper() if form == 'docx' else form}"
    said = run("write", plan_file, "-o", to)
    assert said.code == 0 and said.out == ""
    data = to.read_bytes()
    assert data.startswith(BEGINS[form])
    assert f"Written: {to} ({len(data):,} bytes)." in said.err


def test_without_a_file_it_is_named_after_the_plan_and_the_layout(run, plan_file, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("write", plan_file, "--to", "html", "--layout", "bury").code == 0
    assert (tmp_path / "plan-bury.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_what_was_written_is_read_again(run, plan_file, tmp_path):
    to = tmp_path / "plan.docx"
    run("write", plan_file, "-o", to)
    plan = read_plan(to.read_bytes(), name="plan.docx").plan
    wanted = Plan.model_validate(SMALL_PLAN)
    assert [row.text for row in plan.actions] == [row.text for row in wanted.actions]
    assert (plan.title, plan.status, plan.dated) == (wanted.title, wanted.status, wanted.dated)


def test_standard_output_holds_the_file_and_nothing_else(run_process, plan_file):
    ran = run_process("write", plan_file, "--to", "json", "-o", "-")
    assert ran.returncode == 0 and ran.stderr == b""
    assert json.loads(ran.stdout)["title"] == SMALL_PLAN["title"]


def test_standard_input_is_a_plan_too(run_process):
    ran = run_process("write", "-", "--to", "csv", "-o", "-", input=json.dumps(SMALL_PLAN).encode())
    assert ran.returncode == 0
    assert "'=SUM(A1:A9)" in ran.stdout.decode("utf-8-sig")


def test_what_has_no_place_is_said(run, plan_file, tmp_path):
    said = run("write", plan_file, "-o", tmp_path / "plan.docx", "--layout", "bury")
    left = [line for line in said.err.splitlines() if line.startswith("Left out")]
    assert left == ["Left out, the layout “bury” has no place for it: ratings (1)."]


def test_our_own_layout_says_nothing_of_the_kind(run, plan_file, tmp_path):
    assert "Left out" not in run("write", plan_file, "-o", tmp_path / "plan.xlsx").err


def test_the_layouts_are_listed(run):
    lines = run("write", "--layouts").out.splitlines()
    assert [line.split()[0] for line in lines] == list(layout_names())
    assert all(len(line.split()) > 4 for line in lines)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--layout", "leeds", "--to", "pdf"), "there is no layout “leeds”.*house"),
        (("--to", "odt"), "odt.*docx"),
        (("-o", "plan.odt"), "--to: docx"),
        ((), "--to: docx"),
        (("-o", "."), "--to: docx"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(run, plan_file, tmp_path, monkeypatch, arguments, says):
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    said = run("write", plan_file, *arguments)
    assert said.code == 2
    assert re.search(says, " ".join(one_sentence(said).split()))
    assert sorted(tmp_path.iterdir()) == before


def test_no_plan_and_a_plan_that_is_not_there(run, tmp_path):
    assert run("write").code == 2
    said = run("write", tmp_path / "none.json", "--to", "pdf")
    assert said.code == 3 and "there is no such file" in one_sentence(said)


@pytest.mark.parametrize("folder", ["none/at/all", "file"])
def test_a_folder_that_cannot_be_written_to(run, plan_file, tmp_path, folder):
    (tmp_path / "file").write_text("")
    said = run("write", plan_file, "-o", tmp_path / folder / "plan.docx")
    assert said.code == 3 and "plan.docx: cannot be written" in one_sentence(said)
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(("form", "package"), [("docx", "docx"), ("xlsx", "xlsxwriter"), ("pdf", "typst")])
def test_a_package_that_is_missing_is_named(run, plan_file, tmp_path, monkeypatch, form, package):
    real = builtins.__import__

    def without(name, *arguments, **given):
        if name.partition(".")[0] == package:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *arguments, **given)

    monkeypatch.setattr(builtins, "__import__", without)
    to = tmp_path / f"plan.{form}"
    said = run("write", plan_file, "-o", to)
    assert said.code == 3 and not to.exists()
    assert f"the package {package}" in one_sentence(said) and "goldthread[write]" in said.err
