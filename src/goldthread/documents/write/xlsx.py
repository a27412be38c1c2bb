"""Document → Excel: a sheet for each kind of row, with filters, frozen heads, lists to choose from and print set-up."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goldthread.documents.write.marks import INK, LINE, PALE, RATINGS, TINTS, printable
from goldthread.page import Cell, Document, Front, Prose, Table
from goldthread.page.areas import areas_of
from goldthread.spreadsheet import begins_a_formula

_FIRST_SHEET = "Plan"
_WIDTH = 10.0  # characters for one share of a column's width
_FIRST_WIDTH = 100  # of the sheet that holds the plan's words
_LINE, _TALLEST = 13.5, 409.0  # points of a line of words, and of the tallest row that a sheet can have
_SPARE = 0.97  # a line breaks between words, and so before its end
_WIDE = 150  # characters: a wider sheet is printed on A3
_DAY = re.compile(r"\d{2}/\d{2}/\d{4}")
_MOST_CHARACTERS = 32_767  # in one cell of a workbook


def xlsx_of(document: Document) -> bytes:
    """The document as an Excel workbook. Nothing in it is a formula."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    front = document.front or Front(document.name)
    book.set_properties({"title": front.title[:250], "author": (front.authority or "")[:250]})
    writer = _Book(book, front)
    for block in document.blocks:
        writer.add(block)
    writer.finish()
    book.close()
    return out.getvalue()


@dataclass
class _Sheet:
    sheet: object
    at: int = 0
    filtered: bool = False
    width: float = 0.0  # characters


