"""Finds the header rows of a document: by their words, by standing again on each page, by their shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.understand import contents
from goldthread.documents.understand.columns import ENOUGH, header_scores
from goldthread.documents.understand.words import label_of
from goldthread.page import Document, Table, TableRow

_MOST_WORDS = 14
_SHAPE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its text over each column, how many rows it takes, and whether a person named it."""

    texts: tuple[str, ...]
    height: int = 1
    given: bool = False


def headers_in(document: Document) -> dict[tuple[int, int], Header]:
    """The headers of a document by (table, row from 0)."""
    candidates = {(table.number, place): header for table in document.tables for place, header in candidates_in(table)}
    times = Counter(key(header.texts) for header in candidates.values())
    bodies = rows_below(document, candidates)
    return {
        at: header for at, header in candidates.items()
        if by_words(header.texts) or _again(header, times) or _by_contrast(header, bodies.get(key(header.texts), ()))
    }  # fmt: skip


def rows_below(document: Document, headers: dict[tuple[int, int], Header]) -> dict[tuple[str, ...], list[TableRow]]:
    """All rows of the document below each distinct header: a short piece of a table is understood like the whole."""
    bodies: dict[tuple[str, ...], list[TableRow]] = {}
    current: list[TableRow] | None = None
    for table in document.tables:
        skip = 0
        for place, row in enumerate(table.rows):
            if header := headers.get((table.number, place)):
                current = bodies.setdefault(key(header.texts), [])
                skip = header.height
            skip -= 1
            if skip < 0 and current is not None:
                current.append(row)
    return bodies


def key(texts: Sequence[str]) -> tuple[str, ...]:
    """A header's words alone, so that the same header printed twice is known again."""
    bare = header_words(texts)
    while bare and not bare[-1]:
        bare.pop()
    return tuple(bare)


def header_words(header: Sequence[str]) -> list[str]:
    """A header's words column by column, empty where there are none. A code's figures are part of it: C1 is not C2."""
    return [" ".join(re.findall(r"[a-z£%]+|(?<=\b[a-z])\d+\b", text.lower())) for text in header]


