"""What changed between two days, as a document: the page's own rows, for Word and PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from goldthread.page import Cell, Document, Line, Prose, Table, TableRow
from goldthread.page.document import Block, Front
from goldthread.plan.model import Plan
from goldthread_site.look.pieces import rating
from goldthread_site.plans.presenters.compare_shown import (
    ClaimShown,
    CompareShown,
    HappenedShown,
    MoveShown,
    PairShown,
    RowShown,
    Said,
    WordingShown,
)  # fmt: skip

Part = tuple[str, Sequence[str], Sequence[float], list[list[Cell]]]


def document(page: CompareShown, plan: Plan, *, made_on: str) -> Document:
    """The page as a document; ``made_on`` stands at the foot of each sheet."""
    front = Front(page.heading, plan.authority, plan.status, made_on, contents=False)
    blocks: list[Block] = [Prose(page.heading, 1, level=1)]
    blocks += [Prose(said, 2) for said in (page.lead, page.nothing) if said]
    for number, (heading, columns, widths, rows) in enumerate(_parts(page), 1):
        blocks += [Prose(heading, 10 * number, level=2), _table(number, columns, widths, rows)]
    return Document(tuple(blocks), front=front)


def _parts(page: CompareShown) -> Iterator[Part]:
    """Each part that holds something, in the order of the page."""
    pair, claims = ("Was", "Is now"), (*_days(page), "Reason", "By")
    claim_widths, move = (30, 12, 12, 28, 18), ("Action", "Date", "Moved by", "Reason", "Agreed by")
    parts = (
        (page.claims_heading, ("Recommendation", *claims), claim_widths, page.claims, _claim),
        (page.ratings_heading, ("Action", *claims), claim_widths, page.ratings, _claim),
        (page.dates_heading, move, (30, 24, 10, 20, 16), page.dates, _move),
        (page.done_heading, ("Action", "What happened", "Proof"), (40, 36, 24), page.done, _happened),
        (page.taken_heading, ("Action", "What happened", "Words"), (30, 30, 40), page.taken, _happened),
        (page.late_heading, ("Action", "How late"), (50, 50), page.late, _late),
        (page.rest_heading, ("Wording", *pair, "By"), (20, 32, 32, 16), page.wording, _wording),
        ("Costs", ("Cost", "Figure", *pair), (40, 20, 20, 20), page.costs, _pair),
        (page.owners_heading, ("Row", "Who", *pair), (40, 16, 22, 22), page.owners, _pair),
        (page.told_heading, ("Row", "By", *pair), (30, 16, 27, 27), page.told, _pair),
        ("Other changes", ("Row", "Field", *pair), (40, 16, 22, 22), page.others, _pair),
    )  # fmt: skip
    for heading, columns, widths, rows, row_of in parts:
        if rows:
            yield heading, columns, widths, [row_of(row) for row in rows]


def _days(page: CompareShown) -> tuple[str, str]:
    then, _, now = page.days.partition(", then ")
    return then, now


def _table(number: int, columns: Sequence[str], widths: Sequence[float], rows: Iterable[list[Cell]]) -> Table:
    head = tuple(_cell(column, bold=True) for column in columns)
    whole = [head, *map(tuple, rows)]
    lines = tuple(TableRow(cells, 100 * number + place) for place, cells in enumerate(whole))
    return Table(lines, number, header=1, widths=tuple(each / 100 for each in widths))


def _claim(row: ClaimShown) -> list[Cell]:
    return [_cell(row.row.text, row.more), _rated(row.before), _rated(row.after), _said(row.reason), _cell(row.by)]


def _rated(colour: str | None) -> Cell:
    return Cell((Line(rating(colour)["word"]),), shade=colour)


def _move(row: MoveShown) -> list[Cell]:
    first = f"first {row.due.first}, {row.due.moved}" if row.due.first else ""
    return [
        _cell(row.row.text), Cell((Line(row.due.date, bold=True), *_lines(first, row.asked))), _cell(row.by_how_much),
        _said(row.reason), _said(row.agreed),
    ]  # fmt: skip


def _happened(row: HappenedShown) -> list[Cell]:
    return [_cell(row.row.text), _cell(row.what), _said(row.proof)]


def _late(row: tuple[RowShown, str]) -> list[Cell]:
    return [_cell(row[0].text), _cell(row[1])]


def _wording(row: WordingShown) -> list[Cell]:
    then, now = ("".join(piece.text for piece in row.pieces if piece.kind != left) for left in ("added", "struck"))
    easier = (Line(row.easier, bold=True),) if row.easier else ()
    return [_cell(row.row.text + row.field.rstrip(":")), _cell(then), Cell((Line(now), *easier)), _cell(row.who)]


def _pair(row: PairShown) -> list[Cell]:
    return [_cell(row.row.text), _cell(row.what), _cell(row.before), _cell(row.after)]


def _said(said: Said) -> Cell:
    return _cell(said.text, bold=said.owed)


def _cell(*texts: str, bold: bool = False) -> Cell:
    return Cell(_lines(*texts, bold=bold))


def _lines(*texts: str, bold: bool = False) -> tuple[Line, ...]:
    return tuple(Line(text, bold=bold) for text in texts if text)
