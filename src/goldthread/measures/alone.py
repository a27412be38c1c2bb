"""One at a time: two who would write the same files wait for each other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks; one person measures there
    fcntl = None


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Nobody else is at the files that `path` stands for; the system lets go of the lock of one that dies."""
    with path.with_name(f".{path.name}.lock").open("w") as file:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
