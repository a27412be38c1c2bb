"""Plan + layout → Document: every part of the layout filled with what the plan says there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.documents.layouts.layout import Column, Layout, Part
from goldthread.documents.layouts.scope import Scope, Shelf
from goldthread.documents.layouts.values import (
    NOTHING,
    Shown,
    amount,
    other,
    other_heads,
    pounds_in_words,
    shown,
    words_of_day,
)
from goldthread.page import Block, Cell, Document, Front, Line, Prose, Table, TableRow
from goldthread.plan.model import Plan

NAME = re.compile(r"\{([a-z_.]+)\}")
CLOSING = "Laid out by Goldthread: {title}."
_DATES = ("action.due", "action.due.alone", "action.due.first", "action.start", "action.completed")


def laid_out(plan: Plan, layout: Layout, *, sheets: bool = False, stood_on: date | None = None) -> Document:
    """The plan as a document in this layout: its pages, or the sheets of a workbook.

    ``stood_on`` is the past day whose plan it is, for the head of each page.
    """
    parts = layout.sheets if sheets and layout.sheets else layout.pages
    filler = _Filler()
    blocks = [*filler.fill(parts, Scope(Shelf(plan))), filler.closing(layout)]
    stood = f"as it stood on {words_of_day(stood_on.isoformat())}" if stood_on else ""
    dated = words_of_day(plan.dated) or None
    front = Front(plan.title or "Improvement plan", plan.authority, plan.status, dated, stood=stood)
    return Document(tuple(blocks), layout.name, (), front)


@dataclass(frozen=True, slots=True)
class _Place:
    """A column as it will stand: its head, how a row fills it, and what it holds."""

    head: str
    fill: Callable[[Scope], Shown]
    column: Column
    holds: str


class _Filler:
    def __init__(self) -> None:
        self._tables = 0
        self._line = 0

    def fill(self, parts: Iterable[Part], scope: Scope) -> Iterator[Block]:
        """The blocks of these parts at this place of the plan."""
        for part in parts:
            yield from getattr(self, f"_{part.kind}")(part, scope)

    def closing(self, layout: Layout) -> Prose:
        """The line that says which layout this is, by which the document is known when it comes back."""
        return Prose(CLOSING.format(title=layout.title), self._next())

    # prose -----------------------------------------------------------------------------------------------------

    def _heading(self, part: Part, scope: Scope) -> Iterator[Block]:
        wanted = not part.when or (scope.plan.narrative if part.when == "narrative" else scope.rows(part.when))
        if wanted and (text := in_words(part.text, scope)):
            yield Prose(text, self._next(), level=part.level or 1, bold=True)

    def _paragraph(self, part: Part, scope: Scope) -> Iterator[Block]:
        if text := in_words(part.text, scope):
            yield Prose(text, self._next(), bold=part.bold)

    def _bullets(self, part: Part, scope: Scope) -> Iterator[Block]:
        for text in shown(part.shows, scope).texts:
            yield Prose(text, self._next(), bullet=True)

    def _lines(self, part: Part, scope: Scope) -> Iterator[Block]:
        for text in shown(part.shows, scope).texts:
            yield Prose(text, self._next(), bold=part.bold)

    def _group(self, part: Part, scope: Scope) -> Iterator[Block]:
        for inner in scope.each(part.each or "section"):
            yield from self.fill(part.parts, inner)

    # tables ----------------------------------------------------------------------------------------------------

    def _card(self, part: Part, scope: Scope) -> Iterator[Block]:
        rows = [row for column in part.columns if (row := _card_row(column, scope, part.even_empty)) is not None]
        if not rows:
            return
        width = max(len(row) for row in rows)
        if part.head:
            rows.insert(0, [_cell([in_words(text, scope, keep=True)], bold=True) for text in part.head])
        widths = [1.2, *([6.0] if width > 1 else []), *([0.8] if width > 2 else [])]
        rated = any((column.beside or "").endswith(".rag") for column in part.columns)
        holds = ["label", "text", "rating" if rated else "text"][:width]
        yield self._table_of(rows, header=1 if part.head else 0, widths=widths, name=part.sheet, holds=holds)

    def _table(self, part: Part, scope: Scope) -> Iterator[Block]:
        kind = part.rows or "actions"
        scopes = list(scope.at_rows(kind))
        if not scopes and not part.even_empty:
            return
        places = _used(_places(part, scope, scopes), scopes)
        filled = _hanging([[place.fill(row) for place in places] for row in scopes], places)
        rows = [[_cell([place.head], bold=True) for place in places]]
        banner = None
        for row, cells in zip(scopes, filled, strict=True):
            if part.banner_within and (text := in_words(part.banner_within, row)) != banner:
                banner = text
                rows += [_across(text, len(places))] if text else []
            rows.append(cells)
        if kind == "costs":
            rows += _totals(scope, places)
        above = in_words(part.banner, scope) if part.banner else ""
        if above:
            rows.insert(0, _across(above, len(places)))
        yield self._table_of(
            rows, header=2 if above else 1, widths=[place.column.width for place in places], name=part.sheet,
            holds=[place.holds for place in places],
        )  # fmt: skip

    def _table_of(
        self, rows: Sequence[Sequence[Cell]], *, header: int, widths: Sequence[float], name: str, holds: Sequence[str]
    ) -> Table:
        self._tables += 1
        return Table(
            tuple(TableRow(tuple(row), self._next()) for row in rows), self._tables, name or None, header,
            tuple(widths), tuple(holds),
        )  # fmt: skip

    def _next(self) -> int:
        self._line += 1
        return self._line


def in_words(text: str, scope: Scope, *, keep: bool = False) -> str:
    """The text with what its {names} show in their place; nothing where none shows anything, unless to be kept."""
    names = NAME.findall(text)
    said = {name: ", ".join(shown(name, scope).texts) for name in names}
    if names and not any(said.values()) and not keep:
        return ""
    return " ".join(NAME.sub(lambda name: said[name[1]], text).split())


def _card_row(column: Column, scope: Scope, even_empty: bool) -> list[Cell] | None:
    found = shown(column.shows, scope)
    beside = shown(column.beside, scope) if column.beside else None
    if not found and not beside and not (even_empty or column.always):
        return None
    row = [_cell([in_words(column.head, scope, keep=True)], bold=True), _cell_of(found, column)]
    return row if beside is None else [*row, _cell(list(beside.texts), shade=beside.rating)]


def _places(part: Part, scope: Scope, scopes: Sequence[Scope]) -> list[_Place]:
    """The columns of a table. “amounts” stands for the financial years, “other” for heads of the plan's own."""
    places: list[_Place] = []
    for column in part.columns:
        if column.shows == "amounts":
            years = dict.fromkeys(year for line in scope.plan.costs.lines for year in line.amounts)
            years |= dict.fromkeys(scope.plan.costs.totals_printed)
            places += [
                _Place(f"{column.head} {year}".strip(), lambda here, year=year: amount(year, here), column, "money")
                for year in years
            ]
        elif column.shows == "other":
            places += [
                _Place(head, lambda here, head=head: other(head, here), column, "text") for head in other_heads(scopes)
            ]
        else:
            places.append(
                _Place(column.head, lambda here, name=column.shows: shown(name, here), column, _holds(column.shows))
            )
    return places


