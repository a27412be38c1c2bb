"""Tables in a plan that are no part of its work: versions, glossaries, keys, risks, members, meetings, measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from goldthread.documents.understand.words import plain, vocabulary
from goldthread.page import Document, Table
from goldthread.plan.rating import rag_from_word

_MOST_COLOURS = 6


def asides_in(document: Document) -> frozenset[int]:
    """The numbers of the tables that are asides."""
    return frozenset(table.number for table in document.tables if is_aside(table))


def without(document: Document, numbers: frozenset[int]) -> Document:
    """The document without these tables."""
    blocks = (block for block in document.blocks if not (isinstance(block, Table) and block.number in numbers))
    return Document(tuple(blocks), document.name, document.notes)


def is_aside(table: Table) -> bool:
    """Whether a table is an aside, by its heads; a key to the colours also by the colours that it explains."""
    heads = next((said for row in table.rows if len(said := tuple(filter(None, row.texts))) > 1), ())
    return bool(heads) and (kind_of_aside(heads) is not None or _explains_colours(table))


@lru_cache(maxsize=1024)
def kind_of_aside(heads: tuple[str, ...]) -> str | None:
    """Which kind of aside stands below these heads: “versions”, “glossary” and so on.

    >>> kind_of_aside(("Version", "Date", "Changed by")), kind_of_aside(("Action", "Date", "Lead"))
    ('versions', None)
    """
    bare = [plain(head) for head in heads]
    return next((name for name, said in vocabulary("asides").items() if _is_kind(bare, said)), None)


def _is_kind(heads: Sequence[str], said: dict) -> bool:
    if any(re.fullmatch(said["never"], head) for head in heads if "never" in said):
        return False
    places = [{place for place, head in enumerate(heads) if re.fullmatch(need, head)} for need in said["needs"]]
    if not all(places) or len(set.union(*places)) < len(places):
        return False
    known = [*said["needs"], *said.get("also", ())]
    return not said.get("closed") or all(any(re.fullmatch(one, head) for one in known) for head in heads)


def _explains_colours(table: Table) -> bool:
    """Whether each of three to six rows begins with a colour of its own and says in a few words what it means."""
    rows = [texts for row in table.rows[: _MOST_COLOURS + 3] if (texts := [text for text in row.texts if text])]
    if max(map(len, rows), default=0) != 2 or len(rows) > _MOST_COLOURS + 2:
        return False
    colours = [texts[0] for texts in rows if rag_from_word(texts[0])]
    return len(colours) == len(set(colours)) >= 3 and len(rows) - len(colours) <= 2
