"""The layouts of a document's tables: their columns, what stands in them, and what the reader took each for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldthread.documents.heads import bare_head
from goldthread.documents.mapping import ColumnMapping, Mapping, TableMapping
from goldthread.documents.understand.asides import asides_in, without
from goldthread.documents.understand.columns import Columns, recognise
from goldthread.documents.understand.events import Event, Work
from goldthread.documents.understand.given import headers_given, tables_named, tables_without_header
from goldthread.documents.understand.headers import Header, candidates_in, is_remnant, key
from goldthread.documents.understand.labels import row_label
from goldthread.documents.understand.mapped import fit_of
from goldthread.documents.understand.parts import is_card
from goldthread.documents.understand.rows import kind_of
from goldthread.documents.understand.stitch import stitched
from goldthread.documents.understand.words import mark
from goldthread.page import Document, Table, TableRow
from goldthread.plan.rating import rag_from_word

EXAMPLES = 3
_MOST_RATINGS, _WORDS_OF_RATING = 10, 4
_FEWEST_HEADS = 3  # of a table that was not understood, in a document with tables of actions that were


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column: its place from 0, its head, the field it was taken for, and the first different texts below it.

    ``guess`` is the field it is most like, in a table that was not understood.
    """

    place: int
    head: str
    field: str
    examples: tuple[str, ...]
    texts: tuple[str, ...] = ()
    unsure: bool = False
    guess: str = ""

    @property
    def words_without_colour(self) -> tuple[str, ...]:
        """The short texts of the column that name no colour: “On track”, “P1”."""
        short = [text for text in self.texts if len(text.split()) <= _WORDS_OF_RATING and not rag_from_word(text)]
        once = tuple({bare_head(text): text for text in reversed(short)}.values())[::-1]
        return once if len(once) <= _MOST_RATINGS else ()


@dataclass(frozen=True, slots=True)
class LayoutSeen:
    """A layout of table. ``kind`` is what its rows were taken for, empty where for nothing; ``table`` its first table.

    ``headed`` says whether the table has a row of heads, ``aside`` that it was taken for no part of the plan's work;
    ``first_row`` are the texts of its row of heads, or of its first row.
    """

    columns: tuple[ColumnSeen, ...]
    kind: str
    headed: bool
    tables: int
    rows: int
    table: int
    line: int
    page: int | None = None
    aside: bool = False
    first_row: tuple[str, ...] = ()
    ratings: tuple[tuple[str, str], ...] = ()

    def as_mapping(self) -> TableMapping:
        """The layout as a person would give it back who has nothing to change."""
        columns = tuple(
            ColumnMapping(
                head=column.head, column=None if column.head.strip() else column.place + 1, field=column.field
            )
            for column in self.columns
        )
        width = None if self.headed else len(self.columns)
        return TableMapping(columns=columns, width=width, ratings=dict(self.ratings))


def layouts_in(document: Document, mapping: Mapping | None = None) -> tuple[LayoutSeen, ...]:
    """The layouts of a document's tables, once each, in their order; ``document`` is a reading's."""
    aside = asides_in(document) - tables_named(document, mapping)
    of_work = without(document, aside)
    understood = list(_under_headers(of_work, mapping))
    first = min((layout.table for layout in understood if layout.kind == "action"), default=None)
    seen = [*understood, *(layout for layout in _unread(of_work, mapping) if _is_offered(layout, first))]
    asides = [_of_table(table, aside=True) for table in document.tables if table.number in aside]
    return tuple(sorted(seen, key=lambda layout: layout.table)) + tuple(_each_once(asides))


def _is_offered(layout: LayoutSeen, first_of_actions: int | None) -> bool:
    """Whether a table that was not understood may be work: below the first table of actions, it may be a row's rest."""
    if first_of_actions is None:
        return True
    heads = sum(bool(column.head.strip()) for column in layout.columns)
    return heads >= _FEWEST_HEADS or (heads == 0 and layout.table < first_of_actions)


def _under_headers(document: Document, mapping: Mapping | None) -> Iterator[LayoutSeen]:
    heads = headers_given(document, mapping)
    tables = {table.number: table for table in document.tables}
    done = stitched(document, mapping)
    for columns in done.headers:
        stand = [at for at, header in sorted(heads.items()) if _shows(header.texts, columns, mapping)]
        if stand:
            rows = _rows_of_work(done.said, columns, tables) or list(_rows_under(stand, heads, tables))
            number, place = stand[0]
            yield _layout(columns, rows, tables[number], tables[number].rows[place], len(stand))
    headless: dict[int, list[Table]] = {}
    found = tables_without_header(document, heads, mapping)
    for number in found:
        headless.setdefault(tables[number].width, []).append(tables[number])
    for same in headless.values():
        rows = [row for table in same for row in table.rows]
        yield _layout(found[same[0].number], rows, same[0], same[0].rows[0], len(same))


