"""The database as it was at one moment, while others write: its bytes, and what it says of itself at that moment."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from django.db import connections

from goldthread_site.backups import postgresql
from goldthread_site.backups.archive import PIECE
from goldthread_site.backups.faults import NotMade
from goldthread_site.backups.progress import Progress
from goldthread_site.config.environment import SQLITE_WAIT_SECONDS
from goldthread_site.config.sqlite.base import WriteQueue, lock_file_beside
from goldthread_site.plans.evidence.sweeping import digests_named
from goldthread_site.trail.verifying import at_one_moment

ALIAS = "snapshot"
PAGES_AT_ONCE = 2000  # 8 MB: what is copied between two looks at the clock


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What stands in the database at its moment; ``pieces`` are its bytes, to be read once, while it is open."""

    kind: str
    server: str
    migrations: tuple[str, ...]
    rows: dict[str, int]
    heads: tuple[str, ...]
    digests: frozenset[str]
    pieces: Iterable[bytes]


@contextmanager
def taken(beside: Path, say: Callable[[str], object]) -> Iterator[Snapshot]:
    """A snapshot of the site's database; ``beside`` is where SQLite's copy may stand until it is in the backup."""
    kind = connections["default"].vendor
    with (_of_sqlite if kind == "sqlite" else _of_postgresql)(beside, say) as found:
        yield found


@contextmanager
def _of_sqlite(beside: Path, say: Callable[[str], object]) -> Iterator[Snapshot]:
    """Copied whole, then read at leisure: a reader of the file itself would keep every writer from committing."""
    try:
        copy_sqlite(Path(connections["default"].settings_dict["NAME"]), beside, say)
        with _as_database(beside):
            _refuse_damaged()
            yield _said("sqlite", sqlite3.sqlite_version, ALIAS, _pieces(beside))
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _of_postgresql(beside: Path, say: Callable[[str], object]) -> Iterator[Snapshot]:
    """One transaction sees one moment, and lends it to pg_dump."""
    program, server = postgresql.program("pg_dump")
    with at_one_moment():
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            (moment,) = cursor.fetchone()
        yield _said("postgresql", server, "default", postgresql.dumped(program, moment))


def copy_sqlite(database: Path, to: Path, say: Callable[[str], object]) -> None:
    """A copy by SQLite itself, which knows a half-written journal when it sees one.

    It stands in the writers' line like any of them: nobody writes between two pieces, so it never begins anew, and
    those behind it wait for their turn, not against a time limit.
    """
    if not database.exists():
        raise NotMade("there is no database yet", where=str(database), try_="Start the site first")
    os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _copy(database, to, Progress(say, "Database"))
    except sqlite3.Error as fault:
        raise NotMade(
            "the database could not be copied", where=str(database), why=str(fault),
            try_="Look whether the disk is full or the file damaged. No backup was made",
        ) from fault  # fmt: skip


def _copy(database: Path, to: Path, progress: Progress) -> None:
    queue, address = WriteQueue(lock_file_beside(str(database))), f"file:{quote(str(database))}?mode=rw"
    with (
        closing(sqlite3.connect(address, uri=True, timeout=SQLITE_WAIT_SECONDS)) as source,
        closing(sqlite3.connect(to)) as target,
    ):
        (page,) = source.execute("PRAGMA page_size").fetchone()
        target.execute("PRAGMA synchronous=OFF")  # nobody misses a copy that a power cut ends
        queue.enter()
        try:
            source.backup(
                target, pages=PAGES_AT_ONCE, progress=lambda *left: progress.add(page * PAGES_AT_ONCE), sleep=0.05
            )
        finally:
            queue.leave()


@contextmanager
def _as_database(path: Path) -> Iterator[None]:
    """The copy as a database of Django's, so that the same questions are asked of it as of any."""
    connections.settings[ALIAS] = {**connections.settings["default"], "NAME": str(path)}
    try:
        yield
    finally:
        connections[ALIAS].close()
        del connections[ALIAS], connections.settings[ALIAS]
        path.with_name(f"{path.name}-queue").unlink(missing_ok=True)


def _refuse_damaged() -> None:
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        (found,) = cursor.fetchone()
    if found != "ok":
        raise NotMade(
            "the database is damaged", where=connections["default"].settings_dict["NAME"], why=found,
            try_="Stop the site and restore the last backup. No backup was made, and none was taken away",
        )  # fmt: skip


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _said(kind: str, server: str, using: str, pieces: Iterable[bytes]) -> Snapshot:
    rows = counted_rows(using)
    if "django_migrations" not in rows or "trail_chainhead" not in rows:
        raise NotMade("the database is empty", try_="Start the site first. No backup was made")
    migrations = tuple(f"{app}.{name}" for app, name in _asked(using, "SELECT app, name FROM django_migrations"))
    heads = _asked(using, "SELECT plan, place, digest FROM trail_chainhead ORDER BY plan")
    noted = tuple(f"{plan}:{place}:{digest}" for plan, place, digest in heads)
    return Snapshot(kind, server, migrations, rows, noted, frozenset(digests_named(using)), pieces)


def counted_rows(using: str = "default") -> dict[str, int]:
    """How many rows each table has."""
    connection = connections[using]
    quoted = {name: connection.ops.quote_name(name) for name in sorted(connection.introspection.table_names())}
    return {name: _asked(using, f"SELECT COUNT(*) FROM {table}")[0][0] for name, table in quoted.items()}


def _asked(using: str, query: str) -> list[tuple]:
    with connections[using].cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()