class _Book:
    def __init__(self, book, front: Front) -> None:
        self._book = book
        self._front = front
        self._sheets: dict[str, _Sheet] = {}
        self._formats: dict[tuple, object] = {}

    def add(self, block: Prose | Table) -> None:
        """Writes one block below what stands on its sheet."""
        if isinstance(block, Prose):
            sheet = self._on(_FIRST_SHEET)
            size = (0, 20, 15, 12, 11, 11, 11)[block.level]
            style = self._format(bold=block.bold, size=size, quoted=begins_a_formula(block.text))
            self._write(sheet, sheet.at, 0, block.text, style)
            size = (10, 20, 15, 12, 11, 11, 11)[block.level]
            lines = 1 + int(len(block.text) * _SPARE * size / 10 / _FIRST_WIDTH)
            sheet.sheet.set_row(sheet.at, min(_TALLEST, lines * _LINE * size / 10 + 2))
            sheet.at += 1
        else:
            self._table(block)

    def finish(self) -> None:
        """Sets every sheet up for paper."""
        for name, one in self._sheets.items():
            sheet = one.sheet
            sheet.set_landscape()
            sheet.set_paper(8 if one.width > _WIDE else 9)
            sheet.set_margins(left=0.47, right=0.47, top=0.7, bottom=0.6)
            sheet.fit_to_pages(1, 0)
            sheet.set_header("&L" + _code(self._front.head[:180]))
            said = " · ".join(filter(None, [self._front.foot, name]))
            sheet.set_footer("&L" + _code(said[:180]) + "&RPage &P of &N")
            if name == _FIRST_SHEET and not one.filtered:
                sheet.set_column(0, 0, _FIRST_WIDTH)

    # helpers ---------------------------------------------------------------------------------------------------

    def _on(self, name: str) -> _Sheet:
        if name not in self._sheets:
            self._sheets[name] = _Sheet(self._book.add_worksheet(_sheet_name(name)))
        return self._sheets[name]

    def _table(self, table: Table) -> None:
        one = self._on(table.name or _FIRST_SHEET)
        sheet, top = one.sheet, one.at + (1 if one.at else 0)
        areas, widths = areas_of(table), [_width(share) for share in table.widths]
        one.width = max(one.width, sum(widths))
        for number, row in enumerate(table.rows):
            if one.at == 0 or table.name:
                sheet.set_row(top + number, _height(row.cells, widths))
            for place, cell in enumerate(row.cells):
                if (number, place) in areas:
                    self._cell(one, top + number, place, cell, areas[number, place], number < table.header)
        last, first = top + len(table.rows) - 1, top + table.header
        if table.header and not one.filtered and len(table.rows) > table.header:
            one.filtered = True
            for place, share in enumerate(table.widths):
                sheet.set_column(place, place, _width(share))
            sheet.freeze_panes(first, 0)
            sheet.repeat_rows(top, first - 1)
            sheet.autofilter(first - 1, 0, last, table.width - 1)
        for place, holds in enumerate(table.holds):
            if holds == "rating" and first <= last:
                self._let_choose(sheet, first, place, last)
        one.at = last + 1

    def _let_choose(self, sheet, first: int, place: int, last: int) -> None:
        """A list of ratings to choose from, and their colours, which follow the word."""
        sheet.data_validation(
            first, place, last, place,
            {"validate": "list", "source": list(RATINGS), "ignore_blank": True, "error_type": "warning",
             "error_title": "Not a rating", "error_message": "Choose Red, Amber, Green or Blue."},
        )  # fmt: skip
        for word, tint in zip(RATINGS, TINTS.values(), strict=True):
            colour = self._book.add_format({"bg_color": f"#{tint}", "bold": True})
            sheet.conditional_format(
                first, place, last, place, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": colour}
            )

    def _cell(self, one: _Sheet, row: int, place: int, cell: Cell, area: tuple[int, int], head: bool) -> None:
        down, over = area
        many = len(cell.lines) > 1 or any(line.bullet for line in cell.lines)
        text = "\n".join(f"• {line.text}" if line.bullet else line.text for line in cell.lines) if many else cell.text
        bold = head or (bool(cell.lines) and all(line.bold for line in cell.lines))
        style = self._format(
            bold=bold or bool(cell.shade), boxed=True, fill=PALE if head or (over > 1 and not cell.shade) else "",
            shade=cell.shade, quoted=begins_a_formula(text),
        )  # fmt: skip
        if down > 1 or over > 1:
            one.sheet.merge_range(row, place, row + down - 1, place + over - 1, "", style)
        self._write(one, row, place, text, style)

    def _write(self, one: _Sheet, row: int, place: int, text: str, style) -> None:
        text = printable(text)[:_MOST_CHARACTERS]
        if not text:
            one.sheet.write_blank(row, place, None, style)
        elif day := _day(text):
            one.sheet.write_datetime(row, place, day, self._dated(style))
        else:
            one.sheet.write_string(row, place, text, style)

    def _dated(self, style):
        key = ("dated", id(style))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(
                {"num_format": "dd/mm/yyyy", "align": "left", "valign": "top", "border": 1, "border_color": f"#{LINE}",
                 "font_name": "Arial", "font_size": 10}
            )  # fmt: skip
        return self._formats[key]

    def _format(self, *, bold: bool = False, boxed: bool = False, fill: str = "", shade: str | None = None,
                quoted: bool = False, size: int = 0):  # fmt: skip
        key = (bold, boxed, fill, shade, quoted, size)
        if key not in self._formats:
            style = {"bold": bold, "text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": size or 10,
                     "font_color": f"#{INK}", "quote_prefix": quoted}  # fmt: skip
            style |= {"border": 1, "border_color": f"#{LINE}"} if boxed else {}
            if colour := fill or TINTS.get(shade or "", ""):
                style["bg_color"] = f"#{colour}"
            self._formats[key] = self._book.add_format(style)
        return self._formats[key]


def _width(share: float) -> float:
    """The width of a column in characters."""
    return min(60.0, max(6.0, _WIDTH * share))


def _height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """The height of a row in points, as tall as its tallest cell's words need. Programs do not all work it out."""
    lines = [
        sum(1 + int(len(line.text) * _SPARE / max(1.0, width * max(1, cell.span))) for line in cell.lines)
        for cell, width in zip(cells, widths, strict=False)
    ]
    return min(_TALLEST, _LINE * max(1, *lines, 1) + 2)


def _day(text: str) -> datetime | None:
    """The day of a text that is nothing but one, as people write it: a real date can be sorted and filtered."""
    if not _DAY.fullmatch(text):
        return None
    try:
        day = datetime.strptime(text, "%d/%m/%Y")  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return day if day.year >= 1901 else None


def _code(text: str) -> str:
    """A text for a sheet's head or foot, where & begins a code."""
    return printable(text).replace("&", "&&")


def _sheet_name(name: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", name)[:31]
