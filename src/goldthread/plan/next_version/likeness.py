"""How alike two rows' words are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

LEAST = 0.45  # words that agree less than this are another row's
_A_PIECE = 4  # long words from which on a text can be a piece of another
_OF_A_PIECE = 0.8


class Likenesses:
    """Many rows measured against one; each row may have several texts, of which the likest counts."""

    def __init__(self, rows: Iterable[tuple[str, Sequence[str]]]):
        self._keys: list[str] = []
        self._texts: list[str] = []
        for key, texts in rows:
            self._keys += [key] * len(texts)
            self._texts += texts
        self._sorted = [_in_order(text) for text in self._texts]

    def near(self, texts: Sequence[str]) -> Iterator[tuple[str, float]]:
        """The rows whose words are near enough to be thought of, with how near."""
        best: dict[str, float] = {}
        for text in texts:
            for asked, choices in ((text, self._texts), (_in_order(text), self._sorted)):
                for _, score, place in process.extract(
                    asked, choices, scorer=fuzz.ratio, score_cutoff=100 * LEAST, limit=None
                ):
                    best[self._keys[place]] = max(best.get(self._keys[place], 0), score / 100)
        yield from best.items()


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How alike the likest of their texts are, from 0 to 1, in their order or in any.

    >>> likeness(["open a duty desk"], ["a duty desk to open"])
    0.9142857142857143
    """
    return max(
        (max(fuzz.ratio(a, b), fuzz.ratio(_in_order(a), _in_order(b))) / 100 for a in one for b in other), default=0.0
    )


def holds_words_of(whole: Sequence[str], piece: Sequence[str]) -> bool:
    """Whether a text holds nearly all the long words of a shorter one.

    >>> whole = "recruit six social workers and train every manager in supervision"
    >>> holds_words_of([whole], ["train every manager in supervision"])
    True
    >>> holds_words_of([whole], ["train every carer in first aid"])
    False
    """
    return any(_is_piece(a, b) for a in whole for b in piece)


def _is_piece(whole: str, piece: str) -> bool:
    all_of_it, own = set(whole.split()), {word for word in piece.split() if len(word) > 3}
    if len(own) < _A_PIECE - 1 or len(piece) > 0.9 * len(whole):
        return False
    return len(own & all_of_it) >= _OF_A_PIECE * len(own)


def _in_order(text: str) -> str:
    return " ".join(sorted(text.split()))
