"""What the document says, in reading order: headings, banners, cards, and rows of work joined over page breaks."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldthread.documents.understand.columns import Columns
from goldthread.documents.understand.entry import Entry
from goldthread.page import Line, Prose, TableRow


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the document; rows and columns count from 1."""

    line: int
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A recommendation given as a banner: its text and number as printed."""

    text: str
    number: str
    place: Place
    label: str = ""


@dataclass(frozen=True, slots=True)
class Banner:
    """A row across the whole table: a section, a group, or a recommendation."""

    text: str
    place: Place
    bold: bool = False
    before_header: bool = False


@dataclass(frozen=True, slots=True)
class PositionHead:
    """“Position as of 1st March 2016”: the rows that follow say where the recommendation stood."""

    text: str
    place: Place


@dataclass(slots=True)
class Labelled:
    """A row whose first cell names what stands beside it, such as “Impact for Children”."""

    label: str
    lines: list[Line]
    place: Place
    rating: str | None = None
    printed: str = ""


@dataclass(slots=True)
class Work:
    """A row of a table of actions (``kind`` “action”), remedial actions or owners of sections."""

    kind: str
    entry: Entry
    columns: Columns
    orphan: bool = False


@dataclass(slots=True)
class Money:
    """A table of costs: its header and rows as they stand."""

    years: dict[int, str]
    rows: list[tuple[TableRow, Place]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Loose:
    """A row that no header explains; its words are kept."""

    text: str
    place: Place


Event = Prose | Said | Banner | PositionHead | Labelled | Work | Money | Loose
