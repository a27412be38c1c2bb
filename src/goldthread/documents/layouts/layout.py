"""What a layout is: parts in order, each with the values it shows. The layouts themselves are the TOML files beside."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from goldthread.errors import NoSuchLayout

Each = Literal["section", "recommendation", "commitment", "position", "narrative"]
Rows = Literal[
    "work", "work by section", "actions", "sections", "recommendations", "outcomes", "indicators", "positions",
    "remedies", "costs",
]  # fmt: skip


class _Described(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Column(_Described):
    """A column of a table, or a row of a card: its head, and the names of the values it shows.

    ``merged`` lets one cell stand for equal ones below it. ``always`` keeps the column where nothing stands in it.
    ``bullets`` marks a line with a dot even where it stands alone. ``template`` is what the cell says round the value.
    """

    head: str
    shows: str
    template: str = ""
    bullets: bool = False
    width: float = 1.0
    merged: bool = False
    leads: bool = False  # a cell of another column hangs only as far as this one does
    always: bool = False
    dash: bool = False  # an empty cell says so, lest a row of one cell be taken for a line of text
    beside: str | None = None  # the value that stands in a cell of its own at the end of a card's row


class Part(_Described):
    """A part of the document.

    ``heading`` and ``paragraph`` print ``text``, in which {names} stand for values; ``bullets`` and ``lines`` print
    the values of ``shows``; ``table`` has a row for each of ``rows``; ``card`` a row for each of its ``columns``;
    ``group`` repeats its ``parts`` for ``each``.
    """

    kind: Literal["heading", "paragraph", "bullets", "lines", "table", "card", "group"]
    text: str = ""
    level: int = 0
    bold: bool = False
    shows: str = ""
    rows: Rows | None = None
    columns: tuple[Column, ...] = ()
    banner: str = ""  # the text of a row over the whole width, above the header
    banner_within: str = ""  # the text of a row over the whole width, below the header, wherever it changes
    head: tuple[str, ...] = ()  # the first row of a card
    even_empty: bool = False
    when: str = ""  # the rows without which a heading is left out
    each: Each | None = None
    parts: tuple[Part, ...] = ()
    sheet: str = ""  # the sheet of a workbook that the table goes to


class Layout(_Described):
    """How a plan is laid out: ``pages`` for Word, PDF and web pages, ``sheets`` for workbooks."""

    name: str
    title: str
    pages: tuple[Part, ...]
    sheets: tuple[Part, ...] = ()


HOUSE = "house"


@cache
def layout_named(name: str) -> Layout:
    """The layout with this name. Raises `NoSuchLayout`."""
    if name not in layout_names():
        raise NoSuchLayout(f"there is no layout “{name}”", try_=f"Choose one of: {', '.join(layout_names())}")
    text = (files(__package__) / f"{name}.toml").read_text("utf-8")
    return Layout.model_validate({"name": name, **tomllib.loads(text)})


@cache
def layout_names() -> tuple[str, ...]:
    """The names of the layouts, the house's own first."""
    names = sorted(file.name.removesuffix(".toml") for file in files(__package__).iterdir() if ".toml" in file.name)
    return (HOUSE, *(name for name in names if name != HOUSE))
