"""Who keeps the rows that the trail speaks of. The trail's room is above theirs, so they make themselves known."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

_KEEPERS: dict[str, Keeper] = {}


class Present(NamedTuple):
    """A row as it is now. ``fault`` says in words what of it does not follow from its value."""

    entity: str
    key: str
    value: dict
    fault: str = ""


class Keeper(Protocol):
    """What an app that keeps rows of a plan answers."""

    entities: Iterable[str]

    def plans(self) -> Iterable[int]:
        """The numbers of the plans that have rows."""

    def present(self, plan: int) -> Iterable[Present]:
        """Every row of the plan as it is now."""

    def hold(self, plan: int) -> None:
        """Locks the plan until the transaction ends."""

    def name(self, plan: int, entity: str, key: str) -> str:
        """What people call the row, without its words: “action 1.2”."""

    def without_words(self, entity: str, value: dict, said: str) -> dict:
        """The value with ``said`` in place of its words: what places the row among the others stays."""

    def forget(self, plan: int, entity: str, key: str, said: str) -> None:
        """Puts ``said`` in place of the row's words wherever else they are kept."""

    def put(self, plan: int, entity: str, key: str, value: dict) -> dict:
        """Makes the row as it is to be from now on; the value as it is kept."""


def register(keeper: Keeper) -> None:
    """Makes a keeper known, by the entities that it keeps."""
    _KEEPERS.update(dict.fromkeys(keeper.entities, keeper))


def keeper_of(entity: str) -> Keeper | None:
    """Who keeps rows of this entity."""
    return _KEEPERS.get(entity)


def keepers() -> list[Keeper]:
    """Every keeper, once."""
    return list({id(keeper): keeper for keeper in _KEEPERS.values()}.values())
