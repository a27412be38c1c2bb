"""How long what is kept is kept: from `kept.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def kept() -> dict:
    """The rules."""
    return tomllib.loads(Path(__file__).with_name("kept.toml").read_text(encoding="utf-8"))
