"""Text files: tables of tabs or pipes, with HTML fragments in their cells, and the prose between them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from goldthread.documents.load.fragment import lines_of, spaced
from goldthread.documents.load.limits import Tally
from goldthread.documents.load.shades import shade_within
from goldthread.documents.load.spaces import tabs_for_spaces
from goldthread.errors import UnreadableFile
from goldthread.page import Block, Cell, Document, Prose, Table, TableRow

_SIGNS_OF_A_RULER = re.compile(r"[\s|:+-]+")
_PIPE = re.compile(r"(?<!\\)\|")
_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_BOLD = re.compile(r"^(\*\*|__)(.+?)\1\s*:?\s*$|^<(b|strong)>(.+)</\3>$", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-*+•·▪●\uf0b7](?:\s+·)?\s+|•)")


def decoded(data: bytes, *, name: str = "") -> tuple[str, tuple[str, ...]]:
    """The text in the bytes, and a note where the encoding had to be guessed. Raises `UnreadableFile`."""
    if not data.removeprefix(codecs.BOM_UTF8).strip():
        raise UnreadableFile("the file is empty", where=name, try_="Choose the file that holds the plan")
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return _decoded_as(data, "utf-32", name), ()
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded_as(data, "utf-16", name), ()
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        text = _decoded_as(data, "cp1252", name, line)
        return text, (
            f"The file is not UTF-8 (line {line}); it was read as Windows text. Look at £ signs and quotation marks.",
        )


def _decoded_as(data: bytes, encoding: str, name: str, line: int = 1) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile(
            f"line {line} holds characters that are neither UTF-8 nor Windows text", where=name,
            why="the file was saved in an encoding that cannot be told", try_="Save it again as UTF-8 text",
        ) from None  # fmt: skip


def _refuse_binary(data: bytes, name: str) -> None:
    sample = data[:65536]
    control = sum(sample.count(code) for code in range(32) if code not in (9, 10, 11, 12, 13, 27))
    if control > len(sample) / 200 or b"\x00" in data:
        raise UnreadableFile("this is not a text file", where=name, why="it holds binary data",
                             try_="Save the plan as plain text or as a web page and choose it again")  # fmt: skip


def document_from_text(text: str, *, name: str = "") -> Document:
    """The document in a text: each run of lines with tabs or pipes is a table, the rest is prose."""
    return Document(tuple(_numbered(_blocks(text, Tally(name)))), name)


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    tables = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            block = Table(block.rows, tables, block.name)
        yield block


def _blocks(text: str, tally: Tally) -> Iterator[Block]:
    rows: list[TableRow] = []
    page = 1
    lines = re.split(r"\r\n|\r|\n", text)
    tally.all_lines(lines)
    for number, raw in enumerate(tabs_for_spaces(lines), 1):
        page += raw.count("\f")
        raw = raw.replace("\f", "")
        tally.width(1 + max(raw.count("\t"), raw.count("|") - raw.count("\\|")), number)
        cells = _cells(raw)
        if cells is None:
            yield from _table(rows)
            rows = []
            yield from map(tally.prose, _prose(raw, number))
        elif cells:
            rows.append(tally.row(TableRow(cells, number)))
    yield from _table(rows)


def _table(rows: list[TableRow]) -> Iterator[Table]:
    if rows:
        yield Table(tuple(rows), 0)


def _cells(raw: str) -> tuple[Cell, ...] | None:
    """The cells of a table's line; empty for a ruler; ``None`` where the line is prose."""
    if "\t" in raw and raw.strip():
        if _is_ruler(raw):
            return ()
        return tuple(_cell(piece) for piece in raw.split("\t"))
    bare = raw.strip()
    if (bare.startswith("|") and bare.count("|") > 1) or len(_PIPE.findall(bare)) > 2:
        if _is_ruler(bare):
            return ()
        inner = bare.removeprefix("|")
        inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
        return tuple(_cell(piece.replace("\\|", "|")) for piece in _PIPE.split(inner))
    return None


def _is_ruler(text: str) -> bool:
    """Whether the line only rules a table off: “|---|:--:|”. (Python 3.11.2 misreads patterns that never turn back.)"""
    return "--" in text and bool(_SIGNS_OF_A_RULER.fullmatch(text))


def _cell(markup: str) -> Cell:
    """A cell; an empty one may be filled with colours by the style of a box within it, of which the last counts."""
    lines = lines_of(markup)
    return Cell(lines, None if lines or "<" not in markup else shade_within(markup))


def _prose(raw: str, number: int) -> Iterator[Prose]:
    bare = raw.strip()
    if not bare or _is_ruler(bare):
        return
    level = 0
    if heading := _HEADING.match(bare):
        level, bare = len(heading[1]), heading[2]
    bullet = bool(_BULLET.match(bare)) and not bare.startswith("**")
    bare = _BULLET.sub("", bare, count=1) if bullet else bare
    bold = bool(_BOLD.match(bare))
    text = spaced(" ".join(line.text for line in lines_of(bare.replace("**", "").replace("__", ""))))
    if text:
        yield Prose(text, number, level, bullet, bold)
