"""An invented council's plan as it was sent in three months: Word, then Excel in another layout, then a text file."""

from __future__ import annotations

from functools import cache

from goldthread.documents import read_plan
from goldthread.documents.load import load_document
from goldthread.plan.model import Plan
from tests.support.office_files import docx_of, xlsx_of

_TITLE = "Fernshire Council\nChildren's services improvement plan, {month} 2026\n\n"
_HEAD = ("Recommendation", "Ref", "What needs to happen", "Lead", "Due by", "RAG", "Status")
SEE, SUPERVISE, HEALTH = "1. See children in time", "2. Supervise social workers", "3. Health assessments in time"
DESK, DESK_LATER = (
    "Open a duty desk that answers on Saturdays",
    "Open a duty desk that answers on Saturdays and Sundays",
)
RECRUIT, TRAIN = "Recruit six social workers from the agency list", "Train every team manager in reflective supervision"
VISIT, AUDIT = "Visit every child within a working day", "Audit ten files a month in every team"
WRITE, PUBLISH = "Write a policy on reflective supervision", "Publish the supervision policy to all teams"
TRUST, COUNT = (
    "Meet the health trust each month about first appointments",
    "Report late assessments by reason to the board",
)
MARCH = (
    (SEE, "1.1", DESK, "Mira Oakes", "May 2026", "Amber", "Rooms found"),
    (SEE, "1.2", f"{RECRUIT} and {TRAIN.lower()}", "Lena Osgood", "June 2026", "Red", "Advert drafted"),
    (SEE, "1.3", VISIT, "Tom Hallow", "April 2026", "Amber", "Two teams do"),
    (SUPERVISE, "2.1", WRITE, "Joan Wren", "April 2026", "Amber", "Drafted"),
    (SUPERVISE, "2.2", PUBLISH, "Joan Wren", "May 2026", "Red", "Waits for 2.1"),
    (SUPERVISE, "2.3", AUDIT, "Joan Wren", "30 June 2026", "Amber", "Begun in one team"),
    (HEALTH, "3.1", TRUST, "Owen Tarrant", "30 June 2026", "Red", "No meeting yet"),
    (HEALTH, "3.2", COUNT, "Owen Tarrant", "31 July 2026", "Amber", "First report written"),
)  # fmt: skip
# Numbers moved, 1.2 was split in two, 2.1 and 2.2 were joined, 3.1 is gone; rows of one recommendation were swapped.
APRIL = (
    (SEE, "1.1", DESK_LATER, "Mira Oakes", "July 2026", "Amber", "Rooms found"),
    (SEE, "1.2", VISIT, "T. Hallow", "April 2026", "Green", "Two teams do"),
    (SEE, "1.3", RECRUIT, "Lena Osgood", "June 2026", "Red", "Advert drafted"),
    (SEE, "1.4", TRAIN, "Lena Osgood", "June 2026", "Red", "Trainer sought"),
    (SUPERVISE, "2.1", AUDIT, "Joan Wren", "30 June 2026", "Amber", "Begun in one team"),
    (SUPERVISE, "2.2", "Write and publish a policy on reflective supervision to all teams", "Joan Wren", "May 2026",
     "Amber", "Drafted"),
    (HEALTH, "3.1", COUNT, "Owen Tarrant", "31 July 2026", "Amber", "First report written"),
)  # fmt: skip
MAY = (*APRIL, (HEALTH, "3.2", TRUST, "Owen Tarrant", "31 July 2026", "Red", "A first meeting is planned"))
_OTHERWISE = (2, 1, 4, 5, 6, 3, 0)  # the columns of the workbook, in an order of its own


def as_text(rows: tuple, month: str, columns: tuple[int, ...] = tuple(range(7))) -> bytes:
    """The rows as a text file with one table."""
    lines = ["\t".join(row[place] for place in columns) for row in (_HEAD, *rows)]
    return (_TITLE.format(month=month) + "\n".join(lines) + "\n").encode()


@cache
def sent_in(month: str) -> Plan:
    """The plan as read from the file of a month."""
    if month == "March":
        return _read(docx_of(load_document(as_text(MARCH, month), name="plan.txt")), "docx")
    if month == "April":
        return _read(xlsx_of(load_document(as_text(APRIL, month, _OTHERWISE), name="plan.txt")), "xlsx")
    return _read(as_text(MAY, month), "txt")


def part_sent() -> Plan:
    """What one workstream sends in May: the rows of one recommendation."""
    return _read(as_text(tuple(row for row in MAY if row[0] == SEE), "May"), "txt")


def _read(data: bytes, form: str) -> Plan:
    return read_plan(data, name=f"plan.{form}").plan
