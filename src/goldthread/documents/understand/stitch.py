"""Goes through a document once and joins what page breaks parted: tables, headers, rows, cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.understand import contents
from goldthread.documents.understand.align import aligned
from goldthread.documents.understand.columns import Columns, header_scores, recognise
from goldthread.documents.understand.headers import Header, headers_in, is_remnant, is_rest_of_header, key, rows_below
from goldthread.documents.understand.entry import Entry, continues, goes_on, is_orphan, joined, unfinished
from goldthread.documents.understand.events import (
    Banner, Event, Labelled, Loose, Money, Place, PositionHead, Said, Work,
)  # fmt: skip
from goldthread.documents.understand.parts import is_card, is_overview, label_part, names_commitment, parts_of_card
from goldthread.documents.understand.words import is_heading, label_of, mark, names_workstream
from goldthread.page import Document, Line, Prose, Table, TableRow
from goldthread.plan.rating import rag_from_word

_PAGE_NUMBER = re.compile(r"^(?:page|p\.?)?\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$", re.IGNORECASE)
_YEAR = re.compile(r"\b(20\d\d)\s*[/–-]\s*(?:20)?(\d\d)\b(?!\s*[/–-])")


def events(document: Document) -> list[Event]:
    """Everything the document says, in order."""
    stitcher = _Stitcher(document)
    for block in document.blocks:
        if isinstance(block, Prose):
            stitcher.prose(block)
        else:
            stitcher.table(block)
    return stitcher.said


class _Stitcher:
    def __init__(self, document: Document) -> None:
        self.said: list[Event] = []
        self._columns: Columns | None = None
        self._kind = ""
        self._in_parallel = False
        self._turned = True
        self._heads = headers_in(document)
        self._bodies = rows_below(document, self._heads)
        self._furniture = _page_furniture(document)
        self._seen: set[str] = set()
        self._banner = ""
        self._labels = _card_labels(document)
        self._headers: list[Columns] = []
        self._parallel: dict[tuple[str, ...], bool] = {}
        self._fresh = False
        self._head_below: Header | None = None
        self._spilling: Entry | None = None

    # prose ---------------------------------------------------------------------------------------------------

    def prose(self, prose: Prose) -> None:
        """Prose between tables; the rest of a row that the page break pushed out of its table goes back to it."""
        if _PAGE_NUMBER.match(prose.text):
            return
        if prose.text in self._furniture:
            first = prose.text not in self._seen
            self._seen.add(prose.text)
            if prose.level == 0 and (not first or isinstance(self.said[-1] if self.said else None, (Work, Labelled))):
                if first:
                    self.said.insert(0, prose)  # a running head first met inside a table: kept, but it ends no row
                return
        last = self.said[-1] if self.said else None
        if isinstance(last, Work) and last.kind == "action" and prose.level == 0 and self._spilt(last.entry, prose):
            return
        if isinstance(last, Labelled) and prose.level == 0 and not prose.bold and not _opens_something(prose.text):
            last.lines.extend(_lines_of_prose(last, prose))
            return
        self.said.append(prose)

    def _spilt(self, entry: Entry, prose: Prose) -> bool:
        role = max(entry.columns, key=lambda name: entry.columns[name] if entry.has(name) else -1)
        if role in _NEVER_SPILT:
            return False
        text = entry.text(role)
        spilt_before = self._spilling is entry
        if not (entry.has(role) and (unfinished(text) or not re.search(r"[.!?;:)]$", text) or spilt_before)) or prose.bold:
            return False
        if _opens_something(prose.text) or mark("draft").fullmatch(prose.text.strip(" .()")) or prose.text.isupper():
            return False

        joined(entry, Entry({role: [Line(prose.text)]}, {role: entry.columns[role]}, entry.table, entry.row, prose.line))
        self._spilling = entry
        return True

    # tables --------------------------------------------------------------------------------------------------

    def table(self, table: Table) -> None:
        self._turned, self._fresh = True, False
        rows = table.rows
        if self._card(table):
            return
        place = 0
        while place < len(rows):
            head = self._heads.get((table.number, place))
            if any(rows[place].texts) or any(cell.shade for cell in rows[place].cells):
                self._row(table, place, head)
            place += head.height if head else 1

    def _card(self, table: Table) -> bool:
        """A table of labels and values that is no piece of the table above it."""
        if not is_card(table, self._labels) or any(mark("position").match(row.texts[0]) for row in table.rows):
            return False
        if sum(_row_label(row.texts, None) is not None for row in table.rows) > len(table.rows) / 2:
            return False
        if any((table.number, place) in self._heads for place in range(len(table.rows))) or self._kind and self._columns.width <= 2:
            return False
        for part, lines, place in parts_of_card(table):
            row = table.rows[place]
            self.said.append(Labelled(part, lines, Place(row.line, table.number, place + 1, page=row.page), None, row.texts[0]))
        self._kind, self._columns = "", None
        return True

    def _row(self, table: Table, place: int, head: Header | None) -> None:
        row = table.rows[place]
        below = table.rows[place + 1] if place + 1 < len(table.rows) else None
        self._head_below = self._heads.get((table.number, place + 1))
        where = Place(row.line, table.number, place + 1, page=row.page)
        if self._special(row, where, below, head) or self._header(row, head):
            return
        if self._kind == "money" and isinstance(self.said[-1], Money):
            self.said[-1].rows.append((row, where))
        elif self._is_banner(row, below):
            filled = [text for text in row.texts if text]
            if self._head_below and " ".join(filled) == self._banner and self._turned:
                return
            self._banner = " ".join(filled)
            self.said.append(Banner(" ".join(filled), where, _all_bold(row), self._head_below is not None))
            if len(filled) > 1 or below is not None and _row_label(below.texts, None):
                self._kind, self._columns = "", None
            self._turned = False
        elif self._columns and self._kind:
            self._work(table, row, where)
        else:
            self._under_label(row, where)

    # rows that explain themselves --------------------------------------------------------------------------------

    def _special(self, row: TableRow, where: Place, below: TableRow | None, head: Header | None) -> bool:
        texts = row.texts
        filled = [text for text in texts if text]
        first = texts[0] or (filled[0] if len(filled) == 1 else "")
        if mark("position").match(first) and len(filled) <= 3 and len(first) < 60:
            self.said.append(PositionHead(first, where))
            self._kind, self._columns = "", None
            return True
        label = _row_label(texts, below)
        if len(filled) <= 3 and (any(label_of(text) == "said" for text in filled) or self._goes_on_saying(texts)):
            label = "said"
        if label == "said" or label is None and self._numbered_banner(filled):
            return self._recommendation(texts, filled, label, where)
        if label is None and len(filled) == 2 and filled[0] == texts[0] and len(filled[0].split()) <= 5 and names_commitment(f"{filled[0]}: {filled[1]}") and not head:
            label = "commitments" if re.search(r"s\W*$", filled[0]) else "commitment"
        if label and not head:
            return self._labelled(row, label, where)
        if not self._kind and not texts[0] and self.said and isinstance(self.said[-1], Labelled):
            self._under_label(row, where)
            return True
        return False

    def _goes_on_saying(self, texts: Sequence[str]) -> bool:
        """Whether a row is the second half of a recommendation's banner that a page break cut, label and all."""
        last = self.said[-1] if self.said else None
        return isinstance(last, Said) and bool(texts[0]) and label_of(f"{last.label} {texts[0]}") == "said"

    def _numbered_banner(self, filled: list[str]) -> bool:
        if self._kind == "action" and self._columns.has("recommendation"):
            return False
        return len(filled) == 2 and any(mark("recommendation").fullmatch(text.strip(" :.")) for text in filled)

    def _recommendation(self, texts: Sequence[str], filled: list[str], label: str | None, where: Place) -> bool:
        last = self.said[-1] if self.said else None
        if isinstance(last, Said) and label_of(f"{last.label} {texts[0]}") == "said" and label_of(texts[0]) is None:
            self.said[-1] = _said_on(last, filled[1:])
            return True
        rest = [text for text in filled if label_of(text) != "said" and not _NUMBER_TO_COME.fullmatch(text.strip(" :."))]
        numbers = [text for text in rest if mark("recommendation").fullmatch(text.strip(" :."))]
        words = [text for text in rest if text not in numbers]
        if not words:
            return False
        number = mark("recommendation").search(numbers[0])[1] if numbers else ""
        self.said.append(Said(" ".join(words), number, where, texts[0]))
        self._kind, self._columns = "", None
        return True

    def _labelled(self, row: TableRow, label: str, where: Place) -> bool:
        filled = [text for text in row.texts[1:] if text]
        if self._kind == "action" and len(filled) != 1 and self._columns and len(row.cells) == self._columns.width and label not in ("commitment",):
            return False
        lines, rating = _value_and_rating(row)
        last = self.said[-1] if self.said else None
        if isinstance(last, Labelled) and label_of(last.printed) is None and label_of(f"{last.printed} {row.texts[0]}") == last.label:
            last.lines.extend(lines)
            last.printed = f"{last.printed} {row.texts[0]}"
            return True
        self.said.append(Labelled(label, lines, where, rating, row.texts[0]))
        self._kind, self._columns = "", None
        return True

    def _under_label(self, row: TableRow, where: Place) -> None:
        """A row below a labelled one: the rest of its value, or the rest of its label."""
        last = self.said[-1] if self.said else None
        if isinstance(last, Labelled):
            first, rest = row.texts[0], row.cells[1:]
            if not rest:
                last.lines.extend(_readable(list(row.cells[0].lines)))
                return
            if first and label_of(f"{last.printed} {first}") or not first or len(first.split()) <= 5 and goes_on(first):
                lines, rating = _value_and_rating(row)
                glue = self._turned and lines and last.lines and not lines[0].bullet and goes_on(lines[0].text)
                last.lines.extend(lines) if not glue else _glue(last.lines, lines)
                last.rating = last.rating or rating
                last.printed = f"{last.printed} {first}".strip()
                if (label := label_of(last.printed)) and label != last.label and first:
                    last.label = label
                return
            if rest and len(row.texts) == 2 and len(first.split()) <= 6 and last.place.table == where.table:
                self.said.append(Labelled("other", _value_and_rating(row)[0], where, None, first))
                return
            self._pending_label(row, where)
            return
        self._pending_label(row, where)

    def _pending_label(self, row: TableRow, where: Place) -> None:
        filled = [text for text in row.texts if text]
        if len(row.cells) >= 2 and row.texts[0] and len(row.texts[0].split()) <= 5 and filled:
            self.said.append(Labelled("other", _value_and_rating(row)[0], where, None, row.texts[0]))
        else:
            self.said.append(Loose(" | ".join(filled), where))

    # headers -----------------------------------------------------------------------------------------------------

    def _header(self, row: TableRow, head: Header | None) -> bool:
        if years := _years_of_costs(row):
            self.said.append(Money(years))
            self._kind, self._columns = "money", None
            return True
        if self._columns and (self._fresh or self._turned) and is_rest_of_header(row, self._columns.header):
            return True
        if self._fresh or not (head or self._is_known_header(row)):
            self._fresh = False
            return False
        self._begin(head.texts if head else row.texts)
        self._fresh = True
        return True

    def _is_known_header(self, row: TableRow) -> bool:
        texts = row.texts
        return all(len(text.split()) <= 4 for text in texts) and any(is_remnant(texts, known.header) for known in self._headers)

    def _begin(self, texts: Sequence[str]) -> None:
        """A table of work begins, or goes on below its header printed again."""
        columns = next((known for known in reversed(self._headers) if is_remnant(texts, known.header)), None)
        if columns is None:
            body = self._bodies.get(key(texts), [])
            columns = recognise(_used(texts, body), body)
            if is_overview(columns, body):
                columns = replace(columns, overview=True)
            self._headers.append(columns)
            self._parallel[columns.header] = _lists_in_parallel(columns, body)
        self._columns, self._kind = columns, _kind_of(columns)
        self._in_parallel = self._parallel[columns.header]

    # rows of work ------------------------------------------------------------------------------------------------

    def _is_banner(self, row: TableRow, below: TableRow | None) -> bool:
        filled = [(place, cell) for place, cell in enumerate(row.cells) if cell]
        if not filled or any(cell.shade for cell in row.cells if not cell):
            return False
        if len(filled) > 1 and not (self._turned and _is_card_title(filled)):
            return False
        place, cell = filled[0]
        text = " ".join(c.text for _, c in filled)
        if goes_on(text) or len(text) > 400 and not _opens_something(text):
            return False
        if self._head_below is not None:
            return place == 0
        if len(filled) == 2:
            return True
        if cell.span > 2 or _opens_something(text) or is_heading("priority", text):
            return True
        role = self._columns.roles.get(place) if self._columns else None
        if self._kind == "action":
            if role in ("number", "ref", "line", "due", "lead", "rag") and place == 0:
                return contents.like_number(text) == 0 and contents.like_ref(text) == 0
            return place == 0 and role in ("recommendation", "section", "commitment", "action") and _all_bold(row) and len(text.split()) <= 14 and not self._bold_texts(role)
        return self._columns is None and place == 0 and len(row.cells) > 1 and (names_workstream(text) or _all_bold(row))

    def _bold_texts(self, role: str) -> bool:
        """Whether the cells of a role are printed bold anyway, so that bold says nothing."""
        lines = [line for event in self.said if isinstance(event, Work) for line in event.entry.lines(role)]
        return sum(line.bold for line in lines) > len(lines) / 2 if lines else False

    def _work(self, table: Table, row: TableRow, where: Place) -> None:
        row = aligned(row, self._columns, self._above(), table.rows)
        entry = _entry(row, self._columns, where)
        above = self._above()
        turned, self._turned, self._fresh = self._turned, False, False
        head = _HEADS[self._kind]
        if above and self._continues(above, entry, head, turned):
            joined(above, entry)
            return
        orphan = bool(above) and self._kind == "action" and is_orphan(above, entry, head=head, page_turned=turned)
        self.said.append(Work(self._kind, entry, self._columns, orphan))

    def _continues(self, above: Entry, entry: Entry, head: str, turned: bool) -> bool:
        if self._kind == "owner" and names_workstream(above.text(head)):
            return not names_workstream(entry.text(head))
        return continues(above, entry, head=head, page_turned=turned, in_parallel=self._in_parallel)

    def _above(self) -> Entry | None:
        last = self.said[-1] if self.said else None
        return last.entry if isinstance(last, Work) and last.kind == self._kind else None


