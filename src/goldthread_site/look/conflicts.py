"""Two people wrote into one row: both texts side by side, and what the person chose of them.

A form that is refused as stale shows `Conflict` with ``look/conflict.html``. What is sent from there is the same form
again, so the view takes `settled(request.POST)` in place of ``request.POST`` and needs to know nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils import timezone

from goldthread_site.look.clock import moment
from goldthread_site.look.pieces import counted, day

_NOT_OURS = {"csrfmiddlewaretoken"}


@dataclass(frozen=True, slots=True)
class Side:
    """A field in which the two differ. ``mine`` and ``theirs`` are as the form sends them, the others as they read."""

    field: str
    label: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    mine_shown: str = ""
    theirs_shown: str = ""
    may_join: bool = True

    @property
    def joined(self) -> str:
        """Both texts, theirs first: what the box holds in which they are joined."""
        return "\n".join(text for texts in (self.theirs, self.mine) for text in texts if text)


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that somebody else saved: who, how long ago, where the texts differ, and all else that was typed."""

    who: str
    ago: str
    version: int
    sides: tuple[Side, ...]
    others: tuple[tuple[str, str], ...]

    @property
    def heading(self) -> str:
        return f"{self.who} saved this row {self.ago}"


def conflict(*, who: str, at: datetime, version: int, sides: Iterable[Side], data: QueryDict) -> Conflict:
    """What the page of both texts shows. Fields in which they do not differ go on as they were typed."""
    differing = tuple(side for side in sides if side.mine != side.theirs)
    held = {side.field for side in differing} | {"version"} | _NOT_OURS
    others = tuple(
        (name, text)
        for name, texts in data.lists()
        if name not in held and not name.startswith(("keep-", "mine-", "theirs-", "join-"))
        for text in texts
    )
    return Conflict(who, _ago(at), version, differing, others)


def settled(post: QueryDict) -> QueryDict:
    """The form as it was sent, each field in conflict holding what was chosen: mine, theirs, or both joined."""
    fields = [name.removeprefix("keep-") for name in post if name.startswith("keep-")]
    if not fields:
        return post
    data = post.copy()
    for field in fields:
        data.setlist(field, _chosen(post, field))
    return data


def _chosen(post: Mapping, field: str) -> list[str]:
    kept = post[f"keep-{field}"]
    return post.getlist(f"{kept if kept in ('mine', 'theirs', 'join') else 'mine'}-{field}")


def _ago(at: datetime) -> str:
    minutes = int((moment() - at).total_seconds() // 60)
    if minutes < 1:
        return "a moment ago"
    if minutes < 60:
        return f"{counted(minutes, 'minute')} ago"
    when = timezone.localtime(at)
    return f"on {day(when.date())} at {when:%H:%M}"
