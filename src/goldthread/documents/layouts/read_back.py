"""A document in a known layout → Plan: the layout read the other way round, from what a person sees.

A document says which layout it is in in its last line. It is taken at its word only where the plan that comes out,
laid out again, says the same words: a document that was changed beyond its layout is read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from pydantic import ValidationError

from goldthread.documents.layouts.draft import Draft, items_of
from goldthread.documents.layouts.fill import CLOSING, NAME, laid_out
from goldthread.documents.layouts.layout import Column, Layout, Part, layout_named, layout_names
from goldthread.documents.layouts.parts import Node, candidates, nodes_of
from goldthread.documents.layouts.pieces import tables_joined, without_furniture
from goldthread.documents.layouts.values import NOTHING, VALUES, Shown, pounds_of
from goldthread.page import Cell, Document, Prose, Table, TableRow
from goldthread.page.areas import cells_filled
from goldthread.plan.model import Plan, Source

_ROWS = {
    "actions": "actions", "work": "actions", "work by section": "actions", "outcomes": "outcomes",
    "indicators": "indicators", "positions": "positions", "remedies": "remedial_actions", "costs": "cost_lines",
}  # fmt: skip

ACTIONS = "Actions"  # the sheet of a workbook that a CSV file holds alone
_NAMED = (["recommendation.heading"], ["recommendations.label"])  # these begin with the word “Recommendation”


def read_back(document: Document) -> Plan | None:
    """The plan in a document that says it is in one of our layouts, and is. ``None`` where it is not."""
    found = _layout_of(document)
    if found is None:
        return None
    layout, sheets, document = found
    document = replace(document, blocks=tuple(tables_joined(without_furniture(document.blocks))))
    try:
        plan = _Reader(layout, sheets).read(document)
    except (_NotThisLayout, ValidationError):
        return None
    return plan if _words(_laid_out_again(plan, layout, sheets, document)) == _words(document, closing=False) else None


def _laid_out_again(plan: Plan, layout: Layout, sheets: bool, document: Document) -> Document:
    """The plan in the same layout, and in the same way: a CSV file fills the cells that hang from others."""
    again = laid_out(plan, layout, sheets=sheets)
    if _is_alone(document) and (table := next(iter(again.tables), None)):
        rows = tuple(replace(row, cells=cells) for row, cells in zip(table.rows, cells_filled(table), strict=True))
        again = replace(again, blocks=(replace(table, rows=rows), again.blocks[-1]))
    return again


def _is_alone(document: Document) -> bool:
    return len(document.blocks) == 1 and isinstance(document.blocks[0], Table) and document.blocks[0].name is None


class _NotThisLayout(Exception):
    """Something stands in the document that the layout has no place for."""


def _layout_of(document: Document) -> tuple[Layout, bool, Document] | None:
    """The layout, whether as sheets of a workbook, and the document without the line that says so."""
    for place in reversed(range(len(document.blocks))):
        text = _only_text(document.blocks[place])
        for name in layout_names():
            layout = layout_named(name)
            if text == CLOSING.format(title=layout.title):
                blocks = document.blocks[:place] + document.blocks[place + 1 :]
                sheets = any(table.name for table in document.tables) and bool(layout.sheets)
                return layout, sheets, replace(document, blocks=blocks)
    return _of_actions_alone(document)


def _of_actions_alone(document: Document) -> tuple[Layout, bool, Document] | None:
    """The layout whose sheet of actions is the whole of a document: a CSV file has nothing else."""
    if len(document.blocks) != 1 or not isinstance(table := document.blocks[0], Table) or not table.rows:
        return None
    for layout in map(layout_named, layout_names()):
        for part in layout.sheets:
            if part.sheet == ACTIONS and _columns(part, table.rows[0]) is not None:
                alone = layout.model_copy(update={"sheets": (part,), "pages": (part,)})
                return alone, True, document
    return None


def _only_text(block: Prose | Table) -> str:
    if isinstance(block, Prose):
        return block.text
    said = [text for row in block.rows for text in row.texts if text]
    return said[0] if len(said) == 1 else ""


def _words(document: Document, *, closing: bool = True) -> list[str]:
    """The words of the document in order."""
    words: list[str] = []
    for block in document.blocks[:-1] if closing else document.blocks:
        if isinstance(block, Prose):
            words += _bare(block.text)
            continue
        words += [word for row in block.rows for text in row.texts for word in _bare(text)]
    return words


def _bare(text: str) -> list[str]:
    return re.findall(r"\w+", text)


class _Reader:
    def __init__(self, layout: Layout, sheets: bool) -> None:
        self._nodes = nodes_of(layout, sheets)
        self._sheets = sheets
        self._draft = Draft(frozenset(_names(self._nodes)))
        self._table: Table | None = None
        self._columns: list[Column | str | None] = []
        self._above: list[Shown] = []
        self._filled = False  # cells that hang from others are filled

    def read(self, document: Document) -> Plan:
        """The plan. Raises `_NotThisLayout`."""
        at, self._filled = -1, _is_alone(document)
        for block in document.blocks:
            at = self._place_of(block, at)
        return self._draft.finished()

    def _place_of(self, block: Prose | Table, at: int) -> int:
        """The part that a block is, taken: one known by its words, or else the next that takes any words."""
        places = list(candidates(self._nodes, at))
        for sure in (True, False):
            for place in places:
                if _is_sure(self._nodes[place].part) is sure and self._takes(self._nodes[place], block):
                    return place
        raise _NotThisLayout

    def _takes(self, node: Node, block: Prose | Table) -> bool:
        part = node.part
        if isinstance(block, Prose):
            return part.kind in ("heading", "paragraph", "lines", "bullets") and self._takes_prose(part, block)
        if part.kind == "card":
            return self._takes_card(part, block)
        return part.kind == "table" and self._takes_table(node, block)

    # prose -----------------------------------------------------------------------------------------------------

    def _takes_prose(self, part: Part, prose: Prose) -> bool:
        if part.kind == "heading" and not self._is_heading(part, prose):
            return False
        if part.kind != "heading" and prose.level:
            return False
        if part.kind in ("lines", "bullets"):
            VALUES[part.shows].take(self._draft, Shown((prose.text,)))
            return True
        return self._takes_text(part.text, prose.text)

    def _is_heading(self, part: Part, prose: Prose) -> bool:
        """Whether a line is a heading of this depth. A sheet has bold lines for headings, a PDF two sizes of them."""
        if self._sheets or prose.page is not None:
            return prose.level > 0 or prose.bold
        return prose.level == part.level

    def _takes_text(self, template: str, text: str) -> bool:
        """Puts what stands in the places of a template's {names} into the draft, where the text fits it."""
        found = _pattern(template).fullmatch(text)
        if found is None:
            return False
        names = NAME.findall(template)
        if names[:1] in _NAMED and not re.match(r"Recommendations? ?", text):
            return False
        for name, said in zip(names, found.groups(), strict=True):
            VALUES[name].take(self._draft, Shown((said,) if said else ()))
        return True

    # cards -----------------------------------------------------------------------------------------------------

    def _takes_card(self, part: Part, table: Table) -> bool:
        rows = [row for row in table.rows if any(row.texts)]
        by_label = {_label(column.head): column for column in part.columns}
        if part.head:
            if not rows or not _pattern(part.head[0]).fullmatch(rows[0].texts[0]):
                return False
            head, rows = rows[0], rows[1:]
        if not all(_label(row.texts[0]) in by_label and len(row.cells) in (2, 3) for row in rows):
            return False
        if part.head:
            self._draft.row = {}
            self._takes_text(part.head[0], head.texts[0])
        for row in rows:
            column = by_label[_label(row.texts[0])]
            if column.beside:
                VALUES[column.beside].take(self._draft, _shown(row.cells[2]) if len(row.cells) > 2 else Shown())
            VALUES[column.shows].take(self._draft, Shown(items_of(row.cells[1])))
        if part.head and self._draft.here:
            self._finish("positions", {"recommendation": self._draft.here[0]}, head, table)
        return True

    # tables ----------------------------------------------------------------------------------------------------

    def _takes_table(self, node: Node, table: Table) -> bool:
        part = node.part
        if part.sheet and table.name and part.sheet != table.name:
            return False
        rows, banner = list(table.rows), ""
        if rows and _is_across(rows[0]) and part.banner:
            banner = rows.pop(0).texts[0]
            if _pattern(part.banner).fullmatch(banner) is None:
                return False
        if not rows or (columns := _columns(part, rows[0])) is None:
            return False
        if part.banner and not (banner and self._takes_text(part.banner, banner)):
            self._draft.commitment = None
        self._columns, self._above = columns, []
        for number, row in enumerate(rows[1:], table.rows.index(rows[0]) + 2):
            if row.texts == rows[0].texts or not (any(row.texts) or any(cell.shade for cell in row.cells)):
                continue
            if part.banner_within and _is_across(row, self._filled):
                if not self._takes_text(part.banner_within, row.texts[0]):
                    raise _NotThisLayout
                continue
            self._take_row(part, row, table, number)
        if part.rows == "sections":
            self._draft.section = None
        return True

    def _take_row(self, part: Part, row: TableRow, table: Table, number: int) -> None:
        draft = self._draft
        if part.rows == "costs" and row.texts[0] == "Total":
            self._take_totals(row)
            return
        draft.row, extra = {}, {}
        above, self._above = self._above, []
        cells = row.cells[: len(self._columns)]
        below = self._filled and bool(above) and self._is_led(cells, above)
        for place, cell in enumerate(cells):
            column = self._columns[place]
            hangs = isinstance(column, Column) and column.merged and bool(above) and not cell
            found = above[place] if hangs else _shown(cell, column)
            hangs = hangs or (below and isinstance(column, Column) and column.merged and above[place] == found)
            self._above.append(found)
            if isinstance(column, Column):
                self._take_value(column, found, hangs)
            elif column is not None and found.texts:
                extra[column] = " ".join(found.texts)
        self._finish_row(part, extra, row, table, number)

    def _is_led(self, cells: Sequence[Cell], above: Sequence[Shown]) -> bool:
        """Whether the column that others hang with says the same as above; so where there is none."""
        return all(
            _shown(cell, column) == said
            for cell, column, said in zip(cells, self._columns, above, strict=False)
            if isinstance(column, Column) and column.leads
        )

    def _take_value(self, column: Column, found: Shown, hangs: bool) -> None:
        if column.shows == "action.outcomes" and hangs and found:
            self._draft.row["outcomes"] = self._draft.row_above.get("outcomes", ())
        else:
            VALUES[column.shows].take(self._draft, found)

    def _take_totals(self, row: TableRow) -> None:
        for place, text in enumerate(row.texts):
            column = self._columns[place] if place < len(self._columns) else None
            if isinstance(column, str) and (pounds := pounds_of(text)) is not None:
                self._draft.totals[column] = pounds

    def _finish_row(self, part: Part, extra: dict[str, str], row: TableRow, table: Table, number: int) -> None:
        kind, draft = part.rows or "actions", self._draft
        if _ROWS.get(kind) == "actions":
            if not (draft.row.get("text") or draft.row.get("ref") or draft.row.get("leads")):
                return  # a recommendation without an action
            own = {"id": f"a{len(draft.actions) + 1}", "recommendations": draft.here, "section": self._section()}
            own |= {"commitment": draft.commitment} if "action.commitment" not in draft.named else {}
            draft.row |= own | ({"other": extra} if extra else {})
        elif kind == "outcomes":
            draft.row |= {"id": f"o{len(draft.outcomes) + 1}", "recommendations": draft.here}
        elif kind == "remedies":
            draft.row["recommendation"] = next(iter(draft.here), None)
        elif kind == "costs":
            draft.row["amounts"] = {
                year: pounds for year, text in extra.items() if (pounds := pounds_of(text)) is not None
            }
        elif kind == "positions":
            draft.row["recommendation"] = next(iter(draft.here), None)
        if kind in _ROWS and kind != "indicators":
            self._finish(_ROWS[kind], {}, row, table, number)

    def _section(self) -> str | None:
        """The section of an action: the one reached, or that of its recommendation."""
        if self._draft.section or not self._draft.here:
            return self._draft.section
        return self._draft.recommendation_rows()[0].get("section")

    def _finish(self, kind: str, own: dict, row: TableRow, table: Table, number: int | None = None) -> None:
        draft = self._draft
        source = Source(page=row.page, table=table.number, row=number, line=row.line)
        getattr(draft, kind).append({**draft.row, **own, "source": source})
        draft.row_above = draft.row


