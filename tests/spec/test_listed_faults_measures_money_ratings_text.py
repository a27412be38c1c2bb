"""Faults of measures, money, ratings and text that were read by eye in the real plans are found where they stand."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.support.listed import Fault, findings_in, needs_plans, rows_missed

pytestmark = needs_plans
ENTRIES = tomllib.loads((Path(__file__).parents[1] / "support" / "listed_faults_read_by_eye.toml").read_text("utf-8"))


def _fault(entry: dict) -> Fault:
    kept = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items() if key != "says"}
    return Fault(**kept)


@pytest.mark.parametrize("entry", ENTRIES["fault"], ids=lambda entry: str(_fault(entry)))
def test_the_fault_is_found_where_it_stands(entry):
    fault = _fault(entry)
    assert rows_missed(fault) == []
    said = [finding.message for finding in findings_in(fault.plan) if finding.code.startswith(fault.codes)]
    assert any(entry.get("says", "") in message for message in said), said
