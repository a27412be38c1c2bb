"""The engine for records that outgrow one machine: the same SQL over the same Parquet, run by Spark."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from goldthread.errors import UserError
from goldthread.measures.calendar import calendar_sql
from goldthread.measures.definition import Definition
from goldthread.measures.engine.framing import CannotRun, Times, cases_sql, needed
from goldthread.measures.engine.tables import Scope, all_tables, snapshots_sql
from goldthread.records.schema import Table
from goldthread.records.sql import in_quotes

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

LEAST_JAVA = 17
_SPELT = {"VARCHAR": "STRING", "INTEGER": "INT", "TIMESTAMP": "TIMESTAMP_NTZ"}
# Two workers inside this program, nothing that listens beyond it, no page, nothing left behind.
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.adaptive.enabled": "true",
    "spark.sql.codegen.wholeStage": "true",
    "spark.log.level": "ERROR",
    "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs": "false",
}


class NoSpark(UserError):
    """Spark, or the Java that it needs, is not on this machine."""


class SparkEngine:
    """The tables of a scope laid out for measures in a Spark session of its own; use it as a context manager."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        session, folder = spark()
        self.session = session.newSession()
        self._files = 0
        self._prepared: set[str] = set()
        self._laid_out: set[str] = set()
        with _told_in_a_line():
            self._view("calendar", f"SELECT * FROM parquet.`{_calendar_in(folder)}`")
            self._view("snapshots", snapshots_sql(scope))

    def __enter__(self) -> SparkEngine:
        return self

    def __exit__(self, *fault: object) -> None:
        for name in self._prepared:
            self.session.catalog.uncacheTable(name)

    def cases_sql(self, definition: Definition, times: Times) -> str:
        """The measure's SQL, its columns typed, its cases cut to the days of the scope."""
        with _told_in_a_line():
            for name, made_by in needed(definition.sql):
                if name not in self._prepared:
                    self._lay_out(made_by)
                    self._view(name, made_by, kept=True)
                    self._prepared.add(name)
            self._lay_out(definition.sql)
        return cases_sql(definition, times, self.scope.as_at, text="STRING")

    def write_cases(self, sql: str, folder: Path) -> None:
        """The cases of a text as Parquet files in a folder, in the order of day and case."""
        self._write(f"SELECT * FROM ({sql}\n) t ORDER BY day, case_id", folder)

    def write_one(self, sql: str, path: Path) -> None:
        """The rows of a text as one Parquet file."""
        beside = path.with_name(f".{path.name}.parts")
        self._write(sql, beside, in_one=True)
        next(beside.glob("*.parquet")).replace(path)
        shutil.rmtree(beside)

    def rows(self, sql: str) -> list[tuple]:
        """The rows of a text."""
        with _told_in_a_line():
            return [tuple(row) for row in self.session.sql(sql).collect()]

    def reading(self, folder: Path) -> str:
        """How a text reads the Parquet files of a folder."""
        return f"parquet.`{folder.resolve()}`"

    def _lay_out(self, sql: str) -> None:
        """The tables that a text names, each only once it is asked: looking at sixty files takes Spark a while."""
        for table in all_tables():
            if table.name in sql and table.name not in self._laid_out:
                self._view(table.name, self.scope.select(table, self._read))
                self._laid_out.add(table.name)

    def _read(self, path: Path, table: Table) -> str:
        self._files += 1
        name = f"file_{self._files}"
        columns = ", ".join(f"{column} {_SPELT.get(kept, kept)}" for column, kept in table.columns.items())
        self.session.read.schema(columns).parquet(str(path)).createOrReplaceTempView(name)
        return name

    def _view(self, name: str, sql: str, *, kept: bool = False) -> None:
        frame = self.session.sql(sql)
        frame.createOrReplaceTempView(name)
        if kept:
            self.session.catalog.cacheTable(name)

    def _write(self, sql: str, folder: Path, *, in_one: bool = False) -> None:
        with _told_in_a_line():
            frame = self.session.sql(sql)
            (frame.coalesce(1) if in_one else frame).write.mode("append").parquet(str(folder.resolve()))
        for sums in folder.glob(".*.crc"):
            sums.unlink()


@cache
def spark() -> tuple[SparkSession, Path]:
    """The one session of this program, and its folder; both go when the program does."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as fault:
        raise NoSpark("Spark is not installed here", try_="Install it with: pip install 'goldthread[spark]'") from fault
    os.environ["JAVA_HOME"] = str(java_home())
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    folder = Path(tempfile.mkdtemp(prefix="goldthread-spark-"))
    building = SparkSession.builder.master("local[2]").appName("goldthread")
    for name, value in (SETTINGS | _folders(folder)).items():
        building = building.config(name, value)
    session = building.getOrCreate()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(session.stop)
    return session, folder


def _folders(folder: Path) -> dict[str, str]:
    return {
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.local.dir": str(folder / "spilled"),
        "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={folder}",
    }


def java_home() -> Path:
    """The folder of a Java that is new enough: `JAVA_HOME`, that of the path, or one of Debian's.

    :raises NoSpark: where there is none.
    """
    named = os.environ.get("JAVA_HOME")
    on_path = shutil.which("java")
    candidates = [Path(named)] if named else []
    candidates += [Path(on_path).resolve().parent.parent] if on_path else []
    candidates += sorted(Path("/usr/lib/jvm").glob("*")) if Path("/usr/lib/jvm").is_dir() else []
    found = next((home for home in candidates if _version_of(home) >= LEAST_JAVA), None)
    if found is None:
        raise NoSpark(
            f"Spark needs Java {LEAST_JAVA} or later, and there is none on this machine",
            try_="Install it, on Debian with: apt-get install openjdk-17-jre-headless",
        )
    return found


def _version_of(home: Path) -> int:
    program = home / "bin/java"
    if not program.is_file():
        return 0
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr
    version = re.search(r'version "(\d+)', said)
    return int(version[1]) if version else 0


def _calendar_in(folder: Path) -> Path:
    """The calendar as DuckDB makes it, so that both engines count the very same days."""
    path = folder / "calendar.parquet"
    if not path.exists():
        with duckdb.connect() as connection:
            connection.execute(f"COPY ({calendar_sql()}) TO {in_quotes(path)} (FORMAT parquet)")
    return path


@contextmanager
def _told_in_a_line() -> Iterator[None]:
    try:
        yield
    except Exception as fault:
        # Spark's own faults, and those of the bridge to Java that comes with it.
        if type(fault).__module__.partition(".")[0] not in ("pyspark", "py4j"):
            raise
        raise CannotRun(str(fault).strip().splitlines()[0]) from fault