_NUMBER_TO_COME = re.compile(r"(?:ofsted )?recommendation(?: no)?", re.IGNORECASE)
_NEVER_SPILT = {"due", "start", "original_due", "completed", "lead", "accountable", "rag", "ref", "number", "line", "section"}
_HEADS = {"action": "action", "remedial": "outstanding", "owner": "section"}


# helpers -----------------------------------------------------------------------------------------------------------


def _used(texts: Sequence[str], body: Sequence[TableRow]) -> Sequence[str]:
    """A header without the columns at its end that nothing stands in or below."""
    width = max((place + 1 for row in body for place, cell in enumerate(row.cells) if cell or cell.shade), default=0)
    named = max((place + 1 for place, text in enumerate(texts) if text), default=0)
    return texts[: max(width, named)]


def _kind_of(columns: Columns) -> str:
    if columns.has("outstanding") or columns.has("remedy"):
        return "remedial"
    if columns.has("sponsor") and not columns.has("due") or columns.overview:
        return "owner"
    if columns.has("action"):
        return "action"
    return ""


def _lists_in_parallel(columns: Columns, body: Sequence[TableRow]) -> bool:
    """Whether actions and timescales stand as lists side by side in most cells."""
    at = {role: place for place, role in columns.roles.items()}
    if "action" not in at or "due" not in at:
        return False
    several = 0
    for row in body:
        if len(row.cells) == columns.width:
            bullets = sum(line.depth == 1 for line in row.cells[at["action"]].lines)
            several += bullets > 1 and len(row.cells[at["due"]].lines) > 1
    return several >= 2 or several > len(body) / 4


