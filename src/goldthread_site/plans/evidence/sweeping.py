"""Takes away bytes that no evidence names, now or in the past: those of changes that were never made."""

from __future__ import annotations

import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from goldthread_site.plans.evidence.kept import BEING_WRITTEN
from goldthread_site.plans.models import Evidence
from goldthread_site.trail.models import Revision

A_DAY = 24 * 60 * 60
GOING = ".going"
_DIGEST = re.compile(r"[0-9a-f]{64}")


def sweep(*, older_than: float = A_DAY) -> int:
    """How many files were taken away: those that nothing names and nobody kept again in the last day."""
    with _held(fcntl.LOCK_EX):
        old = [path for path in _files() if _age(path) > older_than]
        named = digests_named() if old else set()
        return sum(_taken_away(path, older_than) for path in old if path.name not in named)


@contextmanager
def nothing_taken_away() -> Iterator[None]:
    """No file of evidence goes meanwhile: a sweep waits. A backup copies what rows named a moment ago."""
    with _held(fcntl.LOCK_SH):
        yield


@contextmanager
def _held(how: int) -> Iterator[None]:
    folder = Path(settings.EVIDENCE)
    handle = os.open(folder.with_name(f"{folder.name}-sweep"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)


def digests_named(using: str = "default") -> set[str]:
    """The digests that any version of any evidence has, as it stands or in the trail."""
    past = Revision.objects.using(using).filter(entity=Evidence.entity, value__isnull=False)
    rows = (past, Evidence.objects.using(using))
    values = (value for each in rows for value in each.order_by().values_list("value", flat=True).iterator())
    return {version["sha256"] for value in values for version in value.get("versions", ())}


def _files() -> Iterator[Path]:
    for path in Path(settings.EVIDENCE).glob("??/*"):
        if _DIGEST.fullmatch(path.name) or path.name.endswith((BEING_WRITTEN, GOING)):
            yield path


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return 0


def _taken_away(path: Path, older_than: float) -> bool:
    """Moved aside first and looked at again: whoever keeps the same bytes at this moment has made the file new."""
    aside = path.with_name(path.name + GOING)
    path.replace(aside)
    if _age(aside) <= older_than:
        aside.replace(path)
        return False
    aside.unlink()
    return True
