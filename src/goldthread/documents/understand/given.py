"""Where in a document a person's map applies: the headers and tables it names, and what it names in vain."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Held
from dataclasses import replace

from goldthread.documents.heads import bare_head
from goldthread.documents.mapping import Mapping, TableMapping, fields
from goldthread.documents.understand.columns import Columns
from goldthread.documents.understand.headers import Header, by_words, candidates_in, headers_in
from goldthread.documents.understand.mapped import claims, columns_without_header, fit_of, headless_fit
from goldthread.errors import BadMap
from goldthread.page import Document, Table

_MOST_NAMED = 8  # columns in a note; the others are counted
_Heads = Held[tuple[int, int], Header]


def headers_given(document: Document, mapping: Mapping | None = None) -> dict[tuple[int, int], Header]:
    """The headers of a document by (table, row from 0), with those that a person named."""
    found = headers_in(document)
    if mapping is None:
        return found
    heads: dict[tuple[int, int], Header] = {}
    for table in document.tables:
        own = {place: header for (number, place), header in found.items() if number == table.number}
        heads |= {(table.number, place): header for place, header in _heads_of(table, own, mapping)}
    return heads


def _heads_of(table: Table, own: dict[int, Header], mapping: Mapping) -> Iterator[tuple[int, Header]]:
    candidates, end = dict(candidates_in(table)), 0
    if headless_fit(mapping, table):
        own = {place: header for place, header in own.items() if by_words(header.texts)}
    for place, row in enumerate(table.rows):
        if place < end:
            continue
        shown = [header for header in (own.get(place), candidates.get(place), Header(row.texts)) if header]
        named = next((replace(header, given=True) for header in shown if claims(mapping, header.texts)), None)
        if header := named or own.get(place):
            end = place + header.height
            yield place, header


def tables_named(document: Document, mapping: Mapping | None) -> frozenset[int]:
    """The numbers of the tables that the map speaks of."""
    if mapping is None:
        return frozenset()
    heads = headers_given(document, mapping)
    return frozenset(number for (number, _), header in heads.items() if header.given) | frozenset(
        tables_without_header(document, heads, mapping)
    )


def tables_without_header(document: Document, heads: _Heads, mapping: Mapping | None) -> dict[int, Columns]:
    """The columns of the tables without a header row of which the map speaks, by the table's number."""
    if mapping is None or not any(table.headless for table in mapping.table):
        return {}
    headed = {number for number, _ in heads}
    fits: dict[int, tuple] = {}
    width_in_force = 0
    for table in document.tables:
        if table.number in headed:
            width_in_force = table.width
        elif table.width != width_in_force and (fit := headless_fit(mapping, table)):
            fits[table.number] = (fit, table)
    rows: dict[int, list] = {}
    for fit, table in fits.values():
        rows.setdefault(fit.table.counted, []).extend(table.rows)
    made = {width: columns_without_header(_of(fits, width), body) for width, body in rows.items()}
    return {number: made[fit.table.counted] for number, (fit, _) in fits.items()}


def _of(fits: dict[int, tuple], width: int):
    return next(fit for fit, _ in fits.values() if fit.table.counted == width)


def fitting(mapping: Mapping, document: Document) -> tuple[TableMapping, ...]:
    """The tables of the map that say something of this document."""
    heads = headers_given(document, mapping)
    shown = [fit_of(mapping, header.texts).table for header in heads.values() if header.given]
    shown += [columns.mapped for columns in tables_without_header(document, heads, mapping).values()]
    return tuple(table for table in mapping.table if any(table is one for one in shown))


def notes_on(mapping: Mapping, document: Document) -> tuple[str, ...]:
    """What was read as a person said, and which heads stand in no table. Raises `BadMap` where the map fits nothing."""
    used = fitting(mapping, document)
    if not used and any(table.claims for table in mapping.table):
        raise _fits_nothing(mapping, document)
    missing = _heads_in_no(document, mapping)
    notes = [note for table in used if (note := _note(table, missing))]
    if missing:
        notes.append(f"The map names {_listed(missing)}, which heads no column of this document.")
    return tuple(notes)


def _note(table: TableMapping, missing: list[str]) -> str:
    found = [column for column in table.columns if column.head not in missing]
    said = [
        f"“{' '.join(column.head.split())}”" if column.head.strip() else f"column {column.column}" for column in found
    ]
    named = [
        f"{head} is {fields()[column.field]['name']}" for head, column in zip(said, found, strict=True)
        if column.field != "other"
    ]  # fmt: skip
    if not named:
        return ""
    more = f" and {len(named) - _MOST_NAMED} more" if len(named) > _MOST_NAMED else ""
    return f"Columns mapped by a person: {', '.join(named[:_MOST_NAMED])}{more}."


def _heads_in_no(document: Document, mapping: Mapping) -> list[str]:
    """The heads of the map that stand in no cell of the document's tables, in their order."""
    stand = {bare_head(text) for header in headers_given(document, mapping).values() for text in header.texts}
    stand |= {bare_head(cell.text) for table in document.tables for row in table.rows for cell in row.cells if cell}
    heads = [column.head for table in mapping.table if table.claims for column in table.columns if column.head.strip()]
    return list(dict.fromkeys(head for head in heads if bare_head(head) not in stand))


def _fits_nothing(mapping: Mapping, document: Document) -> BadMap:
    missing = _heads_in_no(document, mapping)
    why = f"{_listed(missing)} heads no column of it" if missing else "no table of it has these columns together"
    return BadMap("the map fits no table of this document", where=document.name, why=why,
                  try_="Write one for this document with “goldthread map FILE”")  # fmt: skip


def _listed(heads: list[str]) -> str:
    named = [f"“{' '.join(head.split())[:60]}”" for head in heads[:5]]
    more = f" and {len(heads) - 5} more" if len(heads) > 5 else ""
    return ", ".join(named) + more
