"""What pages say of an action that was handed down. Whoever may not open the team's plan is told counts alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.model import Action, Plan
from goldthread.plan.rolled_up import (
    Figures,
    Part,
    RolledUp,
    claim_differs,
    date_differs,
    disagreements,
    ended_below,
    last_due_said,
    suggested,
)
from goldthread.plan.said import day_said
from goldthread.plan.standing import is_done
from goldthread_site.look.pieces import WORDS, DueShown, counted, due_shown, shortened
from goldthread_site.plans import models
from goldthread_site.plans.hand_down.rolling import Rolled
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.presenters.actions import ActionGroup, ActionShown
from goldthread_site.plans.presenters.names import Names, without_post


@dataclass(frozen=True, slots=True)
class TeamRow:
    """An action of a team; without a link where the reader may not open it."""

    text: str
    href: str
    leads: str
    due: DueShown
    rag: str | None
    done: bool


@dataclass(frozen=True, slots=True)
class PartShown:
    """One hand-down: to whom, what became of it, the team's actions, what was said last, who handed it down."""

    key: str
    title: str
    href: str
    said: str
    worst: str | None
    rows: tuple[TeamRow, ...]
    newest: str
    words: str
    note: str
    by: str
    own: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of an action's page; ``differs`` are the sentences where the claim and the teams do not agree."""

    heading: str
    differs: tuple[str, ...]
    parts: tuple[PartShown, ...]
    taken_back: tuple[str, ...]


def on_action(it: Opened, row: Action, rolled: RolledUp | None, reader) -> Shown | None:
    """What was handed down of the action; ``None`` where nothing ever was."""
    taken = tuple(_taken_back(each) for each in it.live(models.HandDown, action=row.id) if each.withdrawn)
    if rolled is None:
        return Shown("Not handed down any more", (), (), taken) if taken else None
    sees = {part.plan: reader.can("plan.see", plan=part.plan) for part in rolled.parts}
    alone = len(rolled.parts) == 1  # then its counts are those of the heading
    parts = tuple(_part(part, row, reader, sees[part.plan], it.as_at, alone) for part in rolled.parts)
    differs = (*claim_differs(row, rolled), *(ended_below(rolled) if all(sees.values()) else ()))
    return Shown(f"Handed down: {rolled.figures.said}", differs, parts, taken)


def _part(part: Part, own: Action, reader, sees: bool, as_at: date, alone: bool) -> PartShown:
    down, figures = part.hand_down, part.figures
    below = "" if part.depth == 1 else "Handed on by that team: "
    by = f"Handed down by {down.by} on {day_said(down.on)}."
    if not sees:
        said = _sentence(f"{below}{figures.said}")
        return PartShown(down.id, "a plan that you may not open", "", said, None, (), "", "", "", by, part.depth == 1)
    counts = "" if alone else f"{below}{figures.said}"
    said = _sentence("; ".join(filter(None, (counts, last_due_said(figures, own), *_ended(part)))))
    new, there = part.newest, reverse("plans:overview", args=[part.plan]) if part.title else ""
    return PartShown(
        down.id, part.title or "a plan that is not here", there,
        said, figures.worst, tuple(_row(part.plan, each.action, reader, as_at) for each in figures.rows),
        f"{new.by}, {day_said(new.on)}" if new else "", shortened(new.changed, 200) if new else "", down.note, by,
        part.depth == 1,
    )  # fmt: skip


def _sentence(said: str) -> str:
    return f"{said[0].upper()}{said[1:]}." if said else ""


def _ended(part: Part) -> Iterator[str]:
    if part.closed:
        yield f"that plan was closed on {day_said(part.closed)}"
    if part.withdrawn:
        yield f"{part.withdrawn} withdrawn by the team"


def _row(plan: int, row: Action, reader, as_at: date) -> TeamRow:
    sees = reader.can("plan.see", plan=plan, section=row.section or "")
    done = is_done(row)
    leads = ", ".join(map(without_post, row.leads)) or "Nobody is named"
    text = shortened(row.text) or "No text"
    if not sees:
        return TeamRow("An action of a part that you may not open", "", "", DueShown(""), row.rag, done)
    return TeamRow(
        text,
        reverse("plans:action", args=[plan, row.id]),
        leads,
        due_shown(row.due, as_at=as_at, done=done),
        row.rag,
        done,
    )


def _taken_back(each: HandDown) -> str:
    return f"Handed down on {day_said(each.on)} by {each.by}, and taken back: {each.withdrawn}"


def compact(row: Action, rolled: RolledUp) -> str:
    """The line of a list: “Handed down: 2 of 3 done, 1 late. The team says otherwise.”"""
    kinds = (
        (claim_differs(row, rolled), "The team says otherwise"), (date_differs(row, rolled), "The team ends later"),
        (ended_below(rolled), "Some of it has ended"),
    )  # fmt: skip
    return ". ".join([f"Handed down: {rolled.figures.said}", *(words for said, words in kinds if any(said))])


def with_below(groups: Iterable[ActionGroup], plan: Plan, rolled: Rolled) -> tuple[ActionGroup, ...]:
    """The rows of a list, each with its line of what was handed down."""
    return tuple(replace(group, rows=rows_with_below(group.rows, plan, rolled)) for group in groups)


def rows_with_below(rows: tuple[ActionShown, ...], plan: Plan, rolled: Rolled) -> tuple[ActionShown, ...]:
    """The same of rows under one heading."""
    if not rolled:
        return rows
    actions = {row.id: row for row in plan.actions}
    return tuple(
        replace(row, below=compact(actions[row.key], rolled[row.key])) if row.key in rolled else row for row in rows
    )


@dataclass(frozen=True, slots=True)
class Whole:
    """What a plan handed down in all: a sentence, and the rows where the teams say otherwise than the plan."""

    said: str
    differ: tuple[tuple[str, str, str], ...]


def of_plan(plan: Plan, rolled: Rolled, reader) -> Whole | None:
    """“3 actions are handed down: 4 of 9 done, 2 late”, and where the teams say otherwise; ``None`` for none."""
    names = Names(plan)
    found = [(names.actions[key], each) for key, each in rolled.items() if key in names.actions]
    if not found:
        return None
    below = {(row.plan, row.action.id): row for _, each in found for row in each.figures.rows}
    figures = Figures(tuple(below.values()))
    differ = tuple((row.id, names.action(row), said[0]) for row, each in found if (said := _differs(row, each, reader)))
    number = len(found)
    return Whole(f"{counted(number, 'action')} {'is' if number == 1 else 'are'} handed down: {figures.said}", differ)


def _differs(row: Action, rolled: RolledUp, reader) -> tuple[str, ...]:
    """Where the teams say otherwise; in counts alone for who may not open one of their plans."""
    sees = all(reader.can("plan.see", plan=part.plan) for part in rolled.parts)
    return disagreements(row, rolled) if sees else tuple(claim_differs(row, rolled))


def for_owner(row: Action, rolled: RolledUp) -> str:
    """What the owner of the action is told: the counts, and each thing on which the teams say otherwise."""
    return " ".join([f"Handed down: {rolled.figures.said}.", *disagreements(row, rolled)])


def proposal(row: Action, rolled: RolledUp | None) -> tuple[str, ...]:
    """What the form of an update proposes: the colour that the teams suggest and why, and where they say otherwise."""
    if rolled is None:
        return ()
    found = suggested(row, rolled)
    colour = (f"The team’s actions suggest {WORDS[found.rag].lower()}, because {found.because}.",) if found else ()
    return (*colour, *disagreements(row, rolled))
