"""Cards: rows that name what stands beside them, such as a section's commitments and success measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from goldthread.documents.understand.words import is_heading, mark, plain

_SAME_TITLE = 95
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z\"“%\d])|\s+•\s*")


def recommendations_in(lines: Sequence[str]) -> list[tuple[str | None, str, str | None]]:
    """(number, text, priority) for each recommendation that a card lists.

    The lines may be one run of text; “Ofsted 5:” or “Recommendation 5:” begins each, a priority group may stand before.
    """
    text = " ".join(lines)
    begins = rf"(?:{mark('recommendation').pattern}|{mark('short_recommendation').pattern})\s*[:.)–-]"
    starts = list(re.finditer(begins, text, re.IGNORECASE))
    if not starts:
        return [(None, line, None) for line in lines if len(line.split()) > 3]
    found, priority = [], _priority_at_end(text[: starts[0].start()])[1]
    for place, start in enumerate(starts):
        end = starts[place + 1].start() if place + 1 < len(starts) else len(text)
        words, following = _priority_at_end(text[start.end() : end])
        found.append((next(filter(None, start.groups())), words, priority))
        priority = following or priority
    return found


def _priority_at_end(text: str) -> tuple[str, str | None]:
    words = text.split()
    for size in range(min(6, len(words)), 1, -1):
        tail = " ".join(words[-size:])
        if tail[0].isupper() and is_heading("priority", tail):
            return " ".join(words[:-size]).strip(), tail
    return text.strip(), None


def untangled(text: str) -> tuple[str, str | None]:
    """A card's text and the success measures that the page break mixed into it, label and value interleaved.

    A label of two lines (“How will we know we” / “have done it?”) comes out of some files with its value between them.
    """
    found = re.search(r"\bHow will we know(?: we)?\s+(.{0,400}?)\s*\b(?:we )?have done it\?\s*", text)
    if not found:
        return text, None
    return text[: found.start()].strip(), f"{found[1]} {text[found.end() :]}".strip()


def items_in(lines: Sequence[str], printed_elsewhere: Sequence[str] = ()) -> tuple[str, ...]:
    """The items of a card: its lines, or one run of text cut where sentences or items known from elsewhere end."""
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) != 1:
        return tuple(_headed(lines))
    known = sorted((_found_at(lines[0], item), item) for item in printed_elsewhere if _found_at(lines[0], item) >= 0)
    if len(known) > 1:
        edges = sorted({0, *(start for start, _ in known), len(lines[0])})
        return tuple(lines[0][a:b].strip() for a, b in pairwise(edges))
    return tuple(piece.strip(" •") for piece in _SENTENCE.split(lines[0]) if piece.strip(" •"))


def _found_at(text: str, item: str) -> int:
    return text.lower().find(item.lower()[:40])


def _headed(lines: Sequence[str]) -> list[str]:
    """Items below a line that ends in a colon carry it: “Timescales met for: Reviews on time”."""
    items, head = [], ""
    for place, line in enumerate(lines):
        if line.endswith(":") and place + 1 < len(lines):
            head = line
        elif (
            head
            and len(line.split()) <= 8
            and not re.match(r"(?:increase|reduc|improve|all|legal|evidence|document)", line, re.IGNORECASE)
        ):
            items.append(f"{head} {line}")
        else:
            head = ""
            items.append(line)
    return items


def best_match(text: str, known: Sequence[str], *, at: int | None = None) -> str | None:
    """Which of the known items a garbled printing stands for: the likest, or the one whose turn it is."""
    if not known:
        return None
    shown = plain(text)
    scores = [fuzz.token_set_ratio(shown, plain(item)) + (12 if place == at else 0) for place, item in enumerate(known)]
    best = max(range(len(known)), key=scores.__getitem__)
    if scores[best] >= 60:
        return known[best]
    return known[at] if at is not None and at < len(known) else None


def mended_title(text: str, printed_elsewhere: Sequence[str]) -> str:
    """A title cut where columns part (“Leaders hip”) as another line of the document prints it whole.

    The other line may go on after the title.
    """
    bare = _letters(text)
    candidates = [cut for other in printed_elsewhere for cut in _beginnings(other, len(bare))]
    best = max(candidates, key=lambda other: fuzz.ratio(bare, _letters(other)), default="")
    return best if best and fuzz.ratio(bare, _letters(best)) > _SAME_TITLE else text


def _beginnings(line: str, letters: int) -> Iterator[str]:
    """The beginnings of a line that end with a word and have about as many letters as wanted."""
    words = line.split()
    for size in range(1, len(words) + 1):
        cut = " ".join(words[:size])
        if abs(len(_letters(cut)) - letters) <= 3:
            yield cut


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).lower()
