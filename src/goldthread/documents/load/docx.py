"""Word files: the paragraphs and tables of a docx as a person sees them, tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from goldthread.documents.load.cards import parted
from goldthread.documents.load.colours import Theme
from goldthread.documents.load.docx_numbers import Numbering, W
from goldthread.documents.load.docx_words import Said, Styles, Words, is_on, is_prompt, value_of
from goldthread.documents.load.extras import note_on_fields, notes_on_extras
from goldthread.documents.load.fragment import line_of, spaced
from goldthread.documents.load.limits import Tally
from goldthread.documents.load.package import Package
from goldthread.documents.load.shades import rag_of_shade
from goldthread.page import Block, Cell, Document, Prose, Table, TableRow

_WRAPPERS = {f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo"}
_FURNITURE = re.compile(r"(?:page)?\s*[\d\s]*(?:of)?[\d\s]*", re.IGNORECASE)
_V = "{urn:schemas-microsoft-com:vml}"


def document_from_docx(package: Package) -> Document:
    """The document in a Word file. Raises `UnreadableFile`."""
    return _Reader(package).document()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package, self._main = package, _main_part(package)
        self._folder = self._main.rpartition("/")[0]
        self._theme = Theme(self._part("theme/theme1.xml"))
        self._words = Words(Styles(self._part("styles.xml")), Numbering(self._part("numbering.xml")))
        self._tally = Tally(package.name)
        self._place, self._tables, self._hidden_rows = 0, 0, 0

    def document(self) -> Document:
        body = self._package.tree(self._main).find(f"{W}body")
        if body is None:
            raise self._package.broken("it has no text")
        self._paged = next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None
        main = (*self._margin("header"), *self._blocks(body))
        blocks = (*main, *self._noted("footnotes"), *self._noted("endnotes"), *self._margin("footer"))
        return Document(blocks, self._package.name, tuple(self._notes()))

    def _part(self, name: str) -> etree._Element | None:
        whole = f"{self._folder}/{name}".lstrip("/")
        return self._package.tree(whole) if whole in self._package.names else None

    def _notes(self) -> Iterator[str]:
        if self._words.changes:
            yield "The file holds tracked changes: it was read as if all were accepted."
        if self._words.hidden:
            yield "The file holds hidden text, which was not read."
        if self._hidden_rows:
            yield f"{self._hidden_rows} hidden rows of tables were read."
        yield from notes_on_extras(self._package)
        yield from note_on_fields(self._words.instructions)
        if self._has_words("comments"):
            yield "Comments in the file were not read."
        if self._has_words("footnotes") or self._has_words("endnotes"):
            yield "Footnotes were read and kept with the other text at the end."

    def _has_words(self, part: str) -> bool:
        root = self._part(f"{part}.xml")
        return root is not None and any((node.text or "").strip() for node in root.iter(f"{W}t"))

    def _noted(self, part: str) -> Iterator[Prose]:
        """The notes at the foot of pages or at the end, which no row of a table holds."""
        if self._has_words(part):
            yield Prose("Footnotes", self._place, 2, page=self._page)  # so that they go on from no row above
            for node in self._part(f"{part}.xml").iter(f"{W}p"):
                yield from self._prose(node)

    # what stands in the margins: printed once, and never a row of a table -----------------------------------------

    def _margin(self, kind: str) -> Iterator[Prose]:
        seen = set()
        start = f"{self._folder}/{kind}".lstrip("/")
        for name in sorted(name for name in self._package.names if re.fullmatch(rf"{start}\d*\.xml", name)):
            root = self._package.tree(name)
            drawn = [node.get("string") or "" for node in root.iter(f"{_V}textpath")]
            texts = [" ".join(said.text for said in self._words.said(node)) for node in root.iter(f"{W}p")]
            for text in map(spaced, (*texts, *drawn)):
                if text not in seen and not _FURNITURE.fullmatch(text):
                    seen.add(text)
                    yield self._tally.prose(Prose(text, 0))
        self._words.boxes.clear()

    # blocks ------------------------------------------------------------------------------------------------------

    def _blocks(self, container: etree._Element) -> Iterator[Block]:
        for node in _within(container):
            if node.tag == f"{W}p":
                yield from self._prose(node)
            elif node.tag == f"{W}tbl":
                yield from self._table(node)
            boxes, self._words.boxes = self._words.boxes, []
            for box in boxes:
                yield from self._blocks(box)

    def _prose(self, node: etree._Element) -> Iterator[Prose]:
        self._place += 1
        page = self._page
        for said in self._words.said(node):
            line = line_of(said.text, said.depth, said.bold)
            if line.text:
                bullet = line.bullet and not said.level
                yield self._tally.prose(Prose(line.text, self._place, said.level, bullet, line.bold, page))

    @property
    def _page(self) -> int | None:
        return self._words.page if self._paged else None

    def _table(self, node: etree._Element) -> Iterator[Block]:
        if _is_frame(node):  # a table drawn only to hold other tables in place
            for cell in node.iterfind(f"{W}tr/{W}tc"):
                yield from self._blocks(cell)
            return
        run: list[etree._Element] = []
        for row in _within(node, f"{W}tr"):
            if _holds_table(row):
                yield from self._tables_of(run)
                run = []
                for cell in _within(row, f"{W}tc"):
                    yield from self._blocks(cell)
            else:
                run.append(row)
        yield from self._tables_of(run)

    def _tables_of(self, rows: list[etree._Element]) -> Iterator[Table]:
        for some in parted(tuple(self._rows(rows))) if rows else ():
            self._tables += 1
            yield Table(some, self._tables)

    # rows and cells ----------------------------------------------------------------------------------------------

    def _rows(self, rows: list[etree._Element]) -> Iterator[TableRow]:
        for node in rows:
            props = node.find(f"{W}trPr")
            if props is not None and props.find(f"{W}del") is not None:
                self._words.changes += 1
                continue
            self._hidden_rows += props is not None and is_on(props.find(f"{W}hidden"))
            self._place += 1
            page = self._page
            before = value_of(props, "gridBefore") if props is not None else None
            cells = [Cell()] * min(int(before), 64) if before and before.isdecimal() else []
            for box in _within(node, f"{W}tc"):
                cells.extend(self._cells(box, len(cells)))
            if cells:
                yield self._tally.row(TableRow(tuple(cells), self._place, page))

    def _cells(self, box: etree._Element, before: int) -> Iterator[Cell]:
        props = box.find(f"{W}tcPr")
        over = value_of(props, "gridSpan") or ""
        span = int(over) if re.fullmatch(r"\d{1,3}", over) else 1
        self._tally.width(before + span, self._place)
        lines, said = [], []
        for line, words in self._lines(box):
            lines += [line] if line.text else []  # a dot may be all that is there: it has a colour, though no words
            said.append(words)
        shade = self._shade(props, said)
        if _goes_on(props, "vMerge") or _goes_on(props, "hMerge"):
            yield Cell(tuple(lines), shade, 1, merged=True)
        else:
            yield Cell(tuple(lines), shade, max(1, span))
        for _ in range(span - 1):
            yield Cell(merged=True)

    def _lines(self, box: etree._Element) -> Iterator[tuple]:
        for node in _within(box):
            if node.tag == f"{W}p":
                for said in self._words.said(node):
                    yield line_of(said.text, said.depth, said.bold), said
            elif node.tag == f"{W}tbl":
                for inner in _within(node, f"{W}tr"):
                    for within in _within(inner, f"{W}tc"):
                        yield from self._lines(within)
            boxes, self._words.boxes = self._words.boxes, []
            for inner in boxes:
                yield from self._lines(inner)

    def _shade(self, props, said: list[Said]) -> str | None:
        shading = props.find(f"{W}shd") if props is not None else None
        if shade := rag_of_shade(self._fill(shading)):
            return shade
        marks = {words.marked for words in said}
        if len(marks) == 1 and (shade := rag_of_shade(marks.pop())):
            return shade
        inks = {words.ink for words in said}
        only_signs = said and not any(re.search(r"\w\w|\d", words.text) for words in said)
        return rag_of_shade(inks.pop()) if only_signs and len(inks) == 1 else None

    def _fill(self, shading: etree._Element | None) -> str | None:
        if shading is None:
            return None
        fill = shading.get(f"{W}color" if shading.get(f"{W}val") == "solid" else f"{W}fill") or ""
        if re.fullmatch(r"[0-9A-Fa-f]{6}", fill):
            return fill
        return self._theme.of_word(
            shading.get(f"{W}themeFill") or "", tint=shading.get(f"{W}themeFillTint") or "",
            shade=shading.get(f"{W}themeFillShade") or "",
        )  # fmt: skip


def _within(node: etree._Element, tag: str | None = None) -> Iterator[etree._Element]:
    """A node's children, and those that a content control or an insertion wraps."""
    for child in node:
        if child.tag in _WRAPPERS:
            if not is_prompt(child):
                yield from _within(child, tag)
        elif isinstance(child.tag, str) and (tag is None or child.tag == tag):
            yield child


def _is_frame(table: etree._Element) -> bool:
    rows = table.findall(f"{W}tr")
    inner = table.findall(f"{W}tr/{W}tc/{W}tbl")
    return bool(inner) and all(len(row.findall(f"{W}tc")) == 1 for row in rows)


def _holds_table(row: etree._Element) -> bool:
    """Whether a row holds a table of its own, of several rows and columns: what stands beside it stands over it."""
    if row.find(f"{W}trPr/{W}del") is not None:
        return False
    inner = row.findall(f"{W}tc/{W}tbl")
    return any(len(table.findall(f"{W}tr")) > 1 and len(table.findall(f"{W}tr[1]/{W}tc")) > 2 for table in inner)


def _goes_on(props, name: str) -> bool:
    """Whether a cell goes on from the one above it (vMerge) or before it (hMerge)."""
    node = props.find(f"{W}{name}") if props is not None else None
    return node is not None and node.get(f"{W}val") != "restart"


def _main_part(package: Package) -> str:
    if "word/document.xml" in package.names:
        return "word/document.xml"
    for node in package.tree("_rels/.rels"):
        if (node.get("Type") or "").endswith("/officeDocument"):
            return (node.get("Target") or "").lstrip("/")
    raise package.broken("it does not say where its text is")
