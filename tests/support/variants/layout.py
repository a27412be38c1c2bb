"""Sections and groups laid out as headings and tables, the way the recipe asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from types import SimpleNamespace

from .content import Group, Strand
from .grid import PER_ACTION, Box, Grid, PageBreak, Rank, Words, pages

Block = Words | Grid | PageBreak
NATURAL = ("section", "number", "recommendation", "commitment", "ref", "action", "why", "difference", "start", "due",
           "indicator", "outcome", "lead", "accountable", "cost", "status", "rag")  # fmt: skip
_PARENTS = ("section", "number", "recommendation", "commitment", "indicator", "outcome")
_DELIVERY = ("lead", "accountable", "start", "due")


def action_tables(found: tuple[Strand, ...], chosen: SimpleNamespace, rng: Random) -> Iterator[Block]:
    """The plan's actions as headings and tables."""
    roles = _columns(found, chosen, rng)
    header, spans = chosen.labels.header(roles, chosen)
    lines = iter(range(1, 10_000))
    for heading, members in _tables(found, chosen):
        yield from heading
        ranks = [_padded(rank, lines, chosen) for rank in _table_ranks(members, chosen)]
        topline = members[0][0].title if chosen.sections == "topline" else None
        if ranks:
            yield from _with_breaks(Grid(roles, header, tuple(ranks), topline, spans), chosen)


def _with_breaks(grid: Grid, chosen: SimpleNamespace) -> Iterator[Grid | PageBreak]:
    for n, page in enumerate(pages(grid, chosen.page_rows, chosen.split)):
        if n:
            yield PageBreak()
        yield page


def _table_ranks(members: list, chosen: SimpleNamespace) -> Iterator[Rank]:
    for strand, group, first in members:
        if first and chosen.sections == "banner":
            yield Rank(banner=strand.title)
        yield from _ranks(strand, group, chosen, first_of_strand=first)


def _tables(found: tuple[Strand, ...], chosen: SimpleNamespace) -> Iterator[tuple[list, list]]:
    """For each table, what stands before it, and its groups: (section, group, whether it is the section's first)."""
    by_strand = [(strand, [(strand, group, n == 0) for n, group in enumerate(strand.groups)]) for strand in found]
    if chosen.grouping in ("heading", "card"):
        for strand, members in by_strand:
            for member in members:
                before = [Words(strand.title, 2)] if member[2] and chosen.sections == "heading" else []
                yield before + _over(member[1], chosen), [member]
    elif chosen.sections in ("banner", "column"):
        yield [], [member for _, members in by_strand for member in members]
    else:
        for strand, members in by_strand:
            yield [Words(strand.title, 2)] if chosen.sections == "heading" else [], members


def _over(group: Group, chosen: SimpleNamespace) -> list:
    return [Words(_said(group, chosen), 3)] if chosen.grouping == "heading" else [_card(group, chosen)]


def _said(group: Group, chosen: SimpleNamespace) -> str:
    return f"{chosen.labels.of('commitment')}: {group.label}" if "commitment" in group.parent else group.label


def _card(group: Group, chosen: SimpleNamespace) -> Grid:
    """What stands over the actions, as a small table of label and text."""
    said = [(chosen.labels.of(role), box) for role, box in group.parent.items() if box.lines]
    return Grid(("label", "text"), (), tuple(Rank({"label": Box((name,)), "text": box}) for name, box in said))


def _in_columns(group: Group, chosen: SimpleNamespace) -> dict[str, Box]:
    """What stands over the actions and is not said elsewhere: it gets columns."""
    if chosen.grouping == "card":
        return {}
    said = ("number", "recommendation", "commitment") if chosen.grouping in ("banner", "heading") else ()
    return {role: box for role, box in group.parent.items() if role not in said}


