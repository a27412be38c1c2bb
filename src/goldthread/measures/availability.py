"""What a load can say of a measure: exact, approximate or not possible, and why."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

from goldthread.measures.definition import Definition, Setting
from goldthread.measures.engine.reads import Lineage, lineage
from goldthread.periods import months_after
from goldthread.records.annex_a import carried
from goldthread.records.load import Load
from goldthread.records.schema import SOURCE_ROW, tables

Says = Literal["exact", "approximate", "not possible"]
_WORST_LAST: tuple[Says, ...] = ("exact", "approximate", "not possible")
_LIBRARY = "goldthread.measures.library"


@dataclass(frozen=True, slots=True)
class Availability:
    """How truly a load can say a measure, in a word and a sentence.

    `window` is the first day of which it speaks; `None` where the records reach back as far as anyone asks.
    """

    says: Says
    why: str = ""
    window: date | None = None

    @property
    def is_possible(self) -> bool:
        """Whether there are figures at all."""
        return self.says != "not possible"

    @property
    def as_json(self) -> dict[str, str | None]:
        """The same as `facts.json` keeps it."""
        return {"says": self.says, "why": self.why, "window": self.window.isoformat() if self.window else None}

    @classmethod
    def from_json(cls, said: dict[str, str | None]) -> Availability:
        """An availability out of what `as_json` gave."""
        window = said["window"]
        return cls(said["says"], said["why"], date.fromisoformat(window) if window else None)


def availability(load: Load, definition: Definition, settings: Mapping[str, Setting] | None = None) -> Availability:
    """What this load can say of a measure, worked out of the columns that its SQL reads and the load supplies."""
    asked = for_shape(definition, load.shape)
    told = _told().get(definition.code) if load.shape == "annex-a" else None
    window = _window(asked, told or {}, load.as_at)
    if told and told["says"] == "not possible":
        return Availability("not possible", told["why"])
    read = lineage(asked.sql_with(dict(settings or {}), load.as_at))
    found = _from_columns(load, asked, _as_carried(read) if told else read)
    says = max(found.says, (told or {}).get("says", "exact"), key=_WORST_LAST.index)
    counted_already = _counted_already(definition, told or {}, settings or {})
    says = "approximate" if counted_already and says == "exact" else says
    why = " ".join(dict.fromkeys(part for part in ((told or {}).get("why", ""), found.why, counted_already) if part))
    return Availability(says, why, None if says == "not possible" else window)


def availability_over(
    load: Load, definition: Definition, times: Iterable[tuple[date, Mapping[str, Setting]]]
) -> Availability:
    """The same over all settings that are in force one after another."""
    return worst(availability(load, definition, settings) for _, settings in times)


def worst(found: Iterable[Availability]) -> Availability:
    """The least of several: what it says, and the shortest window; “exact” of none."""
    return max(
        found, key=lambda one: (_WORST_LAST.index(one.says), one.window or date.min), default=Availability("exact")
    )


def for_shape(definition: Definition, shape: str) -> Definition:
    """The definition as it is asked of a source of this shape: some have SQL of their own for Annex A."""
    text = files(_LIBRARY).joinpath("annex_a", f"{definition.code}.sql") if shape == "annex-a" else None
    return replace(definition, sql=text.read_text("utf-8").strip()) if text and text.is_file() else definition


def _as_carried(read: Lineage) -> Lineage:
    """What is read, without the columns that no Annex A has: `annex_a.toml` has weighed their lack already."""
    held = carried()
    figures, names = (
        {table: columns & held[table] for table, columns in part.items() if table in held}
        for part in (read.figures, read.names)
    )
    return replace(read, figures=figures, names=names)


def _window(definition: Definition, told: Mapping, as_at: date) -> date | None:
    if definition.latest_only or told.get("latest_only"):
        return as_at
    return months_after(as_at, -told["months"]) if "months" in told else None


def _counted_already(definition: Definition, told: Mapping, settings: Mapping[str, Setting]) -> str:
    """The lists for inspectors hold some counts as they are, whose limits nobody can set otherwise afterwards."""
    other = [
        name
        for name in told.get("only_with_defaults", ())
        if settings.get(name, definition.defaults[name]) != definition.defaults[name]
    ]
    return f"The lists have counted already, with another {_and(other)}." if other else ""


def _from_columns(load: Load, definition: Definition, found: Lineage) -> Availability:
    lost = dict(_losses(definition)) | dict(found.optional)
    lacking = tuple(_lacking(load, found.figures))
    needed = [one for one in lacking if not _loss(one, lost)]
    if needed:
        return Availability("not possible", f"The source has no {_and(needed)}.")
    losses = dict.fromkeys(_loss(one, lost) for one in lacking)
    unnamed = tuple(_lacking(load, found.names))
    empty = [table for table in found.figures if table in load.tables and not load.tables[table].rows]
    said = [f"{loss[0].upper()}{loss[1:]}." for loss in losses]
    if unnamed:
        said.append(f"Not every case has its child, team and worker: the source has no {_and(unnamed)}.")
    if empty:
        said.append(f"There is not one row in {_and(sorted(empty))}.")
    return Availability("approximate" if losses else "exact", " ".join(said))


def _losses(definition: Definition) -> Iterator[tuple[str, str]]:
    for one in definition.optional:
        what, _, loss = one.partition(": ")
        yield what, loss or f"without {what} in the source, what it would change is not seen"


def _loss(lacking: str, lost: Mapping[str, str]) -> str:
    return lost.get(lacking) or lost.get(lacking.partition(".")[0], "")


def _lacking(load: Load, wanted: Mapping[str, Iterable[str]]) -> Iterator[str]:
    for table, columns in sorted(wanted.items()):
        if table not in load.tables:
            yield table
            continue
        for column in sorted(columns):
            if column != SOURCE_ROW and not _supplied(load, table, column):
                yield f"{table}.{column}"


def _supplied(load: Load, table: str, column: str) -> bool:
    own = next((field.name for field in tables()[table].fields if column in field.columns), column)
    return load.supplies(table, own) or load.supplies(table, column)


def _and(names: Iterable[str]) -> str:
    if not names:
        return ""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


@cache
def _told() -> dict[str, dict]:
    path = files(_LIBRARY).joinpath("annex_a.toml")
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
