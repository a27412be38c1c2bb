"""Two lists of rows put side by side: each row of either in one pair, and a pair that is not certain is a doubt.

The thresholds were set on five councils' plans, altered as councils alter them; `tests/support/altered_plans.py`
measures them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from goldthread.plan.next_version.likeness import Likenesses, holds_words_of, likeness

How = Literal["reference", "words", "said", "place", "new", "gone"]
SURE = 0.70  # words that agree so far, with no other row near, are the same row
SURE_SHORT = 0.85  # of a few words each one counts
SURE_NUMBERED = 0.60  # under the same number
LEAST_ELSEWHERE = 0.60  # a row of another recommendation or section is thought of from here on
MARGIN = 0.09  # a row that comes so near is a rival
TELLING = 5  # words from which on a text is one row's own and no phrase that comes again
FEW, MOSTLY = 3, 0.5  # from 3 rows on, numbers that mostly changed are no evidence
TOGETHER = 0.6  # the share of their actions that two headings must have in common to be one


class Side(NamedTuple):
    """A row as it is known again: its words (and those it had before), its reference, and what it belongs to."""

    key: str
    words: tuple[str, ...]
    reference: str
    among: frozenset[tuple[str, str]]


class Found(NamedTuple):
    """A row of either side, or of both."""

    live: str | None
    document: str | None
    how: How
    likeness: float = 1.0
    sure: bool = True
    rivals: tuple[str, ...] = ()


class _Near(NamedTuple):
    """Two rows that could be the same; ``value`` weighs their words, numbers and places together."""

    value: float
    likeness: float
    live: str
    document: str


Votes = Mapping[tuple[str, str], float]


def paired(
    live: Sequence[Side], document: Sequence[Side], *,
    said: Mapping[str, str | None], votes: Votes, by_place: bool = False, belongs: bool = False,
) -> Iterator[Found]:  # fmt: skip
    """Every row of both sides once.

    ``votes`` is the share of what they hold that two rows have in common. ``by_place``: rows are told by where they
    belong alone, as positions are by recommendation and day. ``belongs``: a row of another place is another row.
    """
    work = _Pairing(live, document, votes, belongs=belongs)
    work.as_said(said)
    if by_place:
        work.alike_in(lambda row: [row.among], lambda row, alone: True, "place")
    else:
        work.in_the_same_words()
        work.in_like_words()
        work.under_the_same_number()
        work.of_the_same_parts()
        work.in_pieces()
    return work.every_row()


class _Pairing:
    def __init__(self, live: Sequence[Side], document: Sequence[Side], votes: Votes, *, belongs: bool):
        self.live, self.document = {row.key: row for row in live}, {row.key: row for row in document}
        self.free_live, self.free_document = dict(self.live), dict(self.document)
        self.votes, self.belongs = votes, belongs
        self.found: dict[str, Found] = {}  # by the key in the document
        self.exact: set[str] = set()
        self.gone: dict[str, Found] = {}
        self.rivals: dict[str, list[str]] = defaultdict(list)  # rows of the document that came near, and to which
        self.numbers = _once(self.live.values()), _once(self.document.values())

    def as_said(self, said: Mapping[str, str | None]) -> None:
        """What a person decided."""
        for key, there in said.items():
            if key not in self.free_document:
                continue
            if there is None:
                self.found[key] = Found(None, key, "new")
                del self.free_document[key]
            elif there in self.free_live:
                self._pair(there, key, "said")
                self.exact.add(key)

    # --- the same words ---

    def in_the_same_words(self) -> None:
        """Rows that say the same: those under the same number and place first, then those that stand elsewhere now."""
        often = [Counter(words for row in rows for words in row.words) for rows in (self.live.values(),
                 self.document.values())]  # fmt: skip

        def own(row: Side, alone: bool) -> bool:
            once = all(many[row.words[0]] <= 1 for many in often)  # in each plan
            return alone and once and (len(row.words[0].split()) >= TELLING or not self.belongs)

        self.alike_in(lambda row: [(words, row.reference, row.among) for words in row.words], lambda row, alone: True)
        self.alike_in(
            lambda row: [(words, row.reference) for words in row.words if row.reference], lambda row, alone: alone
        )
        self.alike_in(lambda row: [(words, row.among) for words in row.words], lambda row, alone: alone)
        self.alike_in(lambda row: row.words, own)

    def alike_in(
        self, says: Callable[[Side], Iterable[Hashable]], is_sure: Callable[[Side, bool], bool], how: How | None = None
    ) -> None:
        """Pairs the free rows that say the same, in their order; as many on both sides are no doubt."""
        there: dict[Hashable, list[str]] = defaultdict(list)
        for key, row in self.free_live.items():
            for said in dict.fromkeys(says(row)):
                there[said].append(key)
        wanted: dict[Hashable, list[str]] = defaultdict(list)
        for key, row in self.free_document.items():
            for said in dict.fromkeys(says(row)):
                if said in there:
                    wanted[said].append(key)
        for said, keys in wanted.items():
            ours, theirs = self._still(there[said], self.free_live), self._still(keys, self.free_document)
            for one, other in zip(ours, theirs, strict=False):
                sure = len(ours) == len(theirs) and is_sure(self.document[other], len(theirs) == 1)
                rivals = () if sure else tuple(key for key in ours if key != one)
                self._pair(one, other, how, sure=sure, rivals=rivals)
                self.exact.add(other)

    @staticmethod
    def _still(keys: Iterable[str], free: Mapping[str, Side]) -> list[str]:
        return [key for key in keys if key in free]

    # --- like words ---

    def in_like_words(self) -> None:
        """Rows re-worded, the nearest first. A pair to which a third row comes near is a doubt."""
        near = self._near()
        by_live, by_document = defaultdict(list), defaultdict(list)
        for each in near:
            by_live[each.live].append(each)
            by_document[each.document].append(each)

        def comes_near(other: _Near, chosen: _Near) -> bool:
            """Whether the other pair could be meant instead: not where its other row has a far better one."""
            if other == chosen or other.value < chosen.value - MARGIN:
                return False
            best = by_document[other.document][0] if other.live == chosen.live else by_live[other.live][0]
            return other.value >= best.value - MARGIN

        for each in near:
            if each.live not in self.free_live or each.document not in self.free_document:
                continue
            rivals = [other for other in by_document[each.document] if comes_near(other, each)]
            others = [other for other in by_live[each.live] if comes_near(other, each)]
            for other in others:
                self.rivals[other.document].append(other.live)
            sure = not rivals and not others and self._is_sure(each)
            self._pair(
                each.live, each.document, None, each.likeness, sure=sure, rivals=[rival.live for rival in rivals]
            )

    def _near(self) -> list[_Near]:
        counts = self._numbers_count()
        found = []
        measured = Likenesses((key, row.words) for key, row in self.free_live.items())
        for key, row in self.free_document.items():
            for there, alike in measured.near(row.words):
                if alike < LEAST_ELSEWHERE and self._stands_elsewhere(self.live[there], row):
                    continue
                found.append(_Near(self._weighed(self.live[there], row, alike, counts), alike, there, key))
        return sorted(found, key=lambda each: -each.value)

    @staticmethod
    def _stands_elsewhere(live: Side, document: Side) -> bool:
        return bool(live.among and document.among) and not live.among & document.among

    def _weighed(self, live: Side, document: Side, alike: float, counts: bool) -> float:
        value = alike + 0.2 * self.votes.get((live.key, document.key), 0)
        if counts and self._same_number(live, document):
            value += 0.1
        if live.among and document.among:
            apart = 0.25 if self.belongs else 0.05
            value += 0.05 if live.among & document.among else -apart
        return value

    def _is_sure(self, each: _Near) -> bool:
        live, document = self.live[each.live], self.document[each.document]
        if self.belongs and self._stands_elsewhere(live, document):
            return False
        if self._numbers_count() and self._same_number(live, document):
            return each.likeness >= SURE_NUMBERED
        telling = min(len(text.split()) for text in (*live.words, *document.words)) >= TELLING
        return (
            each.likeness >= (SURE if telling else SURE_SHORT)
            or self.votes.get((each.live, each.document), 0) >= TOGETHER
        )

    def _same_number(self, live: Side, document: Side) -> bool:
        """Whether both stand under one number that no other row of either plan has."""
        number = live.reference
        return bool(number) and number == document.reference and all(number in once for once in self.numbers)

    def _numbers_count(self) -> bool:
        """Whether numbers are evidence: not where most of the rows that are known stand under another one now."""
        known = [(self.live[each.live].reference, self.document[key].reference)
                 for key, each in self.found.items() if each.live and key in self.exact]  # fmt: skip
        known = [pair for pair in known if all(pair)]
        return len(known) < FEW or sum(one == other for one, other in known) >= MOSTLY * len(known)

    # --- what is left ---

    def under_the_same_number(self) -> None:
        """A row with other words under the old number is a doubt: re-written, or another row."""
        if not self._numbers_count():
            return
        by_number = {row.reference: key for key, row in self.free_live.items() if row.reference in self.numbers[0]}
        for key, row in list(self.free_document.items()):
            there = by_number.get(row.reference)
            if there in self.free_live and self._same_number(self.live[there], row):
                self._pair(there, key, None, likeness(self.live[there].words, row.words), sure=False)

    def of_the_same_parts(self) -> None:
        """A heading with another name over the same actions is the same heading."""
        for (there, key), share in sorted(self.votes.items(), key=lambda each: -each[1]):
            if there in self.free_live and key in self.free_document and share > 0:
                alike = likeness(self.live[there].words, self.document[key].words)
                self._pair(there, key, "place", alike, sure=share >= TOGETHER)

    def in_pieces(self) -> None:
        """One row split into two, or two joined into one: the piece left over names the row it may belong to."""
        reworded = {key: each for key, each in self.found.items() if each.live and key not in self.exact}
        for key, row in list(self.free_document.items()):
            of = [each for each in reworded.values() if holds_words_of(self.live[each.live].words, row.words)]
            loose = [there for there, other in self.free_live.items() if holds_words_of(other.words, row.words)]
            if loose:
                alike = likeness(self.live[loose[0]].words, row.words)
                self._pair(loose[0], key, None, alike, sure=False, rivals=[each.live for each in of])
                reworded[key] = self.found[key]
            elif of:
                self.found[key] = Found(None, key, "new", 0, False, tuple(each.live for each in of))
                del self.free_document[key]
                self._doubt(of)
        for there, row in list(self.free_live.items()):
            of = [each for key, each in reworded.items() if holds_words_of(self.document[key].words, row.words)]
            if of:
                self.gone[there] = Found(there, None, "gone", 0, False, tuple(each.document for each in of))
                self._doubt(of)

    def _doubt(self, of: Iterable[Found]) -> None:
        for each in of:
            self.found[each.document] = self.found[each.document]._replace(sure=False)

    def _pair(
        self, live: str, document: str, how: How | None, alike: float = 1.0, *,
        sure: bool = True, rivals: Iterable[str] = (),
    ) -> None:  # fmt: skip
        numbers = self.live[live].reference, self.document[document].reference
        how = how or ("reference" if numbers[0] and numbers[0] == numbers[1] else "words")
        self.found[document] = Found(live, document, how, round(alike, 3), sure, tuple(rivals))
        del self.free_live[live], self.free_document[document]

    def every_row(self) -> Iterator[Found]:
        """Each row of the document in its order, then what is left of the live plan. What was a rival is in doubt."""
        meant: dict[str, list[str]] = defaultdict(list)
        for each in self.found.values():
            for key in each.rivals:
                meant[key].append(each.document)
        for key in self.document:
            near = tuple(self.rivals.get(key, ()))
            yield self.found.get(key) or Found(None, key, "new", 0, not near, near)
        for key in self.free_live:
            near = tuple(meant.get(key, ()))
            yield self.gone.get(key) or Found(key, None, "gone", 0, not near, near)


def _once(rows: Iterable[Side]) -> set[str]:
    often = Counter(row.reference for row in rows if row.reference)
    return {number for number, many in often.items() if many == 1}