# helpers -------------------------------------------------------------------------------------------------------------


def _names(nodes: Sequence[Node]) -> Iterator[str]:
    for node in nodes:
        yield from NAME.findall(" ".join([node.part.text, node.part.banner, node.part.banner_within]))
        yield from filter(None, [node.part.shows, *(column.shows for column in node.part.columns)])
        yield from (column.shows.replace(".row.", ".") for column in node.part.columns)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """What a text in this template looks like, its values as groups."""
    pieces = NAME.split(template)
    return re.compile("".join(re.escape(piece) if place % 2 == 0 else "(.*?)" for place, piece in enumerate(pieces)))


def _is_sure(part: Part) -> bool:
    """Whether a part has words of its own by which it is known, or columns."""
    return part.kind in ("table", "card") or any(map(str.isalpha, NAME.sub("", part.text))) or (
        NAME.findall(part.text)[:1] in _NAMED
    )  # fmt: skip


def _label(text: str) -> str:
    return " ".join(text.split())


def _columns(part: Part, header: TableRow) -> list[Column | str | None] | None:
    """For each column of a table what the layout says it is; a head of the plan's own where the layout lets it in."""
    known = {_label(column.head): column for column in part.columns if column.shows not in ("other", "amounts")}
    free = next((column for column in part.columns if column.shows in ("other", "amounts")), None)
    found: list[Column | str | None] = []
    for text in map(_label, header.texts):
        if text in known:
            found.append(known[text])
        elif free is None or not text:
            return None
        elif free.shows == "amounts":
            if not text.startswith(free.head):
                return None
            found.append(text.removeprefix(free.head).strip())
        else:
            found.append(text)
    wanted = {_label(column.head) for column in part.columns if column.always}
    here = set(map(_label, header.texts))
    return found if wanted <= here and len(here) == len(header.texts) else None


def _is_across(row: TableRow, filled: bool = False) -> bool:
    """Whether one cell is the whole row."""
    return bool(row.texts[0]) and not any(row.texts[1:]) and len(row.cells) > 1 and (
        filled or row.cells[0].span > 1 or all(cell.merged for cell in row.cells[1:])
    )  # fmt: skip


def _shown(cell: Cell, column: Column | str | None = None) -> Shown:
    texts = items_of(cell)
    if isinstance(column, Column) and (column.merged or column.dash) and texts == (NOTHING,):
        return Shown()
    if isinstance(column, Column) and column.template and texts:
        found = _pattern(column.template).fullmatch(" ".join(texts))
        if found is None:
            raise _NotThisLayout
        texts = (found[1],)
    return Shown(texts, cell.shade)
