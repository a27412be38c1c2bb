"""DuckDB without its progress bar, which would be drawn into the output, between what another program reads."""

from __future__ import annotations

from contextlib import suppress

import duckdb


def quieted(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The same connection, which draws no bar; a notebook that cannot draw one refuses even to be told so."""
    with suppress(duckdb.InvalidInputException):
        connection.execute("SET enable_progress_bar = false")
    return connection
