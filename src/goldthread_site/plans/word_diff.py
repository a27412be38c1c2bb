"""Which words of a text were taken out and which put in."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

MOST_WORDS = 600  # of both texts together; longer ones are shown whole, one after the other
LIKE = 0.4  # texts that share fewer words are two texts: a word kept here and there would only confuse
AROUND = 6  # words kept on either side of a change


class Piece(NamedTuple):
    """A stretch of words: kept, taken out or put in."""

    kind: Literal["same", "out", "in"]
    words: str


def word_diff(before: str, after: str) -> list[Piece]:
    """The text as it was and as it is in one line of pieces; long unchanged stretches are cut with “…”.

    >>> [*map(tuple, word_diff("Visit each child monthly", "Visit each child every 2 weeks"))]
    [('same', 'Visit each child'), ('out', 'monthly'), ('in', 'every 2 weeks')]
    """
    was, now = before.split(), after.split()
    matched = SequenceMatcher(None, was, now, autojunk=False)
    if len(was) + len(now) > MOST_WORDS or matched.ratio() < LIKE:
        return [Piece("out", before), Piece("in", after)]
    return list(_pieces(was, now, matched.get_opcodes()))


def _pieces(was: list[str], now: list[str], steps: list[tuple]) -> Iterator[Piece]:
    for place, (kind, a, b, c, d) in enumerate(steps):
        if kind == "equal":
            yield Piece("same", _cut(was[a:b], first=place == 0, last=place == len(steps) - 1))
            continue
        if b > a:
            yield Piece("out", " ".join(was[a:b]))
        if d > c:
            yield Piece("in", " ".join(now[c:d]))


def _cut(words: list[str], *, first: bool, last: bool) -> str:
    """An unchanged stretch with the words next to a change; before the first and after the last one side is enough."""
    if len(words) <= 2 * AROUND + 1:
        return " ".join(words)
    ahead = [] if first else words[:AROUND]
    behind = [] if last else words[-AROUND:]
    return " ".join([*ahead, "…", *behind])
