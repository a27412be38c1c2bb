"""What is looked for in the records: each rule with its sentence and how it is mended."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Kind = Literal[
    "order",
    "missing",
    "range",
    "future",
    "long ago",
    "open too long",
    "overtaken",
    "before birth",
    "repeated",
    "recorded late",
    "duplicate",
    "no such row",
    "not understood",
]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it says of a row of a table, how that is mended, and the columns and limits that it goes by."""

    code: str
    kind: Kind
    table: str
    says: str
    mend: str
    column: str = ""
    earlier: str = ""
    later: str = ""
    start: str = ""
    end: str = ""
    columns: tuple[str, ...] = ()
    when: str = ""
    least: float = 0
    most: float = 0
    days: int = 0

    @property
    def reads(self) -> tuple[str, ...]:
        """The columns of its own table that a load must supply for the rule to say anything."""
        named = (self.column, self.earlier, self.later, self.start, self.end, *self.columns)
        return tuple(name for name in named if name and "." not in name)


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule that stands in `rules.toml`, in its order."""
    said = tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))["rule"]
    return tuple(Rule(**(one | {"columns": tuple(one.get("columns", ()))})) for one in said)
