"""The two keys of a site that is restored: from the backup, the environment or the folder, told by their marks."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from goldthread_site.backups.archive import Archive
from goldthread_site.backups.faults import NotRestored
from goldthread_site.backups.folder import UNDONE, Folder
from goldthread_site.backups.manifest import KEYS, mark_of

NAMES = {"trail-key": "GOLDTHREAD_TRAIL_KEY", "secret-key": "GOLDTHREAD_SECRET_KEY"}


@dataclass(frozen=True, slots=True)
class Keys:
    """What is known of the keys: ``trail`` is ``None`` where it is not here yet; ``wanted`` must still be put there."""

    trail: str | None
    wanted: tuple[str, ...]
    to_write: dict[str, str]
    anew: bool = False


def keys_of(archive: Archive, folder: Folder, *, new_trail_key: bool) -> Keys:
    """The keys that fit the backup. Raises `NotRestored` where another trail key is in the way."""
    marks = {"trail-key": archive.manifest.trail_key, "secret-key": archive.manifest.secret_key}
    inside = {name: b"".join(archive.pieces(KEYS + name)).decode("ascii", "replace") for name in archive.manifest.keys}
    if new_trail_key:
        return _with_a_new_one(folder, inside, marks)
    found = {name: _fitting(name, marks[name], inside, folder) for name in NAMES}
    to_write = {name: key for name, key in found.items() if key and _must_be_written(name, folder)}
    return Keys(found["trail-key"], tuple(name for name, key in found.items() if key is None), to_write)


def _fitting(name: str, mark: str, inside: dict[str, str], folder: Folder) -> str | None:
    given, there = os.environ.get(NAMES[name]), folder.key(name)
    for key in (given, there, inside.get(name)):
        if key and mark_of(key) == mark:
            return key
    if name == "trail-key" and (given or there):
        raise NotRestored(
            "this trail key is not the one of the site that was backed up",
            where=NAMES[name] if given else str(folder.path / name),
            try_=f"Put the right one there, or take this one away. {UNDONE}",
        )  # fmt: skip
    return None


def _must_be_written(name: str, folder: Folder) -> bool:
    return not os.environ.get(NAMES[name]) and folder.key(name) is None


def _with_a_new_one(folder: Folder, inside: dict[str, str], marks: dict[str, str]) -> Keys:
    """For a site whose trail key is lost: from now on another one seals its trail."""
    if "trail-key" in inside or folder.key("trail-key") or os.environ.get(NAMES["trail-key"]):
        raise NotRestored(
            "there is a trail key: a new one would only hide which trail is the real one",
            try_=f"Leave out “--new-trail-key”, or take the key away. {UNDONE}",
        )
    made, secret = secrets.token_urlsafe(64), _fitting("secret-key", marks["secret-key"], inside, folder)
    kept = {"secret-key": secret} if secret and _must_be_written("secret-key", folder) else {}
    return Keys(made, () if secret else ("secret-key",), {"trail-key": made, **kept}, anew=True)


def said_of(keys: Keys, folder: Path) -> list[str]:
    """What must be put where before the site starts."""
    lines = []
    if "trail-key" in keys.wanted:
        lines.append(
            f"Before the site starts, put the trail key of the site that was backed up into {folder / 'trail-key'}, or"
            " give it as GOLDTHREAD_TRAIL_KEY. The seals of the trail were not looked at without it."
        )
    if "secret-key" in keys.wanted:
        lines.append(
            f"The secret key is not here. Put it into {folder / 'secret-key'}, or do without: a new one is made,"
            " everyone signs in again, and links in e-mails sent before no longer open."
        )
    if keys.anew:
        lines.append(
            "The trail was sealed with a new key, as was asked: what was changed before is shown by its chains and by"
            " heads that were noted elsewhere, no longer by the old seals."
        )
    return lines
