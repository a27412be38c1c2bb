"""The guards of the trail as PostgreSQL's triggers, which fire even where a session says that it is a replica."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from goldthread_site.trail.guards import GUARDS, NEVER, TABLES, Guard

_KINDS = {"INSERT": 7, "DELETE": 11, "UPDATE": 19, "TRUNCATE": 34}  # pg_trigger.tgtype: before, and for each row or not
_TRUNCATES = tuple(Guard(table, "TRUNCATE", NEVER, "the trail is never emptied") for table in TABLES)
_ALL = (*GUARDS, *_TRUNCATES)


class _Text(NamedTuple):
    """A guard as PostgreSQL keeps it: the body of its function, and where that looks for names."""

    guard: Guard
    body: str
    schema: str


def _texts(connection) -> Iterator[_Text]:
    schema = _schema(connection)
    for guard in _ALL:
        back = {"DELETE": "OLD", "TRUNCATE": "NULL"}.get(guard.event, "NEW")
        refused = guard.refused.format(schema=f'"{schema}".')
        said = f"RAISE EXCEPTION 'Refused: {guard.said}.' USING ERRCODE = 'restrict_violation';"
        yield _Text(guard, f"BEGIN IF {refused} THEN {said} END IF; RETURN {back}; END", schema)


def _schema(connection) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return cursor.fetchone()[0]


def statements(connection) -> Iterator[str]:
    """What puts the guards up."""
    for guard, body, schema in _texts(connection):
        table, name = f'"{schema}".{guard.table}', f'"{schema}".{guard.name}'
        # Names are looked for where the tables are, not in a session's own temporary tables.
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
            f' SET search_path = pg_catalog, "{schema}", pg_temp AS $guard${body}$guard$'
        )
        each = "STATEMENT" if guard.event == "TRUNCATE" else "ROW"
        yield f"CREATE TRIGGER {guard.name} BEFORE {guard.event} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()"
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {guard.name}"


def removals(connection, tables) -> Iterator[str]:
    """What takes them down."""
    for guard in _ALL:
        if guard.table in tables:
            yield f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}"


_QUERY = """
SELECT t.tgname, c.relname, t.tgtype, t.tgenabled, t.tgqual IS NULL AND t.tgattr = ''::int2vector, p.proname, p.prosrc,
       array_to_string(p.proconfig, ';')
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND n.nspname = current_schema() AND c.relname = ANY(%s)
"""


def faults(connection) -> list[str]:
    """The triggers on the trail's tables that are missing, switched off, altered or not ours; rules as well."""
    with connection.cursor() as cursor:
        cursor.execute(_QUERY, [list(TABLES)])
        there = {row[0]: tuple(row[1:]) for row in cursor.fetchall()}
        cursor.execute("SELECT rulename FROM pg_rules WHERE tablename = ANY(%s)", [list(TABLES)])
        rules = [f"the rule {row[0]} is not ours" for row in cursor.fetchall()]
    wanted = {text.guard.name: _as_kept(text) for text in _texts(connection)}
    missing = [f"{name} is missing" for name in wanted if name not in there]
    altered = [f"{name} is altered" for name, kept in wanted.items() if name in there and there[name] != kept]
    return [*missing, *altered, *(f"{name} is not ours" for name in there if name not in wanted), *rules]


def _as_kept(text: _Text) -> tuple:
    guard, path = text.guard, f"search_path=pg_catalog, {_quoted(text.schema)}, pg_temp"
    return (guard.table, _KINDS[guard.event], "A", True, guard.name, text.body, path)


def _quoted(schema: str) -> str:
    return schema if schema.islower() and schema.isidentifier() else f'"{schema}"'
