"""A re-inspection's recommendations against an earlier plan's: what was done, closed, and found again."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from goldthread.plan.checks.likeness import plain
from goldthread.plan.checks.subjects import subjects_of
from goldthread.plan.claim import STRANDS, Claims, positions_of, strand_of
from goldthread.plan.model import Plan, Recommendation
from goldthread.plan.rating import Rag
from goldthread.plan.said import count
from goldthread.plan.standing import is_done
from goldthread.plan.vocabulary import vocabulary

Sureness = Literal["sure", "perhaps"]
_RANK: tuple[Sureness, ...] = ("sure", "perhaps")
_TELLING = 5  # letters from which a word shows what it is about: “plan” says little


@dataclass(frozen=True, slots=True)
class Again:
    """A recommendation ``key`` that may be the ``earlier`` plan's own of before.

    ``likeness``, 0 to 1, is the share of the telling words of the shorter text, by their weight; ``reason`` says in
    words what both speak of. Where only a theme is shared, the likeness may be 0: a person looks at the two texts.
    """

    key: str
    earlier: str
    sureness: Sureness
    likeness: float
    reason: str


@dataclass(frozen=True, slots=True)
class AtTheEnd:
    """What an earlier plan claimed of a recommendation when it ended: the colour, since when, and how much was done.

    ``closed`` is the day on which the plan was closed, where it was.
    """

    rag: Rag | None
    as_at: str | None
    text: tuple[str, ...]
    done: int
    of: int
    closed: str | None = None


def found_again(now: Sequence[Recommendation], before: Sequence[Recommendation]) -> tuple[Again, ...]:
    """The recommendations of ``now`` that may be ones of ``before``: the surest first, two of each at most.

    >>> old = [Recommendation(id="r9", text="Minimise the number of different social workers that children have.")]
    >>> new = [Recommendation(id="n8", text="Retention, to reduce multiple changes in social worker for children.")]
    >>> [(each.sureness, each.reason) for each in found_again(new, old)]
    [('perhaps', 'Both speak of changes of social worker')]
    """
    new, old = _texts(now), _texts(before)
    weigh = _weights((*new.values(), *old.values()))
    wide = _widest((*new.values(), *old.values()))
    found = [
        again for key, text in new.items() for earlier, other in old.items()
        if (again := _again(key, text, earlier, other, weigh, wide))
    ]  # fmt: skip
    ranked = sorted(found, key=lambda each: (_RANK.index(each.sureness), -each.likeness))
    return tuple(_few_of_each(ranked))


def at_the_end(plan: Plan, key: str) -> AtTheEnd:
    """What the plan claimed of its recommendation at the end: its last position's words, and its actions done."""
    claimed = Claims(plan).claimed(key, strand_of(plan))
    last = claimed.position or next(iter(reversed(positions_of(plan, key))), None)
    parts = [getattr(last, strand).text for strand in STRANDS] if last else []
    actions = [row for row in plan.actions if key in row.recommendations and not row.withdrawn]
    return AtTheEnd(
        claimed.rag, last.as_at if last else None, next(filter(None, parts), ()), sum(map(is_done, actions)),
        len(actions), plan.closing.on if plan.closing else None,
    )  # fmt: skip


def _texts(rows: Iterable[Recommendation]) -> dict[str, str]:
    return {row.id: row.text for row in rows if row.text.strip() and not row.withdrawn}


def _again(
    key: str, text: str, earlier: str, other: str, weigh: Mapping[str, float], wide: frozenset[str]
) -> Again | None:
    limits = vocabulary("themes")["likeness"]
    one, two = subjects_of(text), subjects_of(other)
    shared, themes = one & two, sorted((themes_of(text) & themes_of(other)) - wide)
    likeness = _weight(shared, weigh) / max(0.1, min(_weight(one, weigh), _weight(two, weigh)))
    if likeness >= limits["sure"] and len(shared) >= limits["sure_words"]:
        return Again(key, earlier, "sure", likeness, _reason(themes, shared, text))
    by_words = likeness >= limits["perhaps"] and len(shared) >= limits["perhaps_words"]
    if themes or by_words:
        return Again(key, earlier, "perhaps", likeness, _reason(themes, shared, text))
    return None


def _weight(stems: Iterable[str], weigh: Mapping[str, float]) -> float:
    return sum(weigh[stem] for stem in stems)


def _weights(texts: Sequence[str]) -> dict[str, float]:
    """A word that few texts have weighs more."""
    times = Counter(stem for text in texts for stem in subjects_of(text))
    return {stem: math.log((len(texts) + 1) / often) for stem, often in times.items()}


def _widest(texts: Sequence[str]) -> frozenset[str]:
    """The themes of so many of these texts that they tell none of them from another."""
    times = Counter(theme for text in texts for theme in themes_of(text))
    most = max(3.0, vocabulary("themes")["likeness"]["widest_theme"] * len(texts))
    return frozenset(theme for theme, often in times.items() if often > most)


@lru_cache(maxsize=4096)
def themes_of(text: str) -> frozenset[str]:
    """What a recommendation is about.

    >>> sorted(themes_of("Manageable caseloads, and strategy discussions held in time"))
    ['caseloads', 'strategy discussions']
    """
    bare = plain(text)
    return frozenset(theme for theme, pattern in _themes() if pattern.search(bare))


@lru_cache(maxsize=1)
def _themes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((theme, _any_of(said)) for theme, said in vocabulary("themes")["themes"].items())


def _any_of(said: Iterable[str]) -> re.Pattern[str]:
    parts = (re.escape(plain(each.removesuffix("*"))) + (r"\w*" if each.endswith("*") else "") for each in said)
    return re.compile(rf"\b(?:{'|'.join(parts)})\b")


def _reason(themes: Sequence[str], shared: frozenset[str], text: str) -> str:
    if themes:
        return f"Both speak of {' and '.join(themes[:2])}"
    said = [word for word in plain(text).split() if word[:6] in shared and len(word) >= _TELLING]
    words = list(dict.fromkeys(said))[:4]
    return f"Both say {', '.join(f'“{word}”' for word in words)}" if words else count(len(shared), "shared word")


def _few_of_each(ranked: Iterable[Again]) -> Iterable[Again]:
    times: Counter[str] = Counter()
    for each in ranked:
        times[each.key] += 1
        if times[each.key] <= vocabulary("themes")["likeness"]["most"]:
            yield each
