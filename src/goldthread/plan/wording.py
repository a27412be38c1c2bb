"""What has become of a text's words in another text that should say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.plan.checks.likeness import plain, words
from goldthread.plan.vocabulary import vocabulary

_PARTS = re.compile(r"[,;:.]\s+|\s+[–—]\s+|\s+(?=(?:and|so that|including|in particular)\s)")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of wording, worst kind first: “cut off”, “clause lost”, “words changed”, “abbreviated”.

    ``lost`` is what only the first text says; ``instead`` what only the second says.
    """

    kind: str
    lost: str = ""
    instead: str = ""


KINDS = ("cut off", "clause lost", "words changed", "abbreviated")


def changes_between(original: str, copy: str) -> tuple[Change, ...]:
    """How a copy departs from its original, worst first; nothing where only signs and spaces differ.

    >>> changes_between("See CLA, and hear them.", "See looked after children and hear them")
    (Change(kind='abbreviated', lost='', instead=''),)
    """
    if _letters(original) == _letters(copy):
        return ()
    if rest := _cut_off(original, copy):
        return (Change("cut off", lost=rest),)
    lost = tuple(Change("clause lost", lost=clause) for clause in _clauses_lost(original, copy))
    return (*lost, *_words_changed(original, copy, lost)) or (Change("abbreviated"),)


def _words_changed(original: str, copy: str, lost: tuple[Change, ...]) -> tuple[Change, ...]:
    """The words that differ, but for those of the lost clauses."""
    gone = _only_in(original, copy) - words(" ".join(change.lost for change in lost))
    new = _only_in(copy, original)
    if not gone and not new:
        return ()
    return (Change("words changed", lost=_as_said(gone, original), instead=_as_said(new, copy)),)


def _only_in(one: str, other: str) -> frozenset[str]:
    """The words of one text that the other has not, also not in two pieces (“ongoing”, “on-going”)."""
    squeezed = plain(other).replace(" ", "")
    found = words(one) - words(other)
    return frozenset(word for word in found if len(word) > 1 and (len(word) < 5 or word not in squeezed))


def _cut_off(original: str, copy: str) -> str:
    """The rest of the original where the copy breaks off within a sentence or a clause; “” where it does not."""
    whole, part = original.split(), copy.rstrip(" .…").split()
    if not part or len(part) >= len(whole):
        return ""
    begun = _words_covered(original, copy)
    rest = " ".join(whole[begun:])
    agrees = len(words(" ".join(whole[:begun])) & words(copy)) / max(1, len(words(copy)))
    if not begun or agrees < _number("agrees") or len(words(rest) - words(copy)) < 2:
        return ""
    broken = not whole[begun - 1].endswith((",", ".", ";", ":")) or copy.rstrip().endswith(("…", "..."))
    return rest if broken and not _joins_on(rest) else ""


def _words_covered(original: str, copy: str) -> int:
    """How many words of the original stand before the place where the copy ends; 0 where its end is not there."""
    whole = original.split()
    tail = plain(copy).split()[-3:]
    for end in range(len(whole), 0, -1):
        if plain(" ".join(whole[:end])).split()[-3:] == tail:
            return end
    return 0


def _joins_on(rest: str) -> bool:
    """Whether the rest is a clause of its own, so that it was left out and not cut off."""
    return bool(re.match(r"(?:and|so that|including|in particular|in order to)\b", rest))


def _clauses_lost(original: str, copy: str) -> Iterator[str]:
    """The clauses of the original that the copy does not have; neighbours that are both lost are one."""
    there = words(copy)
    run: tuple[int, int] | None = None
    for start, end in (*_clauses(original), (len(original), len(original))):
        said = words(original[start:end])
        if said and len(said - there) >= _number("share") * len(said):
            run = (run[0] if run else start, end)
        elif said or start == end:
            if run and len(words(original[slice(*run)]) - there) >= _number("words"):
                yield original[slice(*run)].strip(" ,;:.–—")
            run = None


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _PARTS.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _as_said(wanted: frozenset[str], text: str) -> str:
    """The words of a text that stand behind the plain words, in its order."""
    return " ".join(dict.fromkeys(word.strip(".,;:()") for word in text.split() if words(word) & wanted))


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9£%]+", " ", re.sub(r"['’‘]", "", text.lower())).strip()


def _number(name: str) -> float:
    return vocabulary("coverage")["lost"][name]
