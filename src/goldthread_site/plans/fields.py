"""What may be corrected in each list of a plan: `data/fields.toml`, and
`data/live_fields.toml` for the history, as values."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Field:
    """A value of a row: its name in the core, the words for it, and how it is shown and asked for."""

    name: str
    label: str
    type: str
    always: bool = False
    column: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A list of the plan: its name in the core, the words for one row and for many, and its fields."""

    key: str
    one: str
    many: str
    name: tuple[str, ...]
    called: str
    fields: tuple[Field, ...]


@cache
def kinds() -> dict[str, Kind]:
    """Every list of a plan, in the order in which a person checks them; “plan” is the plan itself."""
    return _read("fields.toml")


@cache
def every_kind() -> dict[str, Kind]:
    """Every list that a plan's trail holds: the document's own, and those of the plan as it runs."""
    kept = {**kinds(), **_read("live_fields.toml")}
    terms = kept.pop("terms")
    return {**kept, "plan": replace(kept["plan"], fields=kept["plan"].fields + terms.fields)}


def _read(name: str) -> dict[str, Kind]:
    kept = tomllib.loads(Path(__file__).with_name("data").joinpath(name).read_text(encoding="utf-8"))
    return {key: _kind(key, **kind) for key, kind in kept.items()}


def _kind(key: str, *, one: str, many: str, name: list[str], fields: list[dict], called: str = "") -> Kind:
    return Kind(key, one, many, tuple(name), called or f"{one} {{key}}", tuple(Field(**field) for field in fields))


def field_of(kind: str, name: str) -> Field | None:
    """The field that ``name`` means in the list ``kind``; “outcome.rag” means “outcome”. ``None`` for none."""
    known = kinds().get(kind)
    first = name.split(".")[0]
    return next((field for field in known.fields if field.name == first), None) if known else None
