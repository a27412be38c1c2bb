"""Excel files: the sheets of a workbook as a person sees them, dates and colours as shown."""

from __future__ import annotations

import io
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator

from goldthread.documents.load.colours import Theme, tinted
from goldthread.documents.load.extras import notes_on_extras
from goldthread.documents.load.fragment import line_of
from goldthread.documents.load.limits import Tally, limits
from goldthread.documents.load.package import Package, refuse_entities, tree_of, unsafe
from goldthread.documents.load.shades import rag_of_shade
from goldthread.documents.load.sheets import blocks_of_run
from goldthread.documents.load.xlsx_conditions import Conditions
from goldthread.documents.load.xlsx_formats import shown
from goldthread.documents.load.xlsx_size import refuse_endless_sheets
from goldthread.errors import UnreadableFile
from goldthread.page import Block, Cell, Document, Line, Table, TableRow

_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
_UNSTORED_SAID = "Some formulas have no stored result and were read as empty: open the file in Excel and save it."
_UNSTORED = re.compile(rb"<f\b[^<>]*(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")

_NEWER_RULE = re.compile(rb"<x14:cfRule\b(?![^<>]*type=.dataBar)")


def document_from_xlsx(package: Package) -> Document:
    """The document in an Excel file. Raises `UnreadableFile`."""
    return _Workbook(package).document()


class _Workbook:
    def __init__(self, package: Package) -> None:
        self._package, self._tally = package, Tally(package.name)
        self._book = opened_book(package)
        theme = self._book.loaded_theme
        self._theme = Theme(tree_of(theme, package.name, "its theme") if theme else None)
        self._notes: dict[str, None] = {}
        self._tables = 0

    def document(self) -> Document:
        for sentence in notes_on_extras(self._package):
            self._note(sentence)
        self._note_unstored()
        blocks: list[Block] = []
        for number, sheet in enumerate(self._book.worksheets, 1):
            if sheet.sheet_state != "visible":
                self._note(f"The sheet “{sheet.title}” is hidden and was not read.")
                continue
            blocks += self._sheet(sheet, number)
        return Document(tuple(blocks), self._package.name, tuple(self._notes))

    def _note(self, text: str) -> None:
        self._notes[text] = None

    def _note_unstored(self) -> None:
        names = [name for name in self._package.names if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name)]
        if any(_UNSTORED.search(self._package.part(name)) for name in names):
            self._note(_UNSTORED_SAID)
        if any(_NEWER_RULE.search(self._package.part(name)) for name in names):  # openpyxl leaves them out
            self._note("A rule gives colours by other sheets or newer icons and was not worked out: colour not read.")

    # a sheet -----------------------------------------------------------------------------------------------------

    def _sheet(self, sheet, number: int) -> Iterator[Block]:
        view = _View(sheet, self)
        run: list[TableRow] = []
        for row in view.rows(number, self._tally):
            if any(row.texts) or any(cell.shade for cell in row.cells):
                run.append(row)
            elif run and not view.goes_on_below(run[-1], row.line):
                yield from self._numbered(blocks_of_run(run, sheet.title, self._tally))
                run = []
        yield from self._numbered(blocks_of_run(run, sheet.title, self._tally))
        self._say_of(sheet, view)

    def _numbered(self, blocks: Iterator[Block]) -> Iterator[Block]:
        for block in blocks:
            self._tables += isinstance(block, Table)
            yield Table(block.rows, self._tables, block.name) if isinstance(block, Table) else block

    def _say_of(self, sheet, view: _View) -> None:
        if view.hidden_rows:
            self._note(f"{view.hidden_rows} hidden rows of the sheet “{sheet.title}” were read.")
        if view.hidden_columns:
            names = ", ".join(view.hidden_columns)
            self._note(f"Hidden columns of the sheet “{sheet.title}” were not read: {names}.")
        if view.conditions.unread:
            self._note(f"A rule gives colours on the sheet “{sheet.title}” and was not worked out: colour not read.")
        if any(cell.comment is not None for cell in sheet._cells.values()):
            self._note("Comments in the file were not read.")

    # colours -----------------------------------------------------------------------------------------------------

    def colour_of(self, fill, *, differential: bool = False) -> str | None:
        """The colour of a fill; in a conditional format a plain fill keeps it as its background."""
        if fill.tagname == "gradientFill":
            return self.plain_colour(fill.stop[0].color) if fill.stop else None
        if fill.fill_type is None and not differential:
            return None
        if differential and fill.fill_type in (None, "solid"):
            return self.plain_colour(fill.bgColor) or self.plain_colour(fill.fgColor)
        return self.plain_colour(fill.fgColor)

    def plain_colour(self, colour) -> str | None:
        from openpyxl.styles.colors import COLOR_INDEX

        if colour is None:
            return None
        tint = colour.tint or 0.0
        if colour.type == "theme":
            return self._theme.of_excel(colour.theme, tint)
        if colour.type == "indexed":
            palette = self._book._colors or COLOR_INDEX
            rgb = palette[colour.indexed] if colour.indexed < len(palette) else None
        else:
            rgb = colour.rgb
        if not isinstance(rgb, str) or not re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", rgb):
            return None
        return tinted(rgb[-6:], tint)


