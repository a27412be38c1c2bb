"""The scorer and the gold readings beside the project; a test that needs them skips where they are absent."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType

import pytest

GOLD = Path(__file__).parents[3] / "shared" / "gold"
NAMES = tuple(sorted(path.stem for path in GOLD.glob("*.json")))
needs_gold = pytest.mark.skipif(not (GOLD / "score").is_file(), reason="the gold readings are not beside the project")


@lru_cache(maxsize=1)
def scorer() -> ModuleType:
    """The gold's own scorer as a module (compiled here: its folder is not written to)."""
    module = ModuleType("gold_score")
    exec(compile((GOLD / "score").read_text("utf-8"), str(GOLD / "score"), "exec"), vars(module))
    return module


@cache
def gold(name: str) -> dict:
    """One gold reading, by the name of its file."""
    return json.loads((GOLD / f"{name}.json").read_text("utf-8"))


def marks(wanted: dict, plan: dict) -> tuple[float, list[str]]:
    """The mean of the fields' shares, and what was missed."""
    tally = scorer().score(wanted, plan)
    shares = [right / total for right, total in tally.rows.values()]
    return sum(shares) / len(shares), tally.misses
