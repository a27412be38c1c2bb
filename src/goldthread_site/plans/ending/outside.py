"""What other rooms keep for a plan, which ends with it: links by e-mail, words that nobody sent.

Their rooms are below this one in the house, so they make themselves known, as the keepers of the trail do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from goldthread_site.plans.models import Plan


class Outside(NamedTuple):
    """``waiting`` says in a sentence what is open of a plan, or nothing; ``end`` ends it; ``delete`` takes it away.

    ``due`` says what of all plans is past its time on a day: what, the rule, the day, how it goes.
    """

    waiting: Callable[[Plan], str]
    end: Callable[..., None]
    delete: Callable[[Plan], None]
    due: Callable[[date], list[tuple[str, str, str, str]]]


_KNOWN: list[Outside] = []


def register(outside: Outside) -> None:
    """Makes known what else ends with a plan."""
    if outside not in _KNOWN:
        _KNOWN.append(outside)


def sentences(plan: Plan) -> list[str]:
    """What is open of the plan in other rooms."""
    return [said for each in _KNOWN if (said := each.waiting(plan))]


def end(plan: Plan, *, by) -> None:
    """Ends all of it. Call inside the transaction of the closing."""
    for each in _KNOWN:
        each.end(plan, by=by)


def delete(plan: Plan) -> None:
    """Takes all of it away. Call inside the transaction of the deletion."""
    for each in _KNOWN:
        each.delete(plan)


def due(today: date) -> list[tuple[str, str, str, str]]:
    """What other rooms keep past its time."""
    return [row for each in _KNOWN for row in each.due(today)]
