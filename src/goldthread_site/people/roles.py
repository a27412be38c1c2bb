"""The roles, read from `roles.toml`: who holds which capability."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Role(NamedTuple):
    """A role: its key, the word people see, what it may do, whether its looks are written down, its first screen."""

    key: str
    name: str
    capabilities: frozenset[str]
    looks_logged: bool = False
    first_screen: str = ""

    @property
    def must_end(self) -> bool:
        """Visitors of the council have rights for a time only."""
        return self.looks_logged


@cache
def _file() -> dict:
    return tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))


@cache
def roles() -> dict[str, Role]:
    """Every role by its key, in the order of the file."""
    return {
        key: Role(
            key,
            role["name"],
            frozenset(role["capabilities"]),
            role.get("looks_logged", False),
            role.get("first_screen", ""),
        )
        for key, role in _file()["roles"].items()
    }


@cache
def capabilities() -> dict[str, str]:
    """Every capability, and what it lets a person do."""
    return _file()["capabilities"]


@cache
def over_every_plan() -> frozenset[str]:
    """The capabilities that count on pages of no plan only where they are held for every plan."""
    return frozenset(_file()["over_every_plan"])
