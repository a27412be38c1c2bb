"""What a link of the trail is, and whether a chain of them holds: all that is needed to verify a copy of the trail.

A trail has one chain a plan (plan 0 is the house: people and rights). Each revision is linked to the one before, and
the head of the chain, sealed with a key that is not in the database, says where the chain ends.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

HOUSE = 0  # the chain of what belongs to no plan
ERASURES = "erasures"  # the entity under which a request to erase, and its answer, stand in the chain

What = Literal["altered", "removed", "reordered", "tail cut off", "head altered", "seal wrong", "erased unlawfully"]


@dataclass(frozen=True, slots=True)
class Revision:
    """A row of a plan as it was after a change. ``value`` is ``None`` where the row was taken out, or erased.

    ``salt`` is random and goes with the words when they are erased, so that nobody can try texts until one fits the
    digest that is left. The oldest revisions have neither ``salt`` nor ``why_digest``: their links were made over the
    reason itself, which can therefore not be erased.
    """

    plan: int
    place: int
    entity: str
    key: str
    at: str
    by: int
    why: str
    value: Mapping[str, Any] | None
    salt: str
    value_digest: str
    why_digest: str
    digest: str

    @property
    def erased(self) -> bool:
        """Whether the value was taken out of the trail; a row taken out of its plan has a digest that says so."""
        return self.value is None and self.value_digest != value_digest_of(None, self.salt)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain: the place and digest of its last revision, and a seal over them."""

    plan: int
    place: int = 0
    digest: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first row of a chain that is not as it was written, and why; ``place`` 0 where there is no such row."""

    plan: int
    place: int
    what: What
    why: str


def digest_of(value: object) -> str:
    """The SHA-256 of a value's JSON, with its keys in order."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def value_digest_of(value: object, salt: str) -> str:
    """The digest of a revision's value."""
    return digest_of([salt, value]) if salt else digest_of(value)


def why_digest_of(why: str, salt: str) -> str:
    """The digest of a revision's reason; nothing for a revision without salt, whose link holds the reason itself."""
    return digest_of([salt, "why", why]) if salt else ""


def link_of(before: str, row: Revision) -> str:
    """The digest that chains ``row`` to the revision whose digest is ``before``.

    A revision without ``why_digest`` was written when the link was made over the reason itself.
    """
    reason = row.why_digest or row.why
    return digest_of([before, row.plan, row.place, row.entity, row.key, row.at, row.by, reason, row.value_digest])


def seal_of(key: bytes, head: Head) -> str:
    """The seal that whoever holds ``key`` puts on a head."""
    return hmac.new(key, digest_of([head.plan, head.place, head.digest]).encode(), hashlib.sha256).hexdigest()


def sealed(head: Head, key: bytes) -> bool:
    """Whether the seal on the head was made with ``key``."""
    return hmac.compare_digest(head.seal, seal_of(key, head))


def first_fault(rows: Sequence[Revision], head: Head | None, *, key: bytes | None = None) -> Fault | None:
    """What is first wrong in a plan's chain, whose rows come in their places; ``None`` where it holds.

    Without ``key`` the seal is not looked at.
    """
    before, erased = "", []
    for expected, row in enumerate(rows, 1):
        if why := _wrong(row, before, expected, rows):
            return why
        before = row.digest
        if row.erased:
            erased.append(row)
    return _unlawful(erased, rows) or _wrong_head(rows, head, key)


def _wrong(row: Revision, before: str, expected: int, rows: Sequence[Revision]) -> Fault | None:
    if row.place > expected:
        missing = f"place {expected}" if row.place == expected + 1 else f"places {expected} to {row.place - 1}"
        return Fault(row.plan, expected, "removed", f"the chain has nothing at {missing}")
    if row.place < expected:
        return Fault(row.plan, row.place, "altered", "two revisions stand at this place")
    if row.digest != link_of(before, row):
        return _broken_link(row, before, rows)
    if _words_changed(row):
        return Fault(row.plan, row.place, "altered", "its words are not those that were written")
    return None


def _words_changed(row: Revision) -> bool:
    if row.erased:
        return bool(row.why_digest and (row.why or row.salt))
    return (row.value_digest, row.why_digest) != (
        value_digest_of(row.value, row.salt),
        why_digest_of(row.why, row.salt),
    )


def _broken_link(row: Revision, before: str, rows: Sequence[Revision]) -> Fault:
    for other in rows:
        if other.place != row.place and other.digest == link_of(before, _at_place(other, row.place)):
            return Fault(row.plan, row.place, "reordered", f"what belongs here stands at place {other.place}")
    why = "it does not follow from the revision before: one of the two was altered, or one between them removed"
    return Fault(row.plan, row.place, "altered", why)


def _at_place(row: Revision, place: int) -> Revision:
    return replace(row, place=place)


def _wrong_head(rows: Sequence[Revision], head: Head | None, key: bytes | None) -> Fault | None:
    last = rows[-1] if rows else None
    place, digest = (last.place, last.digest) if last else (0, "")
    if head is None:
        return Fault(last.plan, 0, "head altered", "the chain has no head") if last else None
    if head.place > place:
        lost = head.place - place
        why = f"the head says {head.place}: {lost} {'revision is' if lost == 1 else 'revisions are'} gone"
        return Fault(head.plan, place + 1, "tail cut off", why)
    if (head.place, head.digest) != (place, digest):
        return Fault(head.plan, place, "head altered", "the head does not name the last revision")
    if key is not None and not sealed(head, key):
        return Fault(head.plan, place, "seal wrong", "the head was not sealed with the key of this site")
    return None


def _unlawful(erased: Iterable[Revision], rows: Sequence[Revision]) -> Fault | None:
    lawful = lawfully_erased(rows)
    for row in erased:
        if row.place not in lawful:
            return Fault(row.plan, row.place, "erased unlawfully", "no two people asked for it and agreed to it")
    return None


def lawfully_erased(rows: Iterable[Revision]) -> frozenset[int]:
    """The places that one person asked to erase and another agreed to, as the chain itself says."""
    asked: dict[str, tuple[int, frozenset[int]]] = {}
    lawful: set[int] = set()
    for row in rows:
        if row.entity != ERASURES or not row.value:
            continue
        places = frozenset(row.value.get("places", ()))
        if row.value.get("state") == "asked":
            asked[row.key] = (row.by, places)
        elif row.value.get("state") == "agreed" and row.key in asked:
            who, wanted = asked[row.key]
            lawful |= places & wanted if who != row.by else set()
    return frozenset(lawful)
