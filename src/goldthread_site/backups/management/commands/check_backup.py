"""`python -m goldthread_site check_backup FILE`: whether a backup is as it was written, and what is in it."""

from __future__ import annotations

from pathlib import Path

from goldthread_site.backups import saying
from goldthread_site.backups.opening import opened, verified
from goldthread_site.backups.plain_command import PlainCommand


class Command(PlainCommand):
    """Reads every byte. Whether it can be restored is known only once it was: see the drill in the how-to."""

    help = "Say whether a backup is as it was written, and what is in it."

    def add_arguments(self, parser) -> None:
        parser.add_argument("file")

    def act(self, *, file: str, **options) -> None:
        archive = opened(Path(file))
        verified(archive, self.say)
        found = archive.manifest
        kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[found.kind]
        self.stdout.write(f"Made on {saying.made_on(found)} by Goldthread {found.release} from {kind}.")
        self.stdout.write(f"In it: {saying.figures(found)}.")
        for line in (*saying.heads(found), saying.of_keys(found), *saying.of_evidence(found)):
            self.stdout.write(line)
        self.stdout.write("Every part is as it was written.")
