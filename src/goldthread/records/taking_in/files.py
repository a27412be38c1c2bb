"""The files of an extract: each is told by its name which table it is; what is no table is listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from goldthread.records.schema import tables
from goldthread.records.taking_in.csv_files import UnreadableText, csv_file
from goldthread.records.taking_in.names import nearest, plain, table_named
from goldthread.records.taking_in.raw import Source, UnreadableTable, csv_relation, parquet_source
from goldthread.records.taking_in.settings import NAME, Settings

CSV, PARQUET, WORKBOOKS = {".csv", ".tsv", ".txt"}, {".parquet", ".pq"}, {".xlsx", ".xlsm"}


@dataclass(slots=True)
class Found:
    """What stands in the files: the tables that can be read, what is no table, what is wrong, what is worth saying."""

    sources: list[Source] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def settings_beside(paths: Sequence[Path]) -> Settings | None:
    """The settings that lie in a folder of the extract, if any."""
    beside = (path / NAME if path.is_dir() else path.parent / NAME for path in paths)
    return next((Settings.read(path) for path in beside if path.is_file()), None)


def sources_in(
    paths: Sequence[Path], *, settings: Settings, folder: Path, database: duckdb.DuckDBPyConnection
) -> Found:
    """The tables in these files and folders; what has to be written again to be read goes into `folder`."""
    found = Found()
    chosen: dict[str, Path] = {}
    for path in _files(paths, found):
        if not (name := _table_of(path, settings)):
            found.unknown.append(_not_known(path))
        elif name in chosen:
            found.faults.append(f"{path.name} and {chosen[name].name} are both the table {name}: leave one of them out")
        else:
            chosen[name] = path
    for name, path in sorted(chosen.items()):
        try:
            found.sources.append(_source(name, path, folder, database, found))
        except UnreadableText as fault:
            found.faults.append(f"{path.name} {fault}")
        except UnreadableTable as fault:
            found.faults += [f"{path.name}: {each}" for each in fault.faults]
        except OSError as fault:
            found.faults.append(f"{path.name} cannot be read: {fault.strerror}")
    return found


def _files(paths: Sequence[Path], found: Found) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.is_file() and not each.name.startswith("."))
            yield from (each for each in inside if each.name != NAME)
        elif path.is_file():
            yield path
        else:
            found.faults.append(f"there is no file or folder {path}")


def _table_of(path: Path, settings: Settings) -> str | None:
    if path.suffix.lower() not in CSV | PARQUET:
        return None
    declared = {name.casefold(): table for name, table in settings.files.items()}
    return declared.get(path.name.casefold()) or table_named(path.stem)


def _not_known(path: Path) -> str:
    if path.suffix.lower() in WORKBOOKS:
        return f"{path.name} (a workbook is taken in by itself)"
    if path.suffix.lower() not in CSV | PARQUET:
        return f"{path.name} (neither CSV nor Parquet)"
    meant = nearest(plain(path.stem), tables())
    return f"{path.name} (is it {meant}?)" if meant else path.name


def _source(name: str, path: Path, folder: Path, database: duckdb.DuckDBPyConnection, found: Found) -> Source:
    if path.suffix.lower() in PARQUET:
        return parquet_source(database, name, path)
    file = csv_file(path, folder)
    if file.encoding != "utf-8":
        found.notes.append(f"{path.name} is not UTF-8; it was read as {file.encoding}")
    return Source(name, path.name, file.headings, csv_relation(file))