class _View:
    """The cells of a sheet that a person sees, laid out row by row."""

    def __init__(self, sheet, book: _Workbook) -> None:
        self._sheet, self._book = sheet, book
        self.conditions = Conditions(sheet, book.colour_of, book.plain_colour)
        self.hidden_rows, self.hidden_columns = 0, []
        self._merged = {}
        for area in sheet.merged_cells.ranges:
            for row in range(area.min_row, min(area.max_row, area.min_row + limits()["rows"]) + 1):
                for column in range(area.min_col, min(area.max_col, area.min_col + limits()["columns"]) + 1):
                    self._merged[row, column] = area
        used = [place for place, cell in sheet._cells.items() if cell.value is not None or cell.has_style]
        said = [place for place, cell in sheet._cells.items() if cell.value is not None]
        last = max((row for row, _ in said), default=0)
        self._rows = sorted({row for row, _ in sheet._cells if row <= last})
        self._columns = self._seen({column for _, column in said} | self._coloured(used))

    def rows(self, number: int, tally: Tally) -> Iterator[TableRow]:
        """The rows down to the last with a value; for those left out between two, one row of no text."""
        tally.width(len(self._columns), 1)
        before = 0
        for place in self._rows:
            if place > before + 1:
                yield TableRow((), before + 1, number)  # one empty row says as much as a million
            before = place
            cells = tuple(self._cell(place, column) for column in self._columns)
            hidden = self._sheet.row_dimensions[place].hidden if place in self._sheet.row_dimensions else False
            self.hidden_rows += bool(hidden) and any(cells)
            row = TableRow(cells, place, number)
            yield tally.row(row) if any(cells) else row

    def goes_on_below(self, above: TableRow, place: int) -> bool:
        """Whether the next filled row is one more row of the same table, parted only by an empty one."""
        later = self._rows[bisect_right(self._rows, place) :]
        below = next((row for row in later if self._filled(row)), None)
        if below is None:
            return False
        cells = self._filled(below)
        wide = len(cells) > 2 and sum(map(bool, above.cells)) > 2
        return wide and not all(cell.font is not None and cell.font.b for cell in cells)

    def _filled(self, row: int) -> list:
        cells = (self._sheet._cells.get((row, column)) for column in self._columns)
        return [cell for cell in cells if cell is not None and cell.value is not None]

    def _coloured(self, used: list[tuple[int, int]]) -> set[int]:
        """Columns in which some cell is filled with a colour that means something, though nothing is written in it."""
        return {column for row, column in used if self._shade(self._sheet._cells[row, column])}

    def _seen(self, columns: set[int]) -> list[int]:
        from openpyxl.utils import get_column_letter

        hidden = set()
        for dimension in self._sheet.column_dimensions.values():
            if dimension.hidden:
                hidden |= set(range(dimension.min or 0, min(dimension.max or 0, limits()["columns"]) + 1))
        last = max(columns, default=0)
        self.hidden_columns = [get_column_letter(column) for column in sorted(columns & hidden)]
        return [column for column in range(1, min(last, limits()["columns"] + 1) + 1) if column not in hidden]

    def _cell(self, row: int, column: int) -> Cell:
        cell, area = self._sheet._cells.get((row, column)), self._merged.get((row, column))
        if area is not None and (area.min_row, area.min_col) != (row, column):
            first = self._sheet._cells.get((area.min_row, area.min_col))
            beside = column == area.min_col
            return Cell(shade=self._shade(first) if beside and first is not None else None, merged=True)
        if cell is None:
            return Cell()
        span = sum(area.min_col <= place <= area.max_col for place in self._columns) if area is not None else 1
        return Cell(_lines(cell), self._shade(cell), max(1, span))

    def _shade(self, cell) -> str | None:
        if colour := self.conditions.colour(cell) if hasattr(cell, "number_format") else None:
            return rag_of_shade(colour)
        if cell.has_style and (shade := rag_of_shade(self._book.colour_of(cell.fill))):
            return shade
        signs = isinstance(cell.value, str) and cell.value.strip() and not re.search(r"\w\w|\d", cell.value)
        return rag_of_shade(self._book.plain_colour(cell.font.color)) if signs and cell.font is not None else None


def opened_book(package: Package):
    """The workbook with the values that its formulas came to. Raises `UnreadableFile`."""
    from defusedxml.common import DefusedXmlException
    from openpyxl import load_workbook

    for name in package.names:
        if name.endswith((".xml", ".rels")):
            refuse_entities(package.part(name), package.name, name)
    refuse_endless_sheets(package)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (pictures, extensions) is no text of the plan
            book = load_workbook(io.BytesIO(package.data), data_only=True, keep_links=False)
    except (MemoryError, UnreadableFile):
        raise
    except DefusedXmlException:
        raise unsafe(package.name, "its XML defines entities of its own") from None
    except Exception:  # openpyxl lets out whatever its parts throw at a broken file
        raise package.broken("its sheets do not fit together") from None
    if not book.worksheets:  # openpyxl passes over a sheet that is not there
        raise package.broken("it has no sheet")
    return book


def _lines(cell) -> tuple[Line, ...]:
    bold = bool(cell.has_style and cell.font is not None and cell.font.b)
    text = shown(cell.value, cell.number_format)
    if text in _ERRORS:
        return ()
    lines, first = [], ""
    for piece in re.split(r"\r\n|[\r\n\v\f\u2028]", text):
        line = line_of(piece, 0, bold)
        sign = piece.strip()[:1] if line.bullet else ""
        first = first or sign
        deeper = line.bullet and sign != first and piece[:1].isspace()  # a sign of another kind, set in
        lines.append(Line(line.text, 2, bold) if deeper else line)
    return tuple(line for line in lines if line.text)
