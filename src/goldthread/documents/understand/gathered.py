"""The plan while it is being put together: rows get their ids here, and every row knows its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from goldthread.documents.reading import Doubt
from goldthread.documents.understand.entry import Entry
from goldthread.documents.understand.events import Place
from goldthread.documents.understand.words import mark, plain
from goldthread.plan.model import (
    Action,
    Indicator,
    Narrative,
    Outcome,
    Position,
    Recommendation,
    RemedialAction,
    Section,
    Source,
)  # fmt: skip

_PARAGRAPH = re.compile(r"\(((?:paragraphs?|paras?|executive summary|page|pg?)\b\.?[^()]*)\)", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"^(\d{1,3}[a-z]?(?:\s*/\s*\d{1,3}[a-z]?)*)\s*[.):]\s+(?=\S)")
_TIME_LIMIT = re.compile(r"\(([^()]*\b(?:days?|weeks?|months?|years?|immediate(?:ly)?)\b[^()]*)\)", re.IGNORECASE)


@dataclass
class Gathered:
    """Everything read so far."""

    sections: list[Section] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    remedial: list[RemedialAction] = field(default_factory=list)
    narrative: list[Narrative] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def section(self, title: str, place: Place, **more) -> str:
        """The id of the section with this title, made if it is new."""
        for known in self.sections:
            if plain(known.title) == plain(title):
                return known.id
        more = {
            "timescale": time_limit_in(title),
            **{key: value for key, value in more.items() if value is not None},
        }
        row = Section(id=f"s{len(self.sections) + 1}", title=title, source=source_at(place), **more)
        self.sections.append(row)
        return row.id

    def amend_section(self, id_: str, **values) -> None:
        """The section with some values set."""
        place = next(place for place, row in enumerate(self.sections) if row.id == id_)
        self.sections[place] = self.sections[place].model_copy(update=values)

    def recommendation(self, text: str, number: str | None, place: Place, *, section: str | None, **more) -> str:
        """The id of this recommendation, made if neither its number nor its words are known."""
        number, text = numbered(text, number)
        for known in self.recommendations:
            if _same(known, number, text):
                return known.id
        more.setdefault("withdrawn", says_withdrawn(text))
        row = Recommendation(
            id=f"r{len(self.recommendations) + 1}", number=number, text=text, section=section,
            paragraph=paragraph_in(text), source=source_at(place), **more,
        )  # fmt: skip
        self.recommendations.append(row)
        return row.id

    def recommendation_numbered(self, number: str) -> str | None:
        """The id of the recommendation with this number."""
        return next((row.id for row in self.recommendations if row.number and plain(row.number) == plain(number)), None)

    def amend_recommendation(self, id_: str, **values) -> None:
        """The recommendation with some values set."""
        place = next(place for place, row in enumerate(self.recommendations) if row.id == id_)
        self.recommendations[place] = self.recommendations[place].model_copy(update=values)

    def doubt(self, kind: str, id_: str, name: str, read: str, question: str, place: Place, weight: int = 1) -> None:
        """Notes a value that a person should look at."""
        self.doubts.append(
            Doubt(kind, id_, name, read, question, place.line, place.table, place.row, place.column, weight)
        )


def time_limit_in(title: str) -> str | None:
    """The time limit that a section's title names in brackets: “3 months”."""
    found = _TIME_LIMIT.search(title)
    return found[1] if found else None


def paragraph_in(text: str) -> str | None:
    """The paragraph of the report that a recommendation's words name: “Paragraph 8”."""
    found = _PARAGRAPH.search(text)
    return found[1] if found else None


def says_withdrawn(text: str) -> bool:
    """Whether a short text says that the recommendation no longer stands."""
    return bool(mark("removed").search(text)) and len(text.split()) < 25


def numbers_filled_in(recommendations: list[Recommendation]) -> list[Recommendation]:
    """The recommendations, with a number that the neighbours leave no doubt about where one was lost in printing."""
    filled = list(recommendations)
    for place in range(1, len(filled) - 1):
        before, row, after = filled[place - 1 : place + 2]
        around = [int(other.number) if (other.number or "").isdigit() else None for other in (before, after)]
        if row.number is None and None not in around and around[0] + 2 == around[1]:
            filled[place] = row.model_copy(
                update={"number": str(around[0] + 1), "how": {**row.how, "number": "inferred"}}
            )
    return filled


def source_at(place: Place, cells: dict[str, int] | None = None) -> Source:
    """The source of a row at a place; ``cells`` are columns from 1, the place's own for its text if not given."""
    own = {"text": place.column} if place.column and cells is None else {}
    return Source(page=place.page, table=place.table, row=place.row, line=place.line, cells=cells or own)


def place_of(entry: Entry, role: str | None = None) -> Place:
    """Where an entry stands, or the cell of one role in it."""
    column = entry.columns.get(role) if role else None
    return Place(entry.line, entry.table, entry.row, None if column is None else column + 1, entry.page)


def numbered(text: str, number: str | None) -> tuple[str | None, str]:
    """The number of a recommendation and its words without the number: “Ofsted recommendation 1: Improve …”."""
    found = mark("recommendation").match(text)
    if found and (rest := text[found.end() :].lstrip(" :.–-")):
        return number or found[1], rest
    if found := mark("unnumbered").match(text):
        text = text[found.end() :]
    if found := _LEADING_NUMBER.match(text):
        return number or found[1], text[found.end() :]
    return bare_number(number), text


def bare_number(number: str | None) -> str | None:
    """A recommendation's number without what stands round it: “Rec 13/14.” is “13/14”."""
    bare = re.sub(r"[.):\s]+$", "", number or "")
    bare = re.sub(r"^(?:ofsted|recommendation|rec|finding|number|no|r|\W)+\.?\s*(?=\d)", "", bare, flags=re.IGNORECASE)
    return re.sub(r"\s*/\s*", "/", bare) or None


def _same(known: Recommendation, number: str | None, text: str) -> bool:
    if known.number and number and plain(known.number) != plain(number):
        return False
    if plain(known.text) == plain(text):
        return True
    return bool(number and known.number and len(text) > 20 and fuzz.ratio(plain(known.text), plain(text)) > 92)
