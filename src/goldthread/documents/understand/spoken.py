"""Actions that stand in no table: “• Train the duty team (Lead: A Marsh; by: June 2026)”, made into one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count, zip_longest

from goldthread.documents.understand.banners import opens_something
from goldthread.documents.understand.inline import TOLD_WITH, labelled, said_with
from goldthread.documents.understand.words import vocabulary
from goldthread.page import Block, Cell, Document, Line, Prose, Table, TableRow

_OPENS_ACTION = re.compile(
    r"(?:key )?action(?: no\.?)?\s*(?P<ref>\d+(?:\.\d+)*[a-z]?)?\s*[:–-]\s*(?=\S)", re.IGNORECASE
)
_COUNT = re.compile(r"^\d{1,2}[.)]\s+(?=\S)")
_MOST_TALK = 0.4


@dataclass(slots=True)
class _Promise:
    """An action said in prose, and what is said with it, by role."""

    said: Prose
    text: str
    values: dict[str, str] = field(default_factory=dict)


def with_spoken_actions_in_tables(document: Document) -> Document:
    """The document with each list of actions, said one by one with lead and date, as a table after the others."""
    numbers = count(max((table.number for table in document.tables), default=0) + 1)
    blocks: list[Block] = []
    for run in _runs(document.blocks):
        promises = _promises(run)
        blocks += [_table(promises, next(numbers))] if _is_list(promises) else run
    return replace(document, blocks=tuple(blocks))


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Lines of prose that could be a list of actions, together; every other block alone."""
    run: list[Block] = []
    for block, below in zip_longest(blocks, blocks[1:]):
        if _could_be_action(block, below):
            run.append(block)
            continue
        if run:
            yield run
        run = []
        yield [block]
    if run:
        yield run


def _could_be_action(block: Block, below: Block | None) -> bool:
    """Whether a line is a bullet, says or labels something of an action, or stands right above a line that does."""
    if not isinstance(block, Prose) or block.level:
        return False
    if (block.bullet and not block.bold) or said_with(block.text) or labelled(block.text):
        return True
    return isinstance(below, Prose) and bool(labelled(below.text)) and not opens_something(block.text)


def _promises(run: Sequence[Block]) -> list[_Promise]:
    """The actions of a run; a line such as “Lead: A Marsh” belongs to the action above it."""
    promises: list[_Promise] = []
    for said in run:
        if not isinstance(said, Prose):
            return []
        if promises and (part := labelled(said.text)) and part[0] not in promises[-1].values:
            promises[-1].values[part[0]] = part[1]
        else:
            text, values = said_with(said.text) or (said.text, {})
            promises.append(_promise(said, text, values))
    return promises


def _promise(said: Prose, text: str, values: dict[str, str]) -> _Promise:
    """An action without “Action 1.2:” or its place in the list before it."""
    opening = _OPENS_ACTION.match(text)
    if opening and opening["ref"]:
        values = {**values, "ref": opening["ref"]}
    return _Promise(said, text[opening.end() :] if opening else _COUNT.sub("", text, count=1), values)


def _is_list(promises: Sequence[_Promise]) -> bool:
    """Whether some action has both lead and date, and few have neither."""
    whole = sum({"lead", "due"} <= promise.values.keys() for promise in promises)
    bare = sum(not {"lead", "due"} & promise.values.keys() for promise in promises)
    return whole > 0 and bare <= _MOST_TALK * len(promises)


def _table(promises: Sequence[_Promise], number: int) -> Table:
    roles = [role for role in TOLD_WITH if any(role in promise.values for promise in promises)]
    heads = ["Action", *(vocabulary("columns")[role]["phrases"][0].capitalize() for role in roles)]
    rows = [TableRow(tuple(_cell(head) for head in heads), promises[0].said.line, promises[0].said.page)]
    for promise in promises:
        cells = (_cell(promise.text), *(_cell(promise.values.get(role, "")) for role in roles))
        rows.append(TableRow(cells, promise.said.line, promise.said.page))
    return Table(tuple(rows), number)


def _cell(text: str) -> Cell:
    return Cell((Line(text),) if text else ())
