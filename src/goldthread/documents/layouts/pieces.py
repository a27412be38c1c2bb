"""A document that pages parted, whole again: without running heads, feet and contents, its tables put together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldthread.page import HEAD, Prose, Table, TableRow

_HEAD = re.compile(rf"{re.escape(HEAD)} · ")
_FOOT = re.compile(r"(?:.* · )?Page \d+ of \d+")
_CONTENTS = "Contents"


def without_furniture(blocks: Sequence[Prose | Table]) -> list[Prose | Table]:
    """The blocks without the running head and foot, and without the table of contents."""
    kept: list[Prose | Table] = []
    in_contents = False
    for block in blocks:
        if isinstance(block, Prose) and (_HEAD.match(block.text) or _FOOT.fullmatch(block.text)):
            continue
        if isinstance(block, Table) or (block.level and block.text != _CONTENTS):
            in_contents = False
        elif block.text == _CONTENTS or in_contents:
            in_contents = True
            continue
        kept.append(block)
    return kept


def tables_joined(blocks: Sequence[Prose | Table]) -> Iterator[Prose | Table]:
    """The blocks, pieces of a table with the same head on the next page put together."""
    held: Table | None = None
    for block in blocks:
        if isinstance(block, Table) and held is not None and _goes_on(held, block):
            held = replace(held, rows=(*held.rows, *_without_head(held, block)))
            continue
        if held is not None:
            yield held
        held = block if isinstance(block, Table) else None
        if held is None:
            yield block
    if held is not None:
        yield held


def _goes_on(held: Table, block: Table) -> bool:
    page_before, page = held.rows[-1].page, block.rows[0].page
    return (
        page_before is not None and page is not None and page == page_before + 1
        and held.width == block.width and held.rows[0].texts == block.rows[0].texts
    )  # fmt: skip


def _without_head(held: Table, block: Table) -> Sequence[TableRow]:
    place = 0
    while place < len(block.rows) and place < 2 and block.rows[place].texts == held.rows[place].texts:
        place += 1
    return block.rows[place:]
