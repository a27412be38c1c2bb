"""`python -m goldthread_site upgrade`: after a new release is installed; a backup is made first."""

from __future__ import annotations

from goldthread import __version__
from goldthread_site.backups.plain_command import PlainCommand
from goldthread_site.backups.upgrading import upgrade


class Command(PlainCommand):
    """Does nothing where nothing is due."""

    help = "Bring the data up to the release that is installed; they are backed up first."

    def act(self, **options) -> None:
        if not upgrade(self.say):
            self.say(f"The data are those of release {__version__} already.")
