"""Rows across the whole table, running heads, and lines that announce what follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from goldthread.documents.understand import contents
from goldthread.documents.understand.entry import goes_on
from goldthread.documents.understand.events import Work
from goldthread.documents.understand.headers import Header
from goldthread.documents.understand.parts import label_part, names_commitment
from goldthread.documents.understand.rows import all_bold
from goldthread.documents.understand.walk import Walk
from goldthread.documents.understand.words import is_heading, mark, names_workstream
from goldthread.page import Cell, Document, TableRow

_PAGE_NUMBER = re.compile(r"^(?:page|p\.?)?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$", re.IGNORECASE)
_LONGEST = 400
_NARROW = ("number", "ref", "line", "due", "lead", "rag")
_WIDE = ("recommendation", "section", "commitment", "action")


def is_banner(row: TableRow, walk: Walk, head_below: Header | None) -> bool:
    """Whether a row runs across its table and names what the rows below belong to."""
    filled = [(place, cell) for place, cell in enumerate(row.cells) if cell]
    if not filled or any(cell.shade for cell in row.cells if not cell):
        return False
    if len(filled) > 1 and not (walk.turned and _is_card_title(filled)):
        return False
    place, cell = filled[0]
    text = " ".join(cell.text for _, cell in filled)
    if goes_on(text) or (len(text) > _LONGEST and not opens_something(text)):
        return False
    if head_below is not None:
        return place == 0
    if len(filled) == 2 or cell.span > 2 or opens_something(text) or is_heading("priority", text):
        return True
    return place == 0 and _stands_out(row, text, walk)


def _stands_out(row: TableRow, text: str, walk: Walk) -> bool:
    """Whether words alone in the first column can be no value of that column."""
    if walk.columns is None:
        return len(row.cells) > 1 and (names_workstream(text) or all_bold(row))
    role = walk.columns.roles.get(0)
    if walk.kind != "action":
        return False
    if role in _NARROW:
        return contents.like_number(text) == 0 and contents.like_ref(text) == 0
    return role in _WIDE and all_bold(row) and len(text.split()) <= 14 and not _printed_bold(role, walk)


def _printed_bold(role: str, walk: Walk) -> bool:
    """Whether the cells of a role are printed bold anyway, so that bold says nothing."""
    lines = [line for event in walk.said if isinstance(event, Work) for line in event.entry.lines(role)]
    return sum(line.bold for line in lines) > len(lines) / 2 if lines else False


def _is_card_title(filled: Sequence[tuple[int, Cell]]) -> bool:
    """Whether two cells hold a title that was cut where the columns part: “B: Quality” and “of our practice”."""
    first, second = filled[0], filled[-1]
    return len(filled) == 2 and first[0] == 0 and names_workstream(first[1].text) and len(second[1].text.split()) < 14


def is_page_number(text: str) -> bool:
    """Whether a line only counts pages."""
    return bool(_PAGE_NUMBER.match(text))


def opens_something(text: str) -> bool:
    """Whether a line announces what follows: a recommendation, a section, a part of the plan."""
    if names_workstream(text) and len(text) < 200:
        return True
    found = mark("recommendation").match(text) or mark("unnumbered").match(text) or names_commitment(text)
    return (
        bool(found)
        or is_heading("generic", text)
        or (is_heading("costs", text) and len(text) < 60)
        or is_heading("priority", text)
    )


def page_furniture(document: Document) -> frozenset[str]:
    """Lines printed on page after page: running heads and feet, and instructions repeated with each table."""
    times = Counter(prose.text for prose in document.prose)
    first = {prose.text for prose in list(document.prose)[:4]}
    often = (text for text, count in times.items() if count >= 3 or (count == 2 and text in first))
    return frozenset(
        text for text in often if text in first or (label_part(text) is None and not opens_something(text))
    )
