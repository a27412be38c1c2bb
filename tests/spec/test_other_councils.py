"""Whole plans of invented councils, each in a layout of its own, and what a careful person reads in them.

Beside ``councils/NAME.txt`` (or ``.html``) stands ``councils/NAME.expected.json``, written by hand before the reader
saw the plan. A field that the expected reading leaves out is one on which careful people could differ.
"""

import json
from pathlib import Path

import pytest

from goldthread.documents import read_plan_file
from tests.support.comparing import as_read, differences, fields_of

COUNCILS = Path(__file__).with_name("councils")
PLANS = sorted(path for path in COUNCILS.iterdir() if path.suffix in (".txt", ".html"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_read_as_a_careful_person_reads_it(path):
    wanted = json.loads(path.with_name(f"{path.stem}.expected.json").read_text("utf-8"))
    read = as_read(read_plan_file(path).plan.model_dump(mode="json"))
    missed = [said for kind, field in fields_of(wanted) for said in differences(wanted, read, kind, field)]
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_the_expected_reading_speaks_of_what_matters(path):
    wanted = json.loads(path.with_name(f"{path.stem}.expected.json").read_text("utf-8"))
    assert wanted["authority"] and wanted["recommendations"] and len(wanted["actions"]) >= 14
    assert all({"text", "leads", "due", "recommendations"} <= action.keys() for action in wanted["actions"])


def test_every_plan_has_its_expected_reading():
    assert PLANS and {f"{path.stem}.expected" for path in PLANS} == {path.stem for path in COUNCILS.glob("*.json")}
