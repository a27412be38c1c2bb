"""One value of a plan on its way in: what it is called, how it reads, where it stands, how it came to be known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldthread_site.look.pieces import day
from goldthread_site.plans import readings, values
from goldthread_site.plans.fields import Field, Kind, field_of, kinds
from goldthread_site.plans.presenters.names import shortened
from goldthread_site.plans.presenters.source import Place

WORDS_OF_A_NAME = 40  # letters
_HOW = {"inherited": "from above", "inferred": "worked out"}


@dataclass(frozen=True, slots=True)
class ValueShown:
    """One value of the draft: what it is, how it reads, where it stands, and what a person said of it."""

    kind: str
    key: str
    field: Field | None
    name: str
    label: str
    read_as: str
    raw: Any
    how: str
    place: Place
    state: str = ""
    questions: tuple[str, ...] = ()

    @property
    def colour(self) -> str | None:
        """The colour claimed, where the value is one."""
        return self.raw if self.field and self.field.type == "rating" else None

    @property
    def asked(self) -> tuple[str, str, str]:
        """The place of the value in the plan."""
        return self.kind, self.key, self.name


def words_of(raw: Any) -> str:
    """The words of a value by which it is found in the document: its text, or the first of several."""
    words = raw.get("text") if isinstance(raw, dict) else raw
    first = next(iter(words), "") if isinstance(words, list) else words
    return first if isinstance(first, str) else ""


def value_shown(plan: dict, kind: str, key: str, name: str, said: dict) -> ValueShown:
    """One value of the plan. A row or a field that the plan does not have still has a name, and nothing to correct."""
    try:
        return value_of(readings.row_in(plan, kind, key), (kind, key, name), said, names_in(plan))
    except KeyError:
        state = _state(said, kind, key, name)
        return ValueShown(kind, key, None, name, f"{name} of {kind} {key}", "", None, "read", Place(), state)


def value_of(row: dict, asked: tuple[str, str, str], said: dict, names: dict) -> ValueShown:
    kind, key, name = asked
    field, raw = field_of(kind, name), row.get(name)
    label = label_of(field.label if field else name, kind, key, row, names)
    read_as = values.shown(field.type if field else "text", raw, names)
    how, place, state = _how(row, name), place_of(row, kind, name), _state(said, kind, key, name)
    return ValueShown(kind, key, field, name, label, read_as, raw, how, place, state)


def _state(said: dict, kind: str, key: str, name: str) -> str:
    correction = said.get((kind, key, name))
    if correction is None:
        return ""
    return "Checked" if correction["confirmed"] else "Corrected"


def _how(row: dict, name: str) -> str:
    return _HOW.get((row.get("how") or {}).get(name), "read")


def place_of(row: dict, kind: str, name: str) -> Place:
    """Where a row's value stands in the document."""
    source = row.get("source") or {}
    cells, field = source.get("cells") or {}, field_of(kind, name)
    column = cells.get(name) or cells.get(field.column if field else "")
    return Place(source.get("line"), source.get("table"), source.get("row"), column, source.get("page"))


def label_of(label: str, kind: str, key: str, row: dict, names: dict) -> str:
    """“Due date of action 2.3”; the plan's own values need no more than their name."""
    return label if kind == "plan" else f"{label} of {name_of(kinds()[kind], key, row, names)}"


def name_of(kind: Kind, key: str, row: dict, names: dict) -> str:
    """“action 2.3”: the row by what the plan calls it, else by its first words, else by its place."""
    for name in kind.name:
        if row.get(name):
            return f"{kind.one} {row[name]}"
    if row.get("text"):
        return f"{kind.one} “{shortened(row['text'], WORDS_OF_A_NAME)}”"
    asked = row.get("recommendation") or ""
    return kind.called.format(
        key=key.lstrip("abcdefghijklmnopqrstuvwxyz") or key,
        as_at=day(row.get("as_at")) or "no date",
        recommendation=names.get(("recommendations", asked), asked) or "unknown",
    )


def names_in(plan: dict) -> dict[tuple[str, str], str]:
    """What the plan calls the rows that ids lead to: a number, a section's title, an outcome's words."""
    sections = {("sections", row["id"]): row["title"] for row in plan["sections"]}
    asked = {("recommendations", row["id"]): row["number"] or row["text"][:60] for row in plan["recommendations"]}
    return {**sections, **asked, **{("outcomes", row["id"]): row["text"] for row in plan["outcomes"]}}


def rows_in(plan: dict, kind: str) -> list[dict]:
    """The rows of one list of a plan's JSON; the plan itself is the one row of “plan”."""
    if kind == "plan":
        return [plan]
    return plan["costs"]["lines"] if kind == "costs.lines" else plan[kind]
