"""Rows that say themselves what they are: a label and its value, a recommendation's banner, the head of a position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.documents.understand.entry import ended, goes_on
from goldthread.documents.understand.events import Banner, Labelled, Loose, Place, PositionHead, Said
from goldthread.documents.understand.headers import Header
from goldthread.documents.understand.parts import is_card, names_commitment, parts_of_card
from goldthread.documents.understand.rows import glue, readable, value_and_rating
from goldthread.documents.understand.walk import Walk
from goldthread.documents.understand.words import label_of, mark
from goldthread.page import Document, Line, Prose, Table, TableRow

_NUMBER_TO_COME = re.compile(r"(?:ofsted )?recommendation(?: no)?", re.IGNORECASE)
_FEWEST_WORDS, _ROWS_OF_A_CARD = 3, 4


class Labels:
    """Takes the labelled rows of a document. ``heads`` are its headers by (table, row)."""

    def __init__(self, walk: Walk, document: Document, heads: dict[tuple[int, int], Header]) -> None:
        self._walk = walk
        self._heads = heads
        self._known = _card_labels(document)

    def take_card(self, table: Table) -> bool:
        """Takes a whole table of labels and values that is no piece of the table above it."""
        title, (table, places) = _title_of_card(table), _folded(table)
        if not is_card(table, self._known) or any(mark("position").match(row.texts[0]) for row in table.rows):
            return False
        if sum(row_label(row.texts, None) is not None for row in table.rows) > len(table.rows) / 2:
            return False
        if any(label_of(f"{row.texts[0]} {below.texts[0]}") for row, below in pairwise(table.rows)):
            return False  # labels in two rows each
        headed = any((table.number, place) in self._heads for place in places)
        if headed or (self._walk.kind and self._walk.columns and self._walk.columns.width <= 2):
            return False
        if title:
            self._walk.say(Banner(title.texts[0], Place(title.line, table.number, 1, page=title.page), False, True))
        for part, lines, place in parts_of_card(table):
            row, where = table.rows[place], places[place] + 1
            self._walk.say(
                Labelled(part, lines, Place(row.line, table.number, where, page=row.page), None, row.texts[0])
            )
        self._walk.leave_table()
        return True

    def take(self, row: TableRow, where: Place, below: TableRow | None, *, is_head: bool) -> bool:
        """Takes a row if it is labelled; says whether it was."""
        filled = [text for text in row.texts if text]
        first = row.texts[0] or (filled[0] if len(filled) == 1 else "")
        if mark("position").match(first) and len(filled) <= 3 and len(first) < 60:
            self._walk.say(PositionHead(first, where))
            self._walk.leave_table()
            return True
        label = self._label(row.texts, filled, below, is_head)
        if label == "said" or (label is None and self._numbered_banner(filled)):
            return self._recommendation(row.texts, filled, where)
        if label and not is_head:
            return self._labelled(row, label, where)
        if not self._walk.kind and not row.texts[0] and isinstance(self._walk.last, Labelled):
            self.take_rest(row, where)
            return True
        return False

    def _label(self, texts: Sequence[str], filled: Sequence[str], below: TableRow | None, is_head: bool) -> str | None:
        if len(filled) <= 3 and (any(label_of(text) == "said" for text in filled) or self._goes_on_saying(texts)):
            return "said"
        if len(filled) == 2 and filled[0] == texts[0] and not is_head and _is_said(*filled):
            return "said"
        label = row_label(texts, below)
        if label or is_head or len(filled) != 2 or filled[0] != texts[0] or len(filled[0].split()) > 5:
            return label
        if names_commitment(f"{filled[0]}: {filled[1]}"):
            return "commitments" if re.search(r"s\W*$", filled[0]) else "commitment"
        return None

    def _goes_on_saying(self, texts: Sequence[str]) -> bool:
        """Whether a row is the second half of a recommendation's banner that a page break cut, label and all."""
        last = self._walk.last
        return isinstance(last, Said) and bool(texts[0]) and label_of(f"{last.label} {texts[0]}") == "said"

    def _numbered_banner(self, filled: list[str]) -> bool:
        if self._walk.kind == "action" and self._walk.columns.has("recommendation"):
            return False
        return len(filled) == 2 and any(mark("recommendation").fullmatch(text.strip(" :.")) for text in filled)

    def _recommendation(self, texts: Sequence[str], filled: list[str], where: Place) -> bool:
        last = self._walk.last
        if isinstance(last, Said) and label_of(f"{last.label} {texts[0]}") == "said" and label_of(texts[0]) is None:
            self._walk.said[-1] = _said_on(last, filled[1:])
            return True
        rest = [
            text for text in filled if label_of(text) != "said" and not _NUMBER_TO_COME.fullmatch(text.strip(" :."))
        ]
        numbers = [text for text in rest if mark("recommendation").fullmatch(text.strip(" :."))]
        words = [text for text in rest if text not in numbers]
        if not words:
            return False
        number = mark("recommendation").search(numbers[0])[1] if numbers else ""
        self._walk.say(Said(" ".join(words), number, where, texts[0]))
        if self._walk.kind != "action" or not self._stands_among_work(where):
            self._walk.leave_table()
        return True

    def _stands_among_work(self, where: Place) -> bool:
        """Whether a table's header stands above a row, and none right below it."""
        above = any(table == where.table and row < where.row - 1 for table, row in self._heads)
        below = any((where.table, where.row + more) in self._heads for more in range(_ROWS_OF_A_CARD))
        return above and not below

    def _labelled(self, row: TableRow, label: str, where: Place) -> bool:
        filled = [text for text in row.texts[1:] if text]
        if (
            self._walk.kind == "action"
            and len(filled) != 1
            and self._walk.columns
            and len(row.cells) == self._walk.columns.width
            and label not in ("commitment",)
        ):
            return False
        lines, rating = value_and_rating(row)
        last = self._walk.last
        if (
            isinstance(last, Labelled)
            and label_of(last.printed) is None
            and label_of(f"{last.printed} {row.texts[0]}") == last.label
        ):
            last.lines.extend(lines)
            last.printed = f"{last.printed} {row.texts[0]}"
            return True
        self._walk.say(Labelled(label, lines, where, rating, row.texts[0]))
        self._walk.leave_table()
        return True

    def take_rest(self, row: TableRow, where: Place) -> None:
        """A row below a labelled one: the rest of its value, or the rest of its label."""
        last = self._walk.last
        if isinstance(last, Labelled):
            first, rest = row.texts[0], row.cells[1:]
            if not rest:
                last.lines.extend(readable(list(row.cells[0].lines)))
                return
            if (
                (first and label_of(f"{last.printed} {first}"))
                or not first
                or (len(first.split()) <= 5 and goes_on(first))
            ):
                lines, rating = value_and_rating(row)
                goes_on_here = (
                    self._walk.turned
                    and lines
                    and last.lines
                    and goes_on(lines[0].text)
                    and not (lines[0].bullet and ended(last.lines[-1].text))
                )
                glue(last.lines, lines) if goes_on_here else last.lines.extend(lines)
                last.rating = last.rating or rating
                last.printed = f"{last.printed} {first}".strip()
                if (label := label_of(last.printed)) and label != last.label and first:
                    last.label = label
                return
            if rest and len(row.texts) == 2 and len(first.split()) <= 6 and last.place.table == where.table:
                self._walk.say(Labelled("other", value_and_rating(row)[0], where, None, first))
                return
            self._pending_label(row, where)
            return
        self._pending_label(row, where)

    def _pending_label(self, row: TableRow, where: Place) -> None:
        filled = [text for text in row.texts if text]
        if len(row.cells) >= 2 and row.texts[0] and len(row.texts[0].split()) <= 5 and filled:
            self._walk.say(Labelled("other", value_and_rating(row)[0], where, None, row.texts[0]))
        else:
            self._walk.say(Loose(" | ".join(filled), where))

    def take_prose(self, prose: Prose) -> None:
        """A line of prose right below a labelled row is the rest of its value."""
        card = self._walk.last
        if isinstance(card, Labelled):
            if card.lines and goes_on(prose.text):
                glue(card.lines, [Line(prose.text)])
            else:
                card.lines.append(Line(prose.text, 1 if prose.bullet else 0))


