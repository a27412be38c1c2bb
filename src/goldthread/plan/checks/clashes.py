"""Whether the places where one action stands disagree about it."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.plan.checks.likeness import plain
from goldthread.plan.checks.moments import months_between
from goldthread.plan.checks.people import leads_of
from goldthread.plan.model import Action
from goldthread.plan.vocabulary import vocabulary


def leads_differ(actions: Sequence[Action]) -> bool:
    """Whether the rows of one action name different leads; short forms of the same post are the same."""
    return len({frozenset(plain(lead.name) for lead in leads_of(action)) for action in actions}) > 1


def dates_differ(actions: Sequence[Action]) -> bool:
    """Whether the rows of one action are due at different times. A blank is no second date."""
    return len({_when(action) for action in actions if action.due.text}) > 1


def dates_far_apart(actions: Sequence[Action]) -> bool:
    """Whether the due dates of one action cannot both be meant: months apart, or a date beside “immediately”."""
    days = [action.due.latest or action.due.earliest for action in actions if action.due.text]
    if not all(days):
        return True
    return months_between(min(days), max(days)) >= vocabulary("thresholds")["dates"]["same_action_months"]


def _when(action: Action) -> str:
    due = action.due
    return due.latest or due.earliest or plain(due.text)
