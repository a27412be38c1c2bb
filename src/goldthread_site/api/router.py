"""Where operations are put: one table of addresses, so that several files may each add a method to one address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ninja import Router

EVERY = Router()


@dataclass(frozen=True)
class Part:
    """A part of the API, under whose name its operations stand in the description."""

    name: str

    def get(self, address: str, **told) -> Callable:
        """An operation that reads."""
        return EVERY.get(address, tags=[self.name], **told)

    def post(self, address: str, **told) -> Callable:
        """An operation that adds something or answers."""
        return EVERY.post(address, tags=[self.name], **told)

    def put(self, address: str, **told) -> Callable:
        """An operation that says a row anew."""
        return EVERY.put(address, tags=[self.name], **told)

    def patch(self, address: str, **told) -> Callable:
        """An operation that changes some of a row."""
        return EVERY.patch(address, tags=[self.name], **told)
