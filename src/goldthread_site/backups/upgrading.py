"""From one release to the next: what a server refuses to start with, and how the data are brought up to date."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from goldthread import __version__
from goldthread.errors import ExitCode, UserError
from goldthread_site.backups.making import make_backup
from goldthread_site.backups.placing import older_taken_away
from goldthread_site.look.serving import migrate_whole, steps_due

KEPT = 3  # backups made before an upgrade; each holds the evidence as well


class NotUpgraded(UserError):
    """The data are not those of this release, and could not be made so."""

    exit_code = ExitCode.ERRORS_FOUND


def refuse_to_serve_another_release() -> None:
    """Ends the server that starts, with one sentence, where the database is of another release."""
    try:
        due = steps_due()
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


def upgrade(say: Callable[[str], object]) -> int:
    """How many steps brought the data to this release; where there were any data, they were backed up first.

    Call it inside `serving.one_at_a_time`. Raises `CannotServe` for data of a newer release, `NotMade`, `NotUpgraded`.
    """
    if due := steps_due():
        begun = "django_migrations" in connection.introspection.table_names()
        _migrate(_backed_up(say) if begun else None)
    return due


def _backed_up(say: Callable[[str], object]) -> Path:
    folder = Path(settings.DATA) / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    path, manifest = make_backup(folder, say=say)
    older_taken_away(folder, KEPT, manifest.trail_key)
    say(f"The data are of an older release. They were backed up first: {path}")
    return path


def _migrate(backup: Path | None) -> None:
    try:
        migrate_whole()
    except Exception as fault:
        first = next(iter(str(fault).splitlines()), type(fault).__name__).rstrip(".")
        way_back = f"Install the release you had, and restore {backup}" if backup else "Look at the disk and try again"
        raise NotUpgraded(
            f"the data could not be brought up to release {__version__}", why=first, try_=way_back
        ) from fault
