"""Whose plan it is, what it is called, of when, and whether it is a draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.understand.words import authorities, mark
from goldthread.page import Document, Prose, Table
from goldthread.plan.timescale import read_month

_FRONT_LINES = 12
_COUNCIL = r"\s+(?:city|borough|county|metropolitan borough|district)?\s*(?:council|corporation)\b"


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the plan says of itself; ``inferred`` names what was concluded from the body."""

    authority: str | None
    title: str | None
    status: str | None
    dated: str | None
    inferred: frozenset[str]


def front_page(document: Document, positions: Sequence[tuple[str, bool]]) -> FrontPage:
    """The front page. ``positions`` are (day, whether anything is said to be done) for each position of the plan."""
    front = _front(document)
    title = _title(front)
    authority, inferred = _authority(front, document)
    dated = next((month for prose in _titles(front) if (month := read_month(prose.text))), None)
    if dated is None and (done := [day for day, said in positions if day and said]):
        dated, inferred = max(done)[:7], inferred | {"dated"}
    return FrontPage(authority, title, _status(document, front), dated, inferred)


def _front(document: Document) -> list[Prose]:
    front: list[Prose] = []
    for block in document.blocks:
        if isinstance(block, Table):
            break
        front.append(block)
    return front[:_FRONT_LINES]


def _titles(front: Sequence[Prose]) -> list[Prose]:
    """The lines that could be a title: up to the first long paragraph."""
    titles: list[Prose] = []
    for prose in front:
        if len(prose.text.split()) > 30 or prose.bullet:
            break
        titles.append(prose)
    return titles


def _title(front: Sequence[Prose]) -> str | None:
    titles = _titles(front)
    if not titles:
        return None
    first = titles[0].text
    more = titles[1].text if len(titles) > 1 and not re.search(r"[.!?]$", titles[1].text) else ""
    return f"{first}: {more}" if more and re.search(r"\bplan\b", more, re.IGNORECASE) and not re.search(r"\bplan\b", first, re.IGNORECASE) else first


def _status(document: Document, front: Sequence[Prose]) -> str | None:
    alone = [prose.text.strip(" .()[]:").lower() for prose in document.prose]
    titles = " ".join(prose.text for prose in _titles(front)).lower()
    if "draft" in alone or mark("draft").search(titles) or any(re.match(r"(?:status|version)\W+.*\bdraft\b", text) for text in alone):
        return "draft"
    if any(text in ("final", "final version") or re.match(r"(?:status|version)\W+.*\bfinal\b", text) for text in alone):
        return "final"
    return None


def _authority(front: Sequence[Prose], document: Document) -> tuple[str | None, frozenset[str]]:
    for prose in _titles(front) or front[:1]:
        if name := _named(prose.text, sure=True):
            return name, frozenset()
    for prose in _titles(front):
        if name := _named(prose.text, sure=False):
            return name, frozenset()
    if name := _most_named(document):
        return name, frozenset({"authority"})
    invented = next((found for prose in front for found in [_COUNCIL_NAME.search(prose.text)] if found), None)
    return (invented[1], frozenset({"authority"})) if invented else (None, frozenset())


_COUNCIL_NAME = re.compile(r"\b((?:[A-Z][a-z]+\s){1,3}?)(?=(?:City |Borough |County |Metropolitan |District )*Council\b)")


def _named(text: str, *, sure: bool) -> str | None:
    for name in authorities():
        for form in _forms(name):
            if re.search(rf"\b{re.escape(form)}{_COUNCIL if sure else ''}\b", text, re.IGNORECASE if sure else 0):
                return name
    return None


def _forms(name: str) -> tuple[str, ...]:
    """The ways a name is printed: “Bristol, City of” is also Bristol."""
    short = re.sub(r",.*$|^County\s+", "", name)
    return (name, short) if short != name and "," in name and " and " not in name else (name,)


def _most_named(document: Document) -> str | None:
    """The authority named most often in the body; a council's full name counts more than a word that may be a place."""
    text = " ".join([prose.text for prose in document.prose] + [t for table in document.tables for row in table.rows for t in row.texts if t])
    counts: Counter[str] = Counter()
    for name in authorities():
        if name not in text:
            continue
        full = len(re.findall(rf"\b{re.escape(name)}{_COUNCIL}", text, re.IGNORECASE))
        plain = len(re.findall(rf"\b{re.escape(name)}\b", text))
        counts[name] = 6 * full + (4 if " " in name else 1) * plain
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 0 else None
