"""What a value is that layouts show, and the plain ways to show one and to take it back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.documents.layouts.draft import Draft
from goldthread.documents.layouts.scope import Scope

Texts = tuple[str, ...]


NOTHING = "–"  # says that a cell which could hang from the one above holds nothing


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands in a cell: its texts, and the colour of a rating."""

    texts: Texts = ()
    rating: str | None = None
    key: object = None  # what makes two cells the same, where their words alone do not

    def __bool__(self) -> bool:
        return bool(self.texts) or self.rating is not None


@dataclass(frozen=True, slots=True)
class Value:
    """A value that layouts can show: ``show`` gives it at a place of the plan, ``take`` puts it back into a draft."""

    show: Callable[[Scope], Shown]
    take: Callable[[Draft, Shown], None]


def words_of_day(day: str | None) -> str:
    """“1 March 2016” for 2016-03-01, “March 2016” for 2016-03, nothing for nothing."""
    if not day:
        return ""
    moment = date.fromisoformat(day if len(day) == 10 else f"{day}-01")
    return f"{moment.day} {moment:%B %Y}" if len(day) == 10 else f"{moment:%B %Y}"


def day_in_words(text: str) -> str | None:
    """The day or month that words name, as YYYY-MM-DD or YYYY-MM."""
    from goldthread.plan.timescale import read_day, read_month

    return read_day(text) or read_month(text)


def pounds_in_words(pounds: float) -> str:
    """“£20,000”, “£12.50”."""
    return f"£{pounds:,.0f}" if pounds == int(pounds) else f"£{pounds:,.2f}"


def pounds_of(text: str) -> float | None:
    """The pounds that a cell of money says."""
    bare = text.replace("£", "").replace(",", "").strip()
    try:
        return float(bare)
    except ValueError:
        return None


def as_shown(values: Iterable) -> Shown:
    return Shown(tuple(text for value in values if value is not None and (text := str(value))))


def text_of(found: Shown) -> str | None:
    return " ".join(found.texts) or None


def one(path: str) -> Value:
    """A text of the row itself."""
    steps = path.split(".")

    def show(scope: Scope) -> Shown:
        value = scope.row
        for step in steps:
            value = getattr(value, step, None) if value is not None else None
        return as_shown([value])

    return Value(show, lambda draft, found: draft.row.__setitem__(steps[-1], text_of(found)))


def many(name: str) -> Value:
    """A list of texts of the row itself."""
    return Value(
        lambda scope: as_shown(getattr(scope.row, name, ())),
        lambda draft, found: draft.row.__setitem__(name, found.texts),
    )


def of_plan(name: str) -> Value:
    return Value(
        lambda scope: as_shown([getattr(scope.plan, name)]),
        lambda draft, found: draft.plan.__setitem__(name, text_of(found)),
    )


def of_section(name: str, *, many: bool = False) -> Value:
    def show(scope: Scope) -> Shown:
        row = scope.shelf.sections.get(scope.section or "")
        value = getattr(row, name, None)
        return as_shown(value if many and value else [] if many else [value])

    return Value(
        show, lambda draft, found: draft.section_row.__setitem__(name, found.texts if many else text_of(found))
    )


def of_recommendation(name: str) -> Value:
    """A text of the one recommendation here."""

    def show(scope: Scope) -> Shown:
        rows = scope.rows_of_recommendations() if scope.recommendations is not None else []
        return as_shown([getattr(rows[0], name)] if len(rows) == 1 else [])

    def take(draft: Draft, found: Shown) -> None:
        for row in draft.recommendation_rows():
            row[name] = text_of(found)

    return Value(show, take)


def rated(part: str, field: str) -> Value:
    """A part of a position: its texts, or its colour."""

    def show(scope: Scope) -> Shown:
        rated = getattr(scope.row, part)
        if field == "text":
            return as_shown(rated.text)
        return Shown((rated.rag.capitalize(),), rated.rag) if rated.rag else Shown()

    def take(draft: Draft, found: Shown) -> None:
        value = found.texts if field == "text" else rating_in(found)
        draft.row.setdefault(part, {})[field] = value

    return Value(show, take)


def rating_in(found: Shown) -> str | None:
    from goldthread.plan.rating import rag_from_word

    return rag_from_word(text_of(found)) or found.rating
