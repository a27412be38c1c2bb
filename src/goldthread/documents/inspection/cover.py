"""Whose report it is, and of which kind: what the cover says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.inspection.layout import layout, pattern
from goldthread.documents.understand.words import authorities
from goldthread.plan.report import Framework

_COVER_LINES = 14


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
    text = " ".join(lines)
    named = pattern("cover", "authority").search(text) or pattern("cover", "judged").search(text)
    said = named and named["name"]
    return _name_in(above) or (said if said and _is_known(said) else None) or _name_in(below) or said or None


def _around_the_title(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The cover's lines above its title, and those between the title and the dates."""
    cover = list(lines[:_COVER_LINES])
    end = next((at for at, text in enumerate(cover) if pattern("cover", "details").match(text)), len(cover))
    start = next((at for at, text in enumerate(cover[:end]) if pattern("cover", "titles").match(text)), 0)
    return cover[:start], cover[start + 1 : end]


def _name_in(lines: Sequence[str]) -> str | None:
    """The council's name in lines that hold little else; it may go over two lines."""
    kept = [text.strip() for text in lines if not pattern("cover", "nobody").fullmatch(text.strip())]
    whole = " ".join(kept)
    if whole and len(kept) <= 2 and _is_known(whole):
        return whole
    return next((text for text in kept if _is_known(text) and len(text) < 60), None)


def _is_known(text: str) -> bool:
    bare = text.lower().replace("&", "and")
    return any(re.search(rf"\b{re.escape(name.lower())}\b", bare) for name in authorities())
