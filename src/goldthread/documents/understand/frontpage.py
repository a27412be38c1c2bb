"""Whose plan it is, what it is called, of when, and whether it is a draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.documents.understand.words import authorities, mark
from goldthread.page import Block, Document, Prose, Table
from goldthread.plan.timescale import read_month

# What follows these words says how far the plan has come, not of when it is.
_PROGRESS = re.compile(r"\b(?:with progress|progress|up to|as at|updated|position)\b", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last |this version )?(?:updated|revised|refreshed)\b", re.IGNORECASE)
_VERSION_NUMBER = re.compile(
    r"\b(?:draft|version|v|revision|issue)\W{0,2}(?:no\W{1,2})?\d+(?:\.\d+)*(?=\s*(?:[,;|–—()]|\s-\s|$))", re.IGNORECASE
)
_SAYS_FINAL = re.compile(r"final(?: version| plan)?\s*(?:$|[,;:|–—(-]|v?\d)", re.IGNORECASE)
_FACT = re.compile(
    r"[A-Z][A-Za-z ]{2,24}:\s|(?:version|draft|v|issue)\s*\d|.*\b(?:council|(?:improvement|action) plan|tracker)$"
    r"|(?:\d{1,2} )?[A-Z][a-z]+ 20\d\d$",
    re.IGNORECASE,
)
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


def with_front_in_prose(document: Document) -> Document:
    """The document with the tables before its first real one as lines: a spreadsheet prints its title in cells."""
    blocks: list[Block] = []
    for place, block in enumerate(document.blocks):
        if isinstance(block, Table):
            if any(sum(map(bool, row.cells)) > 1 for row in block.rows) and not _says_of_itself(block):
                return replace(document, blocks=(*blocks, *document.blocks[place:]))
            blocks += [Prose(text, row.line, page=row.page) for row in block.rows for text in row.texts if text]
        else:
            blocks.append(block)
    return document


def _says_of_itself(table: Table) -> bool:
    """Whether a table is one row such as “Version 5”, “Owner: Policy Officer”, “Updated: 3 May 2026”."""
    said = [text for row in table.rows for text in row.texts if text]
    return len(table.rows) == 1 and len(said) <= 5 and sum(bool(_FACT.match(text)) for text in said) > len(said) / 2


def front_page(document: Document, positions: Sequence[tuple[str, bool]]) -> FrontPage:
    """The front page. ``positions`` are (day, whether anything is said to be done) for each position of the plan."""
    front = _front(document)
    title = _title(front)
    authority, inferred = _authority(front, document)
    dated = _dated([_VERSION_NUMBER.sub(" ", prose.text) for prose in _titles(front)])
    if dated is None and (done := [day for day, said in positions if day and said]):
        dated, inferred = max(done)[:7], inferred | {"dated"}
    return FrontPage(authority, title, _status(document, front), dated, inferred)


def _dated(titles: Sequence[str]) -> str | None:
    """The month or day of the plan; that of its last update where the front page gives no other."""
    own = [_PROGRESS.split(text)[0] for text in titles]
    last = [text for text in titles if _UPDATED.match(text)]
    return next((month for text in (*own, *last) if (month := read_month(text))), None)


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
    return (
        f"{first}: {more}"
        if more and re.search(r"\bplan\b", more, re.IGNORECASE) and not re.search(r"\bplan\b", first, re.IGNORECASE)
        else first
    )


def _status(document: Document, front: Sequence[Prose]) -> str | None:
    alone = [prose.text.strip(" .()[]:").lower() for prose in document.prose]
    titles = " ".join(prose.text for prose in _titles(front)).lower()
    if (
        "draft" in alone
        or mark("draft").search(titles)
        or any(re.match(r"(?:status|version)\W+.*\bdraft\b", text) for text in alone)
    ):
        return "draft"
    if any(text in ("final", "final version") or re.match(r"(?:status|version)\W+.*\bfinal\b", text) for text in alone):
        return "final"
    if any(_SAYS_FINAL.match(prose.text) for prose in _titles(front)):
        return "final"
    return None


def _authority(front: Sequence[Prose], document: Document) -> tuple[str | None, frozenset[str]]:
    """The council, from the title where it stands there; from the body, and marked so, where it does not."""
    titles = [prose.text for prose in _titles(front) or front[:1]]
    for find in (_full_name, _unlisted_council, _bare_name):
        if name := next(filter(None, map(find, titles)), None):
            return name, frozenset()
    body = [prose.text for prose in document.prose] + [
        text for table in document.tables for row in table.rows for text in row.texts if text
    ]
    name = _most_named(body)
    return name, frozenset({"authority"}) if name else frozenset()


_COUNCIL_NAME = re.compile(
    r"\b((?:[A-Z][a-z]+\s){1,3}?)(?:(?:City|Borough|County|Metropolitan|District)\s)*Council(?:'s)?\b(?!\s+(?:Tax|Strategy|Leader|Executive|Reports?))"
)
_NO_NAME = {
    "The",
    "Our",
    "This",
    "Each",
    "Every",
    "Youth",
    "Parish",
    "Care",
    "Children",
    "In",
    "At",
    "For",
    "By",
    "City",
    "County",
    "Borough",
    "Full",
    "A",
}


def _full_name(text: str) -> str | None:
    """A listed authority that stands with the word council."""
    return next(
        (
            name
            for name in authorities()
            for form in _forms(name)
            if re.search(rf"\b{re.escape(form)}{_COUNCIL}", text, re.IGNORECASE)
        ),
        None,
    )


def _unlisted_council(text: str) -> str | None:
    """A council that is on no list: “Fernshire Council”."""
    found = _COUNCIL_NAME.search(text)
    words = found[1].split() if found else []
    while words and words[0] in _NO_NAME:
        words.pop(0)
    return " ".join(words) or None


def _bare_name(text: str) -> str | None:
    """A listed authority that stands alone."""
    return next((name for name in authorities() for form in _forms(name) if _times(form, text)), None)


def _forms(name: str) -> tuple[str, ...]:
    """The ways a name is printed: “Bristol, City of” is also Bristol."""
    short = re.sub(r",.*$|^County\s+", "", name)
    return (name, short) if short != name and "," in name and " and " not in name else (name,)


def _times(name: str, text: str) -> int:
    """How often a name stands in a text as a place: not as somebody's surname."""
    found = re.finditer(rf"\b{re.escape(name)}\b", text)
    return sum(not re.search(r"\b[A-Z][a-z]+\s$", text[max(0, match.start() - 24) : match.start()]) for match in found)


def _most_named(texts: Sequence[str]) -> str | None:
    """The authority named most often; a council's full name counts more than a word that may be a place."""
    text = " \n ".join(texts)
    counts: Counter[str] = Counter()
    for name in authorities():
        if name in text:
            full = len(re.findall(rf"\b{re.escape(name)}{_COUNCIL}", text, re.IGNORECASE))
            counts[name] = 6 * full + (4 if " " in name else 1) * _times(name, text)
    counts.update({name: 6 for one in texts if (name := _unlisted_council(one)) and name not in authorities()})
    best = counts.most_common(1)
    return best[0][0] if best and best[0][1] > 0 else None
