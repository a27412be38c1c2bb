"""The database's own guards of the trail: triggers that refuse to change it, whoever asks.

Each guard is a condition under which the database refuses, in words that SQLite and PostgreSQL both understand. They
are taken down before the trail's own tables are migrated (SQLite cannot rename a table that a trigger speaks of) and
put up after every migration.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

NEVER = "TRUE"


class Guard(NamedTuple):
    """What the database refuses: an event on a table, where the condition holds."""

    table: str
    event: str
    refused: str
    said: str

    @property
    def name(self) -> str:
        return f"guard_{self.table}_{self.event.lower()}"


def _same(*columns: str) -> str:
    return " AND ".join(f"NEW.{column} = OLD.{column}" for column in columns)


def _unless(allowed: str) -> str:
    """Refused unless ``allowed``: what cannot be said, because a value is missing, is refused as well."""
    return f"NOT COALESCE(({allowed}), FALSE)"


_AGREED = (
    "EXISTS (SELECT 1 FROM {schema}trail_erasedrevision AS named JOIN {schema}trail_erasure AS asked"
    " ON asked.id = named.erasure_id WHERE named.revision_id = OLD.id AND asked.plan = OLD.plan"
    " AND asked.state = 'agreed' AND asked.decided_by_id <> asked.asked_by_id)"
)
_WORDS_TAKEN_OUT = (
    _same("id", "plan", "place", "entity", "key", "at", "by_id", "value_digest", "why_digest", "digest")
    + " AND NEW.value IS NULL AND NEW.salt = '' AND (NEW.why = '' OR (OLD.why_digest = '' AND NEW.why = OLD.why))"
    + f" AND {_AGREED}"
)
_MOVED_ON = (
    "NEW.plan = OLD.plan AND NEW.place > OLD.place AND EXISTS (SELECT 1 FROM {schema}trail_revision AS last"
    " WHERE last.plan = NEW.plan AND last.place = NEW.place AND last.digest = NEW.digest)"
)
_ANSWERED = (
    _same("id", "plan", "entity", "key", "asked_by_id", "asked_at", "why")
    + " AND OLD.state = 'asked' AND NEW.decided_at IS NOT NULL AND NEW.decided_by_id IS NOT NULL"
    + " AND (NEW.state = 'refused' OR (NEW.state = 'agreed' AND NEW.decided_by_id <> NEW.asked_by_id))"
)
_STILL_ASKED = (
    "EXISTS (SELECT 1 FROM {schema}trail_erasure AS asked WHERE asked.id = NEW.erasure_id AND asked.state = 'asked')"
)

GUARDS = (
    Guard("trail_revision", "UPDATE", _unless(_WORDS_TAKEN_OUT), "a revision is never changed"),
    Guard("trail_revision", "DELETE", NEVER, "a revision is never taken out"),
    Guard("trail_chainhead", "UPDATE", _unless(_MOVED_ON), "the head of a chain only moves on to its last revision"),
    Guard("trail_chainhead", "DELETE", NEVER, "the head of a chain is never taken out"),
    Guard("trail_erasure", "INSERT", _unless("NEW.state = 'asked'"), "an erasure is asked for before it is answered"),
    Guard("trail_erasure", "UPDATE", _unless(_ANSWERED), "an erasure is answered once, by a second person"),
    Guard("trail_erasure", "DELETE", NEVER, "an erasure is never taken out"),
    Guard("trail_erasedrevision", "INSERT", _unless(_STILL_ASKED), "an answered erasure names no more revisions"),
    Guard("trail_erasedrevision", "UPDATE", NEVER, "what an erasure names is never changed"),
    Guard("trail_erasedrevision", "DELETE", NEVER, "what an erasure names is never taken out"),
)  # fmt: skip
TABLES = tuple(dict.fromkeys(guard.table for guard in GUARDS))
# SQLite's INSERT OR REPLACE takes a row out without asking the guard of DELETE, so the guard of INSERT looks for it.
KEYS = {
    "trail_revision": (("id",), ("plan", "place")),
    "trail_chainhead": (("plan",),),
    "trail_erasure": (("id",),),
    "trail_erasedrevision": (("id",), ("erasure_id", "revision_id")),
}


def install(using: str = "default") -> None:
    """Puts every guard up, anew, where the trail's tables are there."""
    connection = connections[using]
    if _tables_there(connection):
        remove(using)
        _run(connection, _dialect(connection).statements(connection))


def remove(using: str = "default") -> None:
    """Takes every guard down, as a migration of the trail's own tables needs."""
    connection = connections[using]
    _run(connection, _dialect(connection).removals(connection, _present(connection)))


def faults(using: str = "default") -> list[str]:
    """The guards that are missing or not as they were put up, and triggers of others on the trail's tables."""
    connection = connections[using]
    if not _tables_there(connection):
        return ["the tables of the trail are missing"]
    dialect = _dialect(connection)
    return dialect.faults(connection)


def _dialect(connection: BaseDatabaseWrapper):
    from goldthread_site.trail import guards_postgresql, guards_sqlite

    return {"sqlite": guards_sqlite, "postgresql": guards_postgresql}[connection.vendor]


def _present(connection: BaseDatabaseWrapper) -> list[str]:
    there = set(connection.introspection.table_names())
    return [table for table in TABLES if table in there]


def _tables_there(connection: BaseDatabaseWrapper) -> bool:
    return len(_present(connection)) == len(TABLES)


def _run(connection: BaseDatabaseWrapper, statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
