"""What every room that asks DuckDB needs: a connection that draws no progress bar, and texts as SQL writes them."""

from __future__ import annotations

from contextlib import suppress

import duckdb


def quieted(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The same connection without its progress bar, which would stand between what another program reads.

    A notebook that cannot draw one refuses even to be told so.
    """
    with suppress(duckdb.InvalidInputException):
        connection.execute("SET enable_progress_bar = false")
    return connection


def in_quotes(text: object) -> str:
    """A text as SQL writes it.

    >>> in_quotes("St Mary's")
    "'St Mary''s'"
    """
    return "'" + str(text).replace("'", "''") + "'"
