"""Where a backup is written: beside first, on disk, then under its name in one move; and the older ones taken away."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from goldthread.errors import UserError
from goldthread_site.backups.archive import Archive
from goldthread_site.backups.faults import NotMade, disk_said_plainly
from goldthread_site.look.clock import moment
from goldthread_site.plans.evidence.presenter import size_words

A_DAY = 24 * 60 * 60
UNDONE = "No backup was made"
_OURS = re.compile(r"goldthread-[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{6}Z\.zip")


def named(place: Path) -> Path:
    """The file that a backup becomes: in a folder under the moment it is made, else the name that was given."""
    if place.is_dir():
        _left_over_taken_away(place)
    path = place / f"goldthread-{moment():%Y-%m-%dT%H%M%SZ}.zip" if place.is_dir() else place
    if os.path.lexists(path):
        raise NotMade(
            "there is a file of this name", where=str(path), try_=f"{UNDONE}. Choose another name, or give a folder"
        )
    if not path.parent.is_dir():
        raise NotMade("there is no such folder", where=str(path.parent), try_=f"{UNDONE}. Make the folder first")
    return path


def _left_over_taken_away(folder: Path) -> None:
    """What a backup left that was killed: files begun more than a day ago."""
    with disk_said_plainly(NotMade, folder, UNDONE):
        for path in folder.glob(".goldthread-*.part"):
            if time.time() - path.stat().st_mtime > A_DAY:
                path.unlink()


@contextmanager
def written(path: Path) -> Iterator[IO[bytes]]:
    """A file that has its name only once all of it is on disk; where anything fails, nothing is left."""
    beside = path.with_name(f".{path.name}.part")
    with disk_said_plainly(NotMade, path.parent, UNDONE):
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _named_once(beside, path)
        finally:
            beside.unlink(missing_ok=True)
        to_disk(path.parent)


def _named_once(beside: Path, path: Path) -> None:
    """By a second name, which is refused where it is taken; by a move on a shared drive that knows no second names."""
    try:
        os.link(beside, path)
    except FileExistsError:
        raise NotMade("there is a file of this name by now", where=str(path), try_=UNDONE) from None
    except OSError:
        if os.path.lexists(path):
            raise NotMade("there is a file of this name by now", where=str(path), try_=UNDONE) from None
        beside.rename(path)


def to_disk(folder: Path) -> None:
    """The names in a folder outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_without_room(folder: Path, needed: int, kind: type[UserError] = NotMade, undone: str = UNDONE) -> None:
    """Said before hours of work rather than after."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise kind(
            "the disk has too little room", where=str(folder), try_=f"{undone}. Make room, or choose another disk",
            why=f"{size_words(needed)} are needed and {size_words(free)} are free",
        )  # fmt: skip


def older_taken_away(folder: Path, keep: int, trail_key: str) -> list[Path]:
    """The backups of this site that went, so that ``keep`` are left: only files that `named` named and that it made."""
    ours = [path for path in sorted(folder.iterdir()) if _OURS.fullmatch(path.name) and _of_this_site(path, trail_key)]
    gone = ours[: max(0, len(ours) - keep)]
    for path in gone:
        path.unlink()
    return gone


def _of_this_site(path: Path, trail_key: str) -> bool:
    with suppress(UserError, OSError):
        return Archive(path).manifest.trail_key == trail_key
    return False
