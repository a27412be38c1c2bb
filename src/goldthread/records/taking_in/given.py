"""What a source gives: tables of text cells under the names of the source, not yet typed, and what it could not say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from goldthread.records.load import Shape

# One row: the text of each column, in the order of `columns`; `None` where the source has nothing.
Cells = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """One cell that says something which could not be taken in: where it stands, its own text, and why.

    `source_row` is counted from 1, the row below the headings. `why` is one of few sentences, to be counted.
    """

    table: str
    column: str
    source_row: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class GivenTable:
    """One table as rows of text that pass by once: they are written to a file as they come, never held together.

    `name` is that of the schema (`ssd_person`), `where` what a person calls the place (“annex.xlsx, List 4”), `columns`
    the columns as the source names them. Dates are given as yyyy-mm-dd, or as the settings declare. Where rows of the
    source were left out or come from several places, `source_rows` says the row of each, else they are counted from 1.
    """

    name: str
    where: str
    columns: tuple[str, ...]
    rows: Iterable[Cells]
    source_rows: Iterable[int] | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """All that one source gives for one load.

    `not_understood` is what the reader of the source could not place itself: it is kept in the load with the rest.
    `unknown` lists what the source holds beside (files, sheets), `notes` sentences for the report, `source` what a
    person calls it; no password and no name of a child may stand in any of them.
    """

    source: str
    shape: Shape
    tables: tuple[GivenTable, ...]
    not_understood: tuple[NotUnderstood, ...] = ()
    unknown: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
