"""What a kind of hostile file is: its name, the format it pretends to, how reading it must end, and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Literal

from goldthread.page import Cell, Document, Line, Table, TableRow
from tests.support.office_files import WRITERS

Make = Callable[[Random, int], bytes]
End = Literal["refused", "read", "either"]
KINDS: dict[str, Kind] = {}

HEAD = ("Ref", "Action", "Lead", "Due", "RAG")
ACTION = ("1.1", "Visit each child in time", "Ann Lee", "May 2026", "Green")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. ``says`` is a pattern that the sentence, or a note of the reading, must hold.

    ``slow`` marks what is meant to use up a limit: a test may give it less time.
    """

    name: str
    format: str
    end: End
    make: Make
    says: str = ""
    slow: bool = False
    files: int = 5


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file of a kind, the same each time that it is made."""

    kind: Kind
    number: int

    @property
    def name(self) -> str:
        return f"{self.kind.name} {self.number + 1}.{self.kind.format}"

    def data(self) -> bytes:
        """Its bytes."""
        return self.kind.make(Random(f"{self.kind.name}/{self.number}"), self.number)


def kind(name: str, format_: str, *, end: End = "refused", **more) -> Callable[[Make], Make]:
    """Registers a maker, which is given a seeded source of chance and the number of the file."""

    def registered(make: Make) -> Make:
        assert name not in KINDS, name
        KINDS[name] = Kind(name, format_, end, make, **more)
        return make

    return registered


@cache
def good(format_: str) -> bytes:
    """A small plan of one action as it should be."""
    rows = tuple(
        TableRow(tuple(Cell((Line(text),)) for text in texts), line) for line, texts in enumerate((HEAD, ACTION))
    )
    return WRITERS[format_](Document((Table(rows, 1),)))


def office(number: int) -> str:
    """docx and xlsx in turn."""
    return ("docx", "xlsx")[number % 2]
