"""How much each owner carries over one plan or several, the most burdened first; and what nobody carries any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from goldthread.plan import owners as core
from goldthread.plan.model import Plan
from goldthread.plan.standing import is_done
from goldthread_site.look.pieces import counted
from goldthread_site.owners.known import Known
from goldthread_site.owners.models import Party

RULE = (
    f"{core.overload_rule()} An action that several lead counts for each of them. What a post leads counts for the "
    "person who holds it."
)


@dataclass
class Carried:
    """What one owner leads on a day. ``party`` is ``None`` for a name that is not settled yet."""

    name: str
    party: Party | None
    load: core.Load
    plans: dict[int, int] = field(default_factory=dict)  # how many open ones in each

    @property
    def overloaded(self) -> str:
        """“Too much” with the count that makes it so; empty where it is not."""
        return "Too much" if self.load.overloaded else ""


def carried(plans: Iterable[tuple[int, Plan]], known: Known, *, as_at: date) -> list[Carried]:
    """Everyone who leads an action of the plans, as (number, plan): too much first, then by late and open ones."""
    found: dict[str, Carried] = {}
    named = {party.called: party for party in known.parties.values()}
    for number, plan in plans:
        resolved = {text: _bearers(text, known, number) for row in plan.actions for text in row.leads}
        for load in core.load_of(plan, resolved, as_at=as_at):
            if load.open or load.done:
                one = found.setdefault(
                    load.name, Carried(load.name, named.get(load.name), core.Load(load.name, *[0] * 6))
                )
                one.load = _sum(one.load, load)
                one.plans[number] = load.open
    return sorted(
        found.values(), key=lambda one: (not one.overloaded, -one.load.late, -one.load.open, one.name.casefold())
    )


def _bearers(text: str, known: Known, number: int) -> tuple[str, ...]:
    meant = known.meant(text, number)
    return (text,) if meant is None else tuple(known.bearer(party).called for party in meant)


def _sum(one: core.Load, other: core.Load) -> core.Load:
    counts = ("open", "late", "soon", "done", "helps", "answers")
    return core.Load(one.name, *(getattr(one, name) + getattr(other, name) for name in counts))


def led_by_the_gone(plan: Plan, known: Known, number: int, *, as_at: date) -> dict[Party, int]:
    """Those who left and still lead actions of the plan that are not done, with how many."""
    found: dict[Party, int] = defaultdict(int)
    for action in plan.actions:
        if not is_done(action):
            for party in known.all_meant(action.leads, number):
                if known.gone(party, on=as_at):
                    found[known.bearer(party)] += 1
    return dict(found)


def gone_in_words(plan: Plan, known: Known, number: int, *, as_at: date) -> str:
    """“4 actions are led by somebody who has left”; empty where none is."""
    gone = sum(
        not is_done(action) and any(known.gone(party, on=as_at) for party in known.all_meant(action.leads, number))
        for action in plan.actions
    )
    return f"{counted(gone, 'action')} {'is' if gone == 1 else 'are'} led by somebody who has left" if gone else ""
