"""The roles, read from `roles.toml`: who holds which capability."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple


class Role(NamedTuple):
    """A role: its key, the word people see, and what it may do."""

    key: str
    name: str
    capabilities: frozenset[str]


@cache
def _file() -> dict:
    return tomllib.loads(Path(__file__).with_name("roles.toml").read_text(encoding="utf-8"))


@cache
def roles() -> dict[str, Role]:
    """Every role by its key."""
    return {key: Role(key, role["name"], frozenset(role["capabilities"])) for key, role in _file()["roles"].items()}


@cache
def capabilities() -> dict[str, str]:
    """Every capability, and what it lets a person do."""
    return _file()["capabilities"]
