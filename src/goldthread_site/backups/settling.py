"""Makes a restored database one of this release, and holds it against what its backup says of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from goldthread import trail as core
from goldthread_site.backups.faults import NotRestored
from goldthread_site.backups.manifest import Manifest
from goldthread_site.backups.snapshot import counted_rows
from goldthread_site.plans.evidence.kept import place_of
from goldthread_site.plans.evidence.sweeping import digests_named
from goldthread_site.trail import guards
from goldthread_site.trail.models import ChainHead
from goldthread_site.trail.record import head_as_core
from goldthread_site.trail.verifying import at_one_moment, verdict


def settle(manifest: Manifest, *, seals: bool, new_seals: bool) -> dict:
    """What can be said of the restored site. Raises `NotRestored` where it is not what was backed up."""
    _refuse_other_rows(manifest)
    migrated = brought_up_to_date()
    guards.install()
    if new_seals:
        seal_anew()
    connection.check_constraints()
    return {**held_against(manifest, seals=seals), "migrated": migrated}


def held_against(manifest: Manifest, *, seals: bool) -> dict:
    """What the trail says; its chains must pass through the heads, and the evidence be that of the backup."""
    _refuse_other_evidence(manifest)
    noted = [core.Noted.read(head) for head in manifest.heads if head.rpartition(":")[2]]
    with at_one_moment():
        found = verdict(noted, seals=seals)
    if found.lost:
        raise NotRestored("the trail ends elsewhere than in the backup", why=", ".join(map(str, found.lost)))
    return {"holds": found.holds, "trail": list(found.lines())}


def brought_up_to_date() -> int:
    """How many migrations were due, and were done."""
    executor = MigrationExecutor(connection)
    due = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if due:
        call_command("migrate", verbosity=0, interactive=False)
    return len(due)


def seal_anew() -> None:
    """The heads as they are, sealed with the key that is here: the one that sealed them is lost."""
    guards.remove()
    with transaction.atomic():
        for head in ChainHead.objects.all():
            seal = core.seal_of(settings.TRAIL_KEY, head_as_core(head))
            ChainHead.objects.filter(pk=head.pk).update(seal=seal)
    guards.install()


def _refuse_other_rows(manifest: Manifest) -> None:
    there = counted_rows()
    for table, many in _differing(manifest.rows, there):
        had = f"it has {many} rows, not {manifest.rows.get(table)}"
        raise NotRestored(f"the table “{table}” is not as it was", why=had)


def _differing(wanted: dict[str, int], there: dict[str, int]) -> Iterable[tuple[str, int | None]]:
    names = sorted({*wanted, *there})
    return [(name, there.get(name)) for name in names if wanted.get(name) != there.get(name)]


def _refuse_other_evidence(manifest: Manifest) -> None:
    here = {path.name for path in Path(settings.EVIDENCE).glob("??/*")}
    for digest in sorted(digests_named() - here - {*manifest.missing, *manifest.altered}):
        raise NotRestored("a file of evidence is missing", where=str(place_of(digest)))
