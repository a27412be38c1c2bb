"""A plan written in any layout and form is read back as the same plan, by what a person sees in the file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from goldthread.documents import read_plan, read_plan_file
from goldthread.documents.layouts import layout_named, layout_names
from goldthread.documents.layouts.carried import left_out
from goldthread.documents.layouts.read_back import read_back
from goldthread.documents.write import FORMS, write_plan
from goldthread.plan.model import Plan
from tests.spec.test_other_councils import PLANS as COUNCILS
from tests.support.round_trip import differences, read_in_this_process
from tests.support.scoring import GOLD

REAL = sorted((GOLD.parent / "plans").glob("*.txt"))
LAYOUTS = layout_names()
needs_real = pytest.mark.skipif(not REAL, reason="the real plans are not on this computer")


@cache
def plan_of(path: Path) -> Plan:
    return read_plan_file(path).plan


def written_and_read(plan: Plan, form: str, layout: str) -> Plan:
    read = read_back(read_in_this_process(write_plan(plan, form, layout), form))
    assert read is not None, f"{form} in the layout {layout} was not known again"
    return read


def check(plan: Plan, form: str, layout: str) -> None:
    read = written_and_read(plan, form, layout)
    found = differences(plan, read, layout_named(layout), sheets=FORMS[form].sheets, form=form)
    assert not found, "\n".join(found)


@needs_real
@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "csv", "pdf"])
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_plan_comes_back_the_same(path, layout, form):
    if form == "pdf" and layout not in ("house", path.stem):
        pytest.skip("a PDF takes seconds to read: each plan in our layout and in its own")
    check(plan_of(path), form, layout)


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "csv"])
@pytest.mark.parametrize("path", COUNCILS, ids=lambda path: path.stem)
def test_a_plan_of_an_invented_council_comes_back_the_same(path, form):
    for layout in LAYOUTS:
        check(plan_of(path), form, layout)


@pytest.mark.parametrize("path", COUNCILS[::4], ids=lambda path: path.stem)
def test_and_as_a_pdf(path):
    check(plan_of(path), "pdf", "house")


@pytest.mark.parametrize("path", COUNCILS, ids=lambda path: path.stem)
def test_our_own_layout_leaves_nothing_out(path):
    for sheets in (False, True):
        assert left_out(plan_of(path), layout_named("house"), sheets=sheets) == ()


@pytest.mark.parametrize("form", ["docx", "xlsx", "html", "pdf"])
def test_read_from_the_file_as_any_document_is(form):
    plan = plan_of(COUNCILS[0])
    read = read_plan(write_plan(plan, form), name=f"plan.{form}").plan
    assert not differences(plan, read, layout_named("house"), sheets=FORMS[form].sheets)


def test_json_is_the_plan_itself():
    plan = plan_of(COUNCILS[0])
    assert json.loads(write_plan(plan, "json")) == json.loads(plan.to_json())
