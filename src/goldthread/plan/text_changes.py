"""What became of the words of a text, and whether a target in it became easier to reach."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from goldthread.plan.days_named import any_of, named_days, worded
from goldthread.plan.vocabulary import vocabulary

PieceKind = Literal["kept", "struck", "added"]
_MOST_WORDS = 3000  # beyond which two texts are shown whole, one struck and one added
_WORD = re.compile(r"\s+|£?\w+(?:[’'.,/-]\w+)*%?|[^\w\s]")
_FIGURE = re.compile(r"(?<![\w.£])(\d[\d,]*(?:\.\d+)?)(\s?(?:%|per\s?cent\b))?(?![\w.]*\w)", re.IGNORECASE)
_BEFORE = 60  # letters before a figure in which a word says which way is good


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text that was kept, struck out or added."""

    kind: PieceKind
    text: str


def pieces_between(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one run of pieces: kept and struck ones are the text before, kept and added ones the text after.

    >>> [(piece.kind, piece.text) for piece in pieces_between("Cut to 10% by May", "Cut to 15% by May")]
    [('kept', 'Cut to '), ('struck', '10%'), ('added', '15%'), ('kept', ' by May')]
    """
    one, other = _WORD.findall(before), _WORD.findall(after)
    if max(len(one), len(other)) > _MOST_WORDS:
        return _joined([Piece("struck", before), Piece("added", after)] if before != after else [Piece("kept", after)])
    found: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        kept, struck, added = "".join(one[a:b]), "".join(one[a:b]), "".join(other[c:d])
        found += [Piece("kept", kept)] if what == "equal" else [Piece("struck", struck), Piece("added", added)]
    return _joined(found)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Changes with nothing but a space between them are one change; pieces without text are left out."""
    done: list[Piece] = []
    struck = added = ""
    for place, piece in enumerate(pieces):
        between = piece.kind == "kept" and piece.text.isspace() and 0 < place < len(pieces) - 1
        struck += piece.text if piece.kind == "struck" or between else ""
        added += piece.text if piece.kind == "added" or between else ""
        if piece.kind == "kept" and not between:
            done += [Piece("struck", struck), Piece("added", added), piece]
            struck = added = ""
    done += [Piece("struck", struck), Piece("added", added)]
    return tuple(piece for piece in done if piece.text)


# --- targets that become easier -------------------------------------------------------------------------------------


def easier(before: str, after: str) -> tuple[str, ...]:
    """Why a target in the text is easier to reach than it was, as sentence parts; empty where it is not.

    >>> easier("Reduce agency staff to 10% by December 2026", "Reduce agency staff to 15% by March 2027")
    ('the figure goes from 10% to 15%', 'the date goes from December 2026 to March 2027')
    >>> easier("90% of visits are on time", "95% of visits are on time")
    ()
    """
    return (*_figures_easier(before, after), *_dates_easier(before, after))


def _figures_easier(before: str, after: str) -> Iterator[str]:
    was, is_now = list(_figures(before)), list(_figures(after))
    if len(was) > len(is_now):
        left = _left_out([figure.text for figure in was], [figure.text for figure in is_now])
        yield f"{' and '.join(left)} {'is' if len(left) == 1 else 'are'} left out"
    if len(was) != len(is_now):
        return
    for old, new in zip(was, is_now, strict=True):
        if old.share == new.share and (new.value > old.value if old.less_is_better else new.value < old.value):
            yield f"the figure goes from {old.text} to {new.text}"


def _left_out(was: list[str], is_now: list[str]) -> list[str]:
    for figure in is_now:
        if figure in was:
            was.remove(figure)
    return was


@dataclass(frozen=True, slots=True)
class _Figure:
    text: str
    value: float
    share: bool
    less_is_better: bool


def _figures(text: str) -> Iterable[_Figure]:
    """The figures of a text that are no part of a date."""
    days = [(name.start, name.end) for name in named_days(text)]
    for found in _FIGURE.finditer(text):
        if not any(start <= found.start() < end for start, end in days):
            less = _less_is_better(re.split(r"[.;•]\s", text[max(0, found.start() - _BEFORE) : found.start()])[-1])
            yield _Figure(found[0].strip(), float(found[1].replace(",", "")), bool(found[2]), less)


def _dates_easier(before: str, after: str) -> Iterator[str]:
    was, is_now = (sorted(set(_ends(text))) for text in (before, after))
    only_then, only_now = ([each for each in one if each not in other] for one, other in ((was, is_now), (is_now, was)))
    if only_then and only_now and only_now[-1][0] > only_then[-1][0]:
        yield f"the date goes from {only_then[-1][1]} to {only_now[-1][1]}"
    elif only_then and not is_now:
        yield f"{only_then[-1][1]} is left out"


def _ends(text: str) -> Iterator[tuple[date, str]]:
    for name in named_days(text):
        if name.last:
            yield name.last, text[name.start : name.end]


def _less_is_better(said: str) -> bool:
    """Whether the words before a figure make it a limit: “within 5 days”, “reduce agency staff to 10%”."""
    if bound := _bound().search(said):
        return bound["bound"].lower() in vocabulary("changes")["direction"]["most"]
    return bool(_downwards().search(said))


@cache
def _bound() -> re.Pattern:
    """The bound just before a figure; the longest, so that “no more than” is not read as “more than”."""
    words = vocabulary("changes")["direction"]
    return worded(rf"(?<!\w)(?P<bound>{any_of([*words['most'], *words['least']])})\s*(?:an?\s+|the\s+)?$")


@cache
def _downwards() -> re.Pattern:
    return worded(rf"(?<!\w){any_of(vocabulary('changes')['direction']['downwards'])}(?!\w)")
