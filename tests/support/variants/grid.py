"""What a variant is made of before it is written out: prose and tables of cells; and how a table breaks over pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Box:
    """A cell. ``items`` says that its lines are a list; ``tail`` that its first line goes on from the page before;
    ``above`` that it is merged with the cell above; ``colour`` fills it."""

    lines: tuple[str, ...] = ()
    items: bool = False
    tail: bool = False
    above: bool = False
    colour: str | None = None


@dataclass(frozen=True)
class Rank:
    """A row: a box for each role, or a banner right across. ``parallel`` rows hold lists that belong together."""

    boxes: dict[str, Box] = field(default_factory=dict)
    banner: str | None = None
    parallel: bool = False


@dataclass(frozen=True)
class Grid:
    """A table: roles in the order of its columns, the rows of its heading, and its rows."""

    roles: tuple[str, ...]
    header: tuple[dict[str, str], ...]
    ranks: tuple[Rank, ...]
    topline: str | None = None
    spans: tuple[str, ...] = ()  # the roles that the first header row puts under one heading


@dataclass(frozen=True)
class Words:
    """A heading (``level`` 1 to 4), a paragraph (0), or a bullet."""

    text: str
    level: int = 0
    bullet: bool = False


@dataclass(frozen=True)
class PageBreak:
    """Where the printed page ended."""


PER_ACTION = ("ref", "action", "start", "due", "lead", "accountable", "rag", "status", "cost")


def cut(text: str, share: float) -> tuple[str, str] | None:
    """The text in two, parted before a small-letter word so that anyone sees the sentence going on; or ``None``."""
    words = text.split()
    if len(words) < 12:
        return None
    middle = round(len(words) * share)
    places = [n for n in range(4, len(words) - 2) if words[n][0].islower() and words[n - 1][-1] not in ".:;?!)"]
    if not places:
        return None
    at = min(places, key=lambda n: abs(n - middle))
    return " ".join(words[:at]), " ".join(words[at:])


def broken(rank: Rank, share: float) -> tuple[Rank, Rank] | None:
    """A row in two pieces, as at a page's end; ``None`` for a row too short to break."""
    if rank.banner or "action" not in rank.boxes:
        return None
    parts = _parallel_parts(rank, share) if rank.parallel else _plain_parts(rank, share)
    if parts is None:
        return None
    return replace(rank, boxes=parts[0]), replace(rank, boxes=parts[1])


def _plain_parts(rank: Rank, share: float):
    if not rank.boxes["action"].lines or not cut(rank.boxes["action"].lines[0], share):
        return None
    first, second = {}, {}
    for role, box in rank.boxes.items():
        first[role], second[role] = _box_parts(role, box, share)
    return first, second


def _box_parts(role: str, box: Box, share: float) -> tuple[Box, Box]:
    whole = len(box.lines) == 1 and not box.above and role not in ("due", "lead", "start", "accountable", "number")
    parts = cut(box.lines[0], share) if whole else None
    if parts is None:
        return box, Box()
    return replace(box, lines=(parts[0],)), Box((parts[1],), tail=True)


def _parallel_parts(rank: Rank, share: float):
    """Breaks within one of the listed actions: what begins after it stands on the next page, with its date and lead."""
    lines = rank.boxes["action"].lines
    order = sorted(range(len(lines)), key=lambda n: abs(n - len(lines) * share))
    at = next((n for n in order if cut(lines[n], share)), None)
    if at is None:
        return None
    first, second = {}, {}
    for role, box in rank.boxes.items():
        if role == "action":
            head, tail = cut(lines[at], share)
            first[role] = replace(box, lines=(*lines[:at], head))
            second[role] = replace(box, lines=(tail, *lines[at + 1 :]), tail=True)
        elif role in PER_ACTION and box.lines:
            first[role] = replace(box, lines=box.lines[: at + 1])
            second[role] = replace(box, lines=box.lines[at + 1 :])
        else:
            first[role], second[role] = _box_parts(role, box, share)
    return first, second


def pages(grid: Grid, size: int, split: bool) -> Iterator[Grid]:
    """The table page by page, each with the heading again; with ``split``, a row is broken at a page's end."""
    if not size or len(grid.ranks) <= size:
        yield grid
        return
    left, page = list(grid.ranks), []
    while left:
        page.append(left.pop(0))
        full = len(page) >= size and not page[-1].banner
        if full and left:
            if split and (parts := broken(page[-1], 0.4 + len(left) % 3 / 10)):
                page[-1] = parts[0]
                left.insert(0, parts[1])
            yield replace(grid, ranks=tuple(page))
            page = []
    if page:
        yield replace(grid, ranks=tuple(page))
