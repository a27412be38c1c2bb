"""Which row of the document is which row of the live plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from goldthread.plan.model import Plan
from goldthread.plan.next_version.pairing import Side, paired
from goldthread.plan.next_version.rows import IN_TURN, belongs_to, keyed, reference_of, words_of

How = Literal["reference", "words", "said", "place", "new", "gone"]
Said = Mapping[tuple[str, str], str | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the live plan and the row of the document that is the same; one of them ``None`` where there is none.

    ``likeness`` of their words is from 0 to 1. A pair that is not ``sure`` is a doubt that a person settles: ``rivals``
    are the keys of other rows that could be meant, of the live plan; for a row that is gone, of the document.
    """

    entity: str
    live: str | None
    document: str | None
    how: How
    likeness: float = 1.0
    sure: bool = True
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matching:
    """Every row of both plans, each in one pair."""

    pairs: tuple[Pair, ...] = ()

    @cached_property
    def live_of(self) -> dict[tuple[str, str], str]:
        """The key in the live plan of each row of the document that has one."""
        return {(each.entity, each.document): each.live for each in self.pairs if each.document and each.live}

    @property
    def doubts(self) -> tuple[Pair, ...]:
        """The pairs that a person must settle."""
        return tuple(each for each in self.pairs if not each.sure)


def matched(live: Plan, document: Plan, *, said: Said | None = None, base: Plan | None = None) -> Matching:
    """Which row of the document is which of the live plan: by reference, then by words, then by what it belongs to.

    ``said`` holds what a person said of a row of the document, by list and key: the key of the live row, or ``None``
    where it is new. ``base`` is what the last document said, under the live plan's ids: a row that was re-worded since
    is known by its old words too.
    """
    pairs: list[Pair] = []
    found: dict[tuple[str, str], str] = {}
    for entity in IN_TURN:
        old = keyed(base, entity) if base else {}
        ours = [_side(entity, key, row, old.get(key), {}) for key, row in keyed(live, entity).items()]
        theirs = [_side(entity, key, row, None, found) for key, row in keyed(document, entity).items()]
        told = {key: to for (name, key), to in (said or {}).items() if name == entity}
        for each in paired(entity, ours, theirs, told):
            pairs.append(Pair(entity, *each))
            if each.live and each.document:
                found[entity, each.document] = each.live
    return Matching(tuple(pairs))


def _side(entity: str, key: str, row, old, found: Mapping[tuple[str, str], str]) -> Side:
    words = dict.fromkeys(filter(None, [words_of(entity, row), words_of(entity, old) if old else ""]))
    among = frozenset((name, found.get((name, id_), id_)) for name, id_ in belongs_to(entity, row))
    if entity == "positions":
        among = frozenset([*among, ("as at", row.as_at or "")])
    return Side(key, tuple(words), reference_of(entity, row), among)
