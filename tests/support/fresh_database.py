"""Empty databases of each kind, for a test that stands on both."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support import postgresql


@contextmanager
def database(kind: str) -> Iterator[str]:
    """The address of an empty database; empty for SQLite, which makes its own."""
    if kind == "sqlite":
        yield ""
    elif postgresql.programs() is None:
        pytest.skip("PostgreSQL is not installed")
    else:
        with postgresql.server() as address:
            yield address


def another_database(address: str) -> str:
    """A new, empty database of the same server."""
    if not address:
        return ""
    import psycopg

    name = f"empty_{time.time_ns()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{address.rpartition('/')[0]}/{name}"
