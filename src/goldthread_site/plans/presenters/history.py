"""The history of a plan or of a row: who changed what, when and why, in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from goldthread.trail import ERASURES
from goldthread_site.plans.fields import Field, Kind, every_kind
from goldthread_site.plans.presenters.names import Names, shortened
from goldthread_site.plans.values import is_empty, shown
from goldthread_site.plans.word_diff import Piece, word_diff
from goldthread_site.trail.changes import Step, is_erased
from goldthread_site.trail.models import Revision
from goldthread_site.trail.past import said_of_erased

ERASED = "These words were erased by law. That they were there, and when, is kept."
_ASKED = {
    "asked": "Asked for. Nothing is gone yet.", "agreed": "Agreed to. The words are gone for good.",
    "refused": "Not agreed to. Nothing is gone.",
}  # fmt: skip
_LIVE = frozenset(("updates", "date_moves", "evidence", "cross_references", "hand_downs", "escalations"))
FIRST_ROWS = 4  # of a change of many rows; the others are folded
LONG = 40  # letters from which a text is shown by its words that changed
_UNSEEN = {"id", "source", "sources", "action", "recommendation", "way", "move", "places", "kept", "entity", "key"}


@dataclass(frozen=True, slots=True)
class Changed:
    """One value that changed: its label, the words before and after, or the pieces of a longer text."""

    label: str
    was: str
    now: str
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class RowChanged:
    """One row: its name, where it stands, what happened to it in a sentence, and its values."""

    name: str
    kind: str
    key: str
    said: str
    changes: tuple[Changed, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody did in one go: when, who, why, and the rows."""

    at: datetime
    by: str
    why: str
    rows: tuple[RowChanged, ...]

    @property
    def first(self) -> tuple[RowChanged, ...]:
        """The rows that stand open."""
        return self.rows[:FIRST_ROWS]

    @property
    def folded(self) -> tuple[RowChanged, ...]:
        """The rows below a line that opens them; a single one is not folded."""
        return self.rows[FIRST_ROWS:]


def entries(steps: Iterable[Step], names: Names) -> list[Entry]:
    """The steps, newest first, as what people did: the rows of one person, minute and reason together."""
    words = _Words(names)
    together = groupby(
        steps, key=lambda step: (step.now.by_id, step.now.why, step.now.at.replace(second=0, microsecond=0))
    )
    found = []
    for _, group in together:
        rows = list(group)
        now = rows[0].now
        found.append(Entry(now.at, now.by.full_name, now.why, tuple(words.row(step) for step in rows)))
    return found


def row_changed(step: Step, names: Names) -> RowChanged:
    """What happened to a row in one step."""
    return _Words(names).row(step)


def value_changed(field: Field, was: Any, now: Any, names: Names) -> Changed:
    """One value then and now; a longer text by its words that changed."""
    return _Words(names).changed(field, was, now)


def name_of(names: Names, entity: str, key: str) -> str:
    """What the plan calls the row: “Action 1.3”, “Recommendation 4”, “The plan”."""
    return _Words(names).name(entity, key, {})


