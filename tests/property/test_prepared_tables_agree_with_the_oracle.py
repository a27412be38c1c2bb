"""The tables that many measures ask hold whom a slow, plain second implementation finds, and each of them once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goldthread.measures.engine.duck import needed
from tests.support.oracle.records import Records

IN_CARE = "day, child, cla_id, entered, legal_status, team, worker"
CP_PLANS = "day, child, plan_id, started, team, worker"
CIN_PLANS = "day, child, plan_id, started, team, worker"
NEEDS = "day, child, opened, team, worker"
OPEN = "day, child, kind, opened, team, worker"


def children_in_care(records: Records) -> Iterator[tuple]:
    for day in records.snapshots:
        for one in records.in_care(day):
            status = records.legal_status(one.child, day)
            yield day, one.child, one.id, one.entered, status, *records.worker(one.child, day)


def children_on_cp_plans(records: Records) -> Iterator[tuple]:
    for day in records.snapshots:
        for row in records.cp_plans(day):
            child = row["cppl_person_id"]
            yield day, child, row["cppl_cp_plan_id"], row["cppl_cp_plan_start_date"], *records.worker(child, day)


def children_on_cin_plans(records: Records) -> Iterator[tuple]:
    for day in records.snapshots:
        for row in records.cin_plans(day):
            child = row["cinp_person_id"]
            yield day, child, row["cinp_cin_plan_id"], row["cinp_cin_plan_start_date"], *records.worker(child, day)


def children_in_need(records: Records) -> Iterator[tuple]:
    for day in records.snapshots:
        for child, opened in records.children_in_need(day).items():
            yield day, child, opened, *records.worker(child, day)


def open_children(records: Records) -> Iterator[tuple]:
    for day in records.snapshots:
        for child, (kind, opened) in records.open_children(day).items():
            yield day, child, kind, opened, *records.worker(child, day)


def care_periods(records: Records) -> Iterator[tuple]:
    yield from records.care_periods


@pytest.mark.parametrize(
    ("expected", "columns"),
    [
        (care_periods, "cla_id, child, entered, left_day, left_reason"),
        (children_in_care, IN_CARE),
        (children_on_cp_plans, CP_PLANS),
        (children_on_cin_plans, CIN_PLANS),
        (children_in_need, NEEDS),
        (open_children, OPEN),
    ],
    ids=lambda said: getattr(said, "__name__", ""),
)
def test_a_prepared_table_holds_each_of_them_once(expected, columns, laid_out):
    for seed, (records, engine) in laid_out.items():
        rows = engine.connection.sql(_text(expected.__name__, columns)).fetchall()
        assert sorted(rows, key=str) == sorted(expected(records), key=str), f"seed {seed}"
        assert rows


def _text(table: str, columns: str) -> str:
    """One text that makes the table and those it asks, and shows it."""
    made = ", ".join(f"{name} AS ({made_by})" for name, made_by in needed(table))
    return f"WITH {made} SELECT {columns} FROM {table}"
