"""Who is meant by a name that somebody typed: one of the directory, else somebody whom the plan names already."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.errors import UserError
from goldthread_site.look.clock import today
from goldthread_site.owners.known import Known, why_not
from goldthread_site.owners.models import Party
from goldthread_site.owners.words import compared
from goldthread_site.plans.bulk.wanted import Whom

MOST_NAMED = 4


def whom(name: str, known: Known, plan: int, printed: Iterable[str]) -> Whom:
    """The one who is meant; ``printed`` are the leads as the plan prints them. Raises `UserError` for none or several.

    The whole name wins over a part of one: “Aisha” is enough where there is one Aisha.
    """
    meant = known.meant(name, plan)
    exact = meant or tuple(party for party in known.parties.values() if compared(name) in _names(party))
    if len(exact) == 1:
        if said := why_not(exact[0], on=today()):
            raise UserError(said, try_="Choose somebody else")
        return exact[0]
    unsettled = [text for text in dict.fromkeys(printed) if known.meant(text, plan) is None]
    if same := next((text for text in unsettled if compared(text) == compared(name)), None):
        return same
    words = compared(name).split()
    near: list[Whom] = [
        party for party in known.may_own(on=today()) if all(word in compared(party.called).split() for word in words)
    ]
    near = list(exact) or near or [text for text in unsettled if all(word in compared(text).split() for word in words)]
    if len(near) == 1:
        return near[0]
    raise _several(name, near) if near else UserError(
        f"nobody called “{name[:80]}” is in the directory or leads an action of this plan",
        try_="Check the spelling, or add them to the directory first",
    )  # fmt: skip


def _names(party: Party) -> set[str]:
    return {compared(text) for text in (party.label, party.called, party.name)}


def _several(name: str, near: list[Whom]) -> UserError:
    said = [each.called if isinstance(each, Party) else each for each in near]
    more = [f"{len(said) - MOST_NAMED} more"] if len(said) > MOST_NAMED else []
    return UserError(f"“{name[:80]}” may be {' or '.join([*said[:MOST_NAMED], *more])}", try_="Write the whole name")
