"""A map as `goldthread map` prints it, given back unchanged, changes nothing; and a map makes up for lost heads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from goldthread.documents import Reading, read_plan
from goldthread.documents.map_text import map_as_toml
from goldthread.documents.mapping import Mapping
from goldthread.documents.understand import understand
from goldthread.documents.understand.given import headers_given
from goldthread.documents.understand.layouts import LayoutSeen, layouts_in
from goldthread.page import Cell, Document, Line, Table
from tests.support.scoring import GOLD

COUNCILS = sorted(path for path in Path(__file__).with_name("councils").iterdir() if path.suffix in (".txt", ".html"))
PLANS = sorted((GOLD.parent / "plans").glob("*.txt")) if GOLD.exists() else []
OFFICE = [path for path in sorted((GOLD.parent / "plans/office").glob("*.*")) if path.suffix != ".json"]


def test_the_real_plans_are_there():
    if not PLANS:
        pytest.skip("the real plans are not here")
    assert len(PLANS) == 5 and OFFICE


@pytest.mark.parametrize("path", [*PLANS, *OFFICE, *COUNCILS], ids=lambda path: path.name)
def test_a_map_given_back_unchanged_gives_the_same_plan(path):
    reading = read_plan(path.read_bytes(), name=path.name)
    layouts = layouts_in(reading.document)
    mapping = Mapping.from_toml(map_as_toml(layouts, name=path.name).encode())
    assert mapping.table == tuple(layout.as_mapping() for layout in layouts)
    assert any(layout.kind == "action" for layout in layouts)
    again = read_plan(path.read_bytes(), name=path.name, mapping=mapping)
    assert again.plan == reading.plan
    assert any("mapped by a person" in note for note in again.notes)
    assert [layout.as_mapping() for layout in layouts_in(again.document, mapping)] == list(mapping.table)


@pytest.mark.parametrize("path", COUNCILS, ids=lambda path: path.name)
def test_a_plan_whose_heads_are_codes_is_read_as_before_with_a_map(path):
    reading = read_plan(path.read_bytes(), name=path.name)
    layouts = [layout for layout in layouts_in(reading.document) if layout.kind == "action"]
    again = understand(in_codes(reading.document, layouts), mapping=map_of_codes(layouts))
    assert comparable(again) == comparable(reading)
    assert again.plan.recommendations == reading.plan.recommendations


def code(layout: int, column: int) -> str:
    return f"X{layout}{column}"


def map_of_codes(layouts: list[LayoutSeen]) -> Mapping:
    return Mapping.from_values({
        "table": [
            {"columns": [{"head": code(at, column.place), "field": column.field} for column in layout.columns]}
            for at, layout in enumerate(layouts)
        ]
    })  # fmt: skip


def in_codes(document: Document, layouts: list[LayoutSeen]) -> Document:
    """The document with a code in place of each head of these layouts."""
    heads = headers_given(document)
    of_texts = {tuple(column.head for column in layout.columns): at for at, layout in enumerate(layouts)}
    blocks = []
    for block in document.blocks:
        rows = list(block.rows) if isinstance(block, Table) else []
        for (number, place), header in heads.items():
            if isinstance(block, Table) and number == block.number and header.texts in of_texts:
                width = len(rows[place].cells)
                codes = tuple(Cell((Line(code(of_texts[header.texts], column)),)) for column in range(width))
                rows[place] = replace(rows[place], cells=codes)
                for below in range(1, header.height):
                    rows[place + below] = replace(rows[place + below], cells=(Cell(),) * width)
        blocks.append(replace(block, rows=tuple(rows)) if rows else block)
    return replace(document, blocks=tuple(blocks))


def comparable(reading: Reading) -> list[dict]:
    """The actions without what names their heads or counts their rows."""
    return [
        {key: value for key, value in row.model_dump().items() if key not in ("source", "other")}
        for row in reading.plan.actions
    ]
