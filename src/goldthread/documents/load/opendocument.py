"""OpenDocument files: the text of an odt and the sheets of an ods as a person sees them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from goldthread.documents.load.cards import parted
from goldthread.documents.load.fragment import line_of
from goldthread.documents.load.limits import Tally, limits
from goldthread.documents.load.opendocument_words import NS, OpenStyles, OpenWords, name_of
from goldthread.documents.load.package import Package
from goldthread.documents.load.shades import rag_of_shade
from goldthread.documents.load.sheets import blocks_of_sheet
from goldthread.page import Block, Cell, Document, Line, Prose, Table, TableRow

_GROUPS = {"table-header-rows", "table-rows", "table-row-group"}
_COLUMNS = {"table-columns", "table-header-columns", "table-column-group"}
_WITHIN = {"section", "index-body", "table-of-content", "sequence-decls"}


def document_from_opendocument(package: Package) -> Document:
    """The document in an odt or ods. Raises `UnreadableFile`."""
    return _Reader(package).document()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package, self._tally = package, Tally(package.name)
        self._content = package.tree("content.xml")
        named = package.tree("styles.xml") if "styles.xml" in package.names else None
        self._styles = OpenStyles(named, self._content)
        self._words = OpenWords(self._styles)
        self._notes: dict[str, None] = {}
        self._place, self._tables = 0, 0

    def document(self) -> Document:
        body = self._content.find(f".//{NS['office']}body")
        kind = body[0] if body is not None and len(body) else None
        if kind is None:
            raise self._package.broken("it has no text")
        blocks = tuple(self._sheets(kind) if name_of(kind) == "spreadsheet" else self._blocks(kind, 0))
        if self._content.find(f".//{NS['text']}tracked-changes") is not None:
            self._note("The file holds tracked changes: it was read as if all were accepted.")
        if self._content.find(f".//{NS['office']}annotation") is not None:
            self._note("Comments in the file were not read.")
        if any("conditional-format" in str(node.tag) for node in self._content.iter()):
            self._note("A rule gives colours in the file and was not worked out: colour not read.")
        if any(name.startswith("Basic/") for name in self._package.names):
            self._note("The file holds macros, which were not run.")
        return Document(blocks, self._package.name, tuple(self._notes))

    def _note(self, text: str) -> None:
        self._notes[text] = None

    # a text ------------------------------------------------------------------------------------------------------

    def _blocks(self, container: etree._Element, depth: int) -> Iterator[Block]:
        for node in container:
            kind = name_of(node)
            if kind == "table":
                yield from self._table(node)
            elif kind in _WITHIN:
                yield from self._blocks(node, depth)
            elif kind in ("p", "h", "list"):
                for line, level in self._words.lines(node):
                    self._place += 1
                    bullet = line.bullet and not level
                    yield self._tally.prose(Prose(line.text, self._place, level, bullet, line.bold))
                boxes, self._words.boxes = self._words.boxes, []
                for box in boxes:
                    yield from self._blocks(box, depth + 1) if depth < 8 else ()

    def _table(self, node: etree._Element) -> Iterator[Table]:
        rows = tuple(row for row in self._rows(node, page=None) if row.cells)
        for some in parted(rows) if rows else ():
            self._tables += 1
            yield Table(some, self._tables)

    # sheets ------------------------------------------------------------------------------------------------------

    def _sheets(self, book: etree._Element) -> Iterator[Block]:
        for number, sheet in enumerate(book.findall(f"{NS['table']}table"), 1):
            title = sheet.get(f"{NS['table']}name") or ""
            if self._styles.is_hidden_table(sheet.get(f"{NS['table']}style-name") or ""):
                self._note(f"The sheet “{title}” is hidden and was not read.")
                continue
            rows = list(self._rows(sheet, page=number))
            for block in blocks_of_sheet(rows, title, self._tally):
                self._tables += isinstance(block, Table)
                yield Table(block.rows, self._tables, title) if isinstance(block, Table) else block

    # rows and cells ----------------------------------------------------------------------------------------------

    def _rows(self, table: etree._Element, page: int | None) -> Iterator[TableRow]:
        hidden_columns, hidden = set(_hidden_columns(table)), 0
        hanging: dict[int, tuple[int, str | None]] = {}
        place = 0
        for node in _within(table, "table-row", _GROUPS):
            times = _count(node, "number-rows-repeated", limits()["rows"] + 1)
            cells = [cell for at, cell in enumerate(self._cells(node, hanging)) if at not in hidden_columns]
            while cells and not cells[-1] and not cells[-1].shade and not cells[-1].merged and page is not None:
                cells.pop()
            said = any(cells)
            for _ in range(times if said else min(times, 2)):
                place += 1
                self._place += 1
                row = TableRow(tuple(cells), place if page else self._place, page)
                yield self._tally.row(row) if said else row
            place += 0 if said else times - min(times, 2)
            hidden += said and node.get(f"{NS['table']}visibility") in ("collapse", "filter")
        if hidden:
            self._note(f"{hidden} hidden rows of tables were read.")
        if hidden_columns:
            self._note("Hidden columns of a sheet were not read.")

    def _cells(self, row: etree._Element, hanging: dict[int, tuple[int, str | None]]) -> Iterator[Cell]:
        at = 0
        for node in row:
            kind = name_of(node)
            if kind not in ("table-cell", "covered-table-cell"):
                continue
            lines, shade = tuple(self._lines(node)), self._shade(node)
            times = _count(node, "number-columns-repeated", limits()["columns"] + 1)
            if not lines and not shade and times > limits()["columns"]:
                times = 1  # the empty rest of a sheet
            self._tally.width(at + times, self._place)
            for _ in range(times):
                if kind == "covered-table-cell":
                    rows, above = hanging.get(at, (0, None))
                    hanging[at] = (rows - 1, above)
                    yield Cell(lines, above if rows > 0 else None, 1, merged=True)
                else:
                    span = _count(node, "number-columns-spanned", limits()["columns"])
                    hanging[at] = (_count(node, "number-rows-spanned", limits()["rows"]) - 1, shade)
                    yield Cell(lines, shade, span)
                at += 1

    def _lines(self, cell: etree._Element) -> Iterator[Line]:
        for node in cell:
            kind = name_of(node)
            if kind in ("p", "h", "list"):
                for line, _ in self._words.lines(node):
                    yield from self._of_cell(line)
            elif kind == "table":
                for inner in node.iter(f"{NS['table']}table-cell"):
                    yield from self._lines(inner)

    def _of_cell(self, line: Line) -> Iterator[Line]:
        read = line_of(line.text, line.depth, line.bold)
        if read.text:
            yield read

    def _shade(self, cell: etree._Element) -> str | None:
        style = cell.get(f"{NS['table']}style-name") or ""
        if shade := rag_of_shade(self._styles.fill(style)):
            return shade
        return rag_of_shade(self._words.colour_of_signs(cell))


def _within(node: etree._Element, wanted: str, groups: set[str]) -> Iterator[etree._Element]:
    for child in node:
        if name_of(child) == wanted:
            yield child
        elif name_of(child) in groups:
            yield from _within(child, wanted, groups)


def _hidden_columns(table: etree._Element) -> Iterator[int]:
    at = 0
    for node in _within(table, "table-column", _COLUMNS):
        times = _count(node, "number-columns-repeated", limits()["columns"] + 1)
        if node.get(f"{NS['table']}visibility") in ("collapse", "filter"):
            yield from range(at, min(at + times, limits()["columns"]))
        at += times


def _count(node: etree._Element, name: str, most: int) -> int:
    text = node.get(f"{NS['table']}{name}") or ""
    return max(1, min(int(text), most)) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
