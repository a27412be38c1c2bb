"""The faults that the check must find in the real plans beside the project, and whether it finds them."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from goldthread.documents import read_plan_file
from goldthread.plan.checks import Finding, check_plan
from goldthread.plan.model import Plan

SHARED = Path(os.environ.get("GOLDTHREAD_SHARED") or Path(__file__).parents[3] / "shared")
PLANS = tuple(sorted((SHARED / "plans").glob("*.txt")))
needs_plans = pytest.mark.skipif(not PLANS, reason="the real plans are not beside the project (set GOLDTHREAD_SHARED)")


@dataclass(frozen=True)
class Fault:
    """A fault of a real plan: the plan's initial, what is wrong, the codes that say so, and the rows it is in."""

    plan: str
    fault: str
    codes: tuple[str, ...]
    recommendation: tuple[str, ...] = ()
    action: int | None = None
    ref: tuple[str, ...] = ()
    line: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.plan} {'/'.join(self.codes)} {self.fault}"


def listed_faults() -> tuple[Fault, ...]:
    """Every listed fault."""
    entries = tomllib.loads((Path(__file__).parent / "listed_faults.toml").read_text("utf-8"))["fault"]
    return tuple(
        Fault(**{key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()})
        for entry in entries
    )


@cache
def real_plan(initial: str) -> Plan:
    """The plan whose file begins with a letter, as the reader reads it."""
    return read_plan_file(next(path for path in PLANS if path.stem.startswith(initial))).plan


@cache
def findings_in(initial: str) -> tuple[Finding, ...]:
    """What the check finds in that plan."""
    return check_plan(real_plan(initial))


def rows_missed(fault: Fault) -> list[str]:
    """The rows of a fault that no finding with one of its codes touches; empty when the fault is found."""
    plan = real_plan(fault.plan)
    found = [finding for finding in findings_in(fault.plan) if finding.code.startswith(fault.codes)]
    if not found:
        return ["no finding with such a code"]
    wanted = _rows(fault, plan)
    return [name for name, ids in wanted.items() if not any(ids & {*f.actions, *f.recommendations} for f in found)]


def _rows(fault: Fault, plan: Plan) -> dict[str, set[str]]:
    """The rows of a fault: a name for each, and the ids of which one has to be touched."""
    rows = {f"ref {ref}": _with_its_own_recommendation(ref, plan) for ref in fault.ref}
    rows |= {f"line {line}": {r.id for r in plan.actions if r.source and r.source.line == line} for line in fault.line}
    for number in fault.recommendation:
        ids = [row.id for row in plan.recommendations if (row.number or "").strip(" .") == number]
        actions = [row.id for row in plan.actions if set(ids) & set(row.recommendations)]
        rows[f"recommendation {number}"] = {actions[fault.action - 1]} if fault.action else {*ids, *actions}
    return rows


def _with_its_own_recommendation(ref: str, plan: Plan) -> set[str]:
    """The action with this reference, and its recommendation where no other action answers that."""
    rows = [row for row in plan.actions if row.ref == ref]
    others = {id_ for row in plan.actions if row.ref != ref for id_ in row.recommendations}
    return {row.id for row in rows} | {id_ for row in rows for id_ in row.recommendations} - others
