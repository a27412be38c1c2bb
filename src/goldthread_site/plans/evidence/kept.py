"""The bytes of evidence on disk, one file for the same bytes, under their digest: “evidence/ab/ab12…”.

A file is written beside and then given its name in one move; it is never written over. Which evidence it belongs to
stands in the database alone, so bytes of a change that was not made harm nobody, and are swept after a day.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from goldthread.documents.evidence_files import accepted
from goldthread.errors import UserError

log = logging.getLogger("goldthread.evidence")
BEING_WRITTEN = ".part"


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that are on disk: their SHA-256 and size, and the plain name and media type that they came with."""

    sha256: str
    size: int
    name: str
    media_type: str


def take_in(file) -> Kept:
    """Keeps an uploaded file, once it is known to be evidence. Raises `NotEvidence`; then nothing is on disk."""
    data = file.read()
    known = accepted(data, file.name or "")
    return Kept(keep(data), len(data), known.name, known.media_type)


def still_kept(kept: Kept) -> bool:
    """Whether the bytes of an earlier form are there yet; they are new again, so that no sweep takes them."""
    try:
        os.utime(place_of(kept.sha256))
    except FileNotFoundError:
        return False
    return True


def keep(data: bytes) -> str:
    """The SHA-256 of bytes that are on disk when this returns."""
    digest = hashlib.sha256(data).hexdigest()
    path = place_of(digest)
    with contextlib.suppress(FileNotFoundError):
        os.utime(path)  # new again, so that no sweep takes it while its row is being written
        read(digest)
        return digest
    path.parent.mkdir(parents=True, exist_ok=True)
    with _written(data, path.parent) as beside, contextlib.suppress(FileExistsError):
        os.link(beside, path)  # fails where the name is taken: somebody kept the same bytes meanwhile
    _to_disk(path.parent)
    return digest


@contextlib.contextmanager
def _written(data: bytes, folder: Path) -> Iterator[str]:
    """The bytes in a file of another name, all of them on disk; gone afterwards."""
    handle, name = tempfile.mkstemp(dir=folder, suffix=BEING_WRITTEN)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), 0o440)
            os.fsync(file.fileno())
        yield name
    finally:
        Path(name).unlink()


def _to_disk(folder: Path) -> None:
    """A name in a folder outlives a power cut only once the folder itself is on disk."""
    for each in (folder, folder.parent):
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def read(digest: str) -> bytes:
    """The bytes with this digest. Raises `UserError` where they are no longer what was saved."""
    data = place_of(digest).read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        log.error("evidence altered on disk sha256=%s", digest)
        raise UserError(
            "this file is not given out: it was changed on the server since it was saved",
            try_="Tell the people who run Goldthread; they can put it back from a backup",
        )  # fmt: skip
    return data


def given_out(digest: str) -> bytes:
    """The bytes for a download. Raises `UserError` where they are gone or altered."""
    try:
        return read(digest)
    except FileNotFoundError:
        log.error("evidence missing on disk sha256=%s", digest)
        raise UserError(
            "this file is missing on the server", try_="Tell the people who run Goldthread; a backup may hold it"
        ) from None


def place_of(digest: str) -> Path:
    """Where the bytes with this digest stand."""
    return Path(settings.EVIDENCE) / digest[:2] / digest