class _Words:
    def __init__(self, names: Names) -> None:
        self._names = names
        self._said_of_erased: dict[int, dict[int, str]] = {}

    def row(self, step: Step) -> RowChanged:
        """What happened to one row."""
        now, before = step
        kind = every_kind().get(now.entity)
        value = now.value if now.value is not None else before.value if before else None
        name = self.name(now.entity, now.key, value or {})
        said, changes = self._said(step, kind)
        return RowChanged(name, now.entity, now.key, said, tuple(changes))

    def _said(self, step: Step, kind: Kind | None) -> tuple[str, list[Changed]]:
        now, before = step
        if is_erased(now):
            return self._erased(now), []
        if now.entity == ERASURES:
            return _ASKED.get(now.value["state"], ""), []
        if now.value is None:
            return "Taken out of the plan.", []
        if before is None:
            live = kind is not None and kind.key in _LIVE
            return ("New.", self._changes({}, now.value, kind)) if live else ("Brought in.", [])
        if is_erased(before):
            return "Changed. The words before were erased, so nobody can say from what.", []
        changes = self._changes(before.value or {}, now.value, kind)
        return ("" if changes else "Saved without a change."), changes

    def _erased(self, row: Revision) -> str:
        """“This text was erased on … (request of …).”"""
        if row.plan not in self._said_of_erased:
            self._said_of_erased[row.plan] = said_of_erased(row.plan)
        return self._said_of_erased[row.plan].get(row.place, ERASED)

    def name(self, entity: str, key: str, value: dict) -> str:
        """What the plan calls the row today, else what its own value says."""
        names = self._names
        if entity == "plan":
            return "The plan"
        if entity == ERASURES:
            return f"Request {key} to erase words"
        if entity == "actions" and key in names.actions:
            return names.action(names.actions[key])
        if entity == "recommendations" and key in names.recommendations:
            return names.recommendation(names.recommendations[key])
        return self._by_its_value(every_kind().get(entity), entity, key, value)

    def _by_its_value(self, kind: Kind | None, entity: str, key: str, value: dict) -> str:
        if kind is None:
            return key
        own = next((str(value[field]) for field in kind.name if value.get(field)), "")
        one = kind.one[0].upper() + kind.one[1:]
        if action := self._names.actions.get(value.get("action") or ""):
            return f"{one}, {_first_small(self._names.action(action))}"
        if about := self._names.recommendations.get(value.get("recommendation") or ""):
            return f"{one}, {_first_small(self._names.recommendation(about))}"
        return f"{one} “{shortened(own, 60)}”" if own else one

    def _changes(self, was: dict, now: dict, kind: Kind | None) -> list[Changed]:
        was, now = _flat(was), _flat(now)
        fields = kind.fields if kind else ()
        known = {field.name for field in fields}
        others = [Field(name, _label(name), "other") for name in {**was, **now} if name not in known | _UNSEEN]
        return [
            self.changed(field, was.get(field.name), now.get(field.name))
            for field in (*fields, *others)
            if was.get(field.name) != now.get(field.name)
            and not (is_empty(field.type, was.get(field.name)) and is_empty(field.type, now.get(field.name)))
        ]

    def changed(self, field: Field, was: Any, now: Any) -> Changed:
        before, after = (self._in_words(field, value) for value in (was, now))
        long = max(len(before), len(after)) > LONG and not (is_empty(field.type, was) or is_empty(field.type, now))
        return Changed(field.label, before, after, tuple(word_diff(before, after)) if long else ())

    def _in_words(self, field: Field, value: Any) -> str:
        if is_empty(field.type, value):
            return "nothing"
        if special := _SPECIAL.get(field.type):
            return special(value, self)
        return shown(field.type, value, self._names.by_id)


def _texts(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(
            f"{_label(key)}: {_texts(part)}" for key, part in value.items() if part not in (None, "", [], {})
        )
    if isinstance(value, list | tuple):
        return "; ".join(_texts(part) for part in value)
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _used(value: list[dict], words: _Words) -> str:
    return "; ".join(words.name(each["entity"], each["key"], {}) for each in value)


_SPECIAL = {
    "other": lambda value, words: _texts(value),
    "days": lambda value, words: "; ".join(shown("day", each, {}) for each in value),
    "versions": lambda value, words: "; ".join(f"{each['name']}, {shown('day', each['on'], {})}" for each in value),
    "used_by": _used,
    "replies": lambda value, words: "; ".join(
        f"{each['by']}, {shown('day', each['on'], {})}: “{each['text']}”" for each in value
    ),
}


def _flat(value: dict) -> dict:
    """The value with its terms as values of their own, so that a change of one of them is said by itself."""
    terms = value.get("terms") or {}
    return {
        **{key: part for key, part in value.items() if key != "terms"},
        **{f"terms.{key}": terms[key] for key in terms},
    }


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _first_small(name: str) -> str:
    return name[0].lower() + name[1:]
