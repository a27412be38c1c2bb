"""Web pages, and tables written as HTML inside a text file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import count

from lxml import etree
from lxml import html as lxml_html

from goldthread.documents.load.fragment import lines_of, spaced
from goldthread.documents.load.limits import Tally, limits
from goldthread.documents.load.shades import rag_of_shade
from goldthread.errors import UnreadableFile
from goldthread.page import Block, Cell, Document, Prose, Table, TableRow

_HTML = re.compile(r"<(?:!doctype html|html|body|table)\b", re.IGNORECASE)
_STYLE_COLOUR = re.compile(r"background(?:-color)?\s*:\s*([^;\"']+)", re.IGNORECASE)
_ACTIVE = ("//script", "//iframe|//frame", "//object|//embed", "//meta[@http-equiv='refresh']", "//@onload|//@onerror")
_STYLE_COMMENT = re.compile(r"<!--|-->")
_STYLE_CLASS = re.compile(r"\.([\w-]+)(?=\s*(?:,|$))")
_SKIPPED = {"script", "style", "head", "title", "noscript", "template"}
_PROSE = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "caption", "dt", "dd", "pre"}


def looks_like_html(text: str) -> bool:
    """Whether the text is a web page, or holds a table written as HTML."""
    return bool(_HTML.search(text))


def document_from_html(text: str, *, name: str = "") -> Document:
    """The document in a web page: its prose and its tables, merged cells laid out."""
    try:
        parser = lxml_html.HTMLParser(huge_tree=False, remove_comments=True, remove_pis=True)
        root = lxml_html.document_fromstring(_without_declaration(text), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableFile("the web page cannot be read", where=name, why="its tags do not make a page",
                             try_="Open it in a browser and save it again") from None  # fmt: skip
    notes = (*_notes_on_scripts(root), *_notes_on_changes(root))
    _put_sheet_colours(root)
    numbers = count(1)
    blocks = (
        Table(block.rows, next(numbers), block.name) if isinstance(block, Table) else block
        for block in _blocks(root, Tally(name))
    )
    return Document(tuple(blocks), name, notes)


def _notes_on_scripts(root) -> Iterator[str]:
    """Says that what a browser would run or fetch was not."""
    if root.xpath(
        "boolean(//script|//iframe|//frame|//object|//embed|//meta[@http-equiv='refresh']|//@onload|//@onerror)"
    ):
        yield "The page holds scripts, frames or objects, which were not run."


def _notes_on_changes(root) -> Iterator[str]:
    """Accepts the tracked changes of a page saved from Word, and says so; what Word hides is left out."""
    struck, added = root.xpath("//del[@cite or @datetime]"), root.xpath("//ins")
    for node in (*struck, *root.xpath("//*[contains(@style, 'mso-hide:all')]")):
        if node.getparent() is not None:
            node.drop_tree()
    for node in added:
        node.drop_tag()
    if struck or added:
        yield "The file holds tracked changes: it was read as if all were accepted."


def _put_sheet_colours(root) -> None:
    """Gives each cell that the page's style sheet fills by a class that colour as its own, as Excel saves a page."""
    sheets = " ".join(node.text_content() for node in root.iter("style"))
    fills: dict[str, str] = {}
    for rule in _STYLE_COMMENT.sub(" ", sheets).split("}"):
        names, _, rules = rule.rpartition("{")
        if (found := _STYLE_COLOUR.search(rules)) and rag_of_shade(found[1].split()[0]):
            fills |= dict.fromkeys(_STYLE_CLASS.findall(names), found[1].split()[0])
    for node in root.iter("td", "th") if fills else ():
        own = next((fills[name] for name in (node.get("class") or "").split() if name in fills), None)
        if own and not _STYLE_COLOUR.search(node.get("style") or ""):
            node.set("style", f"background:{own};{node.get('style') or ''}")


def _without_declaration(text: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _blocks(element, tally: Tally) -> Iterator[Block]:
    """Prose and tables below an element, in reading order. Text that no tag encloses is prose line by line."""
    stack = [iter([element])]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif isinstance(node, Prose):
            yield tally.prose(node)
        elif node.tag == "table":
            if rows := tuple(_rows(node, tally)):
                yield Table(rows, 0)
        elif node.tag == "dl" and not node.xpath(".//table|.//dl"):
            if rows := tuple(_terms(node, tally)):
                yield Table(rows, 0)
        elif node.tag in _PROSE and not node.xpath(".//table|.//p|.//li|.//div"):
            yield from map(tally.prose, _prose(node))
        elif isinstance(node.tag, str) and node.tag not in _SKIPPED:
            stack.append(_parts(node))


def _parts(node) -> Iterator:
    yield from _loose(node.text, node.sourceline)
    for child in node:
        yield child
        yield from _loose(child.tail, child.sourceline)


def _loose(text: str | None, line: int | None) -> Iterator[Prose]:
    for offset, piece in enumerate((text or "").splitlines()):
        if bare := spaced(piece):
            yield Prose(bare, (line or 0) + offset)


def _prose(node) -> Iterator[Prose]:
    tag = node.tag
    level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
    lines = lines_of(_inner(node))
    for line in lines:
        yield Prose(line.text, node.sourceline or 0, level, tag == "li" or line.bullet, line.bold)


def _inner(node) -> str:
    """What stands between a node's tags, as markup on one line."""
    pieces = [
        html.escape(node.text or "", quote=False),
        *(etree.tostring(child, encoding="unicode", method="html") for child in node),
    ]
    return " ".join("".join(pieces).split("\n")).replace("\r", " ")


def _rows(table, tally: Tally) -> Iterator[TableRow]:
    hanging: dict[int, tuple[int, str | None]] = {}
    for row in table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr"):
        cells: list[Cell] = []
        for box in row.xpath("./td|./th"):
            _hang(cells, hanging)
            tally.width(len(cells) + 1, box.sourceline or 0)
            span, below = (
                _span(box, "colspan", limits()["columns"] - len(cells)),
                _span(box, "rowspan", limits()["rows"]),
            )
            shade = _shade(box)
            lines = lines_of(_inner(box))
            for place in range(span):
                if below > 1:
                    hanging[len(cells)] = (below - 1, shade if place == 0 else None)
                cells.append(Cell(lines, shade, span) if place == 0 else Cell(merged=True))
        _hang(cells, hanging)
        if cells:
            yield tally.row(TableRow(tuple(cells), row.sourceline or 0))


def _terms(node, tally: Tally) -> Iterator[TableRow]:
    """A list of terms as a table of two columns; what more is said of a term stands below it."""
    term = Cell()
    for part in node.iter("dt", "dd"):
        cell = Cell(lines_of(_inner(part)))
        if part.tag == "dt":
            term = cell
        elif term or cell:
            yield tally.row(TableRow((term, cell), part.sourceline or 0))
            term = Cell()


def _hang(cells: list[Cell], hanging: dict[int, tuple[int, str | None]]) -> None:
    """Lays down the cells that reach into this row from above."""
    while (place := len(cells)) in hanging:
        rows, shade = hanging.pop(place)
        if rows > 1:
            hanging[place] = (rows - 1, shade)
        cells.append(Cell(shade=shade, merged=True))


def _span(box, name: str, most: int) -> int:
    found = re.match(r"\s*(\d{1,4})", box.get(name) or "")
    return min(max(1, int(found[1])), most) if found else 1


def _shade(box) -> str | None:
    colour = box.get("bgcolor") or ""
    if found := _STYLE_COLOUR.search(box.get("style") or ""):
        colour = found[1]
    return rag_of_shade(colour)
