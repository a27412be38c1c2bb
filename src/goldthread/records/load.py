"""A load: what one extract said on one day, as typed tables that never change afterwards."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from goldthread.errors import UserError

Shape = Literal["ssd", "annex-a"]
MANIFEST = "load.json"


class NoSuchLoad(UserError):
    """There is no load there, or it is not whole."""


@dataclass(frozen=True, slots=True)
class LoadedTable:
    """What a load holds of one table: its rows, the columns that the source supplied, and the SHA-256 of its file."""

    name: str
    rows: int
    supplied: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Load:
    """One load: the day it speaks for, where it comes from, and its tables as Parquet files in one folder.

    `authority` is the council's ONS code, `shape` what kind of source it was, `digest` the SHA-256 over all its tables:
    the same extract again has the same one. Tables that the source does not have are not in `tables`.
    """

    folder: Path
    id: str
    as_at: date
    authority: str
    shape: Shape
    digest: str
    tables: dict[str, LoadedTable] = field(default_factory=dict)
    council: str = ""

    def path(self, table: str) -> Path | None:
        """The Parquet file of a table; `None` where the source has no such table."""
        return self.folder / f"{table}.parquet" if table in self.tables else None

    def supplies(self, table: str, column: str) -> bool:
        """Whether the source had this column of this table."""
        return table in self.tables and column in self.tables[table].supplied

    @property
    def manifest(self) -> dict:
        """What `load.json` says, to be written beside the tables."""
        return {
            "goldthread-load": 1,
            "id": self.id,
            "as_at": self.as_at.isoformat(),
            "authority": self.authority,
            "council": self.council,
            "shape": self.shape,
            "digest": self.digest,
            "tables": {
                table.name: {"rows": table.rows, "supplied": list(table.supplied), "digest": table.digest}
                for table in self.tables.values()
            },
        }

    @classmethod
    def opened(cls, folder: Path) -> Load:
        """The load in a folder; refused with one sentence where `load.json` is missing or says something else."""
        try:
            said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            held = {
                name: LoadedTable(name, about["rows"], tuple(about["supplied"]), about["digest"])
                for name, about in said["tables"].items()
            }
            as_at = date.fromisoformat(said["as_at"])
            return cls(
                folder, said["id"], as_at, said["authority"], said["shape"], said["digest"], held, said["council"]
            )
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise NoSuchLoad(
                "this folder holds no load",
                where=str(folder),
                why=f"its {MANIFEST} cannot be read",
                try_="Take the extract in again with “goldthread load”",
            ) from fault
