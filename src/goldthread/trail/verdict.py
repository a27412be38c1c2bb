"""What can be said of a whole trail: of each chain, of each head that somebody noted, of the rows as they are now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from goldthread.trail.chain import HOUSE, Fault, Head, Revision, first_fault

LEAST_DIGEST = 16  # the fewest signs of a noted digest that still tell one chain from another


@dataclass(frozen=True, slots=True)
class Chain:
    """One plan's chain: how many revisions, how many of them erased, its head, and what is first wrong."""

    plan: int
    revisions: int
    erased: int
    head: Head | None
    fault: Fault | None

    @property
    def name(self) -> str:
        return "the house" if self.plan == HOUSE else f"plan {self.plan}"


@dataclass(frozen=True, slots=True)
class Noted:
    """A head that was printed or noted elsewhere, as “plan:place:digest”."""

    plan: int
    place: int
    digest: str

    @classmethod
    def read(cls, text: str) -> Noted:
        """Raises `ValueError` where the text is no such head."""
        plan, place, digest = text.strip().split(":")
        if len(digest) < LEAST_DIGEST or set(digest) - set("0123456789abcdef"):
            raise ValueError(text)
        return cls(int(plan), int(place), digest)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. ``others`` are sentences on what is no chain: rows that differ, guards that are missing."""

    chains: tuple[Chain, ...]
    others: tuple[str, ...] = ()
    seals_seen: bool = True
    lost: tuple[Noted, ...] = field(default=())

    @property
    def holds(self) -> bool:
        return not (self.others or self.lost or any(chain.fault for chain in self.chains))

    def as_json(self) -> dict:
        """The verdict as JSON values."""
        return {"holds": self.holds, **asdict(self)}

    def lines(self) -> Iterable[str]:
        """The verdict in sentences, the faults last."""
        yield from (_said(chain) for chain in self.chains)
        yield from (_lost(noted) for noted in self.lost)
        yield from self.others
        if not self.seals_seen:
            yield "The seals were not looked at: the key of the site was not given in GOLDTHREAD_TRAIL_KEY."
        yield "The trail holds." if self.holds else "The trail does not hold."


def _said(chain: Chain) -> str:
    name = chain.name[0].upper() + chain.name[1:]
    if chain.fault:
        where = f" at place {chain.fault.place}" if chain.fault.place else ""
        return f"{name}: {chain.fault.what}{where}: {chain.fault.why}."
    head = chain.head or Head(chain.plan)
    many = f"{chain.revisions:,} revision{'s hold' if chain.revisions != 1 else ' holds'}"
    erased = f", {chain.erased:,} erased, lawfully" if chain.erased else ""
    return f"{name}: {many}{erased}. Head {head.plan}:{head.place}:{head.digest}"


def _lost(noted: Noted) -> str:
    head = f"{noted.plan}:{noted.place}:{noted.digest}"
    return f"The head {head} that was noted is not in this trail: it was written anew since, or is another trail."


def verdict_on(
    heads: Iterable[Head], revisions: Mapping[int, Sequence[Revision]], *, key: bytes | None,
    noted: Iterable[Noted] = (), others: Iterable[str] = (),
) -> Verdict:  # fmt: skip
    """What can be said of the chains, given by plan with their revisions in their places."""
    ends = {head.plan: head for head in heads}
    chains = tuple(
        _chain(plan, revisions.get(plan, ()), ends.get(plan), key) for plan in sorted({*ends, *revisions})
    )  # fmt: skip
    lost = tuple(one for one in noted if not _stands(one, revisions.get(one.plan, ())))
    return Verdict(chains, tuple(others), key is not None, lost)


def _chain(plan: int, rows: Sequence[Revision], head: Head | None, key: bytes | None) -> Chain:
    return Chain(plan, len(rows), sum(row.erased for row in rows), head, first_fault(rows, head, key=key))


def _stands(noted: Noted, rows: Sequence[Revision]) -> bool:
    return any(row.place == noted.place and row.digest.startswith(noted.digest) for row in rows)
