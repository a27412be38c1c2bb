"""A PDF's pages as lines of text: where each line stands on the page, how large and how bold it is printed."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.documents.load.limits import limits
from goldthread.errors import UnreadableFile

# pdfium marks a hyphen at a line's end with one of these characters, and runs on into the next line.
_HYPHEN_AT_THE_END = re.compile("[\x02\ufffe]")
_UNNAMED = "\ufffd"  # a letter, mostly a bullet, that the file's font has no name for
_SAMPLES = 5
_RAISED = 0.8  # a digit smaller than this share of its line is a footnote mark
_BOLD = 600
_SIGNATURE_WITHIN = 1024


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line. ``left`` and ``words_left`` (of its second word) in points; 0 where nobody measured."""

    text: str
    left: float = 0.0
    words_left: float = 0.0
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page, counted from 1, and its lines in the order in which the file writes them."""

    number: int
    lines: tuple[Line, ...] = ()


def load_pdf_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """The pages of a PDF with their text; footnote marks within a line are left out. Raises `UnreadableFile`."""
    refuse_what_is_no_pdf(data, name)
    pages = tuple(_pages_of(data, name))
    if not any(line.text for page in pages for line in page.lines):
        raise UnreadableFile(
            "no text can be found in this PDF", where=name, why="its pages are pictures, as a scanner makes them",
            try_="Choose the PDF as it was published, or have the text recognised first",
        )  # fmt: skip
    return pages


def refuse_what_is_no_pdf(data: bytes, name: str) -> None:
    """Raises `UnreadableFile` for bytes that do not begin as a PDF does."""
    if b"%PDF-" not in data[:_SIGNATURE_WITHIN]:
        raise UnreadableFile(
            "this is not a PDF", where=name, why="it does not begin as every PDF does",
            try_="Choose the PDF as it was published",
        )  # fmt: skip


def _pages_of(data: bytes, name: str) -> Iterator[Page]:
    document = _opened(data, name)
    try:
        if len(document) > (most := limits()["pages"]):
            raise UnreadableFile(
                f"the PDF has {len(document):,} pages", where=name, why=f"no report or plan comes near {most:,}",
                try_="Choose the report itself",
            )  # fmt: skip
        for place in range(len(document)):
            yield Page(place + 1, _lines_on(document, place))
    finally:
        document.close()


def _opened(data: bytes, name: str):
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile(
                "this PDF is locked with a password", where=name,
                try_="Save a copy without the password and choose that",
            ) from None  # fmt: skip
        raise UnreadableFile(
            "the PDF is damaged", where=name, why="it breaks off or is not put together as a PDF is",
            try_="Download or save it again",
        ) from None  # fmt: skip


def _lines_on(document, place: int) -> tuple[Line, ...]:
    import pypdfium2

    try:
        page = document[place]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:  # one damaged page in a file that is whole: the others are still worth reading
        return ()
    return tuple(_lines_in(text_page))


def _lines_in(text_page) -> Iterator[Line]:
    start = 0
    for printed in re.split(r"(?<=\n)", _text(text_page)):
        if printed.strip():
            yield _line(text_page, printed, start)
        start += len(printed)


def _text(text_page) -> str:
    """The page's text, one letter for each place that pdfium counts: its own text leaves out unnamed letters."""
    import pypdfium2.raw as raw

    codes = (raw.FPDFText_GetUnicode(text_page, place) for place in range(text_page.count_chars()))
    return "".join(chr(code) if code and not 0xD800 <= code <= 0xDFFF else _UNNAMED for code in codes)


def _line(text_page, printed: str, start: int) -> Line:
    places = [start + place for place, letter in enumerate(printed) if not letter.isspace()]
    letters = [start + place for place, letter in enumerate(printed) if letter.isalpha()] or places
    sample = letters[:: max(1, len(letters) // _SAMPLES)]
    size = max(_height(text_page, place) for place in sample)
    second = re.match(r"\s*\S+\s+(?=\S)", printed)
    return Line(
        _clean(_with_bullet(text_page, _without_marks(text_page, printed, start, size), places[0])),
        left=_left(text_page, places[0]),
        words_left=_left(text_page, start + second.end()) if second else _left(text_page, places[0]),
        size=round(size, 1),
        bold=all(_is_bold(text_page, place) for place in (*sample, letters[-1])),
    )


def _without_marks(text_page, printed: str, start: int, size: float) -> str:
    """The line without raised digits after a word; a line of nothing else, or a note that begins with one, stays."""

    def is_mark(place: int, letter: str) -> bool:
        return letter.isdigit() and place > 0 and _height(text_page, start + place) < size * _RAISED

    return "".join(letter for place, letter in enumerate(printed) if not is_mark(place, letter))


def _with_bullet(text_page, text: str, first: int) -> str:
    """A lone letter of a symbol font at the beginning of a line is a bullet that the file has no name for."""
    lone = re.match(r"(\s*)\w(?=\s)", text)
    symbol = lone and re.search(rb"wingding|webding|dingbat|symbol", _font(text_page, first)[0].lower())
    return f"{lone[1]}•{text[lone.end() :]}" if symbol else text


def _clean(text: str) -> str:
    text = _HYPHEN_AT_THE_END.sub("-", text).replace("\u00ad", "").replace("\u200b", "")
    return re.sub(r"[\s\x00-\x1f\ufeff]+", " ", text).strip()


def _height(text_page, place: int) -> float:
    box = _box(text_page, place)
    return abs(box.top - box.bottom)


def _left(text_page, place: int) -> float:
    return round(_box(text_page, place).left, 1)


def _box(text_page, place: int):
    """Where a letter stands; all nought for a letter that the file has no place for."""
    import pypdfium2.raw as raw

    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text_page, place, box)
    return box


def _is_bold(text_page, place: int) -> bool:
    name, weight = _font(text_page, place)
    return weight >= _BOLD or b"bold" in name.lower()


def _font(text_page, place: int) -> tuple[bytes, int]:
    """The name and the weight of a letter's font."""
    import pypdfium2.raw as raw

    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text_page, place, name, len(name), flags)
    return name.value, raw.FPDFText_GetFontWeight(text_page, place)
