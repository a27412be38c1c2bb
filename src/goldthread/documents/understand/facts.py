"""Actions written as cards, or in a table on its side: labels with values beside them become a header with rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from goldthread.documents.understand.columns import ENOUGH, header_scores
from goldthread.documents.understand.entry import ended, goes_on
from goldthread.documents.understand.words import mark, plain
from goldthread.page import Block, Cell, Document, Line, Table, TableRow

_LABEL_WORDS, _FEWEST, _MOST_LABELS = 7, 3, 24
_SURE = 1.5
_KNOWN_SHARE = 0.6
_WITH_REF = re.compile(r"(?P<what>(?:key )?(?:action|task|milestone))s?\s*(?:no\.?|ref\.?|number|:)?\s*"
                       r"(?P<ref>[A-Z]{0,3}\d{1,3}(?:[./-]\d{1,3}){0,3}[a-z]?)\s*[:.–-]?", re.IGNORECASE)  # fmt: skip
_TITLE = re.compile(rf"(?:{_WITH_REF.pattern}|(?P<bare>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}[a-z]?)[:.)]?)\s*(?P<text>.*)",
                    re.IGNORECASE)  # fmt: skip
_MAY_BE_BETWEEN, _MOST_OF_A_FOOT = 3, 12  # lines of a running head or foot between the halves of a card; its words
_WIDEST_PIECE = 8


@dataclass(slots=True)
class _Record:
    """What is said of one action: each label with its cell, and where it begins."""

    row: TableRow
    table: Table
    said: dict[str, Cell] = field(default_factory=dict)


def with_facts_as_rows(document: Document) -> Document:
    """The document with each action's card, and each table on its side, as a header and rows below it."""
    found = {table.number: records for table in document.tables if (records := _records(table))}
    if sum(map(len, found.values())) < 2:
        return document
    heads = _heads(found.values())
    first = {next(iter(record.said)) for records in found.values() for record in records}
    blocks: list[Block] = []
    for block in document.blocks:
        records = (found.get(block.number) or _pieces(block, heads)) if isinstance(block, Table) else []
        last = _last_card(blocks, heads) if records else None
        if last is not None and _goes_on(blocks[last], records[0], heads):
            blocks[last] = _with_rest(blocks[last], records.pop(0), heads)
            blocks += [_table(block, records, heads)] if records else []
        elif records and all(record.said.get(_action_of(heads)) or first & record.said.keys() for record in records):
            blocks.append(_table(block, records, heads))
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


# what a table says -------------------------------------------------------------------------------------------------


def _records(table: Table) -> list[_Record]:
    """The actions that a table tells by labels, or none."""
    rows = [row for row in table.rows if any(row.texts) or any(cell.shade for cell in row.cells)]
    if len(rows) < _FEWEST or _is_headed(rows):
        return []
    records = _on_its_side(rows, table) if _is_on_its_side(rows) else list(_cards(rows, table))
    return records if records and all(map(_tells_an_action, records)) else []


def _is_headed(rows: Sequence[TableRow]) -> bool:
    """Whether a table has a header, and so its labels above: a first row mostly of heads, or any row all of heads."""
    for place, row in enumerate(rows):
        heads, filled = sum(_role(text, least=_SURE) is not None for text in row.texts), sum(map(bool, row.texts))
        if heads >= 3 and heads > (0.6 if not place else 0.75) * filled:
            return True
    return False


def _role(label: str, *, least: float = ENOUGH) -> str | None:
    """The role that a label names, where it is short enough for one."""
    bare = _WITH_REF.sub(r"\g<what>", label) if _WITH_REF.fullmatch(label) else label
    if not bare or len(bare.split()) > _LABEL_WORDS or re.search(r"(?<!no)[.;!]$", bare) or len(bare) > 60:
        return None
    if mark("unread_column").fullmatch(plain(bare)):
        return "other"
    role, score = max(header_scores(bare).items(), key=lambda item: item[1], default=("", 0.0))
    return role if score >= least else None


