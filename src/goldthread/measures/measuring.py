"""Measuring: the facts of all definitions over the loads of one day, written beside what is there."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb

from goldthread.errors import UserError
from goldthread.measures.alone import alone_with
from goldthread.measures.availability import Availability, availability_over, for_shape
from goldthread.measures.definition import Definition
from goldthread.measures.engine.duck import DuckEngine
from goldthread.measures.engine.framing import CannotRun, Engine, Times, twice_sql
from goldthread.measures.engine.tables import Scope
from goldthread.measures.facts import CASES, CUBE, CURRENT, HEAD, Facts
from goldthread.measures.settings import Settings
from goldthread.records.load import Load
from goldthread.records.sql import in_quotes

# The facts of so many runs stay, so that who is still reading the ones before does not lose them.
KEPT = 3
MakeEngine = Callable[[Scope, Path], Engine]


class CannotMeasure(UserError):
    """The facts cannot be worked out or written; those measured before stay current."""


def measured(
    scope: Scope,
    definitions: Iterable[Definition],
    into: Path,
    *,
    settings: Settings | None = None,
    engine: MakeEngine | None = None,
) -> Facts:
    """The facts of all definitions over a scope, written beside what is there and then made current in one move.

    The same loads, definitions and settings again find their facts and write nothing. A measure that a load cannot say
    has no facts of it, and the reason is kept. Two at once wait for each other.
    """
    definitions, settings = tuple(definitions), settings or Settings()
    name = f"{scope.as_at.isoformat()}-{_digest(scope, definitions, settings)}"
    try:
        into.mkdir(parents=True, exist_ok=True)
        with alone_with(into / CURRENT):
            _sweep_leftovers(into)
            if not (into / name / HEAD).exists():
                _write_beside(scope, definitions, settings, into / name, engine or _duck)
            _point(into / CURRENT, name)
            _sweep_old(into, name)
        return Facts.current(into)
    except CannotRun as fault:
        raise _told_plainly(fault, scope, "the loads cannot be measured") from fault
    except OSError as fault:
        why = "the disk is full" if fault.errno == errno.ENOSPC else fault.strerror or str(fault)
        raise CannotMeasure("the facts cannot be written", where=str(into), why=why) from fault


def _duck(scope: Scope, writes_to: Path) -> Engine:
    return DuckEngine(scope, writes_to=writes_to)


def _write_beside(
    scope: Scope, definitions: tuple[Definition, ...], settings: Settings, to: Path, engine: MakeEngine
) -> None:
    beside = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        before = _state(scope)
        told = _written(scope, definitions, settings, beside, engine)
        if _state(scope) != before:
            raise CannotMeasure("a load changed while it was measured", try_="Measure again when nobody writes there")
        (beside / HEAD).write_text(json.dumps(_head(scope, told), indent=1, ensure_ascii=False), encoding="utf-8")
        shutil.rmtree(to, ignore_errors=True)
        beside.rename(to)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


Told = dict[str, dict[str, Availability]]


def _written(
    scope: Scope, definitions: tuple[Definition, ...], settings: Settings, to: Path, engine: MakeEngine
) -> Told:
    told: Told = {}
    groups: dict[tuple[str, ...], list[tuple[Definition, Times]]] = {}
    for definition in definitions:
        times = settings.times(definition.code, scope.first_day)
        told[definition.code] = {load.authority: availability_over(load, definition, times) for load in scope.loads}
        for loads, asked, window in _alike(scope, definition, told[definition.code]):
            whose = tuple(load.authority for load in loads)
            groups.setdefault(whose, []).append((asked, _from_day(times, window)))
    (to / CASES).mkdir(parents=True)
    for whose, asked in groups.items():
        loads = tuple(load for load in scope.loads if load.authority in whose)
        part = Scope(loads, scope.first_day, of_region=scope.is_region)
        with engine(part, to) as running:
            for definition, times in asked:
                _write_cases(running, part, definition, times, to / CASES / definition.code)
    with engine(scope, to) as running:
        running.write_one(
            cube_sql({folder.name: running.reading(folder) for folder in _measured(to)}, scope), to / CUBE
        )
    shutil.rmtree(to / "spilled", ignore_errors=True)
    return told


def _alike(
    scope: Scope, definition: Definition, told: dict[str, Availability]
) -> Iterable[tuple[tuple[Load, ...], Definition, date | None]]:
    """The loads that can say a measure, together where the same SQL counts them from the same day on."""
    groups: dict[tuple[str, date | None], list[Load]] = {}
    for load in scope.loads:
        if told[load.authority].is_possible:
            asked = for_shape(definition, load.shape)
            groups.setdefault((asked.sql, told[load.authority].window), []).append(load)
    return [(tuple(loads), replace(definition, sql=sql), window) for (sql, window), loads in groups.items()]


def _from_day(times: Times, first: date | None) -> Times:
    """The settings over time, none of them before a day."""
    if first is None:
        return times
    in_force = [entry for entry in times if entry[0] <= first][-1:]
    return (*((first, values) for _, values in in_force), *(entry for entry in times if entry[0] > first))


def _write_cases(engine: Engine, scope: Scope, definition: Definition, times: Times, to: Path) -> None:
    try:
        engine.write_cases(engine.cases_sql(definition, times), to)
        twice = engine.rows(twice_sql(engine.reading(to)))
    except CannotRun as fault:
        raise _told_plainly(fault, scope, f"{definition.code} cannot be worked out") from fault
    if twice:
        case_id, day = twice[0]
        raise CannotMeasure(
            f"{definition.code} counts the case {case_id} twice on {day}",
            why="a measure gives one row a case and day",
            try_="Look for a join that finds two rows in its SQL",
        )


def _told_plainly(fault: CannotRun, scope: Scope, what: str) -> CannotMeasure:
    if "No space left" in str(fault):
        return CannotMeasure("the facts cannot be written", why="the disk is full", try_="Make room and measure again")
    for load in scope.loads:
        for table in load.tables:
            if not _can_be_read(load.folder / f"{table}.parquet"):
                return _unreadable(load, table)
    return CannotMeasure(what, why=str(fault))


def _unreadable(load: Load, table: str) -> CannotMeasure:
    return CannotMeasure(
        f"the table {table} cannot be read",
        where=f"load {load.id}",
        why="its file is missing, cut off or damaged",
        try_="Take the extract in again with “goldthread load”",
    )


def _can_be_read(path: Path) -> bool:
    try:
        with duckdb.connect() as connection:
            connection.execute(f"SELECT max(hash(t)) FROM read_parquet({in_quotes(path)}) t").fetchall()
    except duckdb.Error:
        return False
    return True


def cube_sql(cases: dict[str, str], scope: Scope) -> str:
    """The SQL that adds cases up to the cube's cells; `cases` says for each measure how its cases are read."""
    return "\nUNION ALL\n".join(_cells(f"'{code}'", scope, read) for code, read in cases.items()) or _cells(
        "''",
        scope,
        "(SELECT '' AS case_id, day, '' AS team, 0.0 AS numerator, 0.0 AS denominator FROM calendar) t",
        "1 = 0",
    )


