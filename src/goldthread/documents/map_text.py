"""A map as a file that a person can read and change: each column with what stands in it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from goldthread.documents.mapping import FORMAT, fields
from goldthread.documents.understand.layouts import ColumnSeen, LayoutSeen

_LONGEST_EXAMPLE = 32
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_KINDS = {
    "action": "a table of actions", "remedial": "a table of remedial actions", "owner": "a table of sections",
    "listed": "a list of recommendations",
}  # fmt: skip
_TOP = """\
# What the columns of {name} hold. Change a field where it is wrong, and give this file back:
#   goldthread read FILE --map THIS-FILE
# A table or column that you leave out is understood as before. Words of a rating column that mean a colour go
# below its table, for example:
#   [table.ratings]
#   "On track" = "green"
#
# The fields:
"""


def map_as_toml(layouts: Sequence[LayoutSeen], *, name: str) -> str:
    """The layouts as a goldthread-map/1 file, with the fields that there are and three examples of each column."""
    widest = max(map(len, fields()))
    parts = [_TOP.format(name=_shown(name, 200))]
    parts += [f"#   {field:{widest}}  {said['choice']}\n" for field, said in fields().items()]
    parts.append(f"\nformat = {_quoted(FORMAT)}\n")
    return "".join([*parts, *map(_table, layouts)])


def _table(layout: LayoutSeen) -> str:
    place = f"page {layout.page}" if layout.page else f"line {layout.line}"
    more = f", and {layout.tables - 1} more like it" if layout.tables > 1 else ""
    read = _KINDS.get(layout.kind, "no part of the plan's work" if layout.aside else "nothing: it was not understood")
    heads = "" if layout.headed else "\n# It has no row of heads: each column is told by its place."
    top = f"\n# Table {layout.table}, {place}{more}: {layout.rows} rows. Read as {read}.{heads}\n[[table]]\n"
    width = "" if layout.headed else f"width = {len(layout.columns)}\n"
    return top + width + "columns = [\n" + _columns(layout) + "]\n" + _ratings(layout)


def _columns(layout: LayoutSeen) -> str:
    told = [f"  {{ {_told(column)}, field = {_quoted(column.field)} }}," for column in layout.columns]
    widest = min(60, max(map(len, told)))
    return "".join(
        f"{line:{widest}}  # {_examples(column)}\n" for line, column in zip(told, layout.columns, strict=True)
    )


def _told(column: ColumnSeen) -> str:
    return f"head = {_quoted(column.head)}" if column.head.strip() else f"column = {column.place + 1}"


def _examples(column: ColumnSeen) -> str:
    return " · ".join(_shown(text, _LONGEST_EXAMPLE) for text in column.examples) or "empty"


def _ratings(layout: LayoutSeen) -> str:
    """The colours that were said, and the rating's words that have none, ready to be filled in."""
    known = dict(layout.ratings)
    lines = [f"{_quoted(words)} = {_quoted(colour)}\n" for words, colour in known.items()]
    open_ = [
        f'# {_quoted(words)} = ""\n' for column in layout.columns if column.field == "rag"
        for words in column.words_without_colour if words not in known
    ]  # fmt: skip
    head = "[table.ratings]\n" if known else "# [table.ratings]\n"
    return "".join([head, *lines, *open_]) if lines or open_ else ""


def _quoted(text: str) -> str:
    """The text as a TOML string: JSON's rules, and no sign that moves the cursor."""
    return json.dumps(_CONTROL.sub(" ", text), ensure_ascii=False)


def _shown(text: str, longest: int) -> str:
    text = " ".join(_CONTROL.sub(" ", text).split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
