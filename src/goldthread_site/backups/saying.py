"""What is said of a backup, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from goldthread_site.backups.manifest import Manifest
from goldthread_site.look.pieces import counted, long_day
from goldthread_site.plans.evidence.presenter import size_words

_TABLES = (
    ("plans_plan", "plan", "plans"),
    ("plans_update", "update", "updates"),
    ("people_user", "person", "people"),
    ("trail_revision", "revision", "revisions"),
)


def figures(manifest: Manifest) -> str:
    """How much is in it."""
    rows = [counted(manifest.rows.get(table, 0), one, many) for table, one, many in _TABLES]
    size = size_words(sum(part.size for part in manifest.evidence.values()))
    files = counted(len(manifest.evidence), "evidence file")
    return f"{', '.join(rows)}, {files} ({size})"


def made_on(manifest: Manifest) -> str:
    """When it was made, as people write it, in the time of its own record."""
    try:
        when = datetime.fromisoformat(manifest.made_at)
    except ValueError:
        return manifest.made_at
    return f"{long_day(when.date())} at {when:%H:%M} UTC"


def heads(manifest: Manifest) -> Iterator[str]:
    """The ends of the chains, as “goldthread verify-trail” prints them and takes them back."""
    yield from (f"Head {head}" for head in manifest.heads)


def of_evidence(manifest: Manifest) -> Iterator[str]:
    """What was wrong with evidence before the backup was made."""
    yield from (f"Missing on the server: evidence {digest}." for digest in manifest.missing)
    yield from (f"Altered on the server since it was saved: evidence {digest}." for digest in manifest.altered)
    if manifest.missing or manifest.altered:
        yield "An older backup may hold these files: “goldthread check-backup FILE” says what is in one."


def of_keys(manifest: Manifest) -> str:
    """Whether the keys are in it."""
    if manifest.keys:
        return "The keys of the site are in this file: whoever has it can write a trail that looks like yours."
    return (
        "The keys of the site are not in this file. Keep the trail key elsewhere:"
        " without it nothing can be added to what is restored."
    )
