"""From SQLite to PostgreSQL, as a council grows: every row, with its id, from a restored copy to an empty database."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction

from goldthread_site.backups.faults import NotRestored
from goldthread_site.backups.folder import DATABASE
from goldthread_site.backups.snapshot import counted_rows
from goldthread_site.config.environment import sqlite
from goldthread_site.trail import guards

FROM = "moved"
AT_ONCE = 500
_BY_DJANGO = "django_migrations"  # each database has its own record of how it came about


def move() -> None:
    """The rows of the SQLite file in the data folder are those of the database that is set. Raises `NotRestored`."""
    path = Path(settings.DATA) / DATABASE
    connections.settings[FROM] = {**connections.settings["default"], "CONN_MAX_AGE": 0, **sqlite(path)}
    try:
        call_command("migrate", verbosity=0, interactive=False)
        with transaction.atomic():
            guards.remove()  # they let no erasure in that was agreed already
            _copied()
            connection.check_constraints()
            guards.install()
        _refuse_other_counts()
    finally:
        connections[FROM].close()


def _copied() -> None:
    kept = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for model in kept:  # what migrating wrote there: a row for each kind of row
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
        for model in kept:
            for batch in _batches(model):
                model._base_manager.bulk_create(batch)
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)


def _batches(model: type[models.Model]) -> Iterator[list[models.Model]]:
    rows = model._base_manager.using(FROM).order_by("pk").iterator(chunk_size=AT_ONCE)
    while batch := list(islice(rows, AT_ONCE)):
        yield batch


def _refuse_other_counts() -> None:
    was, there = counted_rows(FROM), counted_rows()
    for name in sorted(was.keys() - {_BY_DJANGO}):
        if was[name] != there.get(name):
            had = f"{there.get(name)} rows, not {was[name]}"
            raise NotRestored(f"the table “{name}” was not moved whole", why=had)
