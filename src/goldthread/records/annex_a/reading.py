"""One list's rows, read: each with its id, its cells as a load keeps them, and its place on the sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from goldthread.records.annex_a.cells import Cell, is_understood, reading
from goldthread.records.annex_a.finding import FoundList

ROW_ID = "row_id"


@dataclass(slots=True)
class ReadList:
    """A list as it was read: `columns` begins with `row_id`; `places` says how far below the headings each stands.

    `workers` are the names of workers by the id that was made for each.
    """

    found: FoundList
    columns: tuple[str, ...]
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    workers: dict[str, str] = field(default_factory=dict)

    def column(self, name: str) -> list[Cell]:
        """One column's cells where they are understood, else `None`; all `None` where the sheet has no such column."""
        if name not in self.columns:
            return [None] * len(self.rows)
        place = self.columns.index(name)
        about = next(field for field in self.found.about.table.fields if field.name == name)
        cells = {cell: cell if is_understood(about, cell) else None for cell in {row[place] for row in self.rows}}
        return [cells[row[place]] for row in self.rows]


def read(found: FoundList) -> ReadList:
    """The rows of a list; rows with nothing in any of its columns are passed over."""
    fields = [field for field in found.about.fields if field.name in found.places]
    made = ReadList(found, (ROW_ID, *(field.name for field in fields)))
    ids = _Ids(found.about.number, [made.columns.index(name) - 1 for name in found.about.key])
    readings = [(found.places[field.name], reading(field)) for field in fields]
    worker = found.places.get("allocated_worker")
    for place, raw in _below(found):
        cells = tuple(None if (cell := _cell(raw, at)) is None else as_kept(cell) for at, as_kept in readings)
        if not any(cells):
            continue
        made.rows.append((ids.of(cells), *cells))
        made.places.append(place)
        if worker is not None and (name := _cell(raw, worker)):
            made.workers.setdefault(cells[made.columns.index("allocated_worker") - 1] or "", name)
    return made


def _below(found: FoundList) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    rows = found.sheet.rows()
    for _ in range(found.heading_row):
        next(rows)
    yield from enumerate(rows, 1)


def _cell(raw: tuple[Cell, ...], place: int) -> Cell:
    return raw[place] if place < len(raw) else None


class _Ids:
    """Ids of rows from what tells them apart, so that the same row has the same id in the next workbook.

    Rows of the same key are counted in order: A5/1234/2026-01-02, then A5/1234/2026-01-02/2.
    """

    def __init__(self, number: int, places: list[int]) -> None:
        self._list, self._places, self._seen = f"A{number}", places, Counter()

    def of(self, cells: tuple[Cell, ...]) -> str:
        made = "/".join((self._list, *(cells[place] or "" for place in self._places)))
        self._seen[made] += 1
        return made if self._seen[made] == 1 else f"{made}/{self._seen[made]}"
