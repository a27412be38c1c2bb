"""The plan of an invented council and its later versions, each as a real file: Word, Excel or text."""

from __future__ import annotations

from functools import cache

from goldthread.page import Cell, Document, Line, Prose, Table, TableRow
from tests.support.office_files import docx_of, xlsx_of

HEAD = ("Recommendation", "Ref", "What needs to happen", "Lead", "Due by", "RAG", "Status")
VISITS, SUPERVISION = "1. Visit children on time", "2. Supervise social workers every month"
LISTS = "Send each team manager a list of visits due"
COVER = "Set up duty cover for visits in every locality"
TRAIN = "Train every supervisor in reflective supervision"
DIARY = "Keep a diary of supervision that managers read"

FEBRUARY = (
    (VISITS, "1.1", LISTS, "Lena Osgood", "30 September 2026", "Amber", "Begun"),
    ("", "1.2", COVER, "Lena Osgood", "31 October 2026", "Amber", "Two teams have it"),
    (SUPERVISION, "2.1", TRAIN, "Joan Wren", "31 December 2026", "Red", "Not begun"),
    ("", "2.2", DIARY, "Joan Wren", "31 July 2026", "Red", "Not begun"),
)  # fmt: skip
# 1.1 is green, 1.2 slipped, 2.1 says more, 2.2 is gone, 2.3 is new.
MARCH = (
    (VISITS, "1.1", LISTS, "Lena Osgood", "30 September 2026", "Green", "Begun"),
    ("", "1.2", COVER, "Lena Osgood", "30 November 2026", "Amber", "Two teams have it"),
    (SUPERVISION, "2.1", f"{TRAIN}, and every new one", "Joan Wren", "31 December 2026", "Red", "Not begun"),
    ("", "2.3", "Ask social workers what supervision gave them", "Mira Oakes", "31 March 2027", "Red", "Not begun"),
)  # fmt: skip
# 1.2 slipped again, 2.2 is back.
APRIL = (
    MARCH[0],
    ("", "1.2", COVER, "Lena Osgood", "31 January 2027", "Amber", "Two teams have it"),
    MARCH[2],
    FEBRUARY[3],
    MARCH[3],
)  # fmt: skip


@cache  # a Word file holds the moment at which it was written
def file_of(rows, form: str, *, council: str = "Fernshire Council", said: str = "") -> bytes:
    """The plan with these rows as a file; ``said`` is one more line of it, which makes the file another."""
    if form == "txt":
        text = "\n".join("\t".join(row) for row in (HEAD, *rows))
        return f"{council}\nChildren's services improvement plan\n{said}\n\n{text}\n".encode()
    lines = tuple(
        TableRow(tuple(Cell((Line(text),)) for text in row), line=place) for place, row in enumerate((HEAD, *rows), 5)
    )
    heads = (Prose(council, 1, level=1), Prose("Children's services improvement plan", 2, level=2), Prose(said, 3))
    document = Document((*(head for head in heads if head.text), Table(lines, 1, header=1)))
    return {"docx": docx_of, "xlsx": xlsx_of}[form](document)
