"""Update sheets: one owner's actions with empty cells to fill in, and the sheet read when it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldthread.documents.layouts.draft import items_of
from goldthread.errors import NotAPlan
from goldthread.page import Block, Cell, Document, Front, Line, Prose, Table, TableRow
from goldthread.plan.model import Action, Plan
from goldthread.plan.updates import SheetRow

SIGN = "Update sheet for Goldthread."
_HOW = (
    "Write only in the empty cells. Say what has changed for children, not only what was done. Leave out names of "
    "children, and numbers under 6. Where nothing has changed, leave the row as it is, and send the sheet back."
)
# Each column: its head, the field of a `SheetRow`, its share of the width, and what it holds.
_COLUMNS: tuple[tuple[str, str, float, str], ...] = (
    ("Row", "id", 0.7, "text"),
    ("Ref", "", 0.7, "text"),
    ("Action", "text", 3.2, "text"),
    ("Due by", "due", 1.1, "text"),
    ("Rating", "rating", 0.9, "text"),
    ("Last update", "status", 2.6, "text"),
    ("New update", "new_status", 3.2, "text"),
    ("New rating", "new_rating", 0.9, "rating"),
    ("New date", "new_due", 1.1, "text"),
    ("Why the date moves", "why_moved", 2.0, "text"),
    ("Date completed", "completed", 1.1, "text"),
)
_FIELD_OF_HEAD = {head: field for head, field, _, _ in _COLUMNS}


def update_sheet(plan: Plan, owner: str, *, as_at: str, cards: bool = False) -> Document:
    """The sheet of one owner: the actions that they lead. ``as_at`` is the day in words.

    It is one table, for a workbook, or ``cards``, a small table for each action, for an upright page.
    """
    mine = [action for action in plan.actions if owner in action.leads]
    title = f"Update sheet: {owner}"
    blocks: list[Block] = [
        Prose(title, 1, level=1, bold=True),
        Prose(plan.title or plan.authority or "Improvement plan", 2),
        Prose(f"As the plan stood on {as_at}.", 3),
        Prose(_HOW, 4),
    ]
    blocks += [_card(action, number) for number, action in enumerate(mine, 1)] if cards else [_table(mine)]
    blocks.append(Prose(SIGN, 5))
    return Document(tuple(blocks), title, (), Front(title, plan.authority, None, as_at, portrait=cards))


def _printed(action: Action) -> dict[str, str]:
    return {
        "Row": action.id, "Ref": action.ref or "", "Action": action.text, "Due by": action.due.text or "",
        "Rating": (action.rag or "").capitalize(), "Last update": action.status or "",
    }  # fmt: skip


def _table(actions: Sequence[Action]) -> Table:
    heads = TableRow(tuple(_cell(head, bold=True) for head, *_ in _COLUMNS), 1)
    rows = [
        TableRow(tuple(_cell(_printed(action).get(head, "")) for head, *_ in _COLUMNS), number)
        for number, action in enumerate(actions, 2)
    ]
    return Table(
        (heads, *rows), 1, "Updates", 1, tuple(width for *_, width, _ in _COLUMNS),
        tuple(holds for *_, holds in _COLUMNS),
    )  # fmt: skip


def _card(action: Action, number: int) -> Table:
    printed = _printed(action)
    rows = [
        TableRow((_cell(head, bold=True), _cell(printed.get(head, ""))), place)
        for place, (head, *_) in enumerate(_COLUMNS, 1)
        if head not in printed or printed[head] or head in ("Row", "Action")
    ]
    return Table(tuple(rows), number, None, 0, (1.0, 4.0), ("label", "text"))


def _cell(text: str, *, bold: bool = False) -> Cell:
    return Cell((Line(text, bold=bold),) if text else ())


# reading -------------------------------------------------------------------------------------------------------------


def rows_of_sheet(document: Document) -> tuple[SheetRow, ...]:
    """What an update sheet says that came back. Raises `NotAPlan` where the file is none."""
    rows = [row for table in document.tables for row in _rows_of(table)]
    if not rows:
        raise NotAPlan(
            "this is not an update sheet", where=document.name, why="no table has the columns “Row” and “New update”",
            try_="Choose the file that Goldthread gave out, with its heads as they were",
        )  # fmt: skip
    return tuple(rows)


def _rows_of(table: Table) -> Iterator[SheetRow]:
    heads: list[str] | None = None
    card: dict[str, str] = {}
    for number, row in enumerate(table.rows, 1):
        texts = list(row.texts)
        if {"Row", "New update"} <= set(texts):
            heads = texts
        elif heads and any(texts):
            found = {head: _text(cell) for head, cell in zip(heads, row.cells, strict=False)}
            yield _row(found, f"row {found.get('Row') or number}")
        elif not heads and len(texts) >= 2 and texts[0] in _FIELD_OF_HEAD:
            if texts[0] == "Row" and card:
                yield _row(card, f"row {card.get('Row')}")
                card = {}
            card[texts[0]] = " ".join(filter(None, (_text(cell) for cell in row.cells[1:])))
        elif card and texts and not texts[0] and any(texts):  # a cell that a page parted
            last = next(reversed(card))
            card[last] = " ".join(filter(None, [card[last], *texts]))
    if "Row" in card and "New update" in card:
        yield _row(card, f"row {card['Row']}")


def _row(found: dict[str, str], where: str) -> SheetRow:
    said = {field: found.get(head, "") for head, field in _FIELD_OF_HEAD.items() if field}
    return SheetRow(where=where, **said)


def _text(cell: Cell) -> str:
    return " ".join(items_of(cell))
