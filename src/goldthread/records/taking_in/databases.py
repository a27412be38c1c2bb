"""A database as a source: read in one read-only transaction, row by row; its password is never in anything said."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from goldthread.errors import ExitCode
from goldthread.records.faults import BadExtract
from goldthread.records.schema import tables
from goldthread.records.taking_in.given import Cells, Given, GivenTable
from goldthread.records.taking_in.names import bound, table_named
from goldthread.records.taking_in.raw import UnreadableTable
from goldthread.records.taking_in.settings import Settings

if TYPE_CHECKING:
    from sqlalchemy.engine import URL, Connection

PASSWORD = "GOLDTHREAD_SOURCE_PASSWORD"
_BATCH = 5000
# Beyond it a float no longer tells neighbouring whole numbers apart.
_EXACT = 1e15
_SECRET = ("password", "passwd", "pwd", "secret", "token")
# What the servers answer whose password is wrong: PostgreSQL, SQL Server, MySQL.
_REFUSED = ("authentication", "login failed", "access denied", "18456", "28p01", "28000", "password")


class BadAddress(BadExtract):
    """The address of a database cannot be used as it is written."""

    exit_code = ExitCode.USAGE


def is_address(source: str) -> bool:
    """Whether a source is the address of a database and no path."""
    return "://" in source


@contextmanager
def given_from_database(
    address: str, *, schema: str = "", password_from: str = PASSWORD, settings: Settings
) -> Iterator[Given]:
    """What a database gives, for as long as the context lasts; rows are fetched while they are walked over.

    The password stands in the environment, under `password_from`. Nothing but SELECT is sent.
    """
    url = _url(address)
    where = _said(url, schema)
    with _connected(url, os.environ.get(password_from, ""), where) as connection:
        yield Given(where, "ssd", tuple(_tables(connection, schema, where, settings)))


def _url(address: str) -> URL:
    try:
        from sqlalchemy.engine import make_url
    except ImportError:
        raise BadAddress(
            "a database can only be read with SQLAlchemy, which is not installed",
            try_="Install it with: pip install 'goldthread[database]'",
        ) from None
    url = None
    with suppress(Exception):  # whatever it is about, its words may hold the password
        url = make_url(address)
    if url is None:
        raise BadAddress("the address of the database is not written as one", try_=_HOW)
    said = " ".join(f"{key}={value}" for key, value in url.query.items()).casefold()
    if url.password is not None or any(word in said for word in _SECRET):
        raise BadAddress(
            "there is a password in the address of the database, where others can see it",
            try_=f"Leave it out, and put it into the environment as {PASSWORD}",
        )
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


_HOW = "Write it as postgresql://user@host/database, or as docs/how-to/take-an-extract-in.md shows for SQL Server"


def _said(url: URL, schema: str) -> str:
    """The database in words: no user, no option, no password."""
    kind = url.get_backend_name()
    return f"the {kind} database {url.database or ''}".rstrip() + (f", schema {schema}" if schema else "")


@contextmanager
def _connected(url: URL, password: str, where: str) -> Iterator[Connection]:
    """A connection in a transaction that only reads, where the server knows of such."""
    connection = fault = None
    try:
        from sqlalchemy import create_engine

        engine = create_engine(url.set(password=password) if password else url, hide_parameters=True)
        connection = engine.connect()
    except Exception as error:  # drivers' own errors, too; their words may quote the address
        fault = _why_not(error)
    if connection is None:
        raise BadExtract("cannot be read", where=where, faults=(fault,), try_=f"Check the address and {PASSWORD}")
    try:
        yield _reading_only(connection)
    finally:
        with suppress(Exception):  # a server that went away cannot say good-bye
            connection.close()
        engine.dispose()


def _reading_only(connection: Connection) -> Connection:
    # One state of all tables, however long the reading takes; nothing can be written even by mistake.
    kind = connection.dialect.name
    if kind == "postgresql":
        return connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    if kind == "sqlite":
        connection.exec_driver_sql("PRAGMA query_only = ON")
    return connection


def _why_not(error: Exception) -> str:
    """Which of few sentences says why: the server's own words are never shown."""
    words = str(error).casefold()
    if isinstance(error, ImportError) or type(error).__name__ == "NoSuchModuleError":
        return "the driver for this kind of database is not installed"
    if any(word in words for word in _REFUSED):
        return "it refuses the user or the password"
    return "it cannot be reached, or there is no such database"


def _tables(connection: Connection, schema: str, where: str, settings: Settings) -> Iterator[GivenTable]:
    from sqlalchemy import inspect

    columns: dict[str, list[str]] = {}
    fault = ""
    try:
        seen = inspect(connection)
        for name in sorted({*seen.get_table_names(schema or None), *seen.get_view_names(schema or None)}):
            if table_named(name):
                columns[name] = [column["name"] for column in seen.get_columns(name, schema or None)]
    except Exception as error:
        fault = type(error).__name__
    if fault:
        raise BadExtract("cannot be read", where=where, faults=(f"its tables cannot be listed ({fault})",))
    for name, headings in columns.items():
        known = table_named(name)
        place = f"table {name} of {where}"
        rows = _rows(connection, name, headings, schema, settings)
        yield GivenTable(known, place, tuple(headings), rows)


def _rows(connection: Connection, name: str, headings: list[str], schema: str, settings: Settings) -> Iterator[Cells]:
    """The rows of one table, in the order of its key, so that the same table gives the same load."""
    from sqlalchemy import column, select, table

    said = select(*[column(each) for each in headings]).select_from(table(name, schema=schema or None))
    said = said.order_by(*[column(headings[place]) for place in _order(name, headings, settings)])
    read = 0
    fault = ""
    try:
        for row in connection.execution_options(stream_results=True, yield_per=_BATCH).execute(said):
            yield tuple(text_of(cell) for cell in row)
            read += 1
    except GeneratorExit:
        raise
    except Exception as error:
        fault = type(error).__name__
    if fault:
        raise UnreadableTable(f"the database went away, or refused to go on, after {read} rows ({fault})")


def _order(name: str, headings: list[str], settings: Settings) -> list[int]:
    schema = tables()[table_named(name)]
    places = bound(schema, headings, settings.columns.get(schema.name, {})).places
    sortable = [field.name for field in schema.fields if field.type != "flags"]
    keys = [key for key in schema.key if key in places]
    return [places[each] for each in (keys or [each for each in sortable if each in places])]


def text_of(cell: object) -> str | None:
    """A database's value as the text that an extract would hold.

    >>> text_of(Decimal("4711.00")), text_of(datetime(2026, 3, 1, 9, 30)), text_of(True), text_of(None)
    ('4711', '2026-03-01 09:30:00', 'true', None)
    """
    match cell:
        case None | str():
            return cell
        case bool():
            return str(cell).lower()
        case datetime() | date():
            return str(cell)
        case float() | Decimal() if abs(cell) < _EXACT and cell == int(cell):
            return str(int(cell))
        case dict() | list():
            return json.dumps(cell, ensure_ascii=False)
    return str(cell)
