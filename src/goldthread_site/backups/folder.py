"""The empty folder that a backup is restored into: made ready inside it, out of sight, then moved to its place."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from goldthread_site.backups.faults import NotRestored
from goldthread_site.backups.placing import to_disk
from goldthread_site.config.environment import SETTINGS_FILE

UNDONE = "Nothing was restored"
KEYS = ("secret-key", "trail-key")
_MAY_BE_THERE = (*KEYS, SETTINGS_FILE)
_BEGUN = ".restoring-"
DATABASE = "goldthread.sqlite3"  # with it, the folder is a site's: everything else is there by then


class Folder:
    """Where a site is restored to. It may hold the keys of the site and its settings already, and nothing else."""

    def __init__(self, path: Path) -> None:
        """Raises `NotRestored` where the folder holds anything."""
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        names = sorted(each.name for each in path.iterdir())
        names = [name for name in names if not name.startswith(_BEGUN) and name not in _MAY_BE_THERE]
        if names:
            raise NotRestored(
                "the folder is not empty", where=str(path), why=f"it holds “{names[0]}”",
                try_=f"Give a new folder. {UNDONE}, and what is there is as it was",
            )  # fmt: skip

    @property
    def was_begun(self) -> bool:
        """Whether a restore into it was killed, and left what it had made ready."""
        return any(self.path.glob(f"{_BEGUN}*"))

    def begin(self) -> Path:
        """A folder inside it, on the same disk, where everything is made ready."""
        for left in self.path.glob(f"{_BEGUN}*"):
            shutil.rmtree(left)
        return Path(tempfile.mkdtemp(prefix=_BEGUN, dir=self.path))

    def key(self, name: str) -> str | None:
        """A key that somebody has put there."""
        file = self.path / name
        return file.read_text(encoding="ascii", errors="replace").strip() if file.is_file() else None

    def finish(self, ready: Path) -> None:
        """Everything to its place, the database last; all of it on disk."""
        os.sync()
        names = sorted(path.name for path in ready.iterdir() if path.name in ("evidence", DATABASE, *KEYS))
        for name in sorted(names, key=lambda name: name == DATABASE):
            (ready / name).rename(self.path / name)
        to_disk(self.path)
        shutil.rmtree(ready)