def _is_said(label: str, text: str) -> bool:
    """Whether “Recommendation” stands beside its words."""
    return bool(_NUMBER_TO_COME.fullmatch(label.strip(" :."))) and len(text.split()) >= _FEWEST_WORDS


def _title_of_card(table: Table) -> TableRow | None:
    """The first row of a table, where it says one thing and labels nothing: “Priority 2: Help early”."""
    row = table.rows[0]
    return row if row.texts and row.texts[0] and not any(row.texts[1:]) and len(table.rows) > 2 else None


def _folded(table: Table) -> tuple[Table, list[int]]:
    """The table without its title, each row that has no label added to the value above; and where each row stood."""
    rows: list[TableRow] = []
    places: list[int] = []
    for place, row in enumerate(table.rows):
        in_pairs = rows and len(row.cells) == len(rows[-1].cells) == 2 and all(rows[-1].texts)
        if in_pairs and not row.texts[0] and row.texts[1]:
            label, value = rows[-1].cells
            rows[-1] = replace(rows[-1], cells=(label, replace(value, lines=(*value.lines, *row.cells[1].lines))))
        elif place or not _title_of_card(table):
            rows.append(row)
            places.append(place)
    return replace(table, rows=tuple(rows)), places


def row_label(texts: Sequence[str], below: TableRow | None) -> str | None:
    """The label in a row's first cell, also where the rest of it stands in the row below."""
    if len(texts) < 2 or not texts[0]:
        return None
    more = below.texts[0] if below is not None and below.texts else ""
    return label_of(texts[0]) or (label_of(f"{texts[0]} {more}") if more else None)


def _said_on(said: Said, more: Sequence[str]) -> Said:
    """A recommendation's banner with its second half."""
    numbers = [text for text in more if re.fullmatch(r"\d{1,3}[a-z]?", text.strip(" .:"))]
    words = [text for text in more if text not in numbers]
    return replace(said, text=" ".join([said.text, *words]), number=said.number or next(iter(numbers), ""))


def _card_labels(document: Document) -> frozenset[str]:
    """Labels of the document's cards of two rows and more, by which a card of one row is known."""
    return frozenset(row.texts[0] for table in document.tables if is_card(table) for row in table.rows)