def _entry(row: TableRow, columns: Columns, where: Place) -> Entry:
    cells, places, shades, merged = {}, {}, {}, set()
    for place, cell in enumerate(row.cells):
        role = columns.roles.get(place) or f"other:{columns.header[place] or place + 1}"
        cells[role], places[role] = list(cell.lines), place
        if cell.shade:
            shades[role] = cell.shade
        if cell.merged:
            merged.add(role)
    _colour_words_only(cells, places)
    return Entry(cells, places, where.table, where.row, where.line, where.page, shades, merged)


def _colour_words_only(cells: dict, places: dict) -> None:
    """Words that stand under the colour but are no colour are a comment that spilled over."""
    lines = [line.text for line in cells.get("rag", ()) if line.text]
    if lines and not all(map(rag_from_word, lines)) and len(" ".join(lines).split()) > 3:
        cells["status"] = [*cells.pop("rag"), *cells.get("status", [])]
        places.setdefault("status", places["rag"])


def _years_of_costs(row: TableRow) -> dict[int, str]:
    """The financial years that a row names as heads of columns of money."""
    texts = row.texts
    years = {place: found for place, text in enumerate(texts) if (found := _YEAR.search(text)) and len(text) < 40 and (int(found[1]) + 1) % 100 == int(found[2])}
    if not years or 0 in years or any(len(text) > 40 or "£" in text for text in texts):
        return {}
    if len(years) < 2 and not re.search(r"\b(?:costs?|budget|spend|money|£)", " ".join(texts), re.IGNORECASE):
        return {}
    return {place: _year_as_printed(texts[place], found) for place, found in years.items()}


