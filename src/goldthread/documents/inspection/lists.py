"""The lists of a report: every item with its number, title and sub-heading, its whole text and its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from goldthread.documents.inspection.headings import LARGER, Headings
from goldthread.documents.inspection.items import Marker, marker_of
from goldthread.documents.inspection.layout import pattern, title_of
from goldthread.documents.inspection.pages import Placed
from goldthread.documents.load.pdf_pages import Line
from goldthread.plan.report import Finding

_LONGEST_HEADING = 90
_LINES_OF_A_HEADING = 3
_SIGNS = re.compile("[\ue000-\uf8ff\ufffd]+")  # of a symbol font


class ListReader:
    """Goes through a report's lines once and keeps the items of its lists; the board's apart from the council's."""

    def __init__(self, lines: Sequence[Placed], usual: float) -> None:
        self.lines, self.usual, self.headings = lines, usual, Headings(lines, usual)
        self.council: list[Finding] = []
        self.board: list[Finding] = []
        self._boards_part = False
        self._said: set[tuple[str | None, str]] = set()
        self._outside()

    def read(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """The council's findings and the safeguarding board's, in printed order."""
        at = 0
        while at < len(self.lines):
            at += self._take(at)
        self._close()
        return tuple(self.council), tuple(self.board)

    def _outside(self) -> None:
        self._title: Placed | None = None  # the last line of the title over this list
        self._group = ""
        self._asked = False
        self._heading: str | None = None
        self._heading_line: Line | None = None
        self._marker: Marker | None = None
        self._open: Finding | None = None

    def _take(self, at: int) -> int:
        """Takes the line at a place, and says how many lines were used."""
        placed = self.lines[at]
        if (part := self._in_boards_part(at)) != self._boards_part:
            self._close()
            self._outside()
            self._boards_part = part
        if length := self.headings.title_at(at):
            self._begin_group(at, length)
            return length
        if self._title is None:
            pass
        elif (marker := self._starts_item(at)) is not None:
            return self._begin_item(marker, placed, at)
        elif length := self._heading_at(at):
            return self._new_heading(at, length)
        elif self._ends(at):
            self._close()
            self._outside()
        else:
            self._add(placed)
        return 1

    def _in_boards_part(self, at: int) -> bool:
        """Whether the line at a place is in the board's part; the cover names the board and begins no part."""
        if self.lines[at].page == self.lines[0].page or not self.headings.stands_out(at):
            return self._boards_part
        begins, ends = self.headings.is_one_of("board", at), self.headings.is_one_of("council", at)
        return begins or (self._boards_part and not ends)

    def _begin_group(self, at: int, length: int) -> None:
        self._close()
        last, title = self._marker, self._title
        self._outside()
        self._title, self._group = self.lines[at + length - 1], self.headings.over(at, length)
        self._marker = last if title else None

    def _starts_item(self, at: int) -> Marker | None:
        """The marker of a line that begins the next item of this list."""
        marker = marker_of(self.lines[at].line)
        if marker is None:
            return None
        if self._marker is None:
            return marker if marker.is_first or marker.number.isdigit() else None
        if self._open is None and self._may_begin(marker, self._marker):
            return marker
        return marker if marker.follows(self._marker) else None

    @staticmethod
    def _may_begin(marker: Marker, before: Marker) -> bool:
        """After a title or a heading a list goes on, begins again at 1, or has bullets of its own."""
        return marker.follows(before) or marker.is_first

    def _begin_item(self, marker: Marker, placed: Placed, at: int) -> int:
        self._close()
        used = 1
        words = marker.words
        if not words and at + 1 < len(self.lines):  # the marker stands on a line of its own
            words, used = self.lines[at + 1].text, 2
        self._marker = marker
        self._open = Finding(
            number=marker.number,
            group=self._group,
            heading=self._heading,
            text=_SIGNS.sub(" ", words).strip(),
            page=placed.page,
        )
        return used

    def _add(self, placed: Placed) -> None:
        """Adds a line to the item that is open; a line that stands outside it belongs to nobody."""
        if self._open is None or not self._marker:
            return
        inner = marker_of(placed.line)
        goes_on = placed.text[:1].islower() and not self._after_a_sentence()
        if inner is None and not goes_on and self._marker.is_outside(placed.line):
            self._close()
            return
        words = inner.words if inner and inner.bullet else placed.text
        self._open = self._open.model_copy(update={"text": joined(self._open.text, _SIGNS.sub(" ", words).strip())})

    def _close(self) -> None:
        found, self._open = self._open, None
        if found is None or _asks_for_nothing(found.text):
            return
        if (said := (found.number, found.text)) not in self._said:  # an annex may print the whole list again
            self._said.add(said)
            (self.board if self._boards_part else self.council).append(found)

    def _heading_at(self, at: int) -> int:
        """How many lines a sub-heading at a place has; 0 where there is none."""
        text = title_of(self.lines[at].text)
        if marker_of(self.lines[at].line) or not text[:1].isupper() or (self._is_end(at) and not self._is_an_area(at)):
            return 0
        if pattern("lists", "times").fullmatch(text) and (self.headings.stands_out(at) or self._after_a_sentence()):
            return 1
        if not self._looks_like_heading(at):
            return 0
        after = range(at + 1, min(at + _LINES_OF_A_HEADING, len(self.lines)))
        length = 1 + len(list(takewhile(self.headings.is_distinct, after))) if self.headings.is_distinct(at) else 1
        # A sentence such as “The council should:” may stand between a heading and its items; it belongs to neither.
        leads_in = at + length < len(self.lines) and self.lines[at + length].text.rstrip().endswith(":")
        return length if self._item_after(at + length) or (leads_in and self._item_after(at + length + 1)) else 0

    def _is_an_area(self, at: int) -> bool:
        """Whether a heading that could end the list names an area between items: under the title, or as one before."""
        placed, above = self.lines[at], self.lines[at - 1]
        over = (
            at + length
            for length in (1, 2)
            if pattern("lists", "areas_between").fullmatch(self.headings.over(at, length))
        )
        if not any(map(self._item_after, over)):
            return False
        if above is self._title:
            return placed.line.size <= above.line.size + LARGER
        before = self._heading_line
        return before is not None and (before.size, before.bold) == (placed.line.size, placed.line.bold)

    def _looks_like_heading(self, at: int) -> bool:
        placed = self.lines[at]
        if len(placed.text) > _LONGEST_HEADING or placed.line.size > self._title.line.size + LARGER:
            return False
        if self.headings.is_distinct(at):
            return True
        plain_end = not placed.text.rstrip().endswith((".", ",", ";", ":"))
        outside = self._marker is None or not self._marker.line.left or self._marker.is_outside(placed.line)
        return plain_end and outside and self._after_a_sentence() and bool(self._item_after(at + 1))

    def _item_after(self, at: int) -> bool:
        """Whether the line at a place begins an item that goes on with this list."""
        if at >= len(self.lines):
            return False
        marker = marker_of(self.lines[at].line)
        if marker is None:
            return False
        before = self._marker
        return (
            before is None or marker.follows(before) or (before.number is not None and marker.number in ("1", "i", "a"))
        )

    def _new_heading(self, at: int, length: int) -> int:
        self._close()
        self._heading = title_of(" ".join(placed.text for placed in self.lines[at : at + length]))
        self._heading_line = self.lines[at].line
        return length

    def _ends(self, at: int) -> bool:
        """Whether a line is the heading of what comes after the list."""
        if self._is_end(at):
            return True
        marker = marker_of(self.lines[at].line)
        if marker and marker.number and self._marker:  # “3. Outcomes for children”, among items in plain print
            plain_items = not (self._marker.line.bold or self._marker.line.size > self.usual + LARGER)
            return self.headings.is_distinct(at) and plain_items and marker.words[:1].isupper()
        return marker is None and self.headings.is_distinct(at) and self.lines[at].text[:1].isupper()

    def _is_end(self, at: int) -> bool:
        text = self.lines[at].text
        if not pattern("lists", "ends").match(text) or not text[:1].isupper():
            return False
        plainly = not self.headings.measured and self._after_a_sentence() and not text.endswith(".")
        return plainly or self.headings.is_distinct(at)

    def _after_a_sentence(self) -> bool:
        return self._open is None or bool(re.search(r"[.;:!?)]\s*$", self._open.text))


def _asks_for_nothing(text: str) -> bool:
    """Whether an item only says that there is nothing to do, or leads in to those below it."""
    return bool(pattern("lists", "nothing").fullmatch(text) or pattern("lists", "leads_in").fullmatch(text))


def joined(text: str, more: str) -> str:
    """Two pieces of one text; a hyphen at the end of the first stays, and the word goes on after it.

    >>> joined("a multi-", "agency team"), joined("short-", "and long-term plans"), joined("the", "plan")
    ('a multi-agency team', 'short- and long-term plans', 'the plan')
    """
    # A raised footnote mark ends a line for the loader: a comma after it begins the next.
    broken = re.match(r"[,;:.)]", more) or (re.search(r"\w-$", text) and not re.match(r"(?:and|or|to)\b", more))
    return (text + more if broken else f"{text} {more}").strip()
