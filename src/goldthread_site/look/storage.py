"""What keeps the site from saving: a full disk, one that cannot be written to, a database that does not answer."""

from __future__ import annotations

import errno
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, OperationalError

FULL = "the disk on which Goldthread keeps its data is full"
READ_ONLY = "the disk on which Goldthread keeps its data cannot be written to"
AWAY = "the database does not answer"
BUSY = "too many people were saving at once"

_BY_NUMBER = {
    errno.ENOSPC: FULL, errno.EDQUOT: FULL, errno.EFBIG: FULL, errno.EROFS: READ_ONLY, errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY, errno.EIO: READ_ONLY,
}  # fmt: skip
# PostgreSQL's states: disk full, read-only transaction, all that begins with 08 or 57P is a connection that is gone.
_BY_STATE = {"53100": FULL, "25006": READ_ONLY, "40P01": BUSY, "55P03": BUSY}
# What SQLite and the PostgreSQL driver say; both are English, whatever the machine's language.
_BY_WORDS = {
    "disk is full": FULL, "no space left": FULL, "readonly database": READ_ONLY, "disk i/o error": READ_ONLY,
    "unable to open database": READ_ONLY, "database is locked": BUSY, "connection": AWAY, "server closed": AWAY,
}  # fmt: skip


def why_not_saved(fault: BaseException | None) -> str:
    """Why nothing could be saved, in words that follow “because”; empty where the fault is another one."""
    for each in _chain(fault):
        if isinstance(each, OSError) and each.errno in _BY_NUMBER:
            return _BY_NUMBER[each.errno]
        state = getattr(each, "sqlstate", None) or ""
        if state in _BY_STATE or state.startswith(("08", "57P")):
            return _BY_STATE.get(state, AWAY)
        if isinstance(each, (OperationalError, InterfaceError, DatabaseError)):
            said = str(each).lower()
            if found := next((why for words, why in _BY_WORDS.items() if words in said), ""):
                return found
    return ""


def _chain(fault: BaseException | None) -> Iterator[BaseException]:
    """The fault and what led to it."""
    seen: set[int] = set()
    while fault is not None and id(fault) not in seen:
        seen.add(id(fault))
        yield fault
        fault = fault.__cause__ or fault.__context__
