"""PostgreSQL's own programs: which of them fit the server, and what they are told."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import connection

from goldthread.errors import UserError
from goldthread_site.backups.archive import PIECE
from goldthread_site.backups.faults import NotMade, NotRestored

DEBIAN = Path("/usr/lib/postgresql")


def program(name: str) -> tuple[str, str]:
    """The program that fits the server, and the server's version: the oldest that is not older than the server."""
    connection.ensure_connection()
    server = connection.pg_version // 10000
    found = sorted(_versions(name))
    for version, path in found:
        if version >= server:
            return path, str(server)
    have = f"only that of version {found[-1][0]} is installed" if found else "it is not installed"
    raise UserError(
        f"“{name}” of PostgreSQL {server} or later is needed, and {have}",
        try_=f"Install it: on Debian or Ubuntu, apt-get install postgresql-client-{server}",
    )


def _versions(name: str) -> Iterator[tuple[int, str]]:
    """Debian keeps each version in a folder; the one on the path is a wrapper there, and the program elsewhere."""
    for path in DEBIAN.glob(f"*/bin/{name}"):
        yield int(path.parts[-3]), str(path)
    if not DEBIAN.exists() and (path := shutil.which(name)):
        said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
        if found := re.search(r"\) (\d+)", said):
            yield int(found[1]), path


def dumped(path: str, moment: str) -> Iterator[bytes]:
    """The database as it was at the moment that a transaction of ours has exported."""
    command = [path, "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment}", "--no-password"]
    with tempfile.TemporaryFile() as faults:
        with subprocess.Popen(command, env=_environment(), stdout=subprocess.PIPE, stderr=faults) as process:
            while piece := process.stdout.read(PIECE):
                yield piece
        if process.returncode:
            raise NotMade("the database could not be copied", why=_last_line(faults), try_="No backup was made")


def fill(pieces: Iterable[bytes]) -> None:
    """Puts a dump into the empty database, all of it or nothing."""
    command = [
        program("pg_restore")[0], "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges",
        f"--dbname={connection.settings_dict['NAME']}", "--no-password",
    ]  # fmt: skip
    with tempfile.TemporaryFile() as faults:
        # Through a file: where the dump proves altered as it is read, nothing of it has reached the database.
        with tempfile.TemporaryFile() as whole:
            for piece in pieces:
                whole.write(piece)
            whole.seek(0)
            done = subprocess.run(command, env=_environment(), stdin=whole, stdout=faults, stderr=faults, check=False)
        if done.returncode:
            raise NotRestored("the database could not be filled", why=_last_line(faults), try_="Nothing was restored")


def empty() -> bool:
    """Whether the database that is set holds nothing yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN"
            " ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
            " AND n.nspname NOT LIKE 'pg_toast%%'"
        )
        (many,) = cursor.fetchone()
    return many == 0


def emptied() -> None:
    """Takes everything out again of a database that was empty before; for what could not be restored whole."""
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(name)} CASCADE")
        cursor.execute("SELECT oid::regprocedure FROM pg_proc WHERE proname LIKE 'guard_trail%%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION IF EXISTS {name}")


def _environment() -> dict[str, str]:
    """Who and where: not on the command line, which others on the machine can read."""
    said = connection.settings_dict
    given = {
        "PGDATABASE": said["NAME"], "PGUSER": said["USER"], "PGPASSWORD": said["PASSWORD"], "PGHOST": said["HOST"],
        "PGPORT": str(said["PORT"]),
    }  # fmt: skip
    return {**os.environ, **{name: value for name, value in given.items() if value}}


def _last_line(faults) -> str:
    faults.seek(0)
    lines = faults.read(4000).decode("utf-8", "replace").strip().splitlines()
    return lines[0].strip() if lines else "it ended without a word"
