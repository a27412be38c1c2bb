"""`python -m goldthread_site backup --to /backups`: everything that the site keeps, in one file, while it is in use."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from django.conf import settings

from goldthread.errors import ExitCode
from goldthread_site.backups import placing, saying
from goldthread_site.backups.faults import NotMade, disk_said_plainly
from goldthread_site.backups.making import make_backup, write_backup
from goldthread_site.backups.manifest import Manifest
from goldthread_site.backups.plain_command import PlainCommand
from goldthread_site.look.pieces import counted
from goldthread_site.plans.evidence.presenter import size_words

PIPE = "-"


class Command(PlainCommand):
    """Exit code 1 where no backup was made, or where evidence is missing on the server."""

    help = "Back up the database and the evidence into one file, while the site is in use."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--to", required=True, metavar="PLACE", help="a folder, a new file, or - for a pipe")
        parser.add_argument("--keep", type=int, metavar="N", help="take away older ones so that N are left; a folder")
        parser.add_argument("--with-keys", action="store_true", help="put the secret key and the trail key in it too")

    def act(self, *, to: str, keep: int | None, with_keys: bool, **options) -> int:
        if keep is not None and (keep < 1 or not Path(to).is_dir()):
            raise NotMade("“--keep” takes a number from 1, and needs a folder", try_=placing.UNDONE)
        if to == PIPE:
            return self._told(self._piped(with_keys), "The backup was written to the pipe")
        path, manifest = make_backup(Path(to), say=self.say, with_keys=with_keys)
        self._told(manifest, f"{path} ({size_words(path.stat().st_size)})")
        if keep is not None:
            with disk_said_plainly(NotMade, to, "The new backup stands, but older ones could not be taken away"):
                gone = placing.older_taken_away(Path(to), keep, manifest.trail_key)
            if gone:
                self.say(f"{counted(len(gone), 'older backup')} taken away; the newest {keep} are kept.")
        return ExitCode.ERRORS_FOUND if manifest.missing or manifest.altered else ExitCode.FINE

    def _piped(self, with_keys: bool) -> Manifest:
        """An SQLite copy stands in the data folder meanwhile: it is as closed to others as the database."""
        if os.isatty(sys.stdout.fileno()):
            raise NotMade("a backup is no text for a screen", try_="Send it on, as in “… --to - | age -r KEY > FILE”")
        with (
            disk_said_plainly(NotMade, "where the pipe leads", placing.UNDONE),
            os.fdopen(os.dup(sys.stdout.fileno()), "wb") as pipe,
        ):
            return write_backup(pipe, beside=Path(settings.DATA), say=self.say, with_keys=with_keys, kept=False)

    def _told(self, manifest: Manifest, where: str) -> int:
        self.say(f"{where}: {saying.figures(manifest)}.")
        for line in (*saying.heads(manifest), saying.of_keys(manifest), *saying.of_evidence(manifest)):
            self.say(line)
        return ExitCode.ERRORS_FOUND if manifest.missing or manifest.altered else ExitCode.FINE
