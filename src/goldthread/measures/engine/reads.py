"""Which columns of the records a measure reads: for its figures, and only to say whose a case is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

from goldthread.measures.engine.catalogue import COUNTED_OUT, FIGURES, columns_read
from goldthread.measures.library.prepared import NAMES, prepared

# A prepared table says above its SQL what it can do without, unless a column is asked of it, and what is lost then.
_OPTIONAL = re.compile(r"^-- optional(?: unless (?P<unless>\w+) is asked)?: (?P<what>[\w.]+): (?P<loss>.+)$", re.M)
# Who is allocated only says whose a case is, unless one of these is asked.
_WHO = {"team", "worker"}


@dataclass(frozen=True, slots=True)
class Lineage:
    """The columns by table that the figures need, and those that only names need.

    `optional`: a column, or a whole table, that the figures can do without, and what is lost then.
    """

    figures: Mapping[str, frozenset[str]]
    names: Mapping[str, frozenset[str]]
    optional: Mapping[str, str] = field(default_factory=dict)


@lru_cache(maxsize=1000)
def lineage(sql: str) -> Lineage:
    """Where the columns of a measure's SQL come from, through the prepared tables; its parameters are written out."""
    found = _Found({}, {})
    found.follow(columns_read(f"SELECT {', '.join(FIGURES)} FROM ({sql}\n) t"), found.figures)
    found.follow(columns_read(f"SELECT * FROM ({sql}\n) t"), found.names)
    names = {table: columns - found.figures.get(table, set()) for table, columns in found.names.items()}
    return Lineage(
        {table: frozenset(columns) for table, columns in found.figures.items()},
        {table: frozenset(columns) for table, columns in names.items() if columns or table not in found.figures},
        {what: loss for what, loss in found.optional.items() if what not in found.needed},
    )


@dataclass(slots=True)
class _Found:
    figures: dict[str, set[str]]
    names: dict[str, set[str]]
    optional: dict[str, str] = field(default_factory=dict)
    needed: set[str] = field(default_factory=set)

    def follow(self, reads: Mapping[str, frozenset[str]], into: dict[str, set[str]], beneath: str = "") -> None:
        for table, columns in reads.items():
            if table in NAMES:
                of_names = table == "allocation" and not columns & _WHO
                self._through(table, columns, self.names if of_names else into)
            elif table not in COUNTED_OUT:
                into.setdefault(table, set()).update(columns)
                if into is self.figures and not beneath:
                    self.needed |= {table} | {f"{table}.{column}" for column in columns}

    def _through(self, table: str, columns: frozenset[str], into: dict[str, set[str]]) -> None:
        if into is self.figures:
            for unless, what, loss in _optional(table):
                if unless in columns:
                    self.needed.add(what)
                else:
                    self.optional[what] = loss
        asked = ", ".join(sorted(columns)) or "1"
        self.follow(columns_read(f"SELECT {asked} FROM ({prepared()[table]}\n) t"), into, beneath=table)


def _optional(table: str) -> Iterator[tuple[str, str, str]]:
    text = files("goldthread.measures.library.prepared").joinpath(f"{table}.sql").read_text("utf-8")
    yield from ((found["unless"], found["what"], found["loss"]) for found in _OPTIONAL.finditer(text))
