"""A load is written beside, made lasting, and moved into place; `current.json` last: it is there or it is not."""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

import duckdb

from goldthread.records.faults import WrongStore
from goldthread.records.load import MANIFEST, Load
from goldthread.records.report import REPORT, Report
from goldthread.records.schema import SOURCE_ROW, Field, Table
from goldthread.records.sql import in_quotes

CURRENT, LOADS, LOCK = "current.json", "loads", ".lock"
NOT_UNDERSTOOD = "not_understood"
_BESIDE = ".beside-"


@contextmanager
def alone(root: Path) -> Iterator[Path]:
    """An empty folder beside the loads, for the one program that may write now; afterwards it is gone."""
    (root / LOADS).mkdir(parents=True, exist_ok=True)
    with (root / LOCK).open("a") as lock:
        _lock(lock.fileno(), root)
        for left in root.glob(f"{_BESIDE}*"):  # of a program that was killed
            rmtree(left, ignore_errors=True)
        beside = root / f"{_BESIDE}{uuid.uuid4().hex[:12]}"
        beside.mkdir(mode=0o700)
        try:
            yield beside
        finally:
            rmtree(beside, ignore_errors=True)


def _lock(descriptor: int, root: Path) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: an open file there cannot be removed under another program's feet
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise WrongStore(
            "another extract is being taken in just now", where=str(root), try_="Wait until it is done, then try again"
        ) from None


def write_table(database: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> Path:
    """One table as Parquet: a child's rows stand together and in the order of time, as most measures ask for them."""
    order = ", ".join([*(f'"{each.name}"' for each in (_person(table), _day(table)) if each), SOURCE_ROW])
    columns = ", ".join(f'"{column}"' for column in table.columns)
    return write_rows(
        database, f"SELECT {columns} FROM {table.name} ORDER BY {order}", folder / f"{table.name}.parquet"
    )


def write_rows(database: duckdb.DuckDBPyConnection, query: str, path: Path) -> Path:
    """The rows of a query as Parquet."""
    database.execute(f"COPY ({query}) TO {in_quotes(path)} (FORMAT parquet, COMPRESSION zstd)")
    return path


def put_in_place(root: Path, folder: Path, load: Load, report: Report) -> Load:
    """Moves the finished folder to its place among the loads; only `set_current` makes it the current one."""
    (folder / MANIFEST).write_text(json.dumps(load.manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / REPORT).write_text(report.to_json(), encoding="utf-8")
    for file in folder.iterdir():
        file.chmod(0o440)
        _lasting(file)
    _lasting(folder)
    target = root / LOADS / load.id
    if target.is_dir():  # it was damaged, and is what this one mends
        target.rename(folder.with_name("damaged"))
    folder.replace(target)
    _lasting(target.parent)
    return Load.opened(target)


def set_current(root: Path, load: Load) -> None:
    """Makes this load the one that is measured, in one move."""
    beside = root / f"{_BESIDE}{CURRENT}"
    beside.write_text(json.dumps({"goldthread-store": 1, "current": load.id}), encoding="utf-8")
    _lasting(beside)
    beside.replace(root / CURRENT)
    _lasting(root)


def _lasting(path: Path) -> None:
    """What was written is on the disk, not only on its way there."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _person(table: Table) -> Field | None:
    """The child whose row it is, else what leads to the child."""
    named = [each for each in table.fields if each.name.endswith("person_id")]
    leading = [each for each in table.fields if each.refers_to]
    return next(iter(named + leading), None)


def _day(table: Table) -> Field | None:
    return next((each for each in table.fields if each.type in ("date", "moment")), None)
