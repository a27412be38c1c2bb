"""Slows down whoever tries many links. It counts in the memory of one server process, and forgets within a minute."""

from __future__ import annotations

import hashlib

from django.core.cache import cache

from goldthread_site.people.sign_ins import address_of

MOST_A_MINUTE = 30


def too_many(request, what: str) -> bool:
    """Whether ``what`` was tried too often from this address within the minute; each asking counts as a try."""
    return times_tried(request, what) > MOST_A_MINUTE


def times_tried(request, what: str) -> int:
    """How often ``what`` was tried from this address within the minute, this time among them."""
    key = "try:" + hashlib.sha256(f"{what}|{address_of(request)}".encode()).hexdigest()
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out between the two lines
        return 1
