"""Document → a web page of its own: no scripts, nothing fetched, and tables that can be read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from goldthread.documents.write.marks import printable, rated
from goldthread.page import Cell, Document, Front, Line, Prose, Table
from goldthread.page.areas import areas_of


def html_of(document: Document) -> bytes:
    """The document as UTF-8 HTML."""
    front = document.front or Front(document.name)
    style = (files(__package__) / "page.css").read_text("utf-8")
    stood = f"<header><p>{_text(front.head)}</p></header>\n" if front.stood else ""
    head = (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(' · '.join(filter(None, [front.title, front.stood])))}</title>\n"
        f"<style>\n{style}</style>\n</head>\n<body>\n{stood}<main>\n"
    )
    return "".join([head, *_blocks(document), "</main>\n</body>\n</html>\n"]).encode("utf-8")


def _blocks(document: Document) -> Iterator[str]:
    listed = False
    for number, block in enumerate(document.blocks):
        bullet = isinstance(block, Prose) and block.bullet
        if bullet != listed:
            yield "<ul>\n" if bullet else "</ul>\n"
            listed = bullet
        if isinstance(block, Table):
            yield _table(block)
        elif block.level:
            yield f'<h{block.level} id="part-{number}">{_text(block.text)}</h{block.level}>\n'
        elif bullet:
            yield f"<li>{_text(block.text)}</li>\n"
        else:
            yield f"<p>{_strong(block.text) if block.bold else _text(block.text)}</p>\n"
    if listed:
        yield "</ul>\n"


def _table(table: Table) -> str:
    areas = areas_of(table)
    out = ['<div class="wide" tabindex="0" role="group" aria-label="Table">\n<table>\n']
    for number, row in enumerate(table.rows):
        if number in (0, table.header):
            out.append("<thead>\n" if table.header and number == 0 else "<tbody>\n" if number == table.header else "")
        cells = [
            _cell(cell, areas.get((number, place), (1, 1)), head=number < table.header or _is_label(table, place),
                  scope="row" if number >= table.header else "col")
            for place, cell in enumerate(row.cells) if (number, place) in areas
        ]  # fmt: skip
        out.append(f"<tr>{''.join(cells)}</tr>\n")
        if number + 1 == table.header:
            out.append("</thead>\n")
    return "".join([*out, "</tbody>\n</table>\n</div>\n"])


def _is_label(table: Table, place: int) -> bool:
    return place == 0 and table.holds[:1] == ("label",)


def _cell(cell: Cell, area: tuple[int, int], *, head: bool, scope: str) -> str:
    down, over = area
    more = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{over}"' if over > 1 else "")
    if over > 1 and head:
        scope = "colgroup"
    more += f' class="{cell.shade}"' if cell.shade else ""
    inside = _lines(cell)
    return f'<th scope="{scope}"{more}>{inside}</th>' if head else f"<td{more}>{inside}</td>"


def _lines(cell: Cell) -> str:
    if any(line.bullet for line in cell.lines):
        return "<ul>" + "".join(f"<li>{_text(line.text)}</li>" for line in cell.lines) + "</ul>"
    return "<br>".join(_line(line, cell.shade) for line in cell.lines)


def _line(line: Line, shade: str | None) -> str:
    return _text(rated(line.text, shade))


def _strong(text: str) -> str:
    return f"<strong>{_text(text)}</strong>"


def _text(text: str) -> str:
    return re.sub(r"\s+", " ", escape(printable(text), quote=False))
