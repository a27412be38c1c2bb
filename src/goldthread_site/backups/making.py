"""Makes a backup: one moment of the database, the evidence that it names, and the list of it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection

from goldthread import __version__
from goldthread_site.backups import placing
from goldthread_site.backups.archive import PIECE, Writing
from goldthread_site.backups.faults import NotMade, disk_said_plainly
from goldthread_site.backups.manifest import DATABASES, EVIDENCE, KEYS, Manifest, mark_of
from goldthread_site.backups.progress import Progress
from goldthread_site.backups.snapshot import Snapshot, taken
from goldthread_site.look.clock import moment
from goldthread_site.plans.evidence.kept import place_of
from goldthread_site.plans.evidence.sweeping import nothing_taken_away

Say = Callable[[str], object]


@dataclass
class _Files:
    """The evidence files as they were found; ``sizes`` of those that are there."""

    sizes: dict[str, int]
    missing: list[str]
    altered: list[str] = field(default_factory=list)


def make_backup(place: Path, *, say: Say, with_keys: bool = False) -> tuple[Path, Manifest]:
    """The backup's file, new, in a folder or under a name, and its manifest. Raises `NotMade`; then nothing is left."""
    path = placing.named(place)
    with placing.written(path) as file:
        manifest = write_backup(file, beside=path.parent, say=say, with_keys=with_keys)
    return path, manifest


def write_backup(file: IO[bytes], *, beside: Path, say: Say, with_keys: bool = False, kept: bool = True) -> Manifest:
    """Writes a backup to a file or a pipe. ``beside`` has room for a copy of an SQLite database meanwhile.

    ``kept`` says that the backup stays on that disk, so that there must be room for the evidence as well.
    """
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])
        placing.refuse_without_room(beside, database.stat().st_size if database.exists() else 0)
    copy = beside / f".goldthread-database-{moment():%H%M%S%f}.part"
    with (
        disk_said_plainly(NotMade, beside if kept else "where the pipe leads", placing.UNDONE),
        nothing_taken_away(),
        taken(copy, say) as snapshot,
    ):
        files = _found(snapshot)
        if kept:
            placing.refuse_without_room(beside, sum(files.sizes.values()))
        writing = Writing(file)
        try:
            return _written(writing, snapshot, files, say=say, with_keys=with_keys)
        except BaseException:
            writing.give_up()
            raise


def _written(writing: Writing, snapshot: Snapshot, files: _Files, *, say: Say, with_keys: bool) -> Manifest:
    # pg_dump packs by itself; a SQLite file has much air in it.
    writing.add(DATABASES[snapshot.kind], snapshot.pieces, packed=snapshot.kind == "sqlite")
    progress = Progress(say, "Evidence", sum(files.sizes.values()))
    for digest in sorted(files.sizes):
        if writing.add(EVIDENCE + digest, _pieces(place_of(digest), progress)).sha256 != digest:
            files.altered.append(digest)
    for name, key in _keys().items() if with_keys else ():
        writing.add(KEYS + name, [key])
    manifest = Manifest(
        release=__version__, made_at=moment().isoformat(timespec="seconds"), kind=snapshot.kind,
        server=snapshot.server, migrations=snapshot.migrations, rows=snapshot.rows, heads=snapshot.heads,
        trail_key=mark_of(settings.TRAIL_KEY), secret_key=mark_of(settings.SECRET_KEY), parts=writing.parts,
        missing=tuple(files.missing), altered=tuple(files.altered),
    )  # fmt: skip
    writing.end(manifest)
    return manifest


def _found(snapshot: Snapshot) -> _Files:
    """Files are on disk before the row that names them is, so each one that the snapshot names must be there."""
    sizes, missing = {}, []
    for digest in sorted(snapshot.digests):
        path = place_of(digest)
        if path.is_file():
            sizes[digest] = path.stat().st_size
        else:
            missing.append(digest)
    return _Files(sizes, missing)


def _pieces(path: Path, progress: Progress) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            progress.add(len(piece))
            yield piece


def _keys() -> dict[str, bytes]:
    return {"secret-key": settings.SECRET_KEY.encode(), "trail-key": settings.TRAIL_KEY}
