"""The page of one action: everything the plan says of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.plan.model import Action, Due, Outcome, Plan
from goldthread.plan.standing import is_done
from goldthread_site.look.pieces import DueShown, due_shown, only_day
from goldthread_site.plans.presenters.actions import Answered, answered
from goldthread_site.plans.presenters.money import pounds
from goldthread_site.plans.presenters.names import Names, shortened
from goldthread_site.plans.presenters.provenance import RowRead, row_read
from goldthread_site.plans.presenters.recommendation import LONG_HEADING
from goldthread_site.plans.presenters.see_also import Target, targets


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it, one paragraph each."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page says."""

    row: Action
    name: str
    long: bool
    section: str
    answers: tuple[Answered, ...]
    due: DueShown
    printed: str
    done: bool
    leads: tuple[str, ...]
    facts: tuple[Fact, ...]
    outcomes: tuple[Outcome, ...]
    others: tuple[Fact, ...]
    see_also: tuple[Target, ...]
    read: RowRead
    previous: Answered | None
    next: Answered | None

    @property
    def all_read(self) -> tuple[RowRead, ...]:
        """What the page's table of places is made of."""
        return (self.read,)


def action(plan: Plan, key: str, *, as_at: date) -> Page | None:
    """The page of the action with this id; ``None`` where there is none."""
    names = Names(plan)
    if not (row := names.actions.get(key)):
        return None
    done = is_done(row)
    before, after = _beside(plan, row, names)
    due = due_shown(row.due, as_at=as_at, done=done or row.withdrawn)
    outcomes = [outcome for outcome in plan.outcomes if outcome.id in row.outcomes]
    return Page(
        row=row, name=names.action(row), long=len(row.text) > LONG_HEADING, section=names.section(row.section),
        answers=tuple(answered(row, names)), due=due, printed=_printed(row.due),
        done=done, leads=row.leads, facts=tuple(_facts(row)), outcomes=tuple(outcomes), others=tuple(_others(row)),
        see_also=targets(row.see_also, names), read=row_read(row, "actions", names.action(row), names),
        previous=before, next=after,
    )  # fmt: skip


def _printed(due: Due) -> str:
    """The plan's own words for the date, where they say anything that the date does not."""
    return "" if due.latest and only_day(due.text) == due.latest else due.text or ""


def _facts(row: Action) -> Iterable[Fact]:
    said = (
        ("What the plan says of it", (row.status,)), ("Completed", (row.completed,)), ("Who helps", row.contributors),
        ("Accountable", row.accountable), ("Member", row.members), ("Partner body", row.partners),
        ("Start", (row.start,)), ("Cost", _cost(row)), ("Why", row.why), ("What difference it makes", row.difference),
        ("Targets", row.targets), ("Commitment", (row.commitment,)),
        ("Marked", (row.marker,)), ("New", ("New since the plan before",) if row.new else ()),
    )  # fmt: skip
    for label, texts in said:
        if found := tuple(text for text in texts if text):
            yield Fact(label, found)


def _cost(row: Action) -> tuple[str, ...]:
    if not row.cost:
        return ()
    amount = pounds(row.cost.amount) if row.cost.amount is not None else ""
    return tuple(dict.fromkeys(part for part in (amount, row.cost.text) if part))


def _others(row: Action) -> Iterable[Fact]:
    """Columns of the plan that have no place of their own, under the plan's own heads."""
    for key, value in (row.model_extra or {}).items():
        if isinstance(value, dict) and key == "other":
            yield from (Fact(head, tuple(_texts(text))) for head, text in value.items() if text)
        elif texts := tuple(_texts(value)):
            yield Fact(key.replace("_", " ").capitalize(), texts)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, bool):
        return ["yes"] if value else []
    if isinstance(value, dict):
        return [f"{key}: {', '.join(_texts(part))}" for key, part in value.items()]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _texts(part)]
    return [str(value)] if value not in (None, "") else []


def _beside(plan: Plan, row: Action, names: Names) -> tuple[Answered | None, Answered | None]:
    rows = list(plan.actions)
    at = rows.index(row)
    before = rows[at - 1] if at else None
    after = rows[at + 1] if at + 1 < len(rows) else None
    return tuple(each and Answered(each.id, names.found_at(each), names.action(each)) for each in (before, after))


def title_of(page: Page) -> str:
    """The heading cut to what a browser's tab holds."""
    return shortened(page.row.text, 80) or page.name
