"""The eleven lists as data: their names, whom they hold, their columns with every known spelling of a header."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from goldthread.records.schema import Field, Table, tables

_DROPPED = re.compile(r"['’‘`´]")
_SIGNS = re.compile(r"[\W_]+")
_AT_THE_END = re.compile(r"( y n| dd mm yyyy)+$")


@dataclass(frozen=True, slots=True)
class ChildList:
    """One of the eleven lists: its number and title, whom it holds, what one row is, and its table.

    `key` are the columns that a row's own id is made of. `spellings` says which column each known header means.
    """

    number: int
    title: str
    population: str
    one_row: str
    key: tuple[str, ...]
    table: Table
    spellings: dict[str, str]

    @property
    def name(self) -> str:
        """What a person calls it."""
        return f"List {self.number}"

    @property
    def fields(self) -> tuple[Field, ...]:
        """The columns of the workbook, in order."""
        return tuple(field for field in self.table.fields if field.header)

    def column(self, header: str) -> str | None:
        """The column that a header means; `None` where it means none of this list."""
        return self.spellings.get(heading(header))

    def header(self, column: str) -> str:
        """What the workbook calls a column."""
        return next(field.header for field in self.fields if field.name == column)


@cache
def lists() -> dict[int, ChildList]:
    """Every list by its number."""
    said = described("lists")
    return {int(number): _list(int(number), about, said["headers"]) for number, about in said["lists"].items()}


def heading(text: str) -> str:
    """A header as spellings are compared.

    >>> heading("Was the child’s plan\\nreviewed? (Y/N)")
    'was the childs plan reviewed'
    """
    return _AT_THE_END.sub("", _SIGNS.sub(" ", _DROPPED.sub("", text)).casefold().strip())


@cache
def described(part: str) -> dict:
    """One of this room's data files."""
    return tomllib.loads(files(__package__).joinpath(f"{part}.toml").read_text("utf-8"))


def _list(number: int, about: dict, others: dict[str, list[str]]) -> ChildList:
    table = tables()[f"annex_a_list_{number}"]
    spellings = {heading(field.header): field.name for field in table.fields if field.header}
    for field in table.fields:
        for other in others.get(field.header, ()):  # never one that another column bears itself
            spellings.setdefault(heading(other), field.name)
    return ChildList(
        number, about["title"], about["population"], about["one_row"], tuple(about["key"]), table, spellings
    )
