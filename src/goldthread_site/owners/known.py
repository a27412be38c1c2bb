"""The directory as pages use it: every party and every settled spelling, read in two queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth import get_user_model
from django.db.models import Q

from goldthread.errors import UserError
from goldthread_site.owners.models import Party, Spelling
from goldthread_site.owners.words import mark_of

COUNCIL = 0


@dataclass(frozen=True)
class Known:
    """Who is who. ``meanings`` has the ids that a spelling stands for, by plan (0: the whole council) and its mark."""

    parties: dict[int, Party]
    meanings: dict[tuple[int, str], tuple[int, ...]]

    def meant(self, text: str, plan: int) -> tuple[Party, ...] | None:
        """Whom a name as printed is taken for in this plan; empty for nobody, ``None`` where no person said yet."""
        mark = mark_of(text)
        ids = self.meanings.get((plan, mark), self.meanings.get((COUNCIL, mark)))
        return None if ids is None else tuple(self.parties[id_] for id_ in ids if id_ in self.parties)

    def all_meant(self, texts: Iterable[str], plan: int) -> tuple[Party, ...]:
        """Every party that these texts stand for, each once; texts that are not settled are left out."""
        found = (party for text in texts for party in self.meant(text, plan) or ())
        return tuple({party.pk: party for party in found}.values())

    def words(self, text: str, plan: int) -> tuple[str, ...]:
        """The text as lists show it: what the parties are called that it stands for, else the text as printed."""
        return tuple(party.called for party in self.meant(text, plan) or ()) or (text,)

    def all_words(self, texts: Iterable[str], plan: int) -> tuple[str, ...]:
        """The same of several texts, each name once."""
        return tuple(dict.fromkeys(word for text in texts for word in self.words(text, plan)))

    def may_own(self, *, on: date) -> list[Party]:
        """Everyone who can be chosen on that day, people first: those who left, or whose account is closed, are not."""
        order = {kind: place for place, (kind, _) in enumerate(Party.KINDS)}
        there = (party for party in self.parties.values() if not why_not(party, on=on))
        return sorted(there, key=lambda party: (order[party.kind], party.known_as))

    def bearer(self, party: Party) -> Party:
        """Who carries the work: the person who holds the post, else the party itself."""
        held = party.kind == Party.POST and party.held_by_id
        return self.parties.get(party.held_by_id, party) if held else party

    def written(self, party: Party, plan: int) -> str:
        """The text that names the party in this plan. Raises `UserError` where it means somebody else there."""
        if self.meant(party.label, plan) != (party,):
            raise UserError(
                f"“{party.label}” is taken for somebody else in this plan",
                try_="Give one of the two a note in the directory that tells them apart. Nothing was saved",
            )  # fmt: skip
        return party.label

    def gone(self, party: Party, *, on: date) -> bool:
        """Whether nobody is behind the party any more: she left, or the one who held the post did."""
        return party.has_left(on) or self.bearer(party).has_left(on)


def why_not(party: Party, *, on: date) -> str:
    """Why a party cannot be given anything on that day, as the start of a sentence; empty where it can."""
    if party.has_left(on):
        return f"{party.called} left on {party.left_on.day} {party.left_on:%B %Y}"
    if party.account_id and not party.account.is_active:
        return f"The account of {party.called} is closed"
    return ""


def address_of(party: Party, *, on: date) -> str:
    """Where the party can be written to on that day; empty for one who left, or whose account is closed.

    A post or team without an address of its own is written to at the address of the person who holds it.
    """
    if why_not(party, on=on):
        return ""
    own = party.email or (getattr(party.account, "email", "") if party.account_id else "")
    return own or (address_of(party.held_by, on=on) if party.held_by_id else "")


def directory(plans: Sequence[int] | None = None) -> Known:
    """The whole directory, with the spellings of these plans only where some are named."""
    spelt = Spelling.objects.all() if plans is None else Spelling.objects.filter(plan__in=(COUNCIL, *plans))
    rows = spelt.order_by().values_list("plan", "mark", "parties")
    parties = {party.pk: party for party in Party.objects.select_related("account")}
    return Known(parties, {(plan, mark): tuple(ids) for plan, mark, ids in rows})


def parties_of(person) -> list[Party]:
    """What an account stands for: the person, the posts that she holds, the teams that she speaks for.

    While no entry is linked to the account, it is the one person of its name, where no other account has that name.
    """
    linked = list(Party.objects.filter(Q(account=person) | Q(held_by__account=person)).order_by("pk"))
    if linked:
        return linked
    people = _of_the_name(person)
    return [*people, *Party.objects.filter(held_by__in=people).order_by("pk")] if people else []


def _of_the_name(person) -> list[Party]:
    name = " ".join(person.get_full_name().split())
    same = list(Party.objects.filter(kind=Party.PERSON, name__iexact=name)[:2])
    if len(same) != 1 or same[0].account_id is not None:
        return []
    namesakes = get_user_model().objects.filter(full_name__iexact=name).exclude(pk=person.pk)
    return [] if namesakes.exists() else same
