"""Which row of the document is which row of the live plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from goldthread.plan.model import Plan
from goldthread.plan.next_version.pairing import How, Side, paired
from goldthread.plan.next_version.rows import IN_TURN, WITH_IDS, belongs_to, keyed, reference_of, words_of

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
    return _matched(live, document, IN_TURN, {}, said or {}, base)


def rows_without_ids_matched(live: Plan, other: Plan) -> Matching:
    """Which row is which in the lists without ids, where both plans have the same ids in the others."""
    same = {(entity, key): key for entity in WITH_IDS for key in keyed(other, entity)}
    return _matched(live, other, tuple(entity for entity in IN_TURN if entity not in WITH_IDS), same, {}, None)


def _matched(
    live: Plan, document: Plan, entities: Iterable[str], found: dict[tuple[str, str], str], said: Said,
    base: Plan | None,
) -> Matching:  # fmt: skip
    pairs: list[Pair] = []
    for entity in entities:
        old = keyed(base, entity) if base else {}
        ours = [_side(entity, key, row, old.get(key), None) for key, row in keyed(live, entity).items()]
        theirs = [_side(entity, key, row, None, found) for key, row in keyed(document, entity).items()]
        told = {key: to for (name, key), to in said.items() if name == entity}
        together = paired(
            ours, theirs, said=told, votes=_votes(entity, live, document), by_place=entity == "positions",
            belongs=entity in ("remedial_actions", "indicators", "outcomes"),
        )  # fmt: skip
        for each in together:
            pairs.append(Pair(entity, *each))
            if each.live and each.document:
                found[entity, each.document] = each.live
    return Matching(tuple(pairs))


def _side(entity: str, key: str, row, old, found: Mapping[tuple[str, str], str] | None) -> Side:
    """A row as it is known again; what it belongs to is said in the live plan's ids, where ``found`` gives them."""
    words = dict.fromkeys(filter(None, [words_of(entity, row), words_of(entity, old) if old else ""]))
    named = belongs_to(entity, row)
    among = named if found is None else ((name, found.get((name, id_), f"new {id_}")) for name, id_ in named)
    if entity == "positions":
        among = (*among, ("as at", row.as_at or ""))
    return Side(key, tuple(words), reference_of(entity, row), frozenset(among))


def _votes(entity: str, live: Plan, document: Plan) -> dict[tuple[str, str], float]:
    """The share of their actions that two sections or recommendations have in common, where these say the same."""
    if entity not in ("sections", "recommendations"):
        return {}
    one, other = (_held(entity, plan) for plan in (live, document))
    known = {words for words, _ in one} & {words for words, _ in other}
    ours, theirs = (
        {words: id_ for words, id_ in held if words in known and [w for w, _ in held].count(words) == 1}
        for held in (one, other)
    )
    together = Counter((ours[words], theirs[words]) for words in ours.keys() & theirs.keys())
    sizes = Counter(id_ for _, id_ in one), Counter(id_ for _, id_ in other)
    return {pair: 2 * many / (sizes[0][pair[0]] + sizes[1][pair[1]]) for pair, many in together.items()}


def _held(entity: str, plan: Plan) -> list[tuple[str, str]]:
    """The words of each action, and the section or the first recommendation over it."""
    above = [(row, row.section if entity == "sections" else next(iter(row.recommendations), None))
             for row in plan.actions]  # fmt: skip
    return [(words_of("actions", row), id_) for row, id_ in above if id_ and row.text]