def _rows_of_work(said: Sequence[Event], columns: Columns, tables: dict[int, Table]) -> list[TableRow]:
    """The rows that were read in these columns."""
    entries = (event.entry for event in said if isinstance(event, Work) and event.columns is columns)
    return [tables[entry.table].rows[entry.row - 1] for entry in entries]


def _rows_under(
    stand: Sequence[tuple[int, int]], heads: dict[tuple[int, int], Header], tables: dict[int, Table]
) -> Iterator[TableRow]:
    """The rows below the headers at these places, each to the end of its table or to the next header."""
    for number, place in stand:
        for at in range(place + heads[number, place].height, len(tables[number].rows)):
            if (number, at) in heads:
                break
            yield tables[number].rows[at]


def _shows(texts: Sequence[str], columns: Columns, mapping: Mapping | None) -> bool:
    """Whether a row of heads is this header, or what is left of it."""
    fit = fit_of(mapping, texts)
    if fit is not None and fit.table.claims:
        return columns.mapped is not None and fit.table == columns.mapped
    return columns.mapped is None and (is_remnant(texts, columns.header) or key(texts) == key(columns.header))


def _unread(document: Document, mapping: Mapping | None) -> Iterator[LayoutSeen]:
    """Tables in which no header was found, and which are no rest of a table above them."""
    headed = {number for number, _ in headers_given(document, mapping)}
    read = headed | set(tables_without_header(document, headers_given(document, mapping), mapping))
    width, found = 0, []
    for table in document.tables:
        if table.number in read:
            width = table.width
        elif table.width != width and table.width > 1 and len(table.rows) > 1 and not _names_its_rows(table):
            found.append(_of_table(table))
    yield from _each_once(found)


def _names_its_rows(table: Table) -> bool:
    """Whether the rows of a table say themselves what they are: labels, or the head of a position."""
    named = [row for row in table.rows if row_label(row.texts, None) or mark("position").match(row.texts[0])]
    return is_card(table) or 2 * len(named) >= len(table.rows)


def _of_table(table: Table, *, aside: bool = False) -> LayoutSeen:
    """A table that was not understood: its first row of short words may be its heads."""
    place, header = _likeliest_header(table)
    texts = header.texts if header else ("",) * table.width
    rows = table.rows[place + header.height :] if header else table.rows
    seen = _layout(Columns({}, texts), rows, table, table.rows[place], 1, aside=aside)
    if aside:
        return seen
    likely = recognise(texts, rows).roles
    return replace(seen, columns=tuple(replace(column, guess=likely.get(column.place, "")) for column in seen.columns))


def _likeliest_header(table: Table) -> tuple[int, Header | None]:
    """The first row that could be heads, or the fuller one right below it: “Thing”, “First” below “”, “Assurance”."""
    place, header = next(candidates_in(table), (0, None))
    if header and header.height == 1 and place + 1 < len(table.rows):
        below, second = next(candidates_in(replace(table, rows=table.rows[place + 1 :])), (1, None))
        if second and below == 0 and sum(map(bool, second.texts)) > sum(map(bool, header.texts)):
            return place + 1, second
    return place, header


def _each_once(layouts: Sequence[LayoutSeen]) -> Iterator[LayoutSeen]:
    alike: dict[str, list[LayoutSeen]] = {}
    for layout in layouts:
        alike.setdefault(layout.as_mapping().signature, []).append(layout)
    for same in alike.values():
        first = same[0]
        yield LayoutSeen(
            first.columns, first.kind, first.headed, len(same), sum(layout.rows for layout in same), first.table,
            first.line, first.page, first.aside, first.first_row,
        )  # fmt: skip


def _layout(
    columns: Columns, rows: Sequence[TableRow], table: Table, first: TableRow, tables: int, *, aside: bool = False
) -> LayoutSeen:
    below = [row for row in rows if sum(map(bool, row.cells)) > 1] or list(rows)
    seen = tuple(_column(columns, place, below) for place in range(columns.width))
    ratings = tuple(columns.mapped.ratings.items()) if columns.mapped else ()
    headed = any(head.strip() for head in columns.header)
    kind = "" if aside else kind_of(columns)
    return LayoutSeen(
        seen, kind, headed, tables, len(rows), table.number, first.line, first.page, aside, first.texts, ratings
    )  # fmt: skip


def _column(columns: Columns, place: int, rows: Sequence[TableRow]) -> ColumnSeen:
    said = [row.cells[place].text for row in rows if place < len(row.cells) and row.cells[place]]
    texts = tuple(dict.fromkeys(said))
    return ColumnSeen(
        place, columns.header[place], columns.roles.get(place, "other"), texts[:EXAMPLES], texts,
        place in columns.unsure,
    )  # fmt: skip
