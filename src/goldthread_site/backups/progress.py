"""A line now and then, while somebody waits for more than two seconds."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from goldthread_site.plans.evidence.presenter import size_words

EVERY_SECONDS = 2


class Progress:
    """Says how far it is, first after two seconds."""

    def __init__(self, say: Callable[[str], object], doing: str, total: int = 0) -> None:
        self._say, self._doing, self._total = say, doing, total
        self._done, self._next = 0, monotonic() + EVERY_SECONDS

    def add(self, size: int) -> None:
        """So many bytes more are done."""
        self._done += size
        if monotonic() >= self._next:
            self._next = monotonic() + EVERY_SECONDS
            of = f" of {size_words(self._total)}" if self._total else ""
            self._say(f"{self._doing}: {size_words(self._done)}{of}")
