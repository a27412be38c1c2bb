"""`python -m goldthread_site restore FILE --into FOLDER`: a site from its backup, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

from django.db import connection

from goldthread.errors import ExitCode
from goldthread_site.backups import saying
from goldthread_site.backups.plain_command import PlainCommand
from goldthread_site.backups.restoring import Restored, restore
from goldthread_site.look.pieces import counted


class Command(PlainCommand):
    """Exit code 1 where the trail does not hold, or evidence was missing when the backup was made."""

    help = "Restore a backup into an empty folder, and into the empty database that GOLDTHREAD_DATABASE names, if any."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file")
        parser.add_argument("--into", required=True, metavar="FOLDER", help="an empty folder, or a new one")
        parser.add_argument("--new-trail-key", action="store_true", help="where the trail key is lost: seal it anew")

    def act(self, *, file: str, into: str, new_trail_key: bool, **options) -> int:
        found = restore(Path(file), Path(into).absolute(), say=self.say, new_trail_key=new_trail_key)
        for line in (*self._said(found, into), *found.trail, *saying.of_evidence(found.manifest), *found.keys):
            self.stdout.write(line)
        fine = found.holds and not (found.manifest.missing or found.manifest.altered)
        return ExitCode.FINE if fine else ExitCode.ERRORS_FOUND

    def _said(self, found: Restored, into: str):
        database = " and the PostgreSQL database" if connection.vendor == "postgresql" else ""
        yield f"Restored into {into}{database}: {saying.figures(found.manifest)}."
        yield f"It is the site as it stood on {saying.made_on(found.manifest)}."
        if found.migrated:
            yield f"It was of release {found.manifest.release}: {counted(found.migrated, 'migration')} done."
