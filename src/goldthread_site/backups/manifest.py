"""The list of what is in a backup: when it was made, from what, and the size and SHA-256 of every part."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import re
from dataclasses import asdict, dataclass, field

from goldthread.errors import UserError
from goldthread_site.backups.faults import NotABackup

FORMAT = "goldthread-backup/1"
NAME = "manifest.json"
DATABASES = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
EVIDENCE, KEYS = "evidence/", "keys/"
LARGEST = 64 * 1024 * 1024  # a manifest of 400,000 parts; what is longer is none of ours
_PART = re.compile(r"database\.sqlite3|database\.pgdump|evidence/[0-9a-f]{64}|keys/(?:secret|trail)-key")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Part:
    """What a part must be, byte for byte."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. ``missing`` and ``altered`` are evidence files that were so on the server.

    An altered one is in the backup as it was found, and is not restored.
    """

    release: str
    made_at: str
    kind: str
    server: str
    migrations: tuple[str, ...]
    rows: dict[str, int]
    heads: tuple[str, ...]
    trail_key: str
    secret_key: str
    parts: dict[str, Part]
    missing: tuple[str, ...] = field(default=())
    altered: tuple[str, ...] = field(default=())

    @property
    def database(self) -> str:
        """The name of the part that holds the database."""
        return DATABASES[self.kind]

    @property
    def evidence(self) -> dict[str, Part]:
        """The evidence files by their digest."""
        return {name.removeprefix(EVIDENCE): part for name, part in self.parts.items() if name.startswith(EVIDENCE)}

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the keys that are in it."""
        return tuple(name.removeprefix(KEYS) for name in self.parts if name.startswith(KEYS))

    def written(self) -> bytes:
        """The manifest as it stands in the file."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1).encode()


def read_manifest(data: bytes, where: str) -> Manifest:
    """The manifest that these bytes are. Raises `NotABackup`."""
    try:
        said = json.loads(data)
        if said.pop("format") != FORMAT:
            raise ValueError("another format")
        parts = {name: Part(**part) for name, part in said.pop("parts").items()}
        found = Manifest(parts=parts, **{name: _frozen(value) for name, value in said.items()})
        _refuse_odd(found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise not_a_backup(where, "its list of parts is not one that Goldthread writes") from None
    return found


def _frozen(value):
    return tuple(value) if isinstance(value, list) else value


def _refuse_odd(found: Manifest) -> None:
    """Names are joined to a folder later, so that only ours are let through."""
    sound = all(
        _PART.fullmatch(name) and isinstance(part.size, int) and part.size >= 0 and _DIGEST.fullmatch(part.sha256)
        for name, part in found.parts.items()
    )
    digests = all(digest == part.sha256 for digest, part in found.evidence.items() if digest not in found.altered)
    lists = (found.migrations, found.heads, found.missing, found.altered)
    words = (found.release, found.made_at, found.server, found.trail_key, found.secret_key, *itertools.chain(*lists))
    said = all(isinstance(each, str) and each.isascii() and each.isprintable() for each in words)
    counted = isinstance(found.rows, dict) and all(isinstance(many, int) for many in found.rows.values())
    if not (sound and digests and said and counted and found.database in found.parts):
        raise ValueError("a part that is none of ours")


def not_a_backup(where: str, why: str) -> UserError:
    """The sentence on a file that cannot be restored."""
    return NotABackup("this is no whole backup of Goldthread", where=where, why=why, try_="Take another backup file")


def mark_of(key: str | bytes) -> str:
    """What tells one key from another without giving it away."""
    return hmac.new(key.encode() if isinstance(key, str) else key, FORMAT.encode(), hashlib.sha256).hexdigest()[:32]
