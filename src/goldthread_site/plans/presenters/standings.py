"""How many of some actions are late, due soon, done, re-dated: counts, and the counts in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.plan.model import Action, Plan
from goldthread.plan.standing import standing
from goldthread_site.look.pieces import counted, day

LONG_PAST_DAYS = 365


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of some actions on a day."""

    all: int
    done: int
    late: int
    soon: int
    undated: int
    moved: int

    @property
    def sentence(self) -> str:
        """“4 actions, 1 due soon, 1 late, 2 re-dated”, without what is 0."""
        return ", ".join([counted(self.all, "action"), *self.parts("done", "soon", "late", "moved")])

    def parts(self, *names: str) -> list[str]:
        """The named counts in words, without what is 0."""
        words = {"done": "done", "soon": "due soon", "late": "late", "undated": "without a date", "moved": "re-dated"}
        return [f"{getattr(self, name):,} {words[name]}" for name in names if getattr(self, name)]


def counts(actions: Iterable[Action], *, as_at: date) -> Counts:
    """The counts of ``actions`` on ``as_at``."""
    actions = list(actions)
    stand = Counter(standing(action, as_at=as_at) for action in actions)
    moved = sum(bool(action.due.slipped_from) for action in actions)
    return Counts(len(actions), stand["done"], stand["late"], stand["soon"], stand["undated"], moved)


def calm(plan: Plan, *, as_at: date) -> str:
    """A quiet word on a plan whose last date is over a year past, where being late says little; else nothing."""
    last = max((action.due.latest for action in plan.actions if action.due.latest), default=None)
    if not last or (as_at - date.fromisoformat(last)).days <= LONG_PAST_DAYS:
        return ""
    return (
        f"The last date in this plan was {day(last)}, so every action that has a date counts as late today, "
        "unless the plan calls it done."
    )


def matches(action: Action, asked: str, *, as_at: date) -> bool:
    """Whether an action is what the filter “due” asks for; everything is where it asks for nothing."""
    if not asked:
        return True
    return bool(action.due.slipped_from) if asked == "moved" else standing(action, as_at=as_at) == asked
