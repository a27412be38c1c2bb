"""Whose report it is, and of which kind: what the cover says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.inspection.layout import layout, pattern
from goldthread.documents.understand.words import authorities
from goldthread.plan.report import Framework

_COVER_LINES = 14
_LINES_OF_A_NAME = 2
_LINES_OF_A_TITLE = 3
_LONGEST_NAME = 60


def is_a_report(text: str) -> bool:
    """Whether the first pages are those of a report on children's services."""
    titles = re.compile(rf"(?:^|[.\s]){pattern('cover', 'titles').pattern}", re.IGNORECASE)
    return bool(titles.search(text)) and bool(pattern("cover", "subject").search(text))


def framework_of(text: str) -> Framework:
    """The framework that is named first: a report may speak of an earlier focused visit further down."""
    named = {name: pattern("frameworks", name).search(text) for name in layout()["frameworks"]}
    starts = {name: found.start() for name, found in named.items() if found}
    return min(starts, key=starts.__getitem__, default="other")


def authority_of(lines: Sequence[str]) -> str | None:
    """The council's name, as the cover prints it, or as the title or the overall judgement says it."""
    above, below = _around_the_title(lines)
    titled = _named_in_the_title(lines)
    judged = pattern("cover", "judged").search(" ".join(lines))
    said = titled or (judged and judged["name"])
    of_a_letter = titled if any(pattern("cover", "letter").match(text) for text in lines) else None
    known = (_known_name_in(above), said if said and _known_in(said) else None, _known_name_in(below))
    guessed = (_plausible_name(above), said, _plausible_name(below))
    return next((name for name in (of_a_letter, *known, *guessed) if name), None)


def _named_in_the_title(lines: Sequence[str]) -> str | None:
    """The name that stands within the title, or at its end."""
    text = " ".join(lines)
    for one in layout()["cover"]["authority"]:
        if found := re.search(one, text, re.IGNORECASE):
            return found["name"]
    for at in range(len(lines)):
        for length in range(_LINES_OF_A_TITLE, 0, -1):
            title = " ".join(lines[at : at + length])
            found = pattern("cover", "authority_at_the_end").fullmatch(title)
            name = found and (found["name"] or found["visited"])
            if name and name[0].isupper() and not re.search(r"[.:\d]", name):
                return name
    return None


def _around_the_title(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The cover's lines above its title, and those between the title and the dates."""
    cover = list(lines[:_COVER_LINES])
    end = next((at for at, text in enumerate(cover) if pattern("cover", "details").match(text)), len(cover))
    start = next((at for at, text in enumerate(cover[:end]) if pattern("cover", "titles").match(text)), None)
    return ([], cover[:end]) if start is None else (cover[:start], cover[start + 1 : end])


def _known_name_in(lines: Sequence[str]) -> str | None:
    """The name of a council that is known, in lines that hold little else; it may go over two lines."""
    kept = [text for text in _names_only(lines) if len(text) < _LONGEST_NAME]
    for at in range(len(kept) - 1, 0, -1):
        if pattern("cover", "rest_of_a_name").fullmatch(kept[at]):  # “Borough Council” on a line of its own
            kept[at - 1 : at + 1] = [f"{kept[at - 1]} {kept[at]}"]
    pairs = [f"{one} {other}" for one, other in pairwise(kept)]
    # The longest name wins: the first line of two may hold the name of a neighbour.
    found = [(len(_known_in(text)), -at, text) for at, text in enumerate([*kept, *pairs]) if _known_in(text)]
    return max(found)[2] if found else None


def _plausible_name(lines: Sequence[str]) -> str | None:
    """What stands where the name stands: a council that nobody has listed yet, or one that was made up."""
    kept = _names_only(lines)
    name = " ".join(kept)
    fits = 0 < len(kept) <= _LINES_OF_A_NAME and len(name) < _LONGEST_NAME and re.fullmatch(r"[A-Z][^\d:]+", name)
    return name if fits else None


def _names_only(lines: Sequence[str]) -> list[str]:
    """The lines without those that are nobody's name, and without the rest of a title that goes over several."""
    bare = [text.strip() for text in lines]
    return [text for text in bare if not (text[:1].islower() or pattern("cover", "nobody").fullmatch(text))]


def _known_in(text: str) -> str:
    """The longest name of a council that stands in a text; “” where there is none."""
    bare = text.lower().replace("&", "and")
    return next((name for name in authorities() if re.search(rf"\b{re.escape(name.lower())}\b", bare)), "")
