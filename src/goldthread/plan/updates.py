"""What an owner writes on an update sheet, held against the plan: changes, conflicts, what cannot go in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from goldthread.plan.model import Action, Plan
from goldthread.plan.rating import rag_from_word
from goldthread.plan.timescale import read_timescale

Field = Literal["status", "rag", "due", "completed", "leads"]
FIELD_WORDS: dict[Field, str] = {
    "status": "update", "rag": "rating", "due": "date it is due", "completed": "date completed", "leads": "owner",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One action on a sheet that came back: what was printed, and what was written into the empty cells.

    ``where`` says where on the sheet it stands, for a person: “row 4”. A row of a workbook of all actions has an owner
    and the day of completion as printed, ``fault``, why it cannot be read, ``note``, what is to be said though it
    changes nothing, and ``asks_why``: there is a column for the reason of a rating, ``why_rated``.
    """

    id: str
    where: str
    text: str = ""
    due: str = ""
    rating: str = ""
    status: str = ""
    new_status: str = ""
    new_rating: str = ""
    new_due: str = ""
    why_moved: str = ""
    completed: str = ""
    owner: str = ""
    new_owner: str = ""
    was_completed: str | None = None
    why_rated: str = ""
    asks_why: bool = False
    fault: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written into it."""
        written = (self.new_status, self.new_rating, self.new_due, self.why_moved, self.completed, self.new_owner)
        return not any((*written, self.fault))


@dataclass(frozen=True, slots=True)
class Change:
    """One value that a sheet changes.

    ``printed`` is what the sheet said when it was given out, ``current`` what the plan says,
    ``new`` what was written, ``asks`` what must be agreed before it counts.
    It is in ``conflict`` where the plan was changed meanwhile: a person decides.
    """

    action: str
    field: Field
    printed: str
    current: str
    new: str
    where: str
    why: str = ""
    asks_why: bool = False
    asks: str = ""

    @property
    def conflict(self) -> bool:
        return _bare(self.printed) != _bare(self.current)


@dataclass(frozen=True, slots=True)
class Held:
    """A sheet held against the plan: what it changes, and each fault as a sentence. With a fault nothing goes in.

    ``notes`` is what is to be said though it changes nothing.
    """

    changes: tuple[Change, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.conflict)


def held_against(plan: Plan, rows: Sequence[SheetRow]) -> Held:
    """What the rows of a sheet change in the plan."""
    actions = {action.id: action for action in plan.actions}
    changes: list[Change] = []
    faults: list[str] = []
    seen: set[str] = set()
    for row in rows:
        action = actions.get(row.id)
        if row.is_empty:
            continue
        if row.fault:
            faults.append(f"{row.where}: {row.fault}")
        elif action is None:
            faults.append(f"{row.where}: “{row.id}” is no action of this plan. Leave the first column as it was")
        elif row.id in seen:
            faults.append(f"{row.where}: this action stands on the sheet twice. Leave one of them empty")
        elif _bare(row.text) != _bare(action.text) and _bare(row.text):
            faults.append(f"{row.where}: the words of the action were changed. An update sheet takes only updates")
        else:
            faults += _faults(row)
            changes += _changes(row, action)
        seen.add(row.id)
    notes = (f"{row.where}: {row.note}" if row.where else row.note for row in rows if row.note)
    return Held(tuple(changes), tuple(faults), tuple(notes))


def _faults(row: SheetRow) -> Iterable[str]:
    if row.new_rating and rag_from_word(row.new_rating) is None:
        yield f"{row.where}: “{row.new_rating}” is not a rating. Write Red, Amber, Green or Blue"
    if row.new_due and not set(read_timescale(row.new_due).kinds) - {"unknown"}:
        yield f"{row.where}: “{row.new_due}” is not a date. Write it as 31/03/2027 or March 2027"
    if row.new_due and not row.why_moved:
        yield f"{row.where}: say why the date moves to {row.new_due}"
    if row.why_moved and not row.new_due:
        yield f"{row.where}: a reason is given, but no new date"


def _changes(row: SheetRow, action: Action) -> Iterable[Change]:
    rating = rag_from_word(row.new_rating) or ""
    printed_rating = rag_from_word(row.rating) or ""
    was_completed = action.completed or "" if row.was_completed is None else row.was_completed
    whys = {"due": row.why_moved, "rag": row.why_rated}
    written: tuple[tuple[Field, str, str, str], ...] = (
        ("status", row.status, action.status or "", row.new_status),
        ("rag", printed_rating, action.rag or "", rating),
        ("due", row.due, action.due.text or "", row.new_due),
        ("completed", was_completed, action.completed or "", row.completed),
        ("leads", row.owner, names_joined(action.leads), row.new_owner),
    )
    for field, printed, now, new in written:
        if new and _bare(new) != _bare(now):
            yield Change(action.id, field, printed, now, new, row.where, whys.get(field, ""), row.asks_why)


def names_joined(names: Iterable[str]) -> str:
    """Several names in one cell: “Lena Osgood; Joan Sefton”."""
    return "; ".join(names)


def names_parted(text: str) -> tuple[str, ...]:
    """The names of a cell, each once.

    >>> names_parted("Lena Osgood;Joan Sefton\\nLena Osgood")
    ('Lena Osgood', 'Joan Sefton')
    """
    return tuple(dict.fromkeys(filter(None, (" ".join(name.split()) for name in re.split(r"[;\n]", text)))))


def with_changes(action: Action, changes: Iterable[Change]) -> Action:
    """The action with these changes. A date that moves keeps the one before among those it slipped from."""
    values: dict[str, object] = {}
    for change in changes:
        if change.field == "due":
            due = read_timescale(change.new)
            slipped = (*action.due.slipped_from, *([action.due.text] if action.due.text else []))
            values["due"] = due.model_copy(update={"slipped_from": slipped})
        elif change.field == "leads":
            values["leads"] = names_parted(change.new)
        else:
            values[change.field] = change.new
    return action.model_copy(update=values)


def updated(plan: Plan, changes: Sequence[Change]) -> Plan:
    """The plan with every one of these changes."""
    by_action: dict[str, list[Change]] = {}
    for change in changes:
        by_action.setdefault(change.action, []).append(change)
    actions = tuple(with_changes(row, by_action.get(row.id, ())) for row in plan.actions)
    return plan.model_copy(update={"actions": actions})


def _bare(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()
