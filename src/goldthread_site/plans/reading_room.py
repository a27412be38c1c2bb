"""How many documents are read at a time on this machine, however many processes serve the site.

Each reading is a process that may take all of a processor for some seconds, and holds the thread that waits for it. So
a few are read at once, a few more wait a little, and whoever comes then is told so; all other threads answer others.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from goldthread.errors import UserError

_LOOK_AGAIN_SECONDS = 0.05


class ReadingOthers(UserError):
    """As many documents are being read as may be."""

    def __init__(self, *, file_name: str) -> None:
        super().__init__("Goldthread is reading other documents", where=file_name, try_="Try again in a minute")


@contextmanager
def place_to_read(*, file_name: str) -> Iterator[None]:
    """A place for one reading, kept until it is done. Raises `ReadingOthers` where none comes free in time."""
    seats = settings.READINGS_AT_ONCE + settings.READINGS_WAITING
    with _one_of("seat", seats, within=0) as seated:
        if not seated:
            raise ReadingOthers(file_name=file_name)
        with _one_of("desk", settings.READINGS_AT_ONCE, within=settings.READING_WAIT_SECONDS) as begun:
            if not begun:
                raise ReadingOthers(file_name=file_name)
            yield


@contextmanager
def _one_of(kind: str, count: int, *, within: float) -> Iterator[bool]:
    """Whether one of so many places was free within so many seconds; it is held meanwhile.

    A place is a lock on a file, which the system opens when its holder ends, even if it is killed.
    """
    folder = Path(settings.DATA) / "reading"
    folder.mkdir(exist_ok=True)
    last_look = time.monotonic() + within
    while True:
        for place in range(count):
            with (folder / f"{kind}-{place}").open("ab") as file:
                if _locked(file):
                    yield True
                    return
        if time.monotonic() >= last_look:
            yield False
            return
        time.sleep(_LOOK_AGAIN_SECONDS)


def _locked(file) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows, where the site is only tried out by one person
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
