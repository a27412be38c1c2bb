"""Every change of the directory: one transaction, a revision in the chain of plan 0, by someone, for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import F

from goldthread.errors import UserError
from goldthread.periods import months_after
from goldthread_site.look.clock import moment, today
from goldthread_site.look.pieces import day
from goldthread_site.owners.known import COUNCIL, why_not
from goldthread_site.owners.models import Party, Spelling
from goldthread_site.owners.words import compared, label_of, mark_of
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import Change, record

CHAIN = 0  # the directory is of the whole council, so its changes stand in no plan's chain
WHY_SETTLED = "Said who is meant by a name in the plan"


class StaleParty(UserError):
    """Somebody else changed the entry; ``party`` is as it is now, ``last`` its last revision."""

    def __init__(self, party: Party) -> None:
        self.party = party
        self.last = _last("parties", str(party.pk))
        who = self.last.by.get_full_name() if self.last else "Somebody"
        super().__init__(f"{who} saved this entry while you were writing", try_="Look at both. Nothing is lost")


class Meant(NamedTuple):
    """One of those whom a name stands for: a party that is there, or a new one of this name and kind."""

    party: int | None
    name: str = ""
    kind: str = Party.PERSON
    note: str = ""


@transaction.atomic
def add_party(*, by, why: str, **values: Any) -> Party:
    """A new party, and its name as a spelling of its own. ``values`` are the columns of `Party`."""
    party = Party(**values)
    _hold_together(party)
    party.save()
    _note(by, why, Change("parties", str(party.pk), party.value()))
    if not Spelling.objects.filter(plan=COUNCIL, mark=mark_of(party.label)).exists():
        _spell(by, why, party.label, COUNCIL, [party.pk])
    return party


@transaction.atomic
def change_party(*, by, why: str, party: Party, was: int, **values: Any) -> Party:
    """The party with these values. Its old name stays a spelling of its own. Raises `StaleParty`."""
    now = _locked(party, was)
    for name, value in values.items():
        setattr(now, name, value)
    _hold_together(now)
    _save(now, was)
    _note(by, why, Change("parties", str(now.pk), now.value()))
    if not Spelling.objects.filter(plan=COUNCIL, mark=mark_of(now.label)).exists():
        _spell(by, why, now.label, COUNCIL, [now.pk])
    return now


@transaction.atomic
def mark_left(*, by, why: str, party: Party, was: int, on: date | None) -> Party:
    """The party marked as left from that day on, or as here again. What it owns stays until it is handed over."""
    now = _locked(party, was)
    if on is not None and on > months_after(today(), 12):
        raise UserError(f"{day(on)} is more than a year away", try_="Write the first day on which they are gone")
    now.left_on = on
    _save(now, was)
    _note(by, why, Change("parties", str(now.pk), now.value()))
    return now


@transaction.atomic
def settle(*, by, text: str, plan: int, meant: Sequence[Meant], council: bool, was: int = 0, why: str = "") -> Spelling:
    """What a name as printed stands for, in this plan or in the whole ``council``; new parties are added.

    ``was`` is the version of the meaning that the person saw, 0 where there was none.
    """
    place = COUNCIL if council else plan
    why = why or WHY_SETTLED
    ids = list(dict.fromkeys(_party_meant(by, why, one) for one in meant))
    held = Spelling.objects.select_for_update().filter(plan=place, mark=mark_of(text)).first()
    if held and held.parties == ids:  # such as a new party, who brought her own name
        return held
    if held and held.version != was:
        raise UserError(
            f"“{held.text}” was settled meanwhile by {held.confirmed_by.get_full_name()}",
            try_="Look at it again. Nothing was saved",
        )  # fmt: skip
    return _spell(by, why, held.text if held else text, place, ids, held)


@transaction.atomic
def settle_all(*, by, plan: int, settled: Iterable[tuple[str, Sequence[Meant], bool]], why: str = "") -> int:
    """Several names settled at once: text, whom it means, whether for the whole council. How many they were."""
    rows = list(settled)
    for text, meant, council in rows:
        settle(by=by, text=text, plan=plan, meant=meant, council=council, why=why)
    return len(rows)


def _party_meant(by, why: str, one: Meant) -> int:
    if one.party is not None:
        if not Party.objects.filter(pk=one.party).exists():
            raise UserError("This person is not in the directory any more", try_="Choose again. Nothing was saved")
        return one.party
    there = Party.objects.filter(known_as=compared(label_of(one.name, one.note))).first()
    return there.pk if there else add_party(by=by, why=why, kind=one.kind, name=one.name, note=one.note).pk


def _spell(by, why: str, text: str, plan: int, ids: list[int], held: Spelling | None = None) -> Spelling:
    row = held or Spelling(plan=plan, text=" ".join(text.split()), mark=mark_of(text), version=0)
    row.parties, row.confirmed_by, row.confirmed_at = ids, by, moment()
    row.version += 1
    row.save()
    _note(by, why, Change("spellings", f"{plan} {row.mark}", row.value()))
    return row


def _locked(party: Party, was: int) -> Party:
    now = Party.objects.select_for_update(of=("self",)).get(pk=party.pk)
    if now.version != was:
        raise StaleParty(now)
    return now


def _save(party: Party, was: int) -> None:
    columns = {
        name: getattr(party, name)
        for name in ("kind", "name", "note", "known_as", "email", "account_id", "held_by_id", "left_on")
    }
    if not Party.objects.filter(pk=party.pk, version=was).update(**columns, version=F("version") + 1):
        raise StaleParty(Party.objects.get(pk=party.pk))
    party.version = was + 1


def _hold_together(party: Party) -> None:
    """Raises `UserError` for a name that another party has, and for what no party of its kind can have."""
    party.name, party.note = " ".join(party.name.split()), " ".join(party.note.split())
    party.known_as = compared(label_of(party.name, party.note))
    if not party.known_as:
        raise UserError("Write a name", try_="Nothing was saved")
    if same := Party.objects.filter(known_as=party.known_as).exclude(pk=party.pk).first():
        raise UserError(
            f"There is a {same.label} in the directory already",
            try_="If this is somebody else of the same name, write in the note which one, such as her team",
        )  # fmt: skip
    _account_fits(party)
    _holder_fits(party)


def _account_fits(party: Party) -> None:
    if not party.account_id:
        return
    if party.kind != Party.PERSON:
        raise UserError("Only a person has an account", try_="Leave the account out, and say who holds the post")
    if not party.account.is_active:
        raise UserError(
            f"The account of {party.account.full_name} is closed", try_="Choose another, or leave the account out"
        )
    other = Party.objects.filter(account=party.account_id).exclude(pk=party.pk).first()
    if other:
        raise UserError(f"This account is linked to {other.label} already", try_="Choose another account")


def _holder_fits(party: Party) -> None:
    holder = party.held_by
    if holder is None:
        return
    if party.kind == Party.PERSON or holder.kind != Party.PERSON:
        raise UserError("Only a post or a team is held by somebody, and only by a person", try_="Choose a person")
    if said := why_not(holder, on=today()):
        raise UserError(said, try_="Choose somebody else")


def _last(entity: str, key: str) -> Revision | None:
    return Revision.objects.filter(plan=CHAIN, entity=entity, key=key).order_by("-place").first()


def _note(by, why: str, change: Change) -> None:
    if not why.strip():
        raise UserError("Say why, in a few words", try_="Nothing was saved")
    record(plan=CHAIN, changes=[change], by=by, why=why[:500])
