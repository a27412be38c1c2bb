"""A load: what one extract said on one day, as typed tables that never change afterwards."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from goldthread.errors import UserError
from goldthread.records.faults import ChangedLoad

Shape = Literal["ssd", "annex-a"]
MANIFEST = "load.json"
# A Parquet file ends with what it says of all its columns, so that other contents give another end.
_END = 64 * 1024


class NoSuchLoad(UserError):
    """There is no load there, or it is not whole."""


@dataclass(frozen=True, slots=True)
class LoadedTable:
    """What a load holds of one table: its rows, the columns that the source supplied, the SHA-256 of what the rows say.

    `seal` is what `seal_of` its file gave when it was written; a load that was made in another way may have none.
    """

    name: str
    rows: int
    supplied: tuple[str, ...]
    digest: str
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Load:
    """One load: the day it speaks for, where it comes from, and its tables as Parquet files in one folder.

    `authority` is the council's ONS code, `shape` what kind of source it was, `digest` the SHA-256 over all its tables:
    the same extract again has the same one. Tables that the source does not have are not in `tables`. `source` says in
    words where the extract came from, `approved` why it was taken in although it looked unlike the load `earlier`.
    """

    folder: Path
    id: str
    as_at: date
    authority: str
    shape: Shape
    digest: str
    tables: dict[str, LoadedTable] = field(default_factory=dict, compare=False)
    council: str = ""
    source: str = ""
    approved: str = ""
    earlier: str = ""

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
            "source": self.source,
            "approved": self.approved,
            "earlier": self.earlier,
            "tables": {
                table.name: {
                    "rows": table.rows, "supplied": list(table.supplied), "digest": table.digest, "seal": table.seal
                }
                for table in self.tables.values()
            },
        }  # fmt: skip

    @classmethod
    def opened(cls, folder: Path) -> Load:
        """The load in a folder; refused with one sentence where `load.json` is missing, or a table is not as written.

        Whether a table is as written is told from its size and its end, in milliseconds; `Store.verified` reads it all.
        """
        load = cls.said_in(folder)
        for table in load.tables.values():
            if table.seal and table.seal != seal_of(folder / f"{table.name}.parquet"):
                raise ChangedLoad(
                    f"{table.name}.parquet is not as it was written", where=load.id,
                    why="a load never changes: somebody or something altered, cut or removed this file",
                    try_="Take the extract in again with “goldthread load”, or bring the file back from a backup",
                )  # fmt: skip
        return load

    @classmethod
    def said_in(cls, folder: Path) -> Load:
        """What the `load.json` of a folder says, without a look at the tables."""
        try:
            said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            held = {
                name: LoadedTable(name, about["rows"], tuple(about["supplied"]), about["digest"], about.get("seal", ""))
                for name, about in said["tables"].items()
            }
            as_at = date.fromisoformat(said["as_at"])
            about = (said.get("source", ""), said.get("approved", ""), said.get("earlier", ""))
            return cls(
                folder,
                said["id"],
                as_at,
                said["authority"],
                said["shape"],
                said["digest"],
                held,
                said["council"],
                *about,
            )
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise NoSuchLoad(
                "this folder holds no load",
                where=str(folder),
                why=f"its {MANIFEST} cannot be read",
                try_="Take the extract in again with “goldthread load”",
            ) from fault


def seal_of(path: Path) -> str:
    """A file's size and the SHA-256 of its end; empty where there is no such file."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - _END))
            return f"{size}:{hashlib.sha256(file.read()).hexdigest()}"
    except OSError:
        return ""
