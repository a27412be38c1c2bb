"""The words of a timescale that are no date: kinds, lengths of time, and words cut by the edge of a cell."""

from __future__ import annotations

import re
from functools import cache

from goldthread.plan.days_named import any_of, worded
from goldthread.plan.vocabulary import vocabulary

_KINDS = ("recurring", "ongoing", "immediate", "relative", "unknown")
_WORD = re.compile(r"[^\W_]+(?:['’/][^\W_]+)*")
_CUT = re.compile(r"[\s-]")
_BROKEN_YEAR = re.compile(r"(?<!\d)(?:(20\d) (\d)|(2) (0\d\d))(?!\d)", re.ASCII)


def kinds_said(text: str, *, alone: bool) -> list[str]:
    """The kinds that the words name; ``alone`` says that no date stands with them.

    >>> kinds_said("Immediate / Ongoing", alone=True), kinds_said("and every 6 weeks", alone=False)
    (['ongoing', 'immediate'], ['recurring'])
    """
    rest, every = _every_pattern().subn(" ", text)
    said = {
        kind for kind, anywhere, whole in _kind_patterns() if anywhere.search(text) or (alone and whole.fullmatch(text))
    }
    if every:
        said.add("recurring")
    if length_pattern().search(rest):
        said.add("relative")
    if len(said) > 1 or not alone:
        said.discard("unknown")
    return [kind for kind in _KINDS if kind in said]


def words_of(text: str) -> list[str]:
    """The words, in lower case.

    >>> words_of("By May, w/c 4th")
    ['by', 'may', 'w/c', '4th']
    """
    return _WORD.findall(text.lower())


def left_over(text: str) -> list[str]:
    """The words that a timescale has no use for.

    >>> left_over("by the end of the programme")
    ['programme']
    """
    filler = _filler()
    return [word for word in words_of(text) if word not in filler]


def without_time_words(text: str) -> tuple[str, bool]:
    """The text without the words that name a kind or a length of time, and whether there were any.

    >>> without_time_words("3 months to plan")
    ('  to plan', True)
    """
    rest, said = _time_word_pattern().subn(" ", text)
    return rest, bool(said)


def mended(text: str) -> str:
    """The text with the words and years put together that a cell's edge cut.

    >>> mended("Septembe r 201 5")
    'September 2015'
    """
    text = _broken_pattern().sub(lambda match: _CUT.sub("", match[0]), text)
    return _BROKEN_YEAR.sub(lambda match: "".join(part for part in match.groups() if part), text)


@cache
def length_pattern(after: str = "") -> re.Pattern:
    """A length of time, such as "6-9 months", with what has to follow it."""
    return worded(_length() + after)


@cache
def _filler() -> frozenset[str]:
    return frozenset(vocabulary("timescales")["filler"]["words"])


def _length() -> str:
    lengths = vocabulary("timescales")["lengths"]
    number = rf"(?:\d+(?:\s*(?:-|–|to|or)\s*\d+)?|{any_of(lengths['numbers'])})"
    return rf"(?<!\w){number}[\s-]*{any_of(lengths['units'])}(?!\w)"


def _every() -> str:
    units = any_of(vocabulary("timescales")["lengths"]["units"])
    return rf"(?<!\w)(?:every\s+(?:\w+\s+)?{units}|\w+[\s-](?:monthly|weekly))(?!\w)"


@cache
def _every_pattern() -> re.Pattern:
    return worded(_every())


def _anywhere(words) -> str:
    return rf"(?<!\w){any_of(words)}(?!\w)"


@cache
def _kind_patterns() -> tuple[tuple[str, re.Pattern, re.Pattern], ...]:
    kinds = vocabulary("timescales")["kinds"]
    return tuple(
        (kind, worded(_anywhere(kinds[kind]["anywhere"])), worded(rf"[\W_]*{any_of(kinds[kind]['alone'])}[\W_]*"))
        for kind in _KINDS
    )


@cache
def _time_word_pattern() -> re.Pattern:
    kinds = vocabulary("timescales")["kinds"].values()
    return worded(rf"{_every()}|{_length()}|{_anywhere(word for kind in kinds for word in kind['anywhere'])}")


@cache
def _broken_pattern() -> re.Pattern:
    words = vocabulary("timescales")
    names = [
        *words["months"],
        *words["seasons"],
        *(word for kind in words["kinds"].values() for word in kind["anywhere"]),
    ]
    whole = sorted((name for name in names if len(name) > 4 and name.isalpha()), key=len, reverse=True)
    return worded(r"(?<!\w)(?:" + "|".join(r"[\s-]?".join(word) for word in whole) + r")(?!\w)")
