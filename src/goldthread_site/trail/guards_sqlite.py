"""The guards of the trail as SQLite's triggers."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread_site.trail.guards import GUARDS, KEYS, TABLES, Guard

_THERE_ALREADY = "a row of the trail is never written over"


def _guards() -> Iterator[Guard]:
    said = {(guard.table, guard.event): guard for guard in GUARDS}
    for table, keys in KEYS.items():
        there = " OR ".join(_there(table, key) for key in keys)
        known = said.pop((table, "INSERT"), None)
        yield Guard(
            table, "INSERT", f"{there} OR {known.refused}" if known else there, known.said if known else _THERE_ALREADY
        )
    yield from said.values()


def _there(table: str, key: tuple[str, ...]) -> str:
    same = " AND ".join(f"there.{column} = NEW.{column}" for column in key)
    return f"EXISTS (SELECT 1 FROM {table} AS there WHERE {same})"


def _texts() -> dict[str, str]:
    return {
        guard.name: f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {guard.table} FOR EACH ROW WHEN "
        f"{guard.refused.format(schema='')} BEGIN SELECT RAISE(ABORT, 'Refused: {guard.said}.'); END"
        for guard in _guards()
    }


def statements(connection) -> Iterator[str]:
    """What puts the guards up."""
    yield from _texts().values()


def removals(connection, tables) -> Iterator[str]:
    """What takes them down."""
    for name in _texts():
        yield f"DROP TRIGGER IF EXISTS {name}"


def faults(connection) -> list[str]:
    """The triggers on the trail's tables that are missing, altered or not ours."""
    with connection.cursor() as cursor:
        places = ", ".join(["%s"] * len(TABLES))
        cursor.execute(
            f"SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) IN ({places})", TABLES
        )
        there = dict(cursor.fetchall())
    wanted = _texts()
    missing = [f"{name} is missing" for name in wanted if name not in there]
    altered = [f"{name} is altered" for name, text in wanted.items() if name in there and there[name] != text]
    return [*missing, *altered, *(f"{name} is not ours" for name in there if name not in wanted)]
