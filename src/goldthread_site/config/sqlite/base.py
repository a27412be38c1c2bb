"""Django's SQLite, whose writers wait in line for a lock file instead of asking again and again.

SQLite lets one connection write at a time, and one that waits sleeps and asks again, at most every 100 ms: whoever
comes anew often gets in before it. With 50 writers one waited for 9 of the 20 seconds after which SQLite gives up and
says “database is locked”. The kernel wakes whoever waits for a lock file in the order in which they came.

Everything that writes goes through here: a transaction from its beginning to its end, and a statement outside of one
(a session, the time of a sign-in) for as long as it takes.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from django.db.backends.sqlite3 import base

_READS = ("select", "pragma", "explain", "savepoint", "release", "rollback", "begin", "commit", "with")


class WriteQueue:
    """The place of one connection in the line of those who write to a database file; held once, however often asked."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._handle: int | None = None

    @property
    def held(self) -> bool:
        return self._handle is not None

    def enter(self) -> None:
        """Waits until every writer who came before is done."""
        if self._path is None or self.held:
            return
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except BaseException:
            os.close(handle)
            raise
        self._handle = handle

    def leave(self) -> None:
        """Lets the next one in."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)


class Cursor(base.SQLiteCursorWrapper):
    """A cursor whose statements that write outside of a transaction wait in line."""

    queue: WriteQueue

    def execute(self, query, params=None):
        return self._in_line(query, lambda: super(Cursor, self).execute(query, params))

    def executemany(self, query, param_list):
        return self._in_line(query, lambda: super(Cursor, self).executemany(query, param_list))

    def _in_line(self, query: str, run: Callable):
        if self.queue.held or self.connection.in_transaction or query.lstrip().lower().startswith(_READS):
            return run()
        self.queue.enter()
        try:
            return run()
        finally:
            self.queue.leave()


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes its place in line when it begins to write, and leaves it when it is done."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._queue = WriteQueue(None)

    def get_new_connection(self, conn_params):
        self._queue = WriteQueue(lock_file_beside(conn_params["database"]))
        return super().get_new_connection(conn_params)

    def create_cursor(self, name=None):
        cursor = self.connection.cursor(factory=Cursor)
        cursor.queue = self._queue
        return cursor

    def _start_transaction_under_autocommit(self) -> None:
        self._queue.enter()
        with self._leaving_where_it_fails():
            super()._start_transaction_under_autocommit()

    @contextmanager
    def _leaving_where_it_fails(self):
        try:
            yield
        except BaseException:
            self._queue.leave()
            raise

    def _commit(self):
        done = super()._commit()
        self._queue.leave()  # a commit that fails is rolled back, and leaves there
        return done

    def _rollback(self):
        try:
            return super()._rollback()
        finally:
            self._queue.leave()

    def _close(self):
        try:
            return super()._close()
        finally:
            self._queue.leave()


def lock_file_beside(database: str) -> Path | None:
    """The lock file; none for a database in memory, which one process has to itself."""
    return None if ":memory:" in database or "mode=memory" in database else Path(f"{database}-queue")
