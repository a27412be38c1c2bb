"""Which published figure stands beside which measure, and whether the two are defined alike."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Pair:
    """A measure by its code and the published figure beside it.

    ``difference`` is the sentence that says how the two definitions differ; None says that they do not.
    """

    code: str
    figure: str
    unit: str
    period: str
    same: bool = False
    difference: str | None = None
    per_10000: bool = False

    def __post_init__(self) -> None:
        if self.same == bool(self.difference):
            raise ValueError(f"{self.code}: say either that the definitions are the same, or how they differ")
        if "{year}" not in self.period:
            raise ValueError(f"{self.code}: the period names no year")

    def period_of(self, year: int) -> str:
        """The time that a year's figure speaks of: “year to 31 March 2025”."""
        return self.period.format(year=year)


@cache
def settings() -> Mapping[str, object]:
    """The file of pairs as it stands, for its licence line and its rules."""
    return tomllib.loads((files(__package__) / "pairs.toml").read_text("utf-8"))


@cache
def pairs() -> Mapping[str, Pair]:
    """Every pair, by the code of its measure."""
    return {entry["code"]: Pair(**entry) for entry in settings()["pair"]}


def why_without(code: str) -> str:
    """The sentence for a measure that has no published figure beside it."""
    reason = settings()["without"].get(code)
    return f"No published figure stands beside {code}" + (f": {reason}" if reason else ".")
