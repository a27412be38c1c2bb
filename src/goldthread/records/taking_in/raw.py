"""The cells of one table as text, read by DuckDB from CSV or Parquet, row by row in the order of the source."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from goldthread.records.schema import SOURCE_ROW
from goldthread.records.sql import in_quotes, quieted
from goldthread.records.taking_in.csv_files import CsvFile
from goldthread.records.taking_in.spellings import renamed

_MEMORY = "2GB"
_BLANKS = "' ' || chr(9) || chr(10) || chr(13) || chr(160)"
_LISTED = 1000
_WHY_REJECTED = {
    "MISSING COLUMNS": "has fewer cells than there are headings",
    "TOO MANY COLUMNS": "has more cells than there are headings",
    "UNQUOTED VALUE": "opens a quotation mark that is never closed",
    "LINE SIZE OVER MAXIMUM": "is longer than any line should be; perhaps a quotation mark is never closed",
}


class UnreadableTable(Exception):
    """The rows cannot be read; ``faults`` says each reason with its line."""

    def __init__(self, *faults: str) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


@dataclass(frozen=True, slots=True)
class Source:
    """One table of a source before its rows are read: its place in words, its headings, and the SQL of its rows.

    The relation has the columns c0, c1, … in the order of the headings, as text; with `numbered`, a column `r` before
    them that holds the row of the source.
    """

    name: str
    where: str
    headings: tuple[str, ...]
    relation: str
    numbered: bool = False


@contextmanager
def scratch(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database on disk that is thrown away: a table of a nation's size does not have to fit into memory."""
    settings = {"memory_limit": _MEMORY, "temp_directory": str(folder / "spill"), "autoinstall_known_extensions": False}
    with closing(duckdb.connect(folder / "scratch.duckdb", config=settings)) as database:
        # It lives for one load: what is written soonest is best.
        quieted(database)
        database.execute("SET TimeZone = 'Europe/London'; SET force_compression = 'uncompressed'")
        yield database


def csv_relation(file: CsvFile, *, numbered: bool = False) -> str:
    """SQL of the rows of a CSV file."""
    names = ["r"] * numbered + [f"c{place}" for place in range(len(file.headings))]
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    return (
        f"read_csv({in_quotes(file.path)}, auto_detect = false, header = true, delim = {in_quotes(file.separator)}, "
        f"quote = '\"', escape = '\"', columns = {{{columns}}}, store_rejects = true, rejects_limit = {_LISTED})"
    )


def parquet_source(database: duckdb.DuckDBPyConnection, name: str, path: Path) -> Source:
    """A Parquet file as a source; its typed columns are given as the text that a CSV file would hold."""
    read = f"read_parquet({in_quotes(path)})"
    try:
        described = database.execute(f"DESCRIBE SELECT * FROM {read}").fetchall()
    except duckdb.Error:
        raise UnreadableTable("it is cut short, or no Parquet file: export it again") from None
    cells = ", ".join(f"{_as_text(f'{_identifier(each[0])}', each[1])} AS c{n}" for n, each in enumerate(described))
    headings = tuple(each[0] for each in described)
    return Source(name, path.name, headings, f"(SELECT {cells} FROM {read})")


def read_raw(database: duckdb.DuckDBPyConnection, source: Source, into: str) -> int:
    """Reads all rows into the table `into`, cells trimmed and empty ones null; how many there are."""
    row = "try_cast(r AS INTEGER)" if source.numbered else "CAST(row_number() OVER () AS INTEGER)"
    empty = ", ".join(in_quotes(word) for word in renamed()["empty"])
    cells = [_clean(f"c{place}", empty) for place in range(len(source.headings))]
    columns = ", ".join([f"{row} AS {SOURCE_ROW}", *cells])
    try:
        database.execute(f"CREATE OR REPLACE TABLE {into} AS SELECT {columns} FROM {source.relation}")
    except duckdb.Error as fault:
        if no_room(fault):
            raise
        raise UnreadableTable("it is damaged: it cannot be read to its end; export it again") from None
    if rejected := _rejected(database):
        raise UnreadableTable(*rejected)
    return database.execute(f"SELECT count(*) FROM {into}").fetchone()[0]


def no_room(fault: duckdb.Error) -> bool:
    """Whether it is the disk or the memory of this machine, not the source."""
    said = str(fault).casefold()
    return isinstance(fault, duckdb.OutOfMemoryException) or "write" in said or "no space" in said


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _clean(cell: str, empty: str) -> str:
    # Nearly every cell begins and ends with a plain letter or digit; to trim them all would take five times as long.
    bare = f"ascii({cell}) BETWEEN 33 AND 126 AND ascii(right({cell}, 1)) BETWEEN 33 AND 126"
    text = f"trim({cell}, {_BLANKS})"
    return (
        f"CASE WHEN {cell} IN ({empty}) THEN NULL WHEN {bare} THEN {cell} "
        f"WHEN {text} NOT IN ('', {empty}) THEN {text} END AS {cell}"
    )


def _as_text(column: str, kind: str) -> str:
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"CAST(timezone('Europe/London', {column}) AS VARCHAR)"
    if kind in ("DOUBLE", "FLOAT") or kind.startswith("DECIMAL"):
        # A notebook turns whole numbers into floats where one of them is missing: 4711.0 is the id 4711.
        return (
            f"CASE WHEN abs({column}) < 1e15 AND {column} = trunc({column}) "
            f"THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"
        )
    return f"CAST({column} AS VARCHAR)"


def _rejected(database: duckdb.DuckDBPyConnection) -> list[str]:
    """What is wrong with the lines that could not be read, said in sentences; the notes about them are dropped."""
    said = (
        "SELECT error_type, count(DISTINCT line), min(line), list(DISTINCT line ORDER BY line)[:5] FROM reject_errors"
    )
    try:
        found = database.execute(f"{said} GROUP BY 1 ORDER BY 3").fetchall()
    except duckdb.CatalogException:
        return []
    database.execute("DROP TABLE reject_errors; DROP TABLE reject_scans")
    return [_sentence(*each) for each in found]


def _sentence(kind: str, count: int, first: int, lines: list[int]) -> str:
    why = _WHY_REJECTED.get(kind, "cannot be read")
    if count == 1:
        return f"line {first} {why}"
    many = f"{count} lines" if count < _LISTED else f"{_LISTED} lines or more"
    return f"{many}, such as {', '.join(str(line) for line in lines)}: each {why}"
