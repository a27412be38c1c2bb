"""Where each value of a row was read: line, table, row and column, and whether it was read, inherited or inferred."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.plan.model import Row
from goldthread_site.plans import values
from goldthread_site.plans.fields import Field, kinds
from goldthread_site.plans.presenters.names import Names

_HOW = {
    None: "read as printed",
    "inherited": "taken from a merged cell or the row above",
    "inferred": "worked out from the words around it",
}


@dataclass(frozen=True, slots=True)
class ValueRead:
    """One value: its label, how it reads, its place, and how it came to be known."""

    label: str
    value: str
    where: str
    how: str


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row of the plan: what it is, and its values that say something."""

    name: str
    where: str
    values: tuple[ValueRead, ...]


def row_read(row: Row, kind: str, name: str, names: Names) -> RowRead:
    """Where the values of ``row`` were read; ``kind`` is the plan's own list (“actions”)."""
    kept = row.model_dump(mode="json")
    shown = (
        _value(row, field, kept, names)
        for field in kinds()[kind].fields
        if not values.is_empty(field.type, kept[field.name])
    )
    return RowRead(name, place_of(row), tuple(shown))


def _value(row: Row, field: Field, kept: dict, names: Names) -> ValueRead:
    column = _column(row, field)
    where = ", ".join(part for part in (place_of(row), f"column {column}" if column else "") if part)
    said = values.shown(field.type, kept[field.name], names.by_id)
    return ValueRead(field.label, said, where, _HOW[row.how.get(field.name)])


def _column(row: Row, field: Field) -> int | None:
    cells = row.source.cells if row.source else {}
    return cells.get(field.column) or cells.get(field.name)


def place_of(row: Row) -> str:
    """“line 61, table 3, row 4”; what is unknown is left out."""
    source = row.source
    if source is None:
        return "place not known"
    named = (("page", source.page), ("line", source.line), ("table", source.table), ("row", source.row))
    return ", ".join(f"{word} {number}" for word, number in named if number) or "place not known"


def differs(rows: Iterable[RowRead]) -> int:
    """How many values were not simply read as printed."""
    return sum(value.how != _HOW[None] for row in rows for value in row.values)
