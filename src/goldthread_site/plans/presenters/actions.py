"""The list of a plan's actions: searched, filtered, sorted, a page at a time, in groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType

from goldthread.plan.model import Action, Plan, Recommendation
from goldthread.plan.standing import is_done, soon_until
from goldthread_site.look.pieces import WORDS, DueShown, counted, due_shown
from goldthread_site.plans import filters
from goldthread_site.plans.presenters.names import Names, shortened, without_post
from goldthread_site.plans.presenters.standings import counts, matches

SORTS = {"lead": "Lead", "due": "Due", "rating": "Claimed"}
TEXT, DIFFERENCE, STATUS, LEAD = 150, 110, 90, 45  # letters shown in a list; the action has a page of its own
_LAST = "~"  # after every name and date


@dataclass(frozen=True, slots=True)
class Answered:
    """A recommendation that an action answers: where the link goes, and its words."""

    key: str
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class ActionShown:
    """An action in a list."""

    key: str
    ref: str
    text: str
    difference: str
    leads: str
    due: DueShown
    rag: str | None
    done: bool
    status: str
    answers: tuple[Answered, ...]
    name: str
    tick: int | None = None
    below: str = ""  # what was handed down to a team, in a line


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """Rows under one part or recommendation; without a title where the list is sorted."""

    title: str
    rows: tuple[ActionShown, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column head that sorts: its words, the address' values for it, and the order it is in."""

    text: str
    sort: str
    order: str = ""


def choices(plan: Plan, *, as_at: date, keys: filters.Keys = filters.by_digest) -> tuple[filters.Choice, ...]:
    """The selects that the list can be filtered by."""
    moved = any(action.due.slipped_from for action in plan.actions)
    return (
        filters.section_choice(plan), filters.lead_choice(plan.actions, keys),
        filters.rating_choice("Claimed", (action.rag for action in plan.actions)),
        filters.due_choice(soon_until(as_at), moved=moved),
    )  # fmt: skip


def kept(
    plan: Plan, chosen: filters.FilterForm, *, as_at: date, keys: filters.Keys = filters.by_digest
) -> list[Action]:
    """The actions that fit everything that is asked for, in the plan's order."""
    words = chosen.asked_for("words").casefold().split()
    section, lead, rated, due = (chosen.asked_for(name) for name in ("section", "lead", "rating", "due"))
    return [
        action for action in plan.actions
        if (not section or action.section == section)
        and (not lead or filters.is_led_by(action, lead, keys))
        and (not rated or (action.rag or "none") == rated)
        and matches(action, due, as_at=as_at)
        and all(word in _searched(action) for word in words)
    ]  # fmt: skip


def _searched(action: Action) -> str:
    said = (action.ref, action.text, action.status, action.commitment, *action.why, *action.difference)
    return " ".join(part for part in said if part).casefold()


def in_order(actions: Iterable[Action], sort: str) -> list[Action]:
    """The actions sorted by “due”, “lead” or “rating”; “-due” the other way round; else in the plan's order."""
    key = _KEYS.get(sort.removeprefix("-"))
    return sorted(actions, key=key, reverse=sort.startswith("-")) if key else list(actions)


_KEYS: dict[str, Callable[[Action], str | int]] = {
    "due": lambda action: action.due.latest or action.due.earliest or _LAST,
    "lead": lambda action: action.leads[0].casefold() if action.leads else _LAST,
    "rating": lambda action: list(WORDS).index(action.rag) if action.rag else len(WORDS),
}


def columns(plan: Plan, sort: str) -> dict[str, Column]:
    """The heads that sort, for the template's columns; a rating's only where something is rated."""
    rated = any(action.rag for action in plan.actions)
    return {name: _column(name, text, sort) for name, text in SORTS.items() if rated or name != "rating"}


def _column(name: str, text: str, sort: str) -> Column:
    order = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    return Column(text, f"-{name}" if order == "ascending" else name, order)


def sorted_in_words(sort: str) -> str:
    """“sorted by due, oldest first”; empty for the plan's own order."""
    return _SORTED.get(sort, "")


_SORTED = {
    "due": "sorted by due date, the earliest first", "-due": "sorted by due date, the latest first",
    "lead": "sorted by lead, A to Z", "-lead": "sorted by lead, Z to A",
    "rating": "sorted by rating, the worst first", "-rating": "sorted by rating, the best first",
}  # fmt: skip


def groups(
    plan: Plan, page: Sequence[Action], *, as_at: date, sort: str, ticks: Mapping[str, int] = MappingProxyType({})
) -> tuple[ActionGroup, ...]:
    """The rows of one page, under their part of the plan or their recommendation; in one group where sorted.

    ``ticks`` has the number of each row that may be ticked, by its key.
    """
    names = Names(plan)
    if sort.removeprefix("-") in _KEYS:
        return (ActionGroup("", _rows(page, names, as_at, ticks)),)
    over = groupby(page, lambda row: _over(row, names))
    return tuple(ActionGroup(title, _rows(rows, names, as_at, ticks)) for title, rows in over)


def _over(action: Action, names: Names) -> str:
    if names.sections:
        return names.section(action.section) or "In no part of the plan"
    first = names.recommendations.get(next(iter(action.recommendations), ""))
    return _titled(first) if first else "Under no recommendation"


def _titled(row: Recommendation) -> str:
    return f"{row.number}. {shortened(row.text, 90)}" if row.number else shortened(row.text, 90)


def _rows(actions: Iterable[Action], names: Names, as_at: date, ticks: Mapping[str, int]) -> tuple[ActionShown, ...]:
    return tuple(action_shown(action, names, as_at=as_at, tick=ticks.get(action.id)) for action in actions)


def action_shown(action: Action, names: Names, *, as_at: date, tick: int | None = None) -> ActionShown:
    """One action in a list."""
    done = is_done(action)
    return ActionShown(
        key=action.id,
        ref=names.ref(action),
        text=shortened(action.text, TEXT) or "No text",
        difference=shortened(" ".join(action.difference), DIFFERENCE),
        leads=", ".join(shortened(without_post(lead), LEAD) for lead in action.leads) or "Nobody is named",
        due=due_shown(action.due, as_at=as_at, done=done),
        rag=action.rag,
        done=done,
        status=shortened(action.status or "", STATUS),
        answers=tuple(answered(action, names)),
        name=names.action(action),
        tick=tick,
    )


def answered(action: Action, names: Names) -> Iterable[Answered]:
    """The recommendations that the action answers."""
    for id_ in action.recommendations:
        row = names.recommendations[id_]
        yield Answered(row.id, names.found_at(row), names.recommendation(row))


def heading(plan: Plan, *, as_at: date) -> str:
    """“55 actions: 10 done, 45 late”."""
    if not plan.actions:
        return "No actions yet"
    whole = counts(plan.actions, as_at=as_at)
    parts = whole.parts("done", "late", "soon", "undated")
    return f"{counted(whole.all, 'action')}: {', '.join(parts)}" if parts else counted(whole.all, "action")


def columns_of(actions: Iterable[Action]) -> dict[str, bool]:
    """Which columns of a list of actions say anything."""
    actions = list(actions)
    return {
        "ref": any(action.ref for action in actions),
        "difference": any(action.difference for action in actions),
        "rag": any(action.rag for action in actions),
        "status": any(action.status for action in actions),
    }


def above(found: int, every: int) -> str:
    """What the filter leaves, in words."""
    if not found:
        return f"None of {counted(every, 'action')} fits. Leave something out of the filter."
    return (
        f"Showing all {counted(every, 'action')}"
        if found == every
        else f"Showing {found:,} of {counted(every, 'action')}"
    )
