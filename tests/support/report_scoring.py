"""The real reports beside the project, their gold readings and scorer; a test that needs them skips without them."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType

import pytest

from goldthread.documents.reports import read_report
from goldthread.plan.report import Report

REPORTS = Path(__file__).parents[3] / "shared" / "reports"
REPORT_NAMES = tuple(sorted(path.stem for path in REPORTS.glob("*.pdf")))
needs_reports = pytest.mark.skipif(
    not (REPORTS / "score").is_file(), reason="the real reports are not beside the project"
)


@lru_cache(maxsize=1)
def scorer() -> ModuleType:
    """The reports' own scorer as a module (compiled here: its folder is not written to)."""
    module = ModuleType("report_score")
    exec(compile((REPORTS / "score").read_text("utf-8"), str(REPORTS / "score"), "exec"), vars(module))
    return module


@cache
def report_read(name: str) -> Report:
    """The reading of one report, by the name of its file."""
    return read_report((REPORTS / f"{name}.pdf").read_bytes(), name=name)


def gold_report(name: str) -> dict:
    return json.loads((REPORTS / f"{name}.json").read_text("utf-8"))


def score_of(name: str) -> tuple[float, int, dict, list[str]]:
    """The mean, how many items were invented, what the mean leaves out, and what was missed."""
    _, also, misses, mean, invented = scorer().score(gold_report(name), json.loads(report_read(name).to_json()))
    return mean, invented, also, misses
