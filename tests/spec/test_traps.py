"""One short invented document for each trap that the real plans set, and what a careful person reads in it.

Beside ``traps/NAME.txt`` stands ``traps/NAME.expected.json``: only the fields that the trap is about.
"""

import json
from pathlib import Path

import pytest

from goldthread.documents import read_plan_file
from tests.support.comparing import as_read, differences, fields_of

TRAPS = Path(__file__).with_name("traps")
NAMES = sorted(path.stem for path in TRAPS.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_trap(name):
    wanted = json.loads((TRAPS / f"{name}.expected.json").read_text("utf-8"))
    reading = read_plan_file(TRAPS / f"{name}.txt")
    read = as_read(reading.plan.model_dump(mode="json"))
    read["doubts"] = [{"kind": doubt.kind, "field": doubt.field} for doubt in reading.doubts]
    missed = [said for kind, field in fields_of(wanted) for said in differences(wanted, read, kind, field)]
    assert not missed, "\n".join(missed)


def test_every_trap_has_its_expected_reading():
    assert NAMES and {f"{name}.expected" for name in NAMES} == {path.stem for path in TRAPS.glob("*.json")}
