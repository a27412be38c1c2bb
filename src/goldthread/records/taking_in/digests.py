"""A digest of what a table says, not of the file that holds it: whoever writes it, the same rows give the same.

Each row is its cells, each with its length before it, and the row of the source; it gets its SHA-256. The four parts of
64 bits of these are added up over all rows, which needs no order, no memory and both processors; as each row holds its
number, the same rows in another order give another digest. The SHA-256 of the sums, the number of rows and the columns
with their types is the table's digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

import duckdb

_PARTS = (1, 17, 33, 49)


def table_digest(database: duckdb.DuckDBPyConnection, columns: Mapping[str, str], relation: str) -> str:
    """The digest of the rows of a relation that has these columns, each with its type."""
    texts = [f'CAST("{column}" AS VARCHAR)' for column in columns]
    cells = ", ".join(f"coalesce(length({text}) || ':' || {text}, '-')" for text in texts)
    rows = f"SELECT sha256(concat({cells})) AS said FROM {relation}"
    sums = ", ".join(f"coalesce(sum(CAST(('0x' || substr(said, {at}, 16))::UBIGINT AS HUGEINT)), 0)" for at in _PARTS)
    found = database.execute(f"SELECT count(*), {sums} FROM ({rows})").fetchone()
    return _sha256([list(columns.items()), [str(number) for number in found]])


def whole_digest(tables: Mapping[str, str], supplied: Mapping[str, tuple[str, ...]], not_understood: str) -> str:
    """The digest of a load: of its tables, the columns that the source supplied, and what was not understood."""
    return _sha256([sorted(tables.items()), sorted(supplied.items()), not_understood])


def _sha256(said: object) -> str:
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()
