"""Rows that pass by once are written to a file as they come, so that none are held in memory."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from goldthread.records.taking_in.csv_files import CsvFile
from goldthread.records.taking_in.given import GivenTable
from goldthread.records.taking_in.raw import Source, csv_relation


def spooled(given: GivenTable, folder: Path) -> Source:
    """The table as a source: its rows stand in a CSV file of `folder` from now on."""
    path = folder / f"{given.name}.given.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["r", *given.columns])
        writer.writerows(_numbered(given))
    relation = csv_relation(CsvFile(path, given.columns, ",", "utf-8"), numbered=True)
    return Source(given.name, given.where, given.columns, relation, numbered=True)


def _numbered(given: GivenTable) -> Iterator[tuple]:
    if given.source_rows is None:
        yield from ((row, *cells) for row, cells in enumerate(given.rows, 1))
    else:
        yield from ((row, *cells) for row, cells in zip(given.source_rows, given.rows, strict=True))
