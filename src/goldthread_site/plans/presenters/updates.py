"""What a sheet changes, as the page shows it: conflicts first, old and new side by side."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.plan.model import Action, Plan
from goldthread.plan.updates import FIELD_WORDS, Change, Held
from goldthread_site.look.pieces import WORDS, counted


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One change: its place in the list from 1, the action's words, and what stands where."""

    place: int
    action: str
    key: str
    field: str
    printed: str
    current: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class SheetShown:
    """A sheet held against the plan. ``heading`` is the answer; ``faults`` are sentences."""

    heading: str
    conflicts: tuple[ChangeShown, ...]
    changes: tuple[ChangeShown, ...]
    faults: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def may_go_in(self) -> bool:
        """Whether the button is there."""
        return not self.faults and bool(self.changes or self.conflicts)


def sheet_shown(plan: Plan, said: Held) -> SheetShown:
    """What the page says."""
    actions = {action.id: action for action in plan.actions}
    shown = [
        (change.conflict, _change(place, change, _called(actions[change.action])))
        for place, change in enumerate(said.changes, 1)
    ]
    conflicts = tuple(one for conflict, one in shown if conflict)
    changes = tuple(one for conflict, one in shown if not conflict)
    return SheetShown(
        _heading(said, conflicts),
        conflicts,
        changes,
        *(tuple(f"{one}." for one in each) for each in (said.faults, said.notes)),
    )


def _called(action: Action) -> str:
    return f"{action.ref} {action.text}" if action.ref else action.text


def _heading(said: Held, conflicts: tuple[ChangeShown, ...]) -> str:
    if said.faults:
        return f"Mend {counted(len(said.faults), 'row')} of this sheet"
    if conflicts:
        return f"Decide {counted(len(conflicts), 'conflict')}"
    if not said.changes:
        return "This sheet changes nothing"
    return f"This sheet makes {counted(len(said.changes), 'change')}"


def _change(place: int, change: Change, text: str) -> ChangeShown:
    words = (lambda value: WORDS.get(value, value)) if change.field == "rag" else (lambda value: value)
    field = FIELD_WORDS[change.field].capitalize()
    return ChangeShown(
        place,
        text,
        change.action,
        field,
        words(change.printed),
        words(change.current),
        words(change.new),
        change.asks or change.why,
    )
