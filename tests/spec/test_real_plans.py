"""The real plans, read whole: scored against the hand-checked readings, and no word of a table lost."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from goldthread.documents import Reading, read_plan_file
from goldthread.documents.understand.headers import headers_in
from goldthread.documents.understand.words import label_of, names_workstream
from goldthread.plan.model import Plan, Row
from tests.support.scoring import GOLD, NAMES, gold, needs_gold, scorer

pytestmark = needs_gold

LEAST_SCORE, LEAST_FIELD = 0.97, 0.90
FILES = {path.stem: path for path in sorted((GOLD.parent / "plans").glob("*.txt"))}
# What a person counted in the plans that have no hand-checked reading here, by the first letter of the file.
COUNTED = {
    "b": {"recommendations": 11, "actions": 74, "positions": 0, "remedial_actions": 0},
    "p": {"recommendations": 19, "actions": 84, "positions": 73, "remedial_actions": 22},
}


@cache
def reading(name: str) -> Reading:
    return read_plan_file(FILES[name])


@pytest.mark.parametrize("name", NAMES)
def test_read_as_a_careful_person_reads_it(name, capsys):
    tally = scorer().score(gold(name), json.loads(reading(name).plan.to_json()))
    fields = {field: right / total for field, (right, total) in tally.rows.items()}
    score, worst = sum(fields.values()) / len(fields), min(fields, key=fields.__getitem__)
    with capsys.disabled():
        print(f"\n{name}: {score:.1%}, worst field {worst} {fields[worst]:.1%}")
    assert score >= LEAST_SCORE
    assert {field: share for field, share in fields.items() if share < LEAST_FIELD} == {}


@pytest.mark.parametrize("name", [name for name in FILES if name not in NAMES])
def test_as_many_rows_as_a_person_counts(name):
    counted = COUNTED[name[0]]
    assert {kind: len(getattr(reading(name).plan, kind)) for kind in counted} == counted


@pytest.mark.parametrize("name", FILES)
def test_every_row_knows_where_it_stands(name):
    assert [row for row in rows_of(reading(name).plan) if row.source is None or not row.source.line] == []


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_a_table_is_lost(name):
    """Each word of a table stands in the plan, but for headers and what stands whole elsewhere."""
    said = reading(name)
    kept = words_in(said.plan.to_json())
    heads = headers_in(said.document)
    lost = [
        (row.line, word)
        for table in said.document.tables for place, row in enumerate(table.rows) if (table.number, place) not in heads
        and label_of(row.texts[0]) != "commitment"
        and not names_workstream(row.texts[0])
        for cell in row.cells[1:] if len(cell.text.split()) > 5 for word in words_in(cell.text) - kept
    ]  # fmt: skip
    assert lost == []


def rows_of(plan: Plan) -> list[Row]:
    return [
        *plan.sections, *plan.recommendations, *plan.outcomes, *plan.indicators, *plan.actions, *plan.positions,
        *plan.remedial_actions, *plan.costs.lines,
    ]  # fmt: skip


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9£%]{2,}", text.lower().replace("\\u2019", "'")))
