"""What changes, action by action: before and after, what is so already, what must be agreed, what cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from goldthread.plan.model import Action
from goldthread.plan.said import day_said
from goldthread_site.look.pieces import counted, shortened
from goldthread_site.owners.known import Known
from goldthread_site.plans.bulk.outcome import Outcome, State

TEXT, WORDS_SHOWN = 110, 200  # letters of an action and of a status in the list


@dataclass(frozen=True, slots=True)
class Difference:
    """One value of an action before and after; ``kind`` “rag” has colours."""

    label: str
    before: str
    after: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class RowShown:
    """An action that changes, or does not."""

    plan: int
    plan_title: str
    key: str
    name: str
    differences: tuple[Difference, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """The actions of which the same is to be said."""

    state: State
    title: str
    lead: str
    rows: tuple[RowShown, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The review. ``button`` is empty where nothing would change."""

    heading: str
    said: str
    groups: tuple[Group, ...]
    button: str
    several_plans: bool


def page(found: Sequence[Outcome], known: Known) -> Page:
    """“9 of 12 actions will change”, and each action under what becomes of it."""
    by_state = {state: [one for one in found if one.state == state] for state in _TITLES}
    saved = len(by_state["changes"]) + len(by_state["asks"])
    shown = partial(_group, known=known, alone=saved == len(found))
    groups = tuple(shown(state, rows) for state, rows in by_state.items() if rows)
    several = len({one.it.plan.pk for one in found}) > 1
    return Page(_heading(by_state, len(found)), _said(by_state), groups, _button(by_state), several)


def _heading(by_state: dict[State, list[Outcome]], every: int) -> str:
    changes = len(by_state["changes"])
    if changes == every:
        return f"{counted(every, 'action')} will change"
    if not changes and not by_state["asks"]:
        return "Nothing would change" if by_state["already"] else _none_of(every)
    if not changes:
        return f"{counted(len(by_state['asks']), 'action')} of {every} can change if it is agreed"
    return f"{changes:,} of {counted(every, 'action')} will change"


def _none_of(every: int) -> str:
    return "The action cannot change so" if every == 1 else f"None of the {counted(every, 'action')} can change so"


def _said(by_state: dict[State, list[Outcome]]) -> str:
    """“9 will change, 2 are so already, 1 needs agreement.”"""
    parts = [
        (number, one if number == 1 else many)
        for state, (one, many) in _PARTS.items() if (number := len(by_state[state]))
    ]  # fmt: skip
    return ", ".join(f"{number:,} {words}" for number, words in parts) + "."


_PARTS: dict[State, tuple[str, str]] = {
    "changes": ("will change", "will change"), "already": ("is so already", "are so already"),
    "asks": ("needs the agreement of a second person", "need the agreement of a second person"),
    "refused": ("cannot change", "cannot change"),
}  # fmt: skip
_TITLES: dict[State, tuple[str, str]] = {
    "changes": ("{} will change", ""),
    "asks": ("{} must be agreed first", "They are asked for. Until a second person agrees, what stands now goes on."),
    "refused": ("{} cannot change", "They stay as they are, whatever you press."),
    "already": ("{} stay as they are", "They are so already."),
}


def _group(state: State, rows: list[Outcome], *, known: Known, alone: bool) -> Group:
    title, lead = _TITLES[state]
    title = title.format(counted(len(rows), "action"))
    if len(rows) == 1:
        title, lead = title.replace("stay as they are", "stays as it is"), _ONE.get(state, lead)
    return Group(state, title, lead, tuple(row_shown(one, known) for one in rows))


_ONE: dict[State, str] = {
    "refused": "It stays as it is, whatever you press.", "already": "It is so already.",
    "asks": "It is asked for. Until a second person agrees, what stands now goes on.",
}  # fmt: skip


def _button(by_state: dict[State, list[Outcome]]) -> str:
    changes, asks = len(by_state["changes"]), len(by_state["asks"])
    if not changes:
        return f"Ask for {counted(asks, 'change')}" if asks else ""
    return f"Change {counted(changes, 'action')}" + (f" and ask for {counted(asks, 'other')}" if asks else "")


def row_shown(one: Outcome, known: Known) -> RowShown:
    """An action, and what of it is different."""
    row = one.it.row
    text = shortened(row.text, TEXT) or "No text"
    return RowShown(
        one.it.plan.pk, one.it.plan.title or "Improvement plan", row.key, f"{row.ref} {text}" if row.ref else text,
        tuple(differences(one, known)), one.why,
    )  # fmt: skip


def differences(one: Outcome, known: Known) -> Iterable[Difference]:
    """What the outcome makes different, with what is asked for as if it were agreed."""
    was, after = one.it.row.read, one.after
    if was.leads != after.leads:
        yield Difference("Lead", *(leads_said(each, known, one.it.plan.pk) for each in (was, after)))
    if one.move:
        yield Difference("Due", _due(one.it.value), day_said(one.move.after.latest or one.it.as_at))
    if was.completed != after.completed:
        yield Difference("Done", was.completed or "not done", after.completed or "not done")
    claimed = one.update.rag if one.update and one.update.rag else after.rag
    if was.rag != claimed:
        yield Difference("Rating", was.rag or "", claimed or "", "rag")
    if was.status != after.status:
        yield Difference("Update", *(shortened(each.status or "nothing", WORDS_SHOWN) for each in (was, after)))


def leads_said(action: Action, known: Known, plan: int) -> str:
    """Who leads, as lists show it."""
    return "; ".join(known.all_words(action.leads, plan)) or "nobody"


def _due(action: Action) -> str:
    return day_said(action.due.latest) if action.due.latest else action.due.text or "no date"


def done_said(found: Sequence[Outcome]) -> str:
    """“9 actions changed. 1 waits for agreement.”"""
    changes, asks = (sum(one.state == state for one in found) for state in ("changes", "asks"))
    said = [f"{counted(changes, 'action')} changed."] if changes else []
    if asks:
        said.append(f"{asks:,} {'waits' if asks == 1 else 'wait'} for a second person to agree.")
    return " ".join(said) or "Nothing changed."
