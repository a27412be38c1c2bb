"""Document → PDF/UA-1: A4 landscape, contents, heads printed again on each page, tags that can be read aloud."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from goldthread.documents.write.marks import TINTS, printable, rated
from goldthread.documents.write.widths import widths_of
from goldthread.page import Cell, Document, Front, Prose, Table
from goldthread.page.areas import areas_of

_WIDTH, _POINTS = 273.0, 8.0  # mm of the page between its margins, and the size of a table's words
_CHARACTERS_A_LINE = 165  # over the whole width of the page, at the size of a table's words
_LINES_A_PAGE = 36


def pdf_of(document: Document) -> bytes:
    """The document as a PDF, tagged.

    PDF/UA-1, but for a plan with a sign that no font of this computer has, such as an emoji: the standard forbids it.
    """
    import typst

    data = {"document": json.dumps(_data(document))}
    try:
        return typst.compile(_template(), sys_inputs=data, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        return typst.compile(_template(), sys_inputs=data, format="pdf")


@cache
def _template() -> bytes:
    return (files(__package__) / "plan.typ").read_bytes()


def _data(document: Document) -> dict:
    front = document.front or Front(document.name)
    return {
        "title": printable(front.title), "authority": printable(front.authority or ""),
        "head": printable(front.head), "foot": printable(f"{front.foot} · " if front.foot else ""),
        "blocks": list(_blocks(document)),
    }  # fmt: skip


def _blocks(document: Document) -> Iterator[dict]:
    headings = sum(isinstance(block, Prose) and block.level in (2, 3, 4) for block in document.blocks)
    contents = headings > 1 and (document.front is None or document.front.contents)
    items: list[str] = []
    level = 0
    for block in document.blocks:
        if items and not (isinstance(block, Prose) and block.bullet):
            yield {"kind": "list", "items": items}
            items = []
        if contents and (isinstance(block, Table) or block.level > 1):
            contents = False
            yield {"kind": "contents"}
        if isinstance(block, Table):
            yield _table(block)
        elif block.level:
            level = min(block.level, level + 1)  # a level that is left out would be read aloud as a gap
            yield {"kind": "heading", "level": level, "listed": block.level in (2, 3, 4), "text": _unparted(block.text)}
        elif block.bullet:
            items.append(_unparted(block.text))
        else:
            yield {"kind": "paragraph", "text": _unparted(block.text), "bold": block.bold}
    if items:
        yield {"kind": "list", "items": items}


def _table(table: Table) -> dict:
    areas, rows = areas_of(table), table.rows
    shares = widths_of(table, page=_WIDTH, points=_POINTS)
    label = table.holds[:1] == ("label",)
    cells: list[tuple[int, dict]] = []
    for number, row in enumerate(rows):
        place = 0
        while place < len(row.cells):
            over = areas[number, place][1] if (number, place) in areas else 1
            width = sum(shares[place : place + over]) / sum(shares)
            one = _cell(row.cells[place], over, width, strong=label and place == 0)
            one["hangs"] = (number, place) not in areas
            one["holds"] = over == 1 and number + 1 < len(rows) and (number + 1, place) not in areas
            cells.append((number, one))
            place += over
    return {
        "kind": "table", "widths": shares,
        "head": [one for number, one in cells if number < table.header],
        "cells": [one for number, one in cells if number >= table.header],
    }  # fmt: skip


def _cell(cell: Cell, over: int, width: float, *, strong: bool) -> dict:
    """A cell. One that stands for those below it holds all its words beside the first, so that no page parts them."""
    lines = [
        {"text": _unparted(rated(line.text, cell.shade)), "bullet": line.bullet, "bold": line.bold or bool(cell.shade)}
        for line in cell.lines
    ]  # fmt: skip
    tall = sum(1 + len(line.text) / (_CHARACTERS_A_LINE * width) for line in cell.lines) > _LINES_A_PAGE
    return {
        "lines": lines, "over": over, "fill": TINTS.get(cell.shade or "", ""), "strong": strong, "group": over > 1,
        "breakable": tall,
    }  # fmt: skip


def _unparted(text: str) -> str:
    """The text with no line to begin with a dash: that is how a list looks."""
    return re.sub(r" (?=[–—•-])|(?<=\w-) ", "\u00a0", printable(text))
