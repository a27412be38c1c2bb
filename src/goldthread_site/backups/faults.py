"""What can go wrong with a backup, each as one sentence."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goldthread.errors import ExitCode, UserError

# EFBIG: the most that a quota of the process lets it write.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class NotMade(UserError):
    """No backup was made; what was there is as it was."""

    exit_code = ExitCode.ERRORS_FOUND


class NotABackup(UserError):
    """The file is no backup, or no longer what was written."""


class NotRestored(UserError):
    """Nothing was restored; what was there is as it was."""

    exit_code = ExitCode.ERRORS_FOUND


@contextmanager
def disk_said_plainly(kind: type[UserError], where: Path | str, undone: str) -> Iterator[None]:
    """Lets a disk that is full, read-only or closed to us be said in one sentence; ``undone`` is what was not done."""
    try:
        yield
    except OSError as fault:
        raise _said(kind, fault, str(where), undone) from fault


def _said(kind: type[UserError], fault: OSError, where: str, undone: str) -> UserError:
    if fault.errno in _NO_ROOM:
        return kind("the disk is full", where=where, try_=f"{undone}. Make room, or choose another disk")
    if fault.errno == errno.EROFS:
        return kind("the disk is read-only", where=where, try_=f"{undone}. Choose another disk")
    if isinstance(fault, PermissionError):
        return kind(
            "this may not be read or written by the account that runs Goldthread", where=str(fault.filename or where),
            try_=f"{undone}. Run it as the account that runs the site, or change whose it is",
        )  # fmt: skip
    if isinstance(fault, BrokenPipeError):
        return kind("the program that the backup was sent to ended early", try_=f"{undone}. Look at what it said")
    what = (fault.strerror or type(fault).__name__).lower()
    return kind(what, where=str(fault.filename or where), try_=f"{undone}. Look at the disk and try again")
