"""Two lists of rows put side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class Side(NamedTuple):
    """A row as it is known again: its words (and those it had before), its reference, and what it belongs to."""

    key: str
    words: tuple[str, ...]
    reference: str
    among: frozenset[tuple[str, str]]


class Found(NamedTuple):
    """One row of either side, or of both."""

    live: str | None
    document: str | None
    how: str
    likeness: float = 1.0
    sure: bool = True
    rivals: tuple[str, ...] = ()


def paired(
    entity: str, live: Sequence[Side], document: Sequence[Side], said: Mapping[str, str | None]
) -> Iterator[Found]:
    """Every row of both sides once."""
    free = {each.key: each for each in live}
    for each in document:
        like = _first(each, free) if said.get(each.key, "") == "" else said[each.key]
        if like is None:
            yield Found(None, each.key, "new")
            continue
        del free[like]
        yield Found(like, each.key, "reference" if each.reference else "words")
    for key in free:
        yield Found(key, None, "gone")


def _first(row: Side, free: Mapping[str, Side]) -> str | None:
    for key, each in free.items():
        if set(each.words) & set(row.words) and each.among == row.among:
            return key
    for key, each in free.items():
        if (row.reference and each.reference == row.reference) or set(each.words) & set(row.words):
            return key
    return None
