"""What the page “Found again” says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.plan.found_again import Again, at_the_end
from goldthread.plan.live.cross_reference import CrossReference
from goldthread.plan.model import Plan
from goldthread_site.look.pieces import counted
from goldthread_site.plans.found_again.actions import claim_said
from goldthread_site.plans.presenters.names import Names, doing


@dataclass(frozen=True, slots=True)
class Pair:
    """A recommendation found now and the one of before, with what the earlier plan claimed of it when it ended."""

    now: str
    now_key: str
    now_text: str
    before: str
    before_key: str
    before_text: str
    claim: str
    rag: str | None
    why: str = ""
    sure: bool = False
    key: str = ""
    version: int = 0


def pair(plan: Plan, earlier: Plan, now: str, before: str, **more) -> Pair | None:
    """Both texts with their names; ``None`` where one is not there any more."""
    here, there = Names(plan), Names(earlier)
    new, old = here.recommendations.get(now), there.recommendations.get(before)
    if new is None or old is None:
        return None
    end = at_the_end(earlier, before)
    return Pair(
        here.recommendation(new), now, new.text, there.recommendation(old), before, old.text, claim_said(end), end.rag,
        **more,
    )  # fmt: skip


def to_confirm(plan: Plan, earlier: Plan, found: Iterable[Again]) -> list[Pair]:
    """The suggestions, the surest first."""
    pairs = (
        pair(plan, earlier, each.key, each.earlier, why=each.reason, sure=each.sureness == "sure") for each in found
    )
    return [each for each in pairs if each]


def linked(plan: Plan, earlier: Plan, rows: Iterable[tuple[CrossReference, str, int]]) -> list[Pair]:
    """Those that a person confirmed, in the order of the plan."""
    pairs = (pair(plan, earlier, said.key, said.other_key, key=key, version=version) for said, key, version in rows)
    order = {row.id: place for place, row in enumerate(plan.recommendations)}
    return sorted((each for each in pairs if each), key=lambda each: order[each.now_key])


def heading(plan: Plan, linked_: list[Pair], suggested: list[Pair]) -> str:
    """How many were found again: the answer."""
    every = sum(not row.withdrawn for row in plan.recommendations)
    again = len({each.now_key for each in linked_})
    if again:
        good = len({each.now_key for each in linked_ if each.rag in ("green", "blue")})
        claimed = f"; {good} of them {'was' if good == 1 else 'were'} claimed green or blue" if good else ""
        said = doing(every, "recommendation", "was", "were") if again > 1 else counted(every, "recommendation") + " was"
        return f"{again} of {said} found before{claimed}"
    if suggested:
        return f"Nothing is said to be found again yet: {counted(len(suggested), 'likely pair')} to look at"
    return "Nothing was found again, as far as the words show"
