"""From one release to the next: what a server refuses to start with, and how the data are brought up to date."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from goldthread import __version__
from goldthread.errors import ExitCode, UserError
from goldthread_site.backups.making import make_backup
from goldthread_site.backups.opening import unknown_migrations
from goldthread_site.backups.placing import older_taken_away
from goldthread_site.look.pieces import counted

KEPT = 3  # backups made before an upgrade; each holds the evidence as well


class NewerDatabase(UserError):
    """The database was written by a newer release than this one."""

    exit_code = ExitCode.ERRORS_FOUND


class NotUpgraded(UserError):
    """The data are not those of this release, and could not be made so."""

    exit_code = ExitCode.ERRORS_FOUND


def refuse_to_serve_another_release() -> None:
    """Ends the server that starts, with one sentence, where the database is of another release."""
    try:
        refuse_newer_database()
        due = migrations_due()
    except UserError as fault:
        raise SystemExit(f"Goldthread does not start: {fault}") from None
    except DatabaseError as fault:
        first = next(iter(str(fault).splitlines()), "it says nothing").rstrip(".")
        raise SystemExit(f"Goldthread does not start: the database does not answer: {first}.") from None
    finally:
        connection.close()  # each worker opens its own
    if due:
        raise SystemExit(
            f"Goldthread does not start: the database is not yet of this release ({__version__})."
            " Run “goldthread upgrade”: it makes a backup first."
        )


def refuse_newer_database() -> None:
    """Raises `NewerDatabase`: what a newer release wrote, this one would misread."""
    applied = MigrationRecorder(connection).applied_migrations()
    if newer := unknown_migrations(f"{app}.{name}" for app, name in applied):
        raise NewerDatabase(
            f"the database was written by a newer release than this one ({__version__})",
            why=f"it is at “{newer[0]}”, which this one does not know",
            try_="Install the newer release again, or restore a backup from before it. Nothing was changed",
        )


def migrations_due() -> int:
    """How many steps the database is behind this release."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def upgrade(say: Callable[[str], object]) -> bool:
    """Whether anything was done: the data are those of this release afterwards, and were backed up first.

    Raises `NewerDatabase`, `NotMade` and `NotUpgraded`.
    """
    with _alone():
        refuse_newer_database()
        if not (due := migrations_due()):
            return False
        begun = "django_migrations" in connection.introspection.table_names()
        backup = _backed_up(say) if begun else None
        _migrate(backup)
    if backup:
        say(f"The data are now those of release {__version__}: {counted(due, 'step')} done.")
    return True


def _backed_up(say: Callable[[str], object]) -> Path:
    folder = Path(settings.DATA) / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    path, manifest = make_backup(folder, say=say)
    older_taken_away(folder, KEPT, manifest.trail_key)
    say(f"The data are of an older release. They were backed up first: {path}")
    return path


def _migrate(backup: Path | None) -> None:
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except Exception as fault:
        first = next(iter(str(fault).splitlines()), type(fault).__name__).rstrip(".")
        way_back = f"Install the release you had, and restore {backup}" if backup else "Look at the disk and try again"
        raise NotUpgraded(
            f"the data could not be brought up to release {__version__}", why=first, try_=way_back
        ) from fault


@contextmanager
def _alone() -> Iterator[None]:
    """Of two servers that start at once, the second finds everything done."""
    handle = os.open(Path(settings.DATA) / "upgrade-lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