def _ranks(strand: Strand, group: Group, chosen: SimpleNamespace, *, first_of_strand: bool) -> Iterator[Rank]:
    parent = _in_columns(group, chosen)
    if chosen.sections == "column":
        parent["section"] = Box((strand.title,), above=not first_of_strand and chosen.grouping in ("first", "parallel"))
    if chosen.grouping == "banner":
        yield Rank(banner=_said(group, chosen))
    if chosen.grouping == "parallel" and (listed := _parallel(group, parent)):
        yield listed
        return
    rows = [dict(action) for action in group.actions] or [{}]
    if chosen.merge_leads:
        _merge(rows, ("lead", "due") if chosen.markup == "html" else ("lead",))
    for n, row in enumerate(rows):
        boxes = {**_on_row(parent, n, chosen), **row}
        if chosen.grouping == "repeat" and "outcome" in row:
            boxes["outcome"] = replace(row["outcome"], above=False)
        if any(box.lines for role, box in boxes.items() if role != "section"):
            yield Rank(boxes)


def _on_row(parent: dict[str, Box], n: int, chosen: SimpleNamespace) -> dict[str, Box]:
    """What stands over the actions, as it is printed on the nth action's row."""
    again = {"repeat": set(parent), "first": set(), "parallel": set()}.get(chosen.grouping, {"section"})
    return {role: replace(box, above=box.above or (n > 0 and role not in again)) for role, box in parent.items()}


def _merge(rows: list[dict[str, Box]], roles: tuple[str, ...]) -> None:
    """What is the same as in the row above is said once."""
    for role in roles:
        said: Box | None = None
        for row in rows:
            box = row.get(role, Box())
            if box.lines and said and box.lines == said.lines:
                row[role] = replace(box, above=True)
            else:
                said = box


def _parallel(group: Group, parent: dict[str, Box]) -> Rank | None:
    """A group in one row, its actions and what belongs to each listed side by side; ``None`` where a list has gaps."""
    if len(group.actions) < 2 or any("outcome" in action for action in group.actions):
        return None
    boxes = dict(parent)
    for role in PER_ACTION:
        cells = [action.get(role, Box()) for action in group.actions]
        if any(cell.colour or len(cell.lines) > 1 for cell in cells):
            return None
        lines = [cell.lines[0] for cell in cells if cell.lines]
        if lines and len(lines) != len(cells):
            return None
        boxes[role] = Box(tuple(lines), items=role == "action")
    return Rank(boxes, parallel=True)


def _columns(found: tuple[Strand, ...], chosen: SimpleNamespace, rng: Random) -> tuple[str, ...]:
    """The roles that get a column, in the recipe's order."""
    rows = [row for strand in found for group in strand.groups for row in (_in_columns(group, chosen), *group.actions)]
    used = {role for row in rows for role, box in row.items() if box.lines or box.colour}
    used |= {"section"} if chosen.sections == "column" else set()
    used |= {"rag"} if chosen.padding == "empty rag" else set()
    roles = _ordered([role for role in NATURAL if role in used], chosen, rng)
    if chosen.padding == "blank":
        roles.insert(rng.randrange(1, len(roles)), "blank")
    return ("line", *roles) if chosen.padding == "line number" else tuple(roles)


def _ordered(roles: list[str], chosen: SimpleNamespace, rng: Random) -> list[str]:
    if chosen.order == "shuffled":
        rng.shuffle(roles)
    elif chosen.order == "parents first":
        rest = [role for role in roles if role not in _PARENTS]
        rng.shuffle(rest)
        roles = [role for role in roles if role in _PARENTS] + rest
    if chosen.header_group:
        together = [role for role in roles if role in _DELIVERY]
        at = roles.index(together[0])
        others = [role for role in roles if role not in _DELIVERY]
        roles = others[:at] + together + others[at:]
    return roles


def _padded(rank: Rank, lines: Iterator[int], chosen: SimpleNamespace) -> Rank:
    if rank.banner or chosen.padding != "line number":
        return rank
    return replace(rank, boxes={"line": Box((str(next(lines)),)), **rank.boxes})
