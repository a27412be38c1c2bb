"""Reads a file that somebody sent: a fault of ours is logged by place, without a word of the file."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Callable
from typing import TypeVar

from goldthread.errors import UserError

log = logging.getLogger("goldthread.plans")
Read = TypeVar("Read")


def read_safely(reader: Callable[..., Read], data: bytes, *, file_name: str, what: str) -> Read:
    """What the reader makes of the file. Raises `UserError`, also for a fault of the reader itself."""
    try:
        return reader(data, name=file_name)
    except UserError:
        raise
    except Exception as fault:
        place, mark = traceback.extract_tb(fault.__traceback__)[-1], hashlib.sha256(data).hexdigest()[:12]
        log.error("reader failed file=%s %s at %s:%s", mark, type(fault).__name__, place.name, place.lineno)
        raise UserError(
            "something in it stopped our reader", where=file_name, why=f"this is a fault of ours, not of your {what}",
            try_=f"Tell the people who run Goldthread, and give them this mark: {mark}",
        ) from None  # fmt: skip
