"""Goes through a document once and joins what page breaks parted: tables, headers, rows, cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from goldthread.documents.mapping import Mapping
from goldthread.documents.understand.align import aligned
from goldthread.documents.understand.asides import asides_in, without
from goldthread.documents.understand.banners import is_banner, is_page_number, opens_something, page_furniture
from goldthread.documents.understand.columns import Columns
from goldthread.documents.understand.entry import Entry, continues, ended, goes_on, is_orphan, joined, unfinished
from goldthread.documents.understand.events import Banner, Event, Labelled, Loose, Money, Place, Work
from goldthread.documents.understand.given import headers_given, tables_named, tables_without_header
from goldthread.documents.understand.headers import Header, is_remnant, is_rest_of_header, key, rows_below
from goldthread.documents.understand.inline import told_apart
from goldthread.documents.understand.labels import Labels, row_label
from goldthread.documents.understand.mapped import columns_below, fit_of, mapped_entry
from goldthread.documents.understand.rows import all_bold, kind_of, lists_in_parallel, years_of_costs
from goldthread.documents.understand.walk import Walk
from goldthread.documents.understand.words import mark, names_workstream
from goldthread.page import Document, Line, Prose, Table, TableRow

_NEVER_SPILT = {
    "due",
    "start",
    "original_due",
    "completed",
    "lead",
    "accountable",
    "rag",
    "ref",
    "number",
    "line",
    "section",
}
_OVER_ROWS = ("recommendation", "commitment")  # what one cell says of several rows
_HEADS = {"action": "action", "remedial": "outstanding", "owner": "section", "listed": "recommendation"}


def events(document: Document, mapping: Mapping | None = None) -> list[Event]:
    """Everything the document says, in order. ``mapping`` is what a person said of its columns."""
    return stitched(document, mapping).said


def stitched(document: Document, mapping: Mapping | None = None) -> _Stitcher:
    """The document gone through: what it ``said``, and the columns below each of its distinct ``headers``."""
    asides = asides_in(document) - tables_named(document, mapping)
    stitcher = _Stitcher(without(document, asides), mapping)
    for block in document.blocks:
        if isinstance(block, Prose):
            stitcher.prose(block)
        elif block.number in asides:
            stitcher.aside(block)
        else:
            stitcher.table(block)
    return stitcher


class _Stitcher:
    def __init__(self, document: Document, mapping: Mapping | None) -> None:
        self._walk = Walk()
        self._mapping = mapping
        self._heads = headers_given(document, mapping)
        self._headless = tables_without_header(document, self._heads, mapping)
        self._bodies = rows_below(document, self._heads)
        self._labels = Labels(self._walk, document, self._heads)
        self._furniture = page_furniture(document)
        self._seen: set[str] = set()
        self._banner = ""
        self.headers: list[Columns] = []
        self._parallel: dict[tuple[str, ...], bool] = {}
        self._spilling: Entry | None = None
        self._sheet: str | None = None

    @property
    def said(self) -> list[Event]:
        return self._walk.said

    # prose ---------------------------------------------------------------------------------------------------

    def prose(self, prose: Prose) -> None:
        """Prose between tables; the rest of a row that the page break pushed out of its table goes back to it."""
        last = self._walk.last
        if is_page_number(prose.text) or self._is_furniture(prose):
            return
        if isinstance(last, Work) and last.kind == "action" and prose.level == 0 and self._spilt(last.entry, prose):
            return
        if isinstance(last, Labelled) and prose.level == 0 and not prose.bold and not opens_something(prose.text):
            self._labels.take_prose(prose)
        else:
            self._walk.say(prose)

    def _is_furniture(self, prose: Prose) -> bool:
        """Whether a line is a running head: kept once, but it ends no row."""
        if prose.text not in self._furniture:
            return False
        first = prose.text not in self._seen
        self._seen.add(prose.text)
        within = isinstance(self._walk.last, (Work, Labelled))
        if prose.level or (first and not within):
            return False
        if first:
            self.said.insert(0, prose)
        return True

    def _spilt(self, entry: Entry, prose: Prose) -> bool:
        role = max(entry.columns, key=lambda name: entry.columns[name] if entry.has(name) else -1)
        if role in _NEVER_SPILT:
            return False
        text = entry.text(role)
        spilt_before = self._spilling is entry
        if (
            not (entry.has(role) and (unfinished(text) or not re.search(r"[.!?;:)]$", text) or spilt_before))
            or prose.bold
        ):
            return False
        if opens_something(prose.text) or mark("draft").fullmatch(prose.text.strip(" .()")) or prose.text.isupper():
            return False

        joined(
            entry, Entry({role: [Line(prose.text)]}, {role: entry.columns[role]}, entry.table, entry.row, prose.line)
        )
        self._spilling = entry
        return True

    # tables --------------------------------------------------------------------------------------------------

    def table(self, table: Table) -> None:
        """A table, row by row."""
        self._walk.turned, self._walk.fresh = True, False
        self._turn_to_sheet(table)
        if columns := self._headless.get(table.number):
            self._enter(columns)
        elif self._labels.take_card(table):
            return
        place = 0
        while place < len(table.rows):
            head = self._heads.get((table.number, place))
            row = table.rows[place]
            if any(row.texts) or any(cell.shade for cell in row.cells):
                self._row(table, place, head)
            place += head.height if head else 1

    def _turn_to_sheet(self, table: Table) -> None:
        """A small table on another sheet of the workbook (a key, a list of initials) does not go on from the plan's."""
        if table.name != self._sheet and self._walk.columns and 2 * table.width <= self._walk.columns.width:
            self._walk.leave_table()
        self._sheet = table.name

    def aside(self, table: Table) -> None:
        """A table that is no part of the work: its words are kept as they stand."""
        for place, row in enumerate(table.rows):
            if filled := [text for text in row.texts if text]:
                self._walk.say(Loose(" | ".join(filled), Place(row.line, table.number, place + 1, page=row.page)))
        self._walk.leave_table()

    def _row(self, table: Table, place: int, head: Header | None) -> None:
        row, walk = table.rows[place], self._walk
        below = table.rows[place + 1] if place + 1 < len(table.rows) else None
        head_below = self._heads.get((table.number, place + 1))
        where = Place(row.line, table.number, place + 1, page=row.page)
        if self._labels.take(row, where, below, is_head=head is not None) or self._header(row, head):
            return
        if walk.kind == "money" and isinstance(walk.last, Money):
            walk.last.rows.append((row, where))
        elif is_banner(row, walk, head_below):
            self._take_banner(row, where, below, head_below)
        elif walk.columns and walk.kind:
            self._work(table, row, where)
        else:
            self._labels.take_rest(row, where)

    def _take_banner(self, row: TableRow, where: Place, below: TableRow | None, head_below: Header | None) -> None:
        filled = [text for text in row.texts if text]
        text = " ".join(filled)
        if head_below and text == self._banner and self._walk.turned:
            return  # the section's name, printed again over the same table on the next page
        self._banner = text
        self._walk.say(Banner(text, where, all_bold(row), head_below is not None))
        if len(filled) > 1 or (below is not None and row_label(below.texts, None)):
            self._walk.leave_table()
        self._walk.turned = False

    # headers -------------------------------------------------------------------------------------------------

    def _header(self, row: TableRow, head: Header | None) -> bool:
        given = head is not None and head.given
        if not given and (years := years_of_costs(row)):
            self._walk.say(Money(years))
            self._walk.kind, self._walk.columns = "money", None
            return True
        if (
            self._walk.columns
            and (self._walk.fresh or (self._walk.turned and not given))
            and is_rest_of_header(row, self._walk.columns.header)
        ):
            return True
        if (self._walk.fresh and not given) or not (head or self._is_known_header(row)):
            self._walk.fresh = False
            return False
        self._begin(head.texts if head else row.texts)
        self._walk.fresh = True
        return True

    def _is_known_header(self, row: TableRow) -> bool:
        texts = row.texts
        return all(len(text.split()) <= 4 for text in texts) and any(
            is_remnant(texts, known.header) for known in self.headers
        )

    def _begin(self, texts: Sequence[str]) -> None:
        """A table of work begins, or goes on below its header printed again."""
        body = self._bodies.get(key(texts), [])
        columns = next((known for known in reversed(self.headers) if self._is_again(texts, known)), None)
        if columns is None:
            columns = columns_below(texts, body, self._mapping)
            self.headers.append(columns)
        self._enter(columns, body)

    def _is_again(self, texts: Sequence[str], known: Columns) -> bool:
        """Whether a header is a known one, printed again; not where a person told the two apart."""
        fit = fit_of(self._mapping, texts)
        return is_remnant(texts, known.header) and (fit is None or fit.table is known.mapped or not fit.table.claims)

    def _enter(self, columns: Columns, body: Sequence[TableRow] = ()) -> None:
        """The rows that follow stand in these columns."""
        self._walk.columns, self._walk.kind = columns, kind_of(columns)
        if columns.header not in self._parallel:
            self._parallel[columns.header] = lists_in_parallel(columns, body)
        self._in_parallel = self._parallel[columns.header]

    # rows of work ----------------------------------------------------------------------------------------------

    def _work(self, table: Table, row: TableRow, where: Place) -> None:
        row = aligned(row, self._walk.columns, self._above(), table.rows)
        entry = mapped_entry(row, self._walk.columns, where)
        if self._walk.kind == "action":
            told_apart(entry, self._walk.columns)
        above = self._above()
        turned, self._walk.turned, self._walk.fresh = self._walk.turned, False, False
        head = _HEADS[self._walk.kind]
        if self._walk.kind == "action":
            self._give_back(entry)
        if above and self._continues(above, entry, head, turned):
            joined(above, entry)
            return
        orphan = bool(above) and self._walk.kind == "action" and is_orphan(above, entry, head=head, page_turned=turned)
        self._walk.say(Work(self._walk.kind, entry, self._walk.columns, orphan))

    def _give_back(self, entry: Entry) -> None:
        """A sentence that goes on beside the next action, broken by its narrow column, goes back to where it began."""
        for role in _OVER_ROWS:
            if not entry.has(role) or not goes_on(entry.text(role)) or entry.has("number"):
                continue
            begun = next((said.entry for said in self._rows_above() if said.entry.has(role)), None)
            if begun and not ended(begun.text(role)):
                joined(begun, replace(entry, cells={role: entry.lines(role)}, shades={}))
                entry.cells[role] = []

    def _rows_above(self) -> Iterator[Work]:
        """The rows of this table of work, from the last one upwards."""
        rows = takewhile(lambda event: isinstance(event, (Work, Prose)), reversed(self.said))
        return (event for event in rows if isinstance(event, Work) and event.kind == self._walk.kind)

    def _continues(self, above: Entry, entry: Entry, head: str, turned: bool) -> bool:
        if self._walk.kind == "owner" and names_workstream(above.text(head)):
            return not names_workstream(entry.text(head))
        return continues(above, entry, head=head, page_turned=turned, in_parallel=self._in_parallel)

    def _above(self) -> Entry | None:
        last = self._walk.last
        return last.entry if isinstance(last, Work) and last.kind == self._walk.kind else None
