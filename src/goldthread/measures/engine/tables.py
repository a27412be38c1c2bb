"""What an engine lays out before any measure runs: the tables of one load or several, and for which days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from goldthread.errors import UserError
from goldthread.measures.calendar import snapshot_days
from goldthread.records.load import Load
from goldthread.records.report import REPORT, report_of
from goldthread.records.schema import SOURCE_ROW, Field, Table, tables
from goldthread.records.sql import in_quotes


class LoadsDiffer(UserError):
    """Loads that cannot be counted together."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The loads to count, one an authority, and the first day from which cases are kept.

    Over several authorities each identifier is written “authority/identifier”, since a child's number means something
    in her own authority only; with one it stays as it is, unless the scope is a part `of_region`.
    """

    loads: tuple[Load, ...]
    first_day: date
    of_region: bool = False

    def __post_init__(self) -> None:
        if not self.loads:
            raise LoadsDiffer("there is no load to count", try_="Take an extract in first with “goldthread load”")
        if len({load.as_at for load in self.loads}) > 1 or len({load.authority for load in self.loads}) < len(
            self.loads
        ):
            raise LoadsDiffer(
                "these loads cannot be counted together",
                why="they speak for different days, or two are of one authority",
                try_="Choose for each authority the load of one and the same day",
            )

    @property
    def as_at(self) -> date:
        """The day that the loads speak for."""
        return self.loads[0].as_at

    @property
    def snapshots(self) -> tuple[date, ...]:
        """The snapshot days."""
        return snapshot_days(self.first_day, self.as_at)

    @property
    def is_region(self) -> bool:
        """Whether there is more than one authority."""
        return self.of_region or len(self.loads) > 1

    def select(self, table: Table, read: Callable[[Path, Table], str]) -> str:
        """The SQL that reads one table from all loads; `read` says how the engine reads a file of it."""
        parts = [self._part(table, load, read) for load in self.loads if load.path(table.name)]
        return "\nUNION ALL\n".join(parts) if parts else _nothing(table)

    def _part(self, table: Table, load: Load, read: Callable[[Path, Table], str]) -> str:
        fields = {field.name: field for field in table.fields}
        columns = ", ".join(self._column(fields.get(name), name, load.authority) for name in table.columns)
        rows = read((load.folder / f"{table.name}.parquet").resolve(), table)
        return f"SELECT {columns} FROM {_once(table, rows) if table.name in repeating(load) else rows}"

    def _column(self, field: Field | None, name: str, authority: str) -> str:
        if self.is_region and field is not None and field.is_identifier:
            return (
                f"concat({in_quotes(authority + '/')}, {name}) AS {name}" if field.key else _qualified(name, authority)
            )
        return name


def snapshots_sql(scope: Scope) -> str:
    """The SQL of the table of snapshots: the calendar's columns for each snapshot day, and which is the latest."""
    days = ", ".join(f"DATE '{day}'" for day in scope.snapshots)
    return (
        f"SELECT c.*, CASE WHEN c.day = DATE '{scope.as_at}' THEN 1 ELSE 0 END AS is_latest "
        f"FROM calendar c WHERE c.day IN ({days})"
    )


def all_tables() -> tuple[Table, ...]:
    """Every table that a measure may ask."""
    return tuple(tables().values())


@cache
def repeating(load: Load) -> frozenset[str]:
    """The tables of a load in which an identifier stands on several rows, as its report says."""
    if not (load.folder / REPORT).exists():
        return frozenset()
    return frozenset(one.table for one in report_of(load).repeated if tables()[one.table].key)


def _once(table: Table, rows: str) -> str:
    """Of rows with one identifier the first in the source, so that no case stands twice; the others are findings."""
    key, known = ", ".join(table.key), " OR ".join(f"{name} IS NULL" for name in table.key)
    ordered = f"SELECT *, ROW_NUMBER() OVER (PARTITION BY {key} ORDER BY {SOURCE_ROW}) AS nth_of_id FROM {rows}"
    return f"({ordered}) one_by_one WHERE nth_of_id = 1 OR {known}"


def _qualified(name: str, authority: str) -> str:
    return f"CASE WHEN {name} IS NOT NULL THEN concat({in_quotes(authority + '/')}, {name}) END AS {name}"


def _nothing(table: Table) -> str:
    columns = ", ".join(f"CAST(NULL AS {_SPELT[kept]}) AS {name}" for name, kept in table.columns.items())
    return f"SELECT {columns} WHERE 1 = 0"


# As both engines spell the types.
_SPELT = {
    "VARCHAR": "STRING",
    "DATE": "DATE",
    "TIMESTAMP": "TIMESTAMP",
    "DOUBLE": "DOUBLE",
    "INTEGER": "INT",
    "BIGINT": "BIGINT",
}