def _cells(measure: str, scope: Scope, read: str, where: str = "1 = 1") -> str:
    authority = "split_part(case_id, '/', 1)" if scope.is_region else in_quotes(scope.loads[0].authority)
    return f"""
    SELECT
        {measure} AS measure,
        {authority} AS authority,
        CAST(date_trunc('month', day) AS DATE) AS month,
        coalesce(team, '') AS team,
        CAST(COUNT(*) AS INT) AS cases,
        ROUND(coalesce(SUM(numerator), 0), 6) AS numerator,
        ROUND(coalesce(SUM(CASE WHEN numerator IS NOT NULL THEN denominator END), 0), 6) AS denominator,
        CAST(COUNT(*) - COUNT(numerator) AS INT) AS cannot_say
    FROM {read}
    WHERE {where}
    GROUP BY 1, 2, 3, 4
    """


def _measured(to: Path) -> list[Path]:
    return sorted((to / CASES).iterdir())


def _head(scope: Scope, told: Told) -> dict:
    by_measure = {code: {whose: one.as_json for whose, one in by.items()} for code, by in told.items()}
    days = {"as_at": scope.as_at.isoformat(), "first_day": scope.first_day.isoformat()}
    return days | {"loads": [load.id for load in scope.loads], "measures": by_measure}


def _state(scope: Scope) -> list[tuple[str, int, int]]:
    """What the files of the loads look like from outside: a load never changes, unless somebody meddles with it."""
    found = []
    for load in scope.loads:
        for table in load.tables:
            path = load.folder / f"{table}.parquet"
            if not path.is_file():
                raise _unreadable(load, table)
            about = path.stat()
            found.append((str(path), about.st_size, about.st_mtime_ns))
    return found


def _digest(scope: Scope, definitions: tuple[Definition, ...], settings: Settings) -> str:
    loads = [(load.authority, load.shape, load.digest or load.id) for load in scope.loads]
    said = loads, scope.first_day.isoformat(), scope.is_region, repr(settings)
    texts = [(one.code, for_shape(one, load.shape).sql) for one in definitions for load in scope.loads]
    defaults = [(one.code, sorted(one.defaults.items(), key=str), one.optional, one.latest_only) for one in definitions]
    return hashlib.sha256(repr((said, texts, defaults)).encode()).hexdigest()[:12]


def _point(path: Path, name: str) -> None:
    beside = path.with_suffix(f".{os.getpid()}")
    with suppress(FileNotFoundError):
        beside.unlink()
    beside.write_text(json.dumps({"facts": name}), encoding="utf-8")
    beside.replace(path)


def _sweep_leftovers(into: Path) -> None:
    """Away with what runs left that were killed; whoever is here is alone."""
    for path in into.glob(".*.*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
    for path in into.glob(f"{Path(CURRENT).stem}.[0-9]*"):
        path.unlink(missing_ok=True)


def _sweep_old(into: Path, name: str) -> None:
    others = [path for path in into.iterdir() if path.is_dir() and path.name != name]
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)
