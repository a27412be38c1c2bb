"""The columns of the workbook: one description for the one that is written and the one that comes back."""

from __future__ import annotations

from typing import NamedTuple

ACTIONS, LISTS, GIVEN = "Actions", "Lists", "As given out"
FORMAT = "goldthread-actions/1"


class Column(NamedTuple):
    """A column: its head, what it is of, its width in letters, and whether people write into it."""

    head: str
    name: str
    width: int
    written: bool = False


COLUMNS = (
    Column("Row", "key", 8), Column("Ref", "ref", 8), Column("Action", "text", 46),
    Column("Owner", "owner", 24, written=True), Column("Due by", "due", 16, written=True),
    Column("Rating", "rating", 10, written=True), Column("Update", "status", 46, written=True),
    Column("Done on", "completed", 14, written=True),
    Column("Why the date or rating changes", "why", 34, written=True),
)  # fmt: skip
KEPT = ("key", "text", "owner", "due", "rating", "status", "completed")  # as they were when it was given out
NEEDED = {"Row"}