def _holds(name: str) -> str:
    return "rating" if name.endswith(".rag") else "date" if name in _DATES else "text"


def _used(places: Sequence[_Place], scopes: Sequence[Scope]) -> list[_Place]:
    return [place for place in places if place.column.always or any(place.fill(scope) for scope in scopes)]


def _cell_of(found: Shown, column: Column) -> Cell:
    texts = found.texts
    if column.template and texts:
        texts = (NAME.sub(", ".join(texts), column.template),)
    return _cell(texts, bullets=column.bullets or len(texts) > 1, shade=found.rating)


def _cell(
    texts: Sequence[str], *, bold: bool = False, bullets: bool = False, shade: str | None = None, span: int = 1
) -> Cell:
    return Cell(tuple(Line(text, depth=int(bullets), bold=bold) for text in texts if text), shade, span)


def _across(text: str, width: int) -> list[Cell]:
    """A row of one cell over the whole width."""
    return [_cell([text], bold=True, span=width), *(Cell(merged=True) for _ in range(width - 1))]


def _hanging(rows: Sequence[Sequence[Shown]], places: Sequence[_Place]) -> list[list[Cell]]:
    """The rows as cells, those of a merged column hanging from the equal one above in the same recommendation.

    A cell that could hang and holds nothing says so with a dash.
    """
    out = [[_cell_of(found, place.column) for found, place in zip(row, places, strict=True)] for row in rows]
    leader = next((place for place, one in enumerate(places) if one.column.leads), None)
    for column, place in enumerate(places):
        if not (place.column.merged or place.column.dash):
            continue
        for at, row in enumerate(rows):
            found = row[column]
            if not found:
                out[at][column] = _cell([NOTHING])
            elif (
                place.column.merged
                and at
                and found == rows[at - 1][column]
                and (leader is None or row[leader] == rows[at - 1][leader])
            ):
                out[at][column] = Cell(merged=True)
    return out


def _totals(scope: Scope, places: Sequence[_Place]) -> list[list[Cell]]:
    totals = scope.plan.costs.totals_printed
    row = []
    for place in places:
        year = next((year for year in totals if place.holds == "money" and place.head.endswith(year)), None)
        row.append(_cell([pounds_in_words(totals[year])] if year else [], bold=True))
    return [[_cell(["Total"], bold=True), *row[1:]]] if totals else []
