"""The directory as its pages show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread_site.look.pieces import counted, day
from goldthread_site.owners.known import Known, directory
from goldthread_site.owners.models import Party, Spelling
from goldthread_site.owners.words import compared

_WORDS = {Party.PERSON: "Person", Party.POST: "Post", Party.TEAM: "Team or body"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its name, what it is, who holds it, other spellings, and what is wrong with it."""

    id: int
    name: str
    kind: str
    holder: str
    email: str
    spelt: str
    standing: str
    attention: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """The whole page."""

    heading: str
    here: tuple[Entry, ...]
    left: tuple[Entry, ...]


def directory_shown(*, as_at: date) -> Directory:
    """The directory: those who are here by name, then those who left."""
    known, spelt = directory(), spellings()
    every = [_entry(party, known, spelt, as_at) for party in known.parties.values()]
    here = tuple(entry for entry in every if not entry.gone)
    kinds = ((Party.PERSON, "person", "people"), (Party.POST, "post", "posts"), (Party.TEAM, "team", "teams"))
    counts = [
        counted(number, one, many)
        for kind, one, many in kinds
        if (number := sum(entry.kind == _WORDS[kind] for entry in here))
    ]
    heading = "People, posts and teams" if counts else "Nobody is in the directory yet"
    return Directory(
        f"{_listed(counts)} can own actions" if counts else heading, here, tuple(e for e in every if e.gone)
    )


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def entry(party: Party, *, as_at: date) -> Entry:
    """One entry for its own page."""
    return _entry(party, directory(), spellings(), as_at)


def spellings() -> dict[int, list[str]]:
    """The settled spellings of each party that stand for nobody else beside it."""
    found: dict[int, list[str]] = defaultdict(list)
    for text, parties in Spelling.objects.order_by("text").values_list("text", "parties"):
        if len(parties) == 1:
            found[parties[0]].append(text)
    return found


def _entry(party: Party, known: Known, spelt: dict[int, list[str]], as_at: date) -> Entry:
    others = dict.fromkeys(text for text in spelt.get(party.pk, ()) if compared(text) != party.known_as)
    holder = known.parties.get(party.held_by_id)
    gone = party.has_left(as_at)
    standing = f"left on {day(party.left_on)}" if gone else f"leaves on {day(party.left_on)}" if party.left_on else ""
    return Entry(
        party.pk, party.called, _WORDS[party.kind], holder.called if holder else "", party.email, ", ".join(others),
        standing, "; ".join(_attention(party, holder, as_at)), gone,
    )  # fmt: skip


def _attention(party: Party, holder: Party | None, as_at: date) -> Iterable[str]:
    if party.account_id and not party.account.is_active and not party.has_left(as_at):
        yield "the account is closed: have they left?"
    if holder and holder.has_left(as_at):
        yield f"{holder.called} has left: who holds it now?"
    if party.kind == Party.POST and not holder:
        yield "nobody holds it"
