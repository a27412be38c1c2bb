"""Opens a backup for whoever reads it, and refuses one that this release cannot read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.db.migrations.loader import MigrationLoader

from goldthread import __version__
from goldthread_site.backups.archive import Archive
from goldthread_site.backups.faults import NotABackup, disk_said_plainly
from goldthread_site.backups.manifest import Manifest
from goldthread_site.backups.progress import Progress

UNREAD = "It was not read"


def opened(path: Path) -> Archive:
    """The backup at this path. Raises `NotABackup`."""
    if not path.is_file():
        raise NotABackup("there is no such file", where=str(path), try_="Give the name of a backup")
    with disk_said_plainly(NotABackup, path, UNREAD):
        return Archive(path)


def verified(archive: Archive, say: Callable[[str], object]) -> None:
    """Reads every byte and compares. Raises `NotABackup`."""
    progress = Progress(say, "Checked", sum(part.size for part in archive.manifest.parts.values()))
    with disk_said_plainly(NotABackup, archive.path, UNREAD):
        archive.verify(progress)


def refuse_newer(manifest: Manifest, where: str) -> None:
    """A release knows the shapes of data up to its own. Raises `NotABackup`."""
    if newer := unknown_migrations(manifest.migrations):
        raise NotABackup(
            f"the backup was made by a newer release ({manifest.release}) than this one ({__version__})", where=where,
            why=f"it is at “{newer[0]}”, which this one does not know", try_="Install that release, then restore",
        )  # fmt: skip


def unknown_migrations(applied) -> list[str]:
    """Those of the site's own migrations, written “app.name”, that this release does not have."""
    from django.apps import apps

    ours = {each.label for each in apps.get_app_configs() if each.name.startswith("goldthread_site.")}
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    return sorted(each for each in applied if each not in known and each.partition(".")[0] in ours)
