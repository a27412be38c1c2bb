"""The extract being written: one CSV file a table, line by line, so that a million children need no memory."""

from __future__ import annotations

import csv
import json
from contextlib import ExitStack
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from goldthread.records.schema import tables

# Tables that no measure asks for, and that the invention leaves out.
_LEFT_OUT = frozenset(
    {
        "ssd_cla_previous_permanence",
        "ssd_ehcp_active_plans",
        "ssd_ehcp_assessment",
        "ssd_ehcp_named_plan",
        "ssd_ehcp_requests",
        "ssd_linked_identifiers",
        "ssd_mother",
        "ssd_pre_proceedings",
        "ssd_s251_finance",
        "ssd_sen_need",
        "ssd_send",
        "ssd_voice_of_child",
    }
)


class Rows:
    """Writes rows to the CSV files of a folder, as a case system would: dates as dd/mm/yyyy, flags as JSON."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._open = folder, ExitStack()
        self._writers: dict[str, tuple[Any, tuple[str, ...]]] = {}
        self.written: dict[str, int] = {}

    def __enter__(self) -> Rows:
        return self

    def __exit__(self, *fault: object) -> None:
        self._open.close()

    def open_every_table(self) -> None:
        """Give each table its file and its heading, so that one without rows is seen to be empty, not forgotten."""
        for name, table in tables().items():
            if name.startswith(("ssd_", "local_")) and table.fields and name not in _LEFT_OUT:
                self._opened(name)

    def row(self, table: str, **columns: object) -> None:
        """Write one row of a table; columns not named are left blank, a column that the table lacks is a `KeyError`."""
        writer, names = self._writers.get(table) or self._opened(table)
        if unknown := columns.keys() - set(names):
            raise KeyError(f"{table} has no {sorted(unknown)}")
        values = map(columns.get, names)
        writer.writerow([value if value.__class__ is str else _said(value) for value in values])
        self.written[table] = self.written.get(table, 0) + 1

    def _opened(self, table: str) -> tuple[Any, tuple[str, ...]]:
        stream = self._open.enter_context((self._folder / f"{table}.csv").open("w", encoding="utf-8", newline=""))
        names = tuple(field.name for field in tables()[table].fields)
        writer = csv.writer(stream)
        writer.writerow(names)
        self._writers[table] = writer, names
        return writer, names


def _said(value: object) -> object:
    if value is None:
        return ""
    if value.__class__ is date:
        return _day_said(value)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    return json.dumps(value) if isinstance(value, dict) else value


@cache
def _day_said(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year}"
