"""A report's lines without what is printed on every page: page numbers, running heads, footnotes, the contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.inspection.items import marker_of
from goldthread.documents.inspection.layout import pattern, title_of
from goldthread.documents.load.pdf_pages import Line, Page

_AT_THE_EDGE = 3  # lines from the top or the bottom of a page
_OFTEN = 3  # pages
_FEW = 6  # pages
_LARGE = 1.4  # of the size that most of the text has
_FOOTNOTE = 0.92  # of the size that most of the text has
_NOTE = re.compile(r"\d{1,2}(?:\s+\S.*)?|[*†‡]\s*\S.*")
_ENTRIES = 4  # lines that end in a page number make a page of contents


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and the page it stands on."""

    page: int
    line: Line

    @property
    def text(self) -> str:
        return self.line.text


def lines_of_the_text(pages: Sequence[Page]) -> tuple[Placed, ...]:
    """The lines of the report's own text, in order."""
    running = _running_heads(pages)
    usual = usual_size(pages)
    return tuple(
        Placed(page.number, line)
        for page in pages if not _is_contents(page)
        for line in page.lines[: _first_footnote(page, usual)]
        if not _is_furniture(line, running) or _is_in_large_print(page, line, pages, usual)
    )  # fmt: skip


def _is_in_large_print(page: Page, line: Line, pages: Sequence[Page], usual: float) -> bool:
    """Whether a line of the cover stands in large print: the council's name, which may head every other page."""
    return page is pages[0] and bool(re.search("[^\\W\\d]", line.text)) and line.size > usual * _LARGE > 0


def usual_size(pages: Sequence[Page]) -> float:
    """The size of print that most letters have; 0 where nobody measured."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _running_heads(pages: Sequence[Page]) -> frozenset[str]:
    seen = Counter(text for page in pages for text in {_without_digits(line.text) for line in _edges(page)})
    often = {text for text, times in seen.items() if times >= max(_OFTEN, len(pages) // 5)}
    # A report of few pages says it twice: then only what stands outermost on each page counts.
    ends = Counter(text for page in pages for text in _outermost(page))
    twice = {text for text, times in ends.items() if times > 1 and len(pages) <= _FEW}
    return frozenset(text for text in often | twice if text)


def _outermost(page: Page) -> set[str]:
    """What the first and the last line of a page say, page numbers, items and ends of sentences apart."""
    said = [line for line in page.lines if _without_digits(line.text) not in ("", "page")]
    ends = [line for line in (*said[:1], *said[-1:]) if marker_of(line) is None and not line.text.endswith(".")]
    return {_without_digits(line.text) for line in ends}


def _edges(page: Page) -> Iterator[Line]:
    yield from page.lines[:_AT_THE_EDGE]
    yield from page.lines[max(_AT_THE_EDGE, len(page.lines) - _AT_THE_EDGE) :]


def _is_furniture(line: Line, running: frozenset[str]) -> bool:
    bare = line.text.strip()
    return not bare or bool(re.fullmatch(r"(?:page )?\d{1,3}(?: of \d{1,3})?", bare, re.IGNORECASE)) or (
        _without_digits(bare) in running and len(bare) > 1 and not pattern("lists", "groups").fullmatch(title_of(bare))
    )  # fmt: skip


def _first_footnote(page: Page, usual: float) -> int:
    """The place from which a page's last lines are footnotes, in small print; the number of lines if there are none."""
    first = end = len(page.lines)
    for at in range(end - 1, -1, -1):
        line = page.lines[at]
        if not 0 < line.size < usual * _FOOTNOTE:
            break
        first = at if _NOTE.fullmatch(line.text) else first
    return first


def _without_digits(text: str) -> str:
    return re.sub(r"[\d\s]+", " ", text).strip().lower()


def _is_contents(page: Page) -> bool:
    entries = sum(bool(re.search(r"[a-z).](?:[\s.]*\s)\d{1,3}$", line.text, re.IGNORECASE)) for line in page.lines)
    numbers = sum(bool(re.fullmatch(r"\d{1,3}", line.text)) for line in page.lines)
    headed = any(pattern("lists", "contents").fullmatch(title_of(line.text)) for line in page.lines)
    return entries + numbers >= (_ENTRIES if headed else max(8, len(page.lines) // 2))
