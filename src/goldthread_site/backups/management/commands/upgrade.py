"""`python -m goldthread_site upgrade`: after a new release is installed; a backup is made first."""

from __future__ import annotations

from goldthread import __version__
from goldthread_site.backups.plain_command import PlainCommand
from goldthread_site.backups.upgrading import upgrade
from goldthread_site.look.pieces import counted
from goldthread_site.look.serving import one_at_a_time


class Command(PlainCommand):
    """Does nothing where nothing is due."""

    help = "Bring the data up to the release that is installed; they are backed up first."

    def act(self, **options) -> None:
        with one_at_a_time():
            steps = upgrade(self.say)
        done = f"now those of release {__version__}: {counted(steps, 'step')} taken"
        self.say(f"The data are {done if steps else f'those of release {__version__} already'}.")
