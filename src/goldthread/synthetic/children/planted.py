"""What is wrong in the extract on purpose, listed row by row, so that whoever looks for faults can be held to it."""

from __future__ import annotations

import csv
from typing import TextIO

HEAD = ("kind", "table", "key", "column", "team", "worker", "what")
KINDS = (
    "impossible order",
    "missing",
    "duplicate",
    "unknown code",
    "ended before begun",
    "open too long",
    "recorded late",
    "1900 date",
    "text in date",
    "spelling",
)


class Planted:
    """Writes the list of planted dirt; without a stream it only counts."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._lines = csv.writer(stream) if stream else None
        self.counted: dict[str, int] = dict.fromkeys(KINDS, 0)
        if self._lines:
            self._lines.writerow(HEAD)

    def row(self, kind: str, table: str, key: str, column: str, team: str, worker: str, what: str) -> None:
        """List one planted row: of what kind, in which table, under which key, in which column."""
        self.counted[kind] += 1
        if self._lines:
            self._lines.writerow([kind, table, key, column, team, worker, what])