def _tells_an_action(record: _Record) -> bool:
    roles = [_role(label) for label in record.said]
    known = [role for role in roles if role]
    told = {"lead", "due"} & set(known) and len({"lead", "due", "rag", "status", "ref", "start"} & set(known)) >= 2
    return "action" in known and bool(told) and len(known) >= _KNOWN_SHARE * len(roles)


def _is_on_its_side(rows: Sequence[TableRow]) -> bool:
    """Whether each row is a fact with a value for each of several actions."""
    width = max(len(row.cells) for row in rows)
    if width < 3 or len(rows) > _MOST_LABELS or sum(not row.texts[0] for row in rows) > 1:
        return False
    labels = [row.texts[0] for row in rows if sum(map(bool, row.cells)) > 1 or any(c.shade for c in row.cells[1:])]
    roles = [role for label in labels if (role := _role(label))]
    beside = [text for row in rows for text in row.texts[1:] if text]
    labelled = sum(_role(text, least=_SURE) is not None for text in beside)
    full = sum(sum(map(bool, row.cells[1:])) >= 0.5 * (width - 1) for row in rows)
    return (len(set(roles)) >= _FEWEST and len(roles) >= _KNOWN_SHARE * len(labels) and full >= 2
            and labelled <= 0.2 * len(beside) and "action" in roles)  # fmt: skip


def _on_its_side(rows: Sequence[TableRow], table: Table) -> list[_Record]:
    records = [_Record(rows[0], table) for _ in range(max(len(row.cells) for row in rows) - 1)]
    for row in rows:
        label, cell = row.texts[0].rstrip(" :."), Cell()
        for place, record in enumerate(records, 1):
            here = row.cells[place] if place < len(row.cells) else Cell()
            cell = cell if here.merged else replace(here, span=1)
            _put(record, label, cell)
    return [record for record in records if any(record.said.values())]


def _cards(rows: Sequence[TableRow], table: Table) -> Iterator[_Record]:
    """Cards below one another: a label that comes again begins the next."""
    record, last = _Record(rows[0], table), ""
    for place, row in enumerate(rows):
        filled = [cell for cell in row.cells if not cell.merged and (cell or cell.shade or cell.span > 1)]
        begins = not record.said or _begins_again(rows[place + 1 :], record)
        if len(filled) == 1 and filled[0] and begins and not _role(filled[0].text):
            if record.said:
                yield record
            record = _Record(row, table)
            last = _put_title(record, filled[0])
            continue
        if row.cells and not row.cells[0] and last and len(filled) == 1:  # the rest of the value above
            record.said[last] = replace(record.said[last], lines=(*record.said[last].lines, *filled[0].lines))
            continue
        for label, cell in _pairs(row):
            if record.said.get(label):
                yield record
                record = _Record(row, table)
            last = _put(record, label, cell)
    if record.said:
        yield record


def _begins_again(below: Sequence[TableRow], record: _Record) -> bool:
    """Whether the row below a title begins with a label that the card so far has said."""
    pairs = list(_pairs(below[0])) if below else []
    return bool(pairs) and pairs[0][0] in record.said


def _pairs(row: TableRow) -> Iterator[tuple[str, Cell]]:
    """The labels of a row with their values: label, value, label, value."""
    boxes = [replace(cell, span=1) for cell in row.cells if not cell.merged]
    if len(boxes) % 2 == 0 and all(not box or _role(box.text) for box in boxes[::2]):
        for label, value in zip(boxes[::2], boxes[1::2], strict=True):
            if label:
                yield label.text.rstrip(" :."), value
    elif boxes:
        lines = tuple(line for box in boxes[1:] for line in box.lines)
        yield boxes[0].text.rstrip(" :."), Cell(lines, next((box.shade for box in boxes[1:] if box.shade), None))


