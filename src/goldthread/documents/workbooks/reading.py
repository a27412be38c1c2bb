"""The workbook as it comes back: what was changed in it, whatever else was done to it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from goldthread.documents.load.limits import limits
from goldthread.documents.load.package import Package
from goldthread.documents.load.xlsx import opened_book
from goldthread.documents.load.xlsx_formats import shown
from goldthread.documents.workbooks.columns import COLUMNS, FORMAT, GIVEN, KEPT, NEEDED
from goldthread.errors import NotAPlan, UserError
from goldthread.plan.rating import rag_from_word
from goldthread.plan.said import count
from goldthread.plan.timescale import read_timescale
from goldthread.plan.updates import SheetRow, names_parted

_HEADS = {column.head.casefold(): column.name for column in COLUMNS}
_HEAD_OF = {column.name: column.head for column in COLUMNS}
_CHANGED = ("owner", "due", "rating", "status", "completed")
_FEWEST_HEADS, _LOOKED_AT = 4, 20  # heads that make a head row; rows in which it is looked for
_LONGEST = 2_000  # letters of an update
_WORD = "Choose the file that Goldthread gave out, changed and saved as an Excel workbook"


def workbook_rows(data: bytes, *, name: str = "") -> tuple[str, tuple[SheetRow, ...]] | None:
    """The mark of the plan that the workbook is of, and its rows; ``None`` where the file is no such workbook.

    A row that was not changed comes back empty. Read in a process of its own. Raises `UserError`.
    """
    from goldthread.documents.load import refuse_too_big
    from goldthread.documents.load.sandbox import Child

    refuse_too_big(data, name)
    if not data.startswith(b"PK"):
        return None
    said = json.loads(Child("workbook", data, name=name).answer())
    return said and (str(said["mark"]), tuple(SheetRow(**row) for row in said["rows"]))


def packed_rows(data: bytes, *, name: str) -> bytes:
    """The same as JSON, read in this process."""
    found = rows_here(data, name=name)
    said = found and {"mark": found[0], "rows": [asdict(row) for row in found[1]]}
    return json.dumps(said).encode()


def rows_here(data: bytes, *, name: str) -> tuple[str, tuple[SheetRow, ...]] | None:
    """The same, read in this process."""
    package = Package(data, name=name)
    if package.kind != "xlsx":
        return None
    book = opened_book(package)
    sheet = next((sheet for sheet in book.worksheets if _head_row(sheet)), None)
    if sheet is None:
        return None
    mark, given = _as_given(book, name)
    return mark, tuple(_Sheet(sheet, given).rows())


def _head_row(sheet) -> tuple[int, dict[str, int]] | None:
    """The row of the heads and the column of each: a person may have put a title above it, or moved columns."""
    if sheet.title == GIVEN:
        return None
    for number, row in enumerate(sheet.iter_rows(max_row=_LOOKED_AT, max_col=limits()["columns"]), 1):
        texts = {" ".join(str(cell.value).split()).casefold(): cell.column for cell in row if cell.value is not None}
        found = {_HEADS[text]: column for text, column in texts.items() if text in _HEADS}
        if len(found) >= _FEWEST_HEADS and "due" in found and "status" in found:
            return number, found
    return None


def _as_given(book, name: str) -> tuple[str, dict[str, dict[str, str]]]:
    """What it said when it was given out, by the row's key."""
    sheet = next((sheet for sheet in book.worksheets if sheet.title == GIVEN), None)
    if sheet is None or str(sheet.cell(1, 1).value) != FORMAT:
        raise NotAPlan(
            "this workbook has lost what it said when it was given out", where=name,
            why=f"its hidden sheet “{GIVEN}” is not there, so nobody can say what was changed in it", try_=_WORD,
        )  # fmt: skip
    rows = sheet.iter_rows(min_row=3, max_row=3 + limits()["rows"], max_col=len(KEPT), values_only=True)
    said = ({field: _text(value) for field, value in zip(KEPT, row, strict=False)} for row in rows)
    return _text(sheet.cell(1, 2).value), {row["key"]: row for row in said if row["key"]}


def _text(value: Any) -> str:
    return "" if value is None else str(value)


