"""PDF files: ruled tables with their cells and fills, and the text around them, page by page."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.load.cards import parted
from goldthread.documents.load.fragment import line_of
from goldthread.documents.load.limits import Tally, limits
from goldthread.documents.load.pdf_acts import notes_on_acts
from goldthread.documents.load.pdf_columns import columned, grids_without_lines
from goldthread.documents.load.pdf_lines import Printed, Word, begins, joined_text, printed_lines, usual_pitch
from goldthread.documents.load.pdf_objects import is_lying, objects_on, turned
from goldthread.documents.load.pdf_tables import Grid, fills_on, grids_on, rows_of
from goldthread.errors import UnreadableFile
from goldthread.page import Block, Cell, Document, Prose, Table, TableRow

_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?", re.IGNORECASE)
_NO_SIGN = re.compile(r"^\(cid:\d+\)$")  # a glyph whose meaning the file does not say: nearly always a bullet
_SAVE_AGAIN = "Open it in a PDF reader, print it to PDF and choose that copy"


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    height: float
    right: float
    lines: tuple[Printed, ...]  # outside the tables
    tables: tuple[tuple[float, tuple[tuple[Cell, ...], ...]], ...]  # top, rows


def document_from_pdf(data: bytes, *, name: str = "") -> Document:
    """The document in a PDF. Raises `UnreadableFile`."""
    tally = Tally(name)
    pages, notes = _pages(data, name)
    if not any(page.lines or page.tables for page in pages):
        raise UnreadableFile("the pages hold no text", where=name, why="they are pictures, as a scanner makes them",
                             try_="Have the text recognised (OCR) first, or choose the Word or Excel file")  # fmt: skip
    furniture = _furniture(pages)
    size = _usual_size(pages)
    blocks: list[Block] = []
    for page in pages:
        for _, block in sorted(_blocks(page, furniture, size), key=lambda pair: pair[0]):
            if isinstance(block, Prose):
                blocks.append(tally.prose(block))
            else:
                for rows in parted(tuple(map(tally.row, block.rows))):
                    blocks.append(Table(rows, 1 + sum(isinstance(done, Table) for done in blocks)))
    return Document(tuple(blocks), name, notes)


def _pages(data: bytes, name: str) -> tuple[list[_Page], tuple[str, ...]]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            if len(file.pages) > (most := limits()["pages"]):
                raise UnreadableFile(f"the file has {len(file.pages):,} pages", where=name,
                                     why=f"no plan we know comes near {most}",
                                     try_="Choose the plan itself, without the other papers")  # fmt: skip
            if not file.pages:
                raise _damaged(name, "no page was found in it")
            return [_page(page) for page in file.pages], tuple(notes_on_acts(file.doc))
    except (UnreadableFile, MemoryError, RecursionError):
        raise
    except Exception as fault:  # pdfminer lets out whatever its parts throw at a broken file
        if any(isinstance(part, PDFPasswordIncorrect) for part in (fault, fault.__context__, *fault.args)):
            raise UnreadableFile("the file is locked with a password", where=name,
                                 try_="Save a copy without the password and choose that") from None  # fmt: skip
        raise _damaged(name, "its pages cannot be followed") from None


def _damaged(name: str, why: str) -> UnreadableFile:
    return UnreadableFile("the PDF is damaged or was cut short", where=name, why=why, try_=_SAVE_AGAIN)


# a page ------------------------------------------------------------------------------------------------------------


def _page(page) -> _Page:
    objects = objects_on(page)
    if is_lying(objects):
        page = turned(page)
        objects = objects_on(page)
    page._objects = objects
    words = _words(page)
    fills = fills_on(page)
    tables, taken = [], set()
    for grid in grids_on(page):
        if len(grid.columns) == 1 and len(grid.rows) > 1:
            grid = columned(grid, [word for place, word in enumerate(words) if place not in taken])
        inside = [place for place, word in enumerate(words) if place not in taken and _is_inside(word, grid)]
        if len(grid.boxes) > 1 and inside:
            taken.update(inside)
            tables.append((grid.box[1], tuple(rows_of(grid, [words[place] for place in inside], fills))))
    for grid in grids_without_lines([word for place, word in enumerate(words) if place not in taken]):
        inside = [place for place, word in enumerate(words) if place not in taken and _is_inside(word, grid)]
        taken.update(inside)
        tables.append((grid.box[1], tuple(rows_of(grid, [words[place] for place in inside], fills))))
    outside = [word for place, word in enumerate(words) if place not in taken]
    right = max((word.x1 for word in words), default=0.0)
    done = _Page(page.page_number, float(page.height), right, tuple(printed_lines(outside)), tuple(tables))
    page.close()
    return done


def _words(page) -> list[Word]:
    found = page.extract_words(
        x_tolerance=1.5, x_tolerance_ratio=0.18, extra_attrs=["fontname"], return_chars=True, expand_ligatures=True
    )
    return [
        Word(_NO_SIGN.sub("•", word["text"], count=1), word["x0"], word["x1"], word["top"], word["bottom"],
             bool(re.search("bold|black|heavy", word["fontname"], re.IGNORECASE)),
             word["chars"][0].get("non_stroking_color"))
        for word in found
    ]  # fmt: skip


def _is_inside(word: Word, grid: Grid) -> bool:
    left, top, right, bottom = grid.box
    return left - 1 <= word.x0 <= right and top <= (word.top + word.bottom) / 2 <= bottom


# what stands around the tables -------------------------------------------------------------------------------------


def _key(line: Printed) -> str:
    return re.sub(r"\d+", "0", line.text)


def _furniture(pages: Sequence[_Page]) -> set[str]:
    """Running heads and feet: the same words, figures aside, near the top or bottom of most pages."""
    if len(pages) < 3:
        return set()
    seen = Counter(key for page in pages for key in {_key(line) for line in page.lines if _is_marginal(line, page)})
    return {key for key, times in seen.items() if times > len(pages) / 2}


def _is_marginal(line: Printed, page: _Page) -> bool:
    return line.top < 0.12 * page.height or line.top > 0.88 * page.height


def _usual_size(pages: Sequence[_Page]) -> float:
    sizes = Counter(round(line.height, 1) for page in pages for line in page.lines for _ in line.words)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _blocks(page: _Page, furniture: set[str], size: float) -> Iterator[tuple[float, Block]]:
    kept = [line for line in page.lines if not _is_dropped(line, page, furniture)]
    for top, lines in _paragraphs(kept, page):
        text = joined_text(lines)
        line = line_of(text, 0, all(printed.bold for printed in lines))
        larger = lines[0].height > 1.15 * size and len(text) < 200
        level = 0 if not larger else 1 if lines[0].height > 1.5 * size else 2
        if line.text:
            yield top, Prose(line.text, round(top), level, line.bullet, line.bold, page.number)
    for top, rows in page.tables:
        yield top, Table(tuple(TableRow(cells, place, page.number) for place, cells in enumerate(rows, 1)), 0)


def _is_dropped(line: Printed, page: _Page, furniture: set[str]) -> bool:
    if _is_marginal(line, page) and _PAGE_NUMBER.fullmatch(line.text.strip()):
        return True
    return _key(line) in furniture and page.number > 1


def _paragraphs(lines: Sequence[Printed], page: _Page) -> Iterator[tuple[float, list[Printed]]]:
    pitch = usual_pitch(lines)
    tops = [top for top, _ in page.tables]
    begun: list[Printed] = []
    for line in lines:
        if begun and (
            abs(line.height - begun[-1].height) > 1.5
            or any(begun[-1].top < top < line.top for top in tops)
            or begins(line, begun, pitch=pitch, right=page.right)
        ):
            yield begun[0].top, begun
            begun = []
        begun.append(line)
    if begun:
        yield begun[0].top, begun
