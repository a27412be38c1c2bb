"""Reads a file that somebody sent: a fault of ours is logged by place, without a word of the file."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TypeVar

from goldthread.errors import FaultInReader, UserError
from goldthread_site.plans.reading_room import place_to_read

log = logging.getLogger("goldthread.plans")
Read = TypeVar("Read")


def read_safely(read: Callable[[], Read], *, digest: str, file_name: str, what: str) -> Read:
    """What ``read`` makes of a file with this digest, once there is a place to read it.

    Raises `UserError`, also for a fault of the reader itself.
    """
    try:
        with place_to_read(file_name=file_name):
            return read()
    except UserError:
        raise
    except FaultInReader as fault:
        log.error("reader failed file=%s %s at %s", digest[:12], fault.kind, fault.place)
    except Exception as fault:
        place = traceback.extract_tb(fault.__traceback__)[-1]
        log.error("reader failed file=%s %s at %s:%s", digest[:12], type(fault).__name__, place.name, place.lineno)
    raise UserError(
        "something in it stopped our reader", where=file_name, why=f"this is a fault of ours, not of your {what}",
        try_=f"Tell the people who run Goldthread, and give them this mark: {digest[:12]}",
    )  # fmt: skip