def _year_as_printed(text: str, found: re.Match[str]) -> str:
    """The financial year of a cost column, with what follows it: “2016/17 onwards”."""
    return " ".join(f"{found[1]}/{found[2]}{text[found.end() :]}".split())


def _said_on(said: Said, more: Sequence[str]) -> Said:
    """A recommendation's banner with its second half."""
    numbers = [text for text in more if re.fullmatch(r"\d{1,3}[a-z]?", text.strip(" .:"))]
    words = [text for text in more if text not in numbers]
    return replace(said, text=" ".join([said.text, *words]), number=said.number or next(iter(numbers), ""))


def _card_labels(document: Document) -> frozenset[str]:
    """Labels of the document's cards of two rows and more, by which a card of one row is known."""
    return frozenset(row.texts[0] for table in document.tables if is_card(table) for row in table.rows)


def _row_label(texts: Sequence[str], below: TableRow | None) -> str | None:
    """The label in a row's first cell, also where the rest of it stands in the row below."""
    if len(texts) < 2 or not texts[0]:
        return None
    more = below.texts[0] if below is not None and below.texts else ""
    return label_of(texts[0]) or (label_of(f"{texts[0]} {more}") if more else None)


def _is_card_title(filled: Sequence) -> bool:
    """Whether two cells hold a title that was cut where the columns part: “B: Quality” and “of our practice”."""
    return len(filled) == 2 and filled[0][0] == 0 and names_workstream(filled[0][1].text) and len(filled[1][1].text.split()) < 14


