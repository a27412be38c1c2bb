"""What a person said of the columns, laid over what the reader makes of them itself: the person's word wins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.documents.heads import bare_head
from goldthread.documents.mapping import Mapping, TableMapping
from goldthread.documents.understand.columns import Columns, recognise
from goldthread.documents.understand.entry import Entry
from goldthread.documents.understand.events import Place
from goldthread.documents.understand.inline import BETWEEN, name_and_date
from goldthread.documents.understand.parts import is_overview
from goldthread.documents.understand.rows import columns_used, entry_of
from goldthread.page import Cell, Line, Table, TableRow
from goldthread.plan.rating import rag_from_word

_ENOUGH_HEADS = 0.6  # of a layout's heads must stand in a row for it to be known again
IGNORED, _BOTH = "ignore", "lead_and_due"


@dataclass(frozen=True, slots=True)
class Fit:
    """A layout that a header shows, and the place from 0 of each of its columns that was found."""

    table: TableMapping
    places: dict[int, str]


def fit_of(mapping: Mapping | None, texts: Sequence[str]) -> Fit | None:
    """The layout of the map that a row of heads shows: the one with most columns found; ``None`` for none."""
    bare = [bare_head(text) for text in texts] if mapping else []
    fits = [fit for table in (mapping.table if mapping else ()) if (fit := _fit(table, bare))]
    return max(fits, key=lambda fit: len(fit.places), default=None)


def claims(mapping: Mapping | None, texts: Sequence[str]) -> bool:
    """Whether a person said what stands below a row of heads."""
    fit = fit_of(mapping, texts)
    return fit is not None and fit.table.claims


def _fit(table: TableMapping, bare: Sequence[str]) -> Fit | None:
    heads = table.bare_heads
    if not any(wanted in bare for _, wanted in heads):
        return None
    places: dict[int, str] = {}
    for column, wanted in heads:
        free = [place for place, text in enumerate(bare) if text == wanted and place not in places]
        if free:
            place = column.column - 1 if column.column and column.column - 1 in free else free[0]
            places[place] = column.field
    if len(places) < max(min(2, len(heads)), _ENOUGH_HEADS * len(heads)):
        return None
    for column in table.columns:
        if not column.head.strip() and column.column <= len(bare) and not bare[column.column - 1]:
            places.setdefault(column.column - 1, column.field)
    return Fit(table, places)


def headless_fit(mapping: Mapping | None, table: Table) -> Fit | None:
    """The layout without a header row that has as many columns as the table."""
    for said in mapping.table if mapping else ():
        if said.headless and said.claims and said.counted == table.width:
            return Fit(said, {column.column - 1: column.field for column in said.columns})
    return None


def columns_below(texts: Sequence[str], body: Sequence[TableRow], mapping: Mapping | None) -> Columns:
    """The columns below a header as the reader knows them, or as a person said."""
    own = columns = recognise(columns_used(texts, body), body)
    fit = fit_of(mapping, texts)
    if fit and fit.table.claims:
        columns = _with(own, fit)
    of_actions = columns.roles != own.roles and "action" in columns.roles.values()
    return replace(columns, overview=True) if is_overview(columns, body) and not of_actions else columns


def columns_without_header(fit: Fit, rows: Sequence[TableRow]) -> Columns:
    """The columns of a table that has no header row."""
    columns = recognise(("",) * fit.table.counted, rows)
    return _with(columns, fit)


def _with(columns: Columns, fit: Fit) -> Columns:
    """The columns with a person's word for those that they named; no other column has a role twice."""
    given = {place: field for place, field in fit.places.items() if place < columns.width}
    own = {place: role for place, role in columns.roles.items() if place not in given and role not in given.values()}
    roles = own | {place: field for place, field in given.items() if field != "other"}
    return replace(columns, roles=roles, unsure=columns.unsure - given.keys(), mapped=fit.table)


def mapped_entry(row: TableRow, columns: Columns, where: Place) -> Entry:
    """The row's cells by role; a rating's own words give way to the colour that a person said they mean."""
    if columns.mapped is None:
        return entry_of(row, columns, where)
    cells, words = list(row.cells), []
    for place, role in columns.roles.items():
        if role == "rag" and columns.mapped.ratings and place < len(cells):
            cells[place], said = _in_colours(cells[place], columns.mapped)
            words += said
    entry = entry_of(replace(row, cells=tuple(cells)), columns, where)
    if words:
        entry.cells["state"] = [*words, *entry.lines("state")]
    _part_lead_and_due(entry)
    for kept in (entry.cells, entry.columns, entry.shades):
        kept.pop(IGNORED, None)
    return entry


def _part_lead_and_due(entry: Entry) -> None:
    """Gives who and when, which a person said stand in one cell, each its own."""
    lines, place = entry.cells.pop(_BOTH, ()), entry.columns.pop(_BOTH, None)
    entry.shades.pop(_BOTH, None)
    if place is None:
        return
    parted = [_who_and_when(line.text) for line in lines]
    for at, role in enumerate(("lead", "due")):
        entry.cells[role] = [*entry.lines(role), *(Line(said[at]) for said in parted if said[at])]
        entry.columns.setdefault(role, place)


def _who_and_when(text: str) -> tuple[str, str]:
    """The two parts of a line; where its words do not tell, it is parted at the last sign that a figure follows.

    >>> _who_and_when("Ada Marsh, Head of Service / Q2 2026"), _who_and_when("31/05/2026"), _who_and_when("Ada Marsh")
    (('Ada Marsh, Head of Service', 'Q2 2026'), ('', '31/05/2026'), ('Ada Marsh', ''))
    """
    told = name_and_date(text)
    if told and told[1]:
        return told
    for found in reversed(list(BETWEEN.finditer(text))):
        name, date = text[: found.start()].strip(), text[found.end() :].strip(" )")
        if name and re.search(r"\d", date) and not re.search(r"\d", name):
            return name, date
    return (text, "")


def _in_colours(cell: Cell, said: TableMapping) -> tuple[Cell, list[Line]]:
    """The cell with a colour in place of the words that mean it, and those words."""
    whole = said.colour_of(cell.text)
    if whole:
        return replace(cell, lines=(Line(whole),)), [] if rag_from_word(cell.text) else [Line(cell.text)]
    lines, words = [], []
    for line in cell.lines:
        colour = said.colour_of(line.text)
        lines.append(replace(line, text=colour) if colour else line)
        if colour and not rag_from_word(line.text):
            words.append(line)
    return replace(cell, lines=tuple(lines)), words