@dataclass
class _Sheet:
    """The sheet that people changed, held against what was given out."""

    sheet: Any
    given: dict[str, dict[str, str]]

    def rows(self) -> Iterator[SheetRow]:
        """What each row changes, and what is to be said of rows that were deleted or added."""
        at, columns = _head_row(self.sheet)
        if lost := [head for head in NEEDED if _HEADS[head.casefold()] not in columns]:
            raise UserError(f"the column “{lost[0]}” is gone", why="it says which action a row is of", try_=_WORD)
        yield from self._gone_columns(columns)
        seen: set[str] = set()
        for number in range(at + 1, self._last() + 1):
            cells = {name: self._cell(number, column) for name, column in columns.items()}
            if any(cells.values()):
                yield self._row(cells, f"row {number}", seen)
        if deleted := len(set(self.given) - seen):
            rows = "row was" if deleted == 1 else "rows were"
            they = "Its action stays" if deleted == 1 else "Their actions stay"
            yield SheetRow("", "", note=f"{deleted:,} {rows} deleted. {they} in the plan as they were")

    def _last(self) -> int:
        last = max((row for row, _ in self.sheet._cells), default=0)
        if last > (most := 4 * limits()["rows"]):
            filled = [row for (row, _), cell in self.sheet._cells.items() if cell.value is not None]
            last = max(filled, default=0)
            if last > most:
                raise UserError(f"the sheet goes down to row {last:,}", why=f"{most:,} are read", try_=_WORD)
        return last

    def _cell(self, number: int, column: int) -> str:
        cell = self.sheet._cells.get((number, column))
        return "" if cell is None else shown(cell.value, cell.number_format).strip()

    def _gone_columns(self, columns: dict[str, int]) -> Iterable[SheetRow]:
        for name in _CHANGED:
            if name not in columns:
                yield SheetRow("", "", note=f"The column “{_HEAD_OF[name]}” is gone. Nothing of it changes")

    def _row(self, cells: dict[str, str], where: str, seen: set[str]) -> SheetRow:
        key = cells["key"]
        if not key:
            return SheetRow("", where, note="it names no action of the plan. Add a new action on the site")
        if key not in self.given:
            return SheetRow(key, where, fault=f"“{key[:60]}” is no action of this workbook. Leave “Row” as it was")
        if key in seen:
            return SheetRow(key, where, fault=f"the action {key} stands in the workbook twice. Delete one of the rows")
        seen.add(key)
        return self._changed(key, where, cells, self.given[key])

    def _changed(self, key: str, where: str, cells: dict[str, str], was: dict[str, str]) -> SheetRow:
        if "text" in cells and _bare(cells["text"]) != _bare(was["text"]):
            said = "the words of the action were changed. Change them on the site; here, owner, date, rating and update"
            return SheetRow(key, where, fault=said)
        new = {name: cells[name] for name in _CHANGED if name in cells and not _SAME[name](cells[name], was[name])}
        if len(new.get("status", "")) > _LONGEST:
            return SheetRow(key, where, fault=f"the update is longer than {_LONGEST:,} letters. Say it shorter")
        emptied = [_HEAD_OF[name] for name, text in new.items() if not text]
        why = cells.get("why", "")
        note = (
            f"{' and '.join(emptied)} {'was' if len(emptied) == 1 else 'were'} emptied. An empty cell changes nothing"
        )
        return SheetRow(
            key, where, due=was["due"], rating=was["rating"], status=was["status"], owner=was["owner"],
            was_completed=was["completed"], new_status=new.get("status", ""), new_rating=new.get("rating", ""),
            new_due=new.get("due", ""), completed=new.get("completed", ""), new_owner=new.get("owner", ""),
            why_moved=why if new.get("due") else "", why_rated=why if new.get("rating") else "", asks_why=True,
            note=note if emptied else "",
        )  # fmt: skip


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _same_day(one: str, other: str) -> bool:
    """Whether two cells say one day, be it as words or as a date."""
    days = [read_timescale(text) for text in (one, other)]
    exact = all(day.kinds == ("date",) and day.latest for day in days)
    return _bare(one) == _bare(other) or (exact and days[0].latest == days[1].latest and not days[1].slipped_from)


def _same_rating(one: str, other: str) -> bool:
    return _bare(one) == _bare(other) or (bool(one) and rag_from_word(one) == rag_from_word(other) is not None)


def _same_names(one: str, other: str) -> bool:
    return [_bare(name) for name in names_parted(one)] == [_bare(name) for name in names_parted(other)]


_SAME = {
    "owner": _same_names, "due": _same_day, "rating": _same_rating, "completed": _same_day,
    "status": lambda one, other: _bare(one) == _bare(other),
}  # fmt: skip


def changes_nothing(rows: Iterable[SheetRow]) -> str:
    """Why a workbook has nothing to put in, with what is to be said of it all the same."""
    notes = [row.note for row in rows if row.note]
    more = f" and {count(len(notes) - 2, 'other thing')}" if len(notes) > 2 else ""
    return "; ".join(notes[:2]) + more
