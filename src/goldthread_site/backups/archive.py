"""The file itself: a ZIP, whose parts are written and read a piece at a time.

A ZIP rather than a tar: its directory stands at its end, so a file that was cut off is known at once; a part is found
without reading those before it; the database is packed and evidence, which is packed already, is not; and the
programs of any council's computers open it. It can be written to a pipe, for encryption.
"""

from __future__ import annotations

import hashlib
import lzma
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from goldthread_site.backups.faults import NotABackup
from goldthread_site.backups.manifest import LARGEST, NAME, Manifest, Part, not_a_backup, read_manifest
from goldthread_site.backups.progress import Progress
from goldthread_site.look.clock import moment

PIECE = 1024 * 1024
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, RuntimeError, ValueError
)  # fmt: skip


class Writing:
    """A backup that is being written; ``parts`` is what is in it so far."""

    def __init__(self, file: IO[bytes]) -> None:
        self._zip = zipfile.ZipFile(file, "w", allowZip64=True)
        self._at = moment().timetuple()[:6]
        self.parts: dict[str, Part] = {}

    def add(self, name: str, pieces: Iterable[bytes], *, packed: bool = False) -> Part:
        """A part from its bytes, a piece at a time."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(self._described(name, packed), "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
                digest.update(piece)
                size += len(piece)
        self.parts[name] = Part(size, digest.hexdigest())
        return self.parts[name]

    def end(self, manifest: Manifest) -> None:
        """The manifest, then the directory, without which the file is no backup."""
        with self._zip.open(self._described(NAME, packed=True), "w") as part:
            part.write(manifest.written())
        self._zip.close()

    def give_up(self) -> None:
        """Lets go of a file that takes no more."""
        with suppress(OSError, ValueError):
            self._zip.close()

    def _described(self, name: str, packed: bool) -> zipfile.ZipInfo:
        said = zipfile.ZipInfo(name, self._at)
        said.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        said.external_attr = 0o600 << 16
        return said


class Archive:
    """A backup that was written. Every part is compared with the manifest whenever it is read."""

    def __init__(self, path: Path) -> None:
        """Raises `NotABackup`, and `OSError` where the file cannot be opened."""
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except _DAMAGED:
            raise not_a_backup(str(path), "it is of another kind, or its end is missing") from None
        self.manifest = self._manifest()

    def verify(self, progress: Progress) -> None:
        """Reads everything once. Raises `NotABackup` at the first part that is not as it was written."""
        for name in self.manifest.parts:
            for piece in self.pieces(name):
                progress.add(len(piece))

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part. Raises `NotABackup` at their end, at the latest, where they are not those written."""
        wanted, digest, size = self.manifest.parts[name], hashlib.sha256(), 0
        try:
            with self._zip.open(name) as part:
                while piece := part.read(PIECE):
                    size += len(piece)
                    if size > wanted.size:
                        raise ValueError("longer than it was written")
                    digest.update(piece)
                    yield piece
        except _DAMAGED:
            raise self._altered(name) from None
        if (size, digest.hexdigest()) != (wanted.size, wanted.sha256):
            raise self._altered(name)

    def _manifest(self) -> Manifest:
        names = self._zip.namelist()
        if NAME not in names:
            raise not_a_backup(str(self.path), "it has no list of parts")
        try:
            with self._zip.open(NAME) as part:
                data = part.read(LARGEST + 1)
        except _DAMAGED:
            raise self._altered(NAME) from None
        found = read_manifest(data, str(self.path))
        if sorted(names) != sorted([NAME, *found.parts]):
            raise not_a_backup(str(self.path), "its parts are not those of its list")
        return found

    def _altered(self, name: str) -> NotABackup:
        return NotABackup(
            "the backup was altered or damaged since it was written", where=str(self.path),
            why=f"the part “{name}” is not the one that was written", try_="Take another backup file",
        )  # fmt: skip
