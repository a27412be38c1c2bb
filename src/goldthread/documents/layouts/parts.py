"""The parts of a layout one after another, and where a document may go on from each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from goldthread.documents.layouts.layout import Layout, Part


@dataclass(frozen=True, eq=False)
class Node:
    """A part with the groups it stands in."""

    part: Part
    parents: tuple[Part, ...]


@cache
def nodes_of(layout: Layout, sheets: bool) -> tuple[Node, ...]:
    def walk(parts: Sequence[Part], parents: tuple[Part, ...]) -> Iterator[Node]:
        for part in parts:
            if part.kind == "group":
                yield from walk(part.parts, (*parents, part))
            else:
                yield Node(part, parents)

    return tuple(walk(layout.sheets if sheets else layout.pages, ()))


def candidates(nodes: Sequence[Node], at: int) -> Iterator[int]:
    """Where the document may go on from a node: further on, or at the start of a group it stands in, innermost first.

    Further on within the innermost group comes first, then that group again, then further on in the next, and so on.
    """
    if at < 0:
        yield from range(len(nodes))
        return
    tried: set[int] = set()
    for depth in range(len(nodes[at].parents), 0, -1):
        group = nodes[at].parents[:depth]
        inside = [place for place, node in enumerate(nodes) if node.parents[:depth] == group]
        for place in [*(p for p in inside if p > at), *(p for p in inside if p <= at)]:
            if place not in tried:
                tried.add(place)
                yield place
    yield from (place for place in range(at + 1, len(nodes)) if place not in tried)
    if at not in tried and nodes[at].part.kind in ("lines", "bullets", "table"):
        yield at