def _page_furniture(document: Document) -> frozenset[str]:
    """Lines printed on page after page: running heads and feet, and instructions repeated with each table."""
    times = Counter(prose.text for prose in document.prose)
    first = {prose.text for prose in list(document.prose)[:4]}
    often = (text for text, count in times.items() if count >= 3 or count == 2 and text in first)
    return frozenset(text for text in often if text in first or label_part(text) is None and not _opens_something(text))


def _value_and_rating(row: TableRow) -> tuple[list, str | None]:
    """The lines beside a label, and the rating in the last cell where one stands."""
    cells = list(row.cells[1:])
    rating = None
    if cells and (cells[-1].shade or rag_from_word(cells[-1].text)) and (len(cells) > 1 or cells[-1].shade):
        last = cells.pop()
        rating = rag_from_word(last.text) or last.shade
    return _readable([line for cell in cells for line in cell.lines]), rating


def _readable(lines: list) -> list:
    return [line for line in lines if re.search(r"\w", line.text)]


def _glue(lines: list, more: list) -> None:
    last = lines[-1]
    lines[-1:] = [Line(f"{last.text} {more[0].text}", last.depth, last.bold), *more[1:]]


def _lines_of_prose(last: Labelled, prose: Prose) -> list:
    if last.lines and goes_on(prose.text):
        _glue(last.lines, [Line(prose.text)])
        return []
    return [Line(prose.text, 1 if prose.bullet else 0)]


def _opens_something(text: str) -> bool:
    """Whether a line announces what follows: a recommendation, a section, a part of the plan."""
    if names_workstream(text) and len(text) < 200:
        return True
    found = mark("recommendation").match(text) or mark("unnumbered").match(text) or names_commitment(text)
    return bool(found) or is_heading("generic", text) or is_heading("costs", text) and len(text) < 60 or is_heading("priority", text)


def _all_bold(row: TableRow) -> bool:
    return all(line.bold for cell in row.cells for line in cell.lines)
