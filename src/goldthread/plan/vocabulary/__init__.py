"""The words the plan check goes by, as data: one TOML file a subject."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def vocabulary(name: str) -> dict:
    """What stands in ``<name>.toml`` of this folder."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