def is_remnant(texts: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a header is an earlier one printed again, with words or whole cells lost where it was broken."""
    left, whole = list(key(texts)), list(key(header))
    place = 0
    for text in filter(None, left):
        while place < len(whole) and not (whole[place] and whole[place].startswith(text)):
            place += 1
        if place == len(whole):
            return False
        place += 1
    return len([text for text in left if text]) >= 2 and len(left) <= len(whole) + 1


def is_rest_of_header(row: TableRow, header: Sequence[str]) -> bool:
    """Whether a row is the second line of a header that was broken: “When?”, “Whom?”, “required”."""
    texts = [text for text in row.texts if text]
    whole = key(header)
    words = header_words(row.texts)
    ends = [
        bool(word) and known.endswith(word)
        for known, word, text in zip(header_words(header), words, row.texts, strict=False)
        if text
    ]
    if len(ends) == len(texts) > 1 and all(ends):
        return True
    return len(texts) > 1 and not row.texts[0] and all(
        len(text.split()) <= 3 and (any(" ".join(key([text])) in known for known in whole) or header_scores(text))
        for text in texts
    ) and not any(contents.like_due(text) > 0.5 for text in texts)  # fmt: skip


def candidates_in(table: Table) -> Iterator[tuple[int, Header]]:
    """Rows that could be headers: the first below any one-cell rows, and later ones whose words say so."""
    at_top, end = True, 0
    for place, row in enumerate(table.rows):
        filled = [text for text in row.texts if text]
        if place < end or len(filled) < 2:
            continue
        if sum(text[0].islower() for text in filled) > len(filled) / 2:
            at_top = False  # the rest of a row, broken where the page turned
            continue
        if (_has_shape(row) if at_top else _all_heads(filled) and _has_shape(row)) and not _is_label_row(row):
            header = _with_second_row(row, table.rows[place + 1 : place + 3])
            end = place + header.height
            yield place, header
        at_top = False


def _all_heads(texts: Sequence[str]) -> bool:
    """Whether every cell names a column: what a row in the middle of a table must do to be a header."""
    return all(max(header_scores(text).values(), default=0) >= ENOUGH for text in texts) and by_words(texts)


def _is_label_row(row: TableRow) -> bool:
    """A row whose first cell labels the second, and is not one of several heads."""
    heads = sum(max(header_scores(text).values(), default=0) >= 1.8 for text in row.texts[1:])
    return label_of(row.texts[0]) is not None and heads < 2


def _has_shape(row: TableRow) -> bool:
    """Two or more short cells, none of them a date, a colour, a reference or a sentence."""
    texts = [text for text in row.texts if text]
    if len(texts) < 2 or any(len(text.split()) > _MOST_WORDS or len(text) > 110 for text in texts):
        return False
    return not any(
        contents.like_due(text) > 0.9 or (contents.like_rag(text) and len(text) > 1)
        or re.search(r"£\s?\d|^\d|[!;]$", text)
        or (text.endswith(".") and len(text.split()) > 4) for text in texts
    )  # fmt: skip


def _with_second_row(row: TableRow, below: Sequence[TableRow]) -> Header:
    """A header in two rows as one: a column is named by its own text, else by the group's above it."""
    if not below or len(below[0].cells) != len(row.cells):
        return Header(row.texts)
    if groups := _groups_over(row, below[0]):
        return Header(tuple(_named(groups.get(at, row.texts[at]), own) for at, own in enumerate(below[0].texts)), 2)
    if _goes_on_below(row, below[0]):
        return Header(tuple(f"{a} {b}".strip() for a, b in zip(row.texts, below[0].texts, strict=True)), 2)
    if not _is_second_row(row, below[0]):
        return Header(row.texts)
    return Header(tuple(own or group for group, own in zip(row.texts, below[0].texts, strict=True)), 2)


def _groups_over(row: TableRow, below: TableRow) -> dict[int, str]:
    """Heads that reach over several columns, by column, where the row below names each of these and no other."""
    groups = {
        place + more: cell.text for place, cell in enumerate(row.cells) if cell and cell.span > 1
        for more in range(cell.span)
    }  # fmt: skip
    named = {place for place, text in enumerate(below.texts) if text}
    short = all(len(text.split()) <= _SHAPE_WORDS for text in below.texts)
    return groups if groups and short and named == set(groups) and len(groups) < len(row.cells) else {}


def _named(group: str, own: str) -> str:
    """A column's own head, after its group's where the own says nothing alone: “RAG” over “Apr”."""
    if not own or not group or max(header_scores(own).values(), default=0) >= ENOUGH:
        return own or group
    return f"{group} {own}"


def _goes_on_below(row: TableRow, below: TableRow) -> bool:
    """Whether each head is a sentence that the row below finishes: “What we will” and “do about it”."""
    rest = [(head, text) for head, text in zip(row.texts, below.texts, strict=True) if text]
    return len(rest) > 1 and all(
        head and head[-1] not in "?:" and re.match(r"[a-z(/&].*[^.;]$", text) and len(text.split()) <= 4
        for head, text in rest
    )


def _is_second_row(row: TableRow, below: TableRow) -> bool:
    own = [text for text in below.texts if text]
    if len(own) < 2 or not _has_shape(below) or any(len(text.split()) > _SHAPE_WORDS for text in own):
        return False
    if any(re.fullmatch(r"[A-Z]{2,4}(?:/[A-Z]{2,4})*", text) for text in own):
        return False
    under = [bool(a) and not b for a, b in zip(row.texts, below.texts, strict=True)]
    beside = [bool(b) and not a for a, b in zip(row.texts, below.texts, strict=True)]
    return (
        any(under)
        and any(beside)
        and sum(max(header_scores(text).values(), default=0) >= 0.7 for text in own) >= len(own) / 2
    )


def by_words(texts: Sequence[str]) -> bool:
    """Whether a row's words say that it is a header."""
    said = [text for text in texts if text]
    best = [max(header_scores(text).items(), key=lambda item: item[1], default=("", 0.0)) for text in said]
    if len(said) == 2 and min(score for _, score in best) < 2:
        return False
    roles = {role for role, score in best if score >= ENOUGH}
    strong = sum(score >= ENOUGH for _, score in best)
    return len(roles) >= 2 and strong >= max(2, 0.6 * len(said)) and sum(score for _, score in best) >= 1.5 * len(roles)


def _again(header: Header, times: Counter) -> bool:
    """A row of heads that stands over several tables in the same words."""
    return times[key(header.texts)] > 1 and len([text for text in header.texts if text]) > 2


def _by_contrast(header: Header, body: Sequence[TableRow]) -> bool:
    """Short heads with dates, names, colours or long texts below them."""
    if (
        len([text for text in header.texts if text]) < 3
        or any(len(text.split()) > _SHAPE_WORDS for text in header.texts)
        or not body
    ):
        return False
    return (
        sum(
            _unlike_below(text, [row.cells[place].text for row in body if place < len(row.cells)])
            for place, text in enumerate(header.texts)
        )
        >= 2
    )


def _unlike_below(head: str, below: Sequence[str]) -> bool:
    said = [text for text in below if text][:40]
    if not said or not head:
        return False
    words = sum(len(text.split()) for text in said) / len(said)
    typed = max(sum(map(test, said)) / len(said) for test in (contents.like_due, contents.like_rag, contents.like_cost))
    return typed > 0.6 or words >= max(6, 2.5 * len(head.split()))
