"""Facts and the cube: every case of every measure, and what they add up to, as files beside the load they come from."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import duckdb

from goldthread.errors import UserError
from goldthread.measures.cube import Cell
from goldthread.measures.definition import Definition
from goldthread.measures.engine.duck import DuckEngine
from goldthread.measures.engine.tables import Scope
from goldthread.measures.settings import Settings

CUBE, CASES, HEAD, CURRENT = "cube.parquet", "cases", "facts.json", "current.json"


class NoFacts(UserError):
    """Nothing has been measured there yet."""


class Case(NamedTuple):
    """One case: who and when, what it took, and what it adds; `numerator` is `None` where nobody can say."""

    case_id: str
    child: str | None
    team: str | None
    worker: str | None
    day: date
    value: float | None
    numerator: float | None
    denominator: float


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one load in a folder, measured from `first_day` to `as_at`."""

    folder: Path
    as_at: date
    first_day: date

    def cube(self, *codes: str) -> list[Cell]:
        """The cells of the named measures, or of all, by measure, month and team."""
        where = f"WHERE measure IN ({', '.join('?' * len(codes))})" if codes else ""
        path = self.folder / CUBE
        with duckdb.connect() as connection:
            found = connection.execute(f"SELECT * FROM read_parquet('{path}') {where} ORDER BY ALL", list(codes))
            return [Cell(*row) for row in found.fetchall()]

    def cases(
        self,
        code: str,
        *,
        first: date | None = None,
        last: date | None = None,
        team: str | None = None,
        worker: str | None = None,
    ) -> list[Case]:
        """The cases of a measure between two days, of one team or worker if asked, in the order of day and case."""
        asked = {"day >= ?": first, "day <= ?": last, "coalesce(team, '') = ?": team, "worker = ?": worker}
        wanted = {text: value for text, value in asked.items() if value is not None}
        where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
        path = self.folder / CASES / f"{code}.parquet"
        columns = ", ".join(Case._fields)
        with duckdb.connect() as connection:
            text = f"SELECT {columns} FROM read_parquet('{path}') {where} ORDER BY day, case_id"
            return [Case(*row) for row in connection.execute(text, list(wanted.values())).fetchall()]

    @classmethod
    def current(cls, folder: Path) -> Facts:
        """The facts that are current in a folder; refused with one sentence where there are none."""
        try:
            named = folder / json.loads((folder / CURRENT).read_text("utf-8"))["facts"]
            said = json.loads((named / HEAD).read_text("utf-8"))
            return cls(named, date.fromisoformat(said["as_at"]), date.fromisoformat(said["first_day"]))
        except (OSError, ValueError, KeyError) as fault:
            raise NoFacts(
                "nothing has been measured here", where=str(folder), try_="Run “goldthread measure run” first"
            ) from fault


def measured(scope: Scope, definitions: Iterable[Definition], into: Path, *, settings: Settings | None = None) -> Facts:
    """The facts of all definitions over a scope, written beside what is there and then made current in one move.

    The same loads, definitions and settings again find their facts and write nothing.
    """
    definitions, settings = tuple(definitions), settings or Settings()
    name = f"{scope.as_at.isoformat()}-{_digest(scope, definitions, settings)}"
    into.mkdir(parents=True, exist_ok=True)
    if not (into / name / HEAD).exists():
        beside = into / f".{name}.{os.getpid()}"
        shutil.rmtree(beside, ignore_errors=True)
        try:
            _write(scope, definitions, settings, beside)
            shutil.rmtree(into / name, ignore_errors=True)
            beside.rename(into / name)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    _point(into / CURRENT, name)
    return Facts.current(into)


def _write(scope: Scope, definitions: tuple[Definition, ...], settings: Settings, to: Path) -> None:
    (to / CASES).mkdir(parents=True)
    with DuckEngine(scope) as engine:
        for definition in definitions:
            text = engine.cases_sql(definition, settings.times(definition.code, scope.first_day))
            path = to / CASES / f"{definition.code}.parquet"
            engine.connection.execute(f"COPY (SELECT * FROM ({text}) ORDER BY day, case_id) TO '{path}'")
        engine.connection.execute(f"COPY ({cube_sql(str(to / CASES / '*.parquet'), scope)}) TO '{to / CUBE}'")
    said = {"as_at": scope.as_at.isoformat(), "first_day": scope.first_day.isoformat()}
    said["loads"] = [load.id for load in scope.loads]
    (to / HEAD).write_text(json.dumps(said, indent=1), encoding="utf-8")


def cube_sql(cases: str, scope: Scope) -> str:
    """The SQL that adds the cases of Parquet files up to the cube's cells; the file's name is the measure."""
    return cells_sql(f"read_parquet('{cases}', filename = true)", "parse_filename(filename, true)", scope)


def cells_sql(cases: str, measure: str, scope: Scope) -> str:
    """DuckDB's SQL that adds cases up by month and team; `measure` is the SQL that says the measure of a case."""
    authority = "split_part(case_id, '/', 1)" if scope.is_region else f"'{scope.loads[0].authority}'"
    return f"""
    SELECT
        {measure} AS measure,
        {authority} AS authority,
        CAST(date_trunc('month', day) AS DATE) AS month,
        coalesce(team, '') AS team,
        CAST(COUNT(*) AS INTEGER) AS cases,
        coalesce(SUM(numerator), 0) AS numerator,
        coalesce(SUM(CASE WHEN numerator IS NOT NULL THEN denominator END), 0) AS denominator,
        CAST(COUNT(*) - COUNT(numerator) AS INTEGER) AS cannot_say
    FROM {cases} counted
    GROUP BY ALL
    ORDER BY ALL
    """


def _digest(scope: Scope, definitions: tuple[Definition, ...], settings: Settings) -> str:
    said = [load.digest or load.id for load in scope.loads], scope.first_day.isoformat(), repr(settings)
    texts = [(one.code, one.sql, sorted(one.defaults.items(), key=str)) for one in definitions]
    return hashlib.sha256(repr((said, texts)).encode()).hexdigest()[:12]


def _point(path: Path, name: str) -> None:
    beside = path.with_suffix(f".{os.getpid()}")
    with suppress(FileNotFoundError):
        beside.unlink()
    beside.write_text(json.dumps({"facts": name}), encoding="utf-8")
    beside.replace(path)
