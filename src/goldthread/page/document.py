"""A document as a person sees it: headings, paragraphs, and tables of cells with their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph or bullet of a cell. ``depth`` is 0 for a paragraph, 1 for a bullet, 2 for a bullet within one."""

    text: str
    depth: int = 0
    bold: bool = False

    @property
    def bullet(self) -> bool:
        return self.depth > 0


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one box of a table. ``shade`` is a colour word where the box is filled with one."""

    lines: tuple[Line, ...] = ()
    shade: str | None = None
    span: int = 1
    merged: bool = False

    @property
    def text(self) -> str:
        """The whole text on one line, single spaces."""
        return " ".join(line.text for line in self.lines if line.text)

    def __bool__(self) -> bool:
        return any(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells and the line of the file (or page of the document) on which it stands."""

    cells: tuple[Cell, ...]
    line: int
    page: int | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows that stand together. ``number`` counts the document's tables from 1.

    A table that is to be written may say more: its ``name`` is the sheet of a workbook that it goes to, the first
    ``header`` rows are heads, ``widths`` are the columns' shares of the page, ``holds`` names what stands in each.
    """

    rows: tuple[TableRow, ...]
    number: int
    name: str | None = None
    header: int = 0
    widths: tuple[float, ...] = ()
    holds: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, bullet or heading outside any table. ``level`` is 0 for text, 1 to 6 for a heading."""

    text: str
    line: int
    level: int = 0
    bullet: bool = False
    bold: bool = False
    page: int | None = None


Block = Prose | Table


HEAD = "Improvement plan"
_HEAD_LETTERS = 100


@dataclass(frozen=True, slots=True)
class Front:
    """What stands over a document that is to be written: whose it is, what it is, and in which state as of when."""

    title: str
    authority: str | None = None
    state: str | None = None
    dated: str | None = None
    stood: str = ""  # “as it stood on 22 September 2026”, on a document of a past day
    portrait: bool = False  # an upright page; a plan's pages lie on their side
    contents: bool = True  # whether a list of its parts stands before them; a paper of a page or two needs none

    @property
    def head(self) -> str:
        """What stands at the top of each page. Its first words are not the title's: the title may be a heading too."""
        title = self.title if len(self.title) <= _HEAD_LETTERS else f"{self.title[:_HEAD_LETTERS].rsplit(' ', 1)[0]} …"
        return " · ".join(filter(None, [HEAD, title, self.stood, "Draft" if self.state == "draft" else ""]))

    @property
    def foot(self) -> str:
        """What stands at the foot of each page, before its number."""
        return " · ".join(filter(None, [self.authority, self.dated]))


@dataclass(frozen=True, slots=True)
class Document:
    """The blocks of a document in reading order."""

    blocks: tuple[Block, ...]
    name: str = ""
    notes: tuple[str, ...] = field(default=())
    front: Front | None = None

    @property
    def tables(self) -> Iterator[Table]:
        return (block for block in self.blocks if isinstance(block, Table))

    @property
    def prose(self) -> Iterator[Prose]:
        return (block for block in self.blocks if isinstance(block, Prose))
