"""A draft as its pages show it: the values in doubt, and every value that was read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from goldthread.documents import Doubt, Reading
from goldthread_site.plans import readings, values
from goldthread_site.plans.fields import Kind, kinds
from goldthread_site.plans.models import ImportDraft
from goldthread_site.plans.presenters.import_values import (
    ValueShown,
    name_of,
    names_in,
    place_of,
    rows_in,
    value_of,
    value_shown,
    words_of,
)  # fmt: skip
from goldthread_site.plans.presenters.source import Place, SourceShown, place_in_prose, source_shown


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft with its corrections put in: what the pages are made from."""

    draft: ImportDraft
    reading: Reading
    plan: dict
    in_doubt: tuple[ValueShown, ...]

    @property
    def to_check(self) -> tuple[ValueShown, ...]:
        """The doubtful values nobody has decided yet."""
        return tuple(value for value in self.in_doubt if value.state == "To check")

    def source(self, value: ValueShown) -> SourceShown | None:
        """The piece of the document that the value was read from."""
        read = words_of(value.raw)
        place = value.place if value.place.line else place_in_prose(self.reading.document, read)
        return source_shown(self.reading.document, place, read)


def draft_shown(draft: ImportDraft) -> DraftShown:
    """The draft as its pages show it."""
    reading = readings.from_json(draft.reading)
    plan = readings.corrected_plan(draft.reading, draft.corrections).model_dump(mode="json")
    said = corrections_by_place(draft)
    return DraftShown(draft, reading, plan, tuple(_in_doubt(reading.doubts, plan, said)))


def corrections_by_place(draft: ImportDraft) -> dict[tuple[str, str, str], dict]:
    """What people said, by the value it speaks of."""
    return {(said["kind"], said["key"], said["field"]): said for said in draft.corrections}


def _in_doubt(doubts: Iterable[Doubt], plan: dict, said: dict) -> Iterable[ValueShown]:
    """Each doubtful value once, worst first, with every question asked of it."""
    together: dict[tuple[str, str, str], list[Doubt]] = {}
    for doubt in sorted(doubts, key=lambda doubt: -doubt.weight):
        together.setdefault(readings.place_of(doubt.kind, doubt.id, doubt.field), []).append(doubt)
    for (kind, key, name), asked in together.items():
        yield _with_questions(value_shown(plan, kind, key, name, said), asked)


def _with_questions(value: ValueShown, asked: list[Doubt]) -> ValueShown:
    first = asked[0]
    place = Place(first.line, first.table, first.row, first.column, value.place.page) if first.line else value.place
    questions = tuple(doubt.question for doubt in asked)
    read_as = value.read_as if value.field else first.read
    return replace(value, read_as=read_as, place=place, state=value.state or "To check", questions=questions)


@dataclass(frozen=True, slots=True)
class RowOfValues:
    """A row of the plan and its values, for the page that shows everything."""

    name: str
    place: Place
    values: tuple[ValueShown, ...]


def rows_of_values(shown: DraftShown, kind: str) -> list[RowOfValues]:
    """Every row of one list of the plan, with each value that was read or ought to be there."""
    said = corrections_by_place(shown.draft)
    rows, names = rows_in(shown.plan, kind), names_in(shown.plan)
    return [_row_of_values(kinds()[kind], row, place, said, names) for place, row in enumerate(rows, 1)]


def _row_of_values(kind: Kind, row: dict, place: int, said: dict, names: dict) -> RowOfValues:
    key = "plan" if kind.key == "plan" else readings.key_in(row, place)
    there = [f for f in kind.fields if f.always or not values.is_empty(f.type, row.get(f.name))]
    shown = tuple(value_of(row, (kind.key, key, field.name), said, names) for field in there)
    name = "The plan itself" if kind.key == "plan" else name_of(kind, key, row, names)
    return RowOfValues(name[0].upper() + name[1:], place_of(row, kind.key, ""), shown)


def tabs(plan: dict, current: str) -> list[dict]:
    """The lists of the plan that hold rows, with their counts, for the page that shows every value."""
    found = []
    for kind in kinds().values():
        rows = len(rows_in(plan, kind.key))
        if rows:
            text = "Plan" if kind.key == "plan" else f"{kind.many.capitalize()} ({rows})"
            found.append({"kind": kind.key, "text": text, "current": kind.key == current})
    return found