def _put(record: _Record, label: str, cell: Cell) -> str:
    """Adds a label's value; “Action 1.2” also says which action it is. Returns the label."""
    if found := _WITH_REF.fullmatch(label):
        record.said.setdefault("Ref", Cell((Line(found["ref"]),)))
        label = found["what"].capitalize()
    record.said[label] = cell
    return label


def _put_title(record: _Record, cell: Cell) -> str:
    """What a card's title says: the action, its reference, or both."""
    found = _TITLE.fullmatch(cell.text)
    ref, text = ((found["ref"] or found["bare"]), found["text"]) if found else (None, cell.text)
    if ref:
        record.said["Ref"] = Cell((Line(ref),))
    if text:
        record.said["Action"] = Cell((Line(text),))
    return "Action" if text else "Ref"


# the rows that come of it ------------------------------------------------------------------------------------------


def _heads(found) -> list[str]:
    """The labels of all cards in order: a label of one card alone stands after the one it stands behind there."""
    heads: list[str] = []
    for record in (record for records in found for record in records):
        for before, label in pairwise(["", *record.said]):
            if label not in heads:
                heads.insert(heads.index(before) + 1 if before else 0, label)
    return heads


def _table(table: Table, records: Sequence[_Record], heads: Sequence[str]) -> Table:
    first = records[0].row
    top = TableRow(tuple(Cell((Line(head, 0, True),)) for head in heads), first.line, first.page)
    rows = [TableRow(tuple(record.said.get(head, Cell()) for head in heads), record.row.line, record.row.page)
            for record in records]  # fmt: skip
    return replace(table, rows=(top, *rows))


def _last_card(blocks: Sequence[Block], heads: Sequence[str]) -> int | None:
    """The place of the card right above, with nothing but a running head or foot between."""
    for place in range(len(blocks) - 1, max(-1, len(blocks) - 2 - _MAY_BE_BETWEEN), -1):
        block = blocks[place]
        if isinstance(block, Table):
            return place if block.rows[0].texts == tuple(heads) else None
        if block.level or len(block.text.split()) > _MOST_OF_A_FOOT:
            return None
    return None


def _pieces(table: Table, heads: Sequence[str]) -> list[_Record]:
    """What a card that is not whole says: one half of it, or one in which little is filled in."""
    rows = [row for row in table.rows if any(row.texts) or any(cell.shade for cell in row.cells)]
    if not rows or _is_headed(rows) or max(len(row.cells) for row in rows) > _WIDEST_PIECE:
        return []
    records = list(_cards(rows, table))
    return records if records and all(label in (*heads, "") for record in records for label in record.said) else []


def _goes_on(above: Table, record: _Record, heads: Sequence[str]) -> bool:
    """Whether a card has only what the last one above has not said."""
    cells = dict(zip(heads, above.rows[-1].cells, strict=True))
    return not any(label and cells[label] and cell for label, cell in record.said.items())


def _with_rest(above: Table, record: _Record, heads: Sequence[str]) -> Table:
    cells = list(above.rows[-1].cells)
    for label, cell in record.said.items():
        if label:
            cells[heads.index(label)] = cell
        elif filled := [place for place, before in enumerate(cells) if before]:
            cells[filled[-1]] = _glued(cells[filled[-1]], cell)
    return replace(above, rows=(*above.rows[:-1], replace(above.rows[-1], cells=tuple(cells))))


def _glued(cell: Cell, rest: Cell) -> Cell:
    """A value that the page break cut, whole again."""
    last, first = cell.lines[-1], rest.lines[0]
    if first.bullet or (ended(last.text) and not goes_on(first.text)):
        return replace(cell, lines=(*cell.lines, *rest.lines))
    return replace(cell, lines=(*cell.lines[:-1], replace(last, text=f"{last.text} {first.text}"), *rest.lines[1:]))


def _action_of(heads: Sequence[str]) -> str:
    """The label of the actions among the labels of all cards."""
    return next((head for head in heads if _role(head) == "action"), "")
