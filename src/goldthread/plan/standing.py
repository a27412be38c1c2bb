"""Where an action stands on a day: done, late, due soon, due later, or without a date to be held to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from goldthread.plan.checks.wording import clauses, done_in
from goldthread.plan.model import Action
from goldthread.plan.vocabulary import vocabulary

Standing = Literal["done", "late", "soon", "later", "undated"]


def is_done(action: Action) -> bool:
    """Whether the plan claims that the action is done: a day of completion, blue, or a comment that opens by saying so.

    >>> is_done(Action(id="a", status="Complete. Next review in June")), is_done(Action(id="a", status="Not complete"))
    (True, False)
    """
    return bool(action.completed) or action.rag == "blue" or _opens_with_done(action.status)


def standing(action: Action, *, as_at: date) -> Standing:
    """Where the action stands on ``as_at``. What is due that very day is not late yet.

    Work that comes round again (“May 2016 and termly”) is held to its first day; after it no one day ends it.
    """
    if is_done(action):
        return "done"
    if not action.due.latest:
        return "undated"
    last = date.fromisoformat(action.due.latest)
    if last < as_at:
        return "undated" if "recurring" in action.due.kinds else "late"
    return "soon" if last <= soon_until(as_at) else "later"


def soon_until(as_at: date) -> date:
    """The last day that counts as soon."""
    return as_at + timedelta(days=vocabulary("standing")["soon_days"])


def _opens_with_done(status: str | None) -> bool:
    """Only a first clause of a few words counts: a long one tells of a step, not of the whole action."""
    first = next(iter(clauses(status)), "")
    return len(first.split()) <= vocabulary("standing")["most_words_of_done"] and done_in(first)
