"""The plans and sections that a right can be limited to. People know nothing of plans: the plans' app says them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Place(NamedTuple):
    """A plan, or with a key a section of it, and how it is called."""

    plan: int | None
    section: str
    name: str

    @property
    def value(self) -> str:
        """How a form sends it back."""
        return f"{self.plan or ''}:{self.section}"


EVERY_PLAN = Place(None, "", "Every plan")
_sources: list[Callable[[], list[Place]]] = []


def listed_by(source: Callable[[], list[Place]]) -> None:
    """Has ``source`` say the plans and their sections from now on."""
    if source not in _sources:
        _sources.append(source)


def places() -> list[Place]:
    """Every place a right can be for: every plan, then each plan with its sections."""
    return [EVERY_PLAN, *(place for source in _sources for place in source())]


def names() -> dict[tuple[int | None, str], str]:
    """How each place is called."""
    return {(place.plan, place.section): place.name for place in places()}
