"""When the guards of the trail are put up, and what is said where they are not."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.core.checks import Error
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from goldthread.trail import sealed
from goldthread_site.trail import guards
from goldthread_site.trail.models import ChainHead
from goldthread_site.trail.record import head_as_core

WHAT = "the guards that keep the trail from being altered are not as they were put up"
TRY = (
    "Run “goldthread verify-trail” to see whether anything was altered,"
    " then “python -m goldthread_site migrate --skip-checks”, which puts them up again"
)


def take_down(*, using: str, plan: Sequence, **others) -> None:
    """Before a migration that touches the trail's own tables."""
    if any(migration.app_label == "trail" for migration, _ in plan):
        guards.remove(using)


def put_up(*, using: str, **others) -> None:
    """After every migration: Django makes a table anew to alter it on SQLite, and its guards are gone."""
    guards.install(using)


def check(app_configs=None, databases=None, **others) -> list[Error]:
    """A fault of `manage.py check --database default`, unless a migration is due, which puts the guards up."""
    return [
        Error(f"{WHAT}: {'; '.join(found)}.", hint=f"{TRY}.", id="trail.E001")
        for using in databases or ()
        if not _migration_due(using) and (found := guards.faults(using))
    ]


def _migration_due(using: str) -> bool:
    executor = MigrationExecutor(connections[using])
    return bool(executor.migration_plan([node for node in executor.loader.graph.leaf_nodes() if node[0] == "trail"]))


def refuse_to_serve_unguarded(using: str = "default") -> None:
    """Ends the server that starts, with one sentence, where the guards of the trail are missing or altered."""
    try:
        found = guards.faults(using)
    finally:
        connections[using].close()  # each worker opens its own
    if found:
        said = f"Goldthread does not start: {WHAT} ({found[0]}{', and more' if found[1:] else ''}). {TRY}."
        raise SystemExit(said)


def refuse_to_serve_with_another_key(using: str = "default") -> None:
    """Ends the server that starts where no head is sealed with its key: what it adds would fit no chain."""
    try:
        heads = [head_as_core(head) for head in ChainHead.objects.using(using).order_by("plan")]
    finally:
        connections[using].close()
    if heads and not any(sealed(head, settings.TRAIL_KEY) for head in heads):
        raise SystemExit(
            "Goldthread does not start: its trail key is not the one that sealed the trail. Put the trail key of this"
            " site back, as the file “trail-key” in its data folder or as GOLDTHREAD_TRAIL_KEY."
        )
