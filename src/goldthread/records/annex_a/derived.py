"""Tables of the Standard Safeguarding Dataset as far as single lists carry them, as `derived.toml` says."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.records.annex_a.cells import Cell
from goldthread.records.annex_a.description import described
from goldthread.records.annex_a.reading import ReadList
from goldthread.records.taking_in.given import Cells, GivenTable

_OTHER_WAY = {"Y": "N", "N": "Y"}


def derived(read: dict[int, ReadList], where: str) -> list[GivenTable]:
    """One table for each entry of `derived.toml`; a table that two entries make is put together from both."""
    made: dict[str, GivenTable] = {}
    for entry in described("derived")["derived"]:
        table = _table(entry, read[entry["list"]], where)
        made[table.name] = _together(made[table.name], table) if table.name in made else table
    return list(made.values())


def _table(entry: dict, listed: ReadList, where: str) -> GivenTable:
    sources = {name: column for name, column in entry["columns"].items() if column in listed.columns}
    sets = {name: listed.column(column) for name, column in sources.items()}
    if mark := entry.get("mark"):  # two tables from one row need two ids
        first = next(iter(sets))
        sets[first] = [f"{cell}/{mark}" for cell in sets[first]]
    for name, column in entry.get("reversed", {}).items():
        if column in listed.columns:
            sets[name] = [_OTHER_WAY.get(cell or "") for cell in listed.column(column)]
    for name, value in entry.get("fixed", {}).items():
        sets[name] = [value] * len(listed.rows)
    for name, (column, value) in entry.get("fixed_with", {}).items():
        sets[name] = [value if cell else None for cell in listed.column(column)]
    keep = list(_kept(entry, listed))
    rows = zip(*sets.values(), strict=True)
    return GivenTable(
        entry["table"],
        f"{where}, {listed.found.about.name}",
        tuple(sets),
        [row for row, is_kept in zip(rows, keep, strict=True) if is_kept],
        [place for place, is_kept in zip(listed.places, keep, strict=True) if is_kept],
    )


def _kept(entry: dict, listed: ReadList) -> Iterator[bool]:
    """Which rows become rows of the table: those of somebody, with something in the column that `where` names."""
    who: list[Cell] = listed.column(listed.found.about.key[0])
    said = listed.column(entry["where"]) if "where" in entry else who
    yield from (bool(one and what) for one, what in zip(who, said, strict=True))


def _together(one: GivenTable, other: GivenTable) -> GivenTable:
    columns = (*one.columns, *(name for name in other.columns if name not in one.columns))
    rows = [*_spread(one, columns), *_spread(other, columns)]
    return GivenTable(one.name, one.where, columns, rows, [*(one.source_rows or ()), *(other.source_rows or ())])


def _spread(table: GivenTable, columns: tuple[str, ...]) -> Iterator[Cells]:
    places = [table.columns.index(name) if name in table.columns else None for name in columns]
    yield from (tuple(None if place is None else row[place] for place in places) for row in table.rows)
