"""Restores a backup into an empty folder, and an empty PostgreSQL database where one is set: all of it or nothing."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection

from goldthread_site.backups import postgresql
from goldthread_site.backups.archive import Archive
from goldthread_site.backups.faults import NotRestored, disk_said_plainly
from goldthread_site.backups.folder import DATABASE, UNDONE, Folder
from goldthread_site.backups.keys import Keys, keys_of, said_of
from goldthread_site.backups.manifest import EVIDENCE, NAME, Manifest
from goldthread_site.backups.opening import opened, refuse_newer, verified
from goldthread_site.backups.placing import refuse_without_room
from goldthread_site.backups.progress import Progress

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored. ``trail`` is what is said of it; ``keys`` what must be done about the keys."""

    manifest: Manifest
    migrated: int
    holds: bool
    trail: list[str]
    keys: list[str]


def restore(path: Path, into: Path, *, say: Say, new_trail_key: bool = False) -> Restored:
    """The site of the backup, in a folder that was empty. Raises `NotABackup` and `NotRestored`."""
    archive = opened(path)
    refuse_newer(archive.manifest, str(path))
    with disk_said_plainly(NotRestored, into, UNDONE):
        folder = Folder(into)
        _refuse_database(archive.manifest, folder)
        verified(archive, say)
        keys = keys_of(archive, folder, new_trail_key=new_trail_key)
        needed = sum(part.size for part in archive.manifest.parts.values())
        refuse_without_room(folder.path, needed, NotRestored, UNDONE)
        with _taken_back_where_it_fails(folder) as ready:
            _take_out(archive, ready, keys, say)
            settled = _settle(archive.manifest, ready, keys)
            folder.finish(ready)
    trail = settled["trail"]
    return Restored(archive.manifest, settled["migrated"], settled["holds"], trail, said_of(keys, folder.path))


def _refuse_database(manifest: Manifest, folder: Folder) -> None:
    """A dump of PostgreSQL needs a PostgreSQL database; whichever is set must be empty."""
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        if not postgresql.empty():
            name = connection.settings_dict["NAME"]
            raise NotRestored(
                "the database is not empty", where=f"PostgreSQL database “{name}”",
                why="a restore into this folder was ended midway, and may have filled it" if folder.was_begun else "",
                try_=f"Make a new one with createdb and name it in GOLDTHREAD_DATABASE, or, where nobody needs what is"
                f" in this one, make it anew: dropdb {name}, then createdb {name}. {UNDONE}",
            )  # fmt: skip
        if manifest.kind == "postgresql":
            postgresql.program("pg_restore")  # said now, not after an hour
    elif manifest.kind == "postgresql":
        raise NotRestored(
            "this backup is of a PostgreSQL database", where="GOLDTHREAD_DATABASE",
            try_=f"Make an empty database and name it there: postgresql://user:password@host/name. {UNDONE}",
        )  # fmt: skip


@contextmanager
def _taken_back_where_it_fails(folder: Folder) -> Iterator[Path]:
    ready = folder.begin()
    try:
        yield ready
    except BaseException:
        shutil.rmtree(ready, ignore_errors=True)
        if connection.vendor == "postgresql":
            with suppress(Exception):  # the first fault is the one to say
                postgresql.emptied()
        raise


def _take_out(archive: Archive, ready: Path, keys: Keys, say: Say) -> None:
    manifest = archive.manifest
    (ready / NAME).write_bytes(manifest.written())
    for name, key in keys.to_write.items():
        _write(ready / name, [key.encode("ascii")], 0o600)
    files = [digest for digest in manifest.evidence if digest not in manifest.altered]
    progress = Progress(say, "Evidence", sum(manifest.evidence[digest].size for digest in files))
    for digest in files:
        place = ready / "evidence" / digest[:2]
        place.mkdir(parents=True, exist_ok=True)
        _write(place / digest, archive.pieces(EVIDENCE + digest), 0o440)
        progress.add(manifest.evidence[digest].size)
    if manifest.kind == "sqlite":
        _write(ready / DATABASE, archive.pieces(manifest.database), 0o600)
    else:
        postgresql.fill(archive.pieces(manifest.database))


def _write(path: Path, pieces, mode: int) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        for piece in pieces:
            file.write(piece)


def _settle(manifest: Manifest, ready: Path, keys: Keys) -> dict:
    """What the site itself says of what was restored, asked in a process whose data folder is the restored one."""
    seals = [] if keys.trail else ["--no-seals"]
    said = _asked(
        ["settle_restored", *seals, *(["--new-trail-key"] if keys.anew else [])], ready, keys, kind=manifest.kind
    )
    if manifest.kind == connection.vendor:
        return said
    moved = _asked(["move_restored", *seals], ready, keys, kind=connection.vendor)
    (ready / DATABASE).unlink()
    return {**moved, "migrated": said["migrated"]}


def _asked(words: list[str], ready: Path, keys: Keys, *, kind: str) -> dict:
    environment = {
        **os.environ, "GOLDTHREAD_DATA": str(ready), "GOLDTHREAD_TRAIL_KEY": keys.trail or secrets.token_urlsafe(64),
        "GOLDTHREAD_SECRET_KEY": secrets.token_urlsafe(64),
        "PYTHONPATH": os.pathsep.join([str(settings.HERE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }  # fmt: skip
    if kind == "sqlite":
        environment.pop("GOLDTHREAD_DATABASE", None)
    command = [sys.executable, "-m", "goldthread_site", *words]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        last = next(iter(done.stderr.strip().splitlines()[-1:]), "it ended without a word")
        raise NotRestored("what was restored is not what was backed up", why=last.rstrip("."), try_=UNDONE)
    return json.loads(done.stdout.splitlines()[-1])
