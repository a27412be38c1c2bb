"""What the pages of an import say: what to check, what was read and where, and what will go in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from goldthread.documents import Doubt, Reading
from goldthread_site.look.pieces import counted, day
from goldthread_site.plans import readings, values
from goldthread_site.plans.fields import Field, Kind, field_of, kinds
from goldthread_site.plans.models import ImportDraft
from goldthread_site.plans.presenters.source import Place, SourceShown, place_in_prose, source_shown

_HOW = {"inherited": "from above", "inferred": "worked out"}


@dataclass(frozen=True, slots=True)
class ValueShown:
    """One value of the draft: what it is, how it reads, where it stands, and what a person said of it."""

    kind: str
    key: str
    field: Field | None
    name: str
    label: str
    read_as: str
    raw: Any
    how: str
    place: Place
    state: str = ""
    questions: tuple[str, ...] = ()

    @property
    def colour(self) -> str | None:
        """The colour claimed, where the value is one."""
        return self.raw if self.field and self.field.type == "rating" else None

    @property
    def asked(self) -> tuple[str, str, str]:
        """The place of the value in the plan."""
        return self.kind, self.key, self.name


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


def words_of(raw: Any) -> str:
    """The words of a value by which it is found in the document: its text, or the first of several."""
    words = raw.get("text") if isinstance(raw, dict) else raw
    first = next(iter(words), "") if isinstance(words, list) else words
    return first if isinstance(first, str) else ""


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


def value_shown(plan: dict, kind: str, key: str, name: str, said: dict) -> ValueShown:
    """One value of the plan. A row or a field that the plan does not have still has a name, and nothing to correct."""
    try:
        return _value(readings.row_in(plan, kind, key), (kind, key, name), said, names_in(plan))
    except KeyError:
        state = _state(said, kind, key, name)
        return ValueShown(kind, key, None, name, f"{name} of {kind} {key}", "", None, "read", Place(), state)


def _value(row: dict, asked: tuple[str, str, str], said: dict, names: dict) -> ValueShown:
    kind, key, name = asked
    field, raw = field_of(kind, name), row.get(name)
    label = label_of(field.label if field else name, kind, key, row, names)
    read_as = values.shown(field.type if field else "text", raw, names)
    how, place, state = _how(row, name), place_of(row, kind, name), _state(said, kind, key, name)
    return ValueShown(kind, key, field, name, label, read_as, raw, how, place, state)


def _state(said: dict, kind: str, key: str, name: str) -> str:
    correction = said.get((kind, key, name))
    if correction is None:
        return ""
    return "Checked" if correction["confirmed"] else "Corrected"


def _how(row: dict, name: str) -> str:
    return _HOW.get((row.get("how") or {}).get(name), "read")


def place_of(row: dict, kind: str, name: str) -> Place:
    """Where a row's value stands in the document."""
    source = row.get("source") or {}
    cells, field = source.get("cells") or {}, field_of(kind, name)
    column = cells.get(name) or cells.get(field.column if field else "")
    return Place(source.get("line"), source.get("table"), source.get("row"), column, source.get("page"))


def label_of(label: str, kind: str, key: str, row: dict, names: dict) -> str:
    """“Due date of action 2.3”; the plan's own values need no more than their name."""
    return label if kind == "plan" else f"{label} of {name_of(kinds()[kind], key, row, names)}"


def name_of(kind: Kind, key: str, row: dict, names: dict) -> str:
    """“action 2.3”: the row by what the plan calls it, else by its place, in which the core's own ids end."""
    for name in kind.name:
        if row.get(name):
            return f"{kind.one} {row[name]}"
    asked = row.get("recommendation") or ""
    return kind.called.format(
        key=key.lstrip("abcdefghijklmnopqrstuvwxyz") or key,
        as_at=day(row.get("as_at")) or "no date",
        recommendation=names.get(("recommendations", asked), asked) or "unknown",
    )


def names_in(plan: dict) -> dict[tuple[str, str], str]:
    """What the plan calls the rows that ids lead to: a number, a section's title, an outcome's words."""
    sections = {("sections", row["id"]): row["title"] for row in plan["sections"]}
    asked = {("recommendations", row["id"]): row["number"] or row["text"][:60] for row in plan["recommendations"]}
    return {**sections, **asked, **{("outcomes", row["id"]): row["text"] for row in plan["outcomes"]}}


@dataclass(frozen=True, slots=True)
class RowOfValues:
    """A row of the plan and its values, for the page that shows everything."""

    name: str
    place: Place
    values: tuple[ValueShown, ...]


def rows_of_values(shown: DraftShown, kind: str) -> list[RowOfValues]:
    """Every row of one list of the plan, with each value that was read or ought to be there."""
    said = corrections_by_place(shown.draft)
    rows, names = [shown.plan] if kind == "plan" else _rows(shown.plan, kind), names_in(shown.plan)
    return [_row_of_values(kinds()[kind], row, place, said, names) for place, row in enumerate(rows, 1)]


def _rows(plan: dict, kind: str) -> list[dict]:
    return plan["costs"]["lines"] if kind == "costs.lines" else plan[kind]


def _row_of_values(kind: Kind, row: dict, place: int, said: dict, names: dict) -> RowOfValues:
    key = "plan" if kind.key == "plan" else readings.key_in(row, place)
    there = [f for f in kind.fields if f.always or not values.is_empty(f.type, row.get(f.name))]
    shown = tuple(_value(row, (kind.key, key, field.name), said, names) for field in there)
    name = "The plan itself" if kind.key == "plan" else name_of(kind, key, row, names)
    return RowOfValues(name[0].upper() + name[1:], place_of(row, kind.key, ""), shown)


def count_of_values(plan: dict) -> int:
    """How many values were read: fields that are not empty, of every row."""
    return sum(
        not values.is_empty(field.type, row.get(field.name))
        for kind in kinds().values()
        for row in ([plan] if kind.key == "plan" else _rows(plan, kind.key))
        for field in kind.fields
    )


def what_will_go_in(plan: dict) -> list[str]:
    """The counts of everything that the plan brings, as words; what it does not have is left out."""
    parts = [
        counted(len(rows), kind.one, kind.many)
        for kind in kinds().values()
        if kind.key != "plan" and (rows := _rows(plan, kind.key))
    ]
    if total := _cost(plan):
        parts.append(f"£{total:,.0f} of cost")
    return parts


def _cost(plan: dict) -> float:
    """The sum of the cost lines; where there are none, of what the actions cost."""
    lines = sum(amount for line in plan["costs"]["lines"] for amount in line["amounts"].values())
    return lines or sum((action["cost"] or {}).get("amount") or 0 for action in plan["actions"])


def how_known(plan: dict) -> str:
    """A sentence on what was not read where it stands: “38 values came from merged cells, 4 were worked out.”"""
    ways = [
        how
        for kind in kinds()
        if kind != "plan"
        for row in _rows(plan, kind)
        for how in (row.get("how") or {}).values()
    ]
    ways += list((plan.get("how") or {}).values())
    merged, worked_out = ways.count("inherited"), ways.count("inferred")
    said = []
    if merged:
        said.append(f"{counted(merged, 'value')} came from a merged cell or the row above")
    if worked_out:
        said.append(
            f"{counted(worked_out, 'value')} {'was' if worked_out == 1 else 'were'} worked out from the words around"
        )
    return f"{', and '.join(said)}." if said else "Every value was read where it stands."


def tabs(plan: dict, current: str) -> list[dict]:
    """The lists of the plan that hold rows, with their counts, for the page that shows every value."""
    found = []
    for kind in kinds().values():
        rows = 1 if kind.key == "plan" else len(_rows(plan, kind.key))
        if rows:
            text = "Plan" if kind.key == "plan" else f"{kind.many.capitalize()} ({rows})"
            found.append({"kind": kind.key, "text": text, "current": kind.key == current})
    return found


def review(shown: DraftShown, value: ValueShown | None) -> dict[str, Any]:
    """The words of the review page: heading, lead, the question, and what will go in."""
    left, doubts, read = len(shown.to_check), len(shown.in_doubt), count_of_values(shown.plan)
    return {
        "heading": _heading(left, doubts),
        "lead": _lead(read, doubts, left),
        "list_heading": _list_heading(left, doubts),
        "left": left,
        "number": shown.in_doubt.index(value) + 1 if value else None,
        "source": shown.source(value) if value else None,
        "going_in": what_will_go_in(shown.plan),
        "how_known": how_known(shown.plan),
    }


def _heading(left: int, doubts: int) -> str:
    if left:
        return f"Check {counted(left, 'value' if left == doubts else 'more value')}, then the plan can go in"
    return "Every value is checked: the plan can go in" if doubts else "Nothing needs checking: the plan can go in"


def _list_heading(left: int, doubts: int) -> str:
    if not left:
        return "The value you checked" if doubts == 1 else f"The {doubts} values you checked"
    return "The value to check" if doubts == 1 else f"All {doubts} values to check"


def _lead(read: int, doubts: int, left: int) -> str:
    start = f"We read {counted(read, 'value')} from your document."
    if not left:
        return f"{start} Nothing is saved until you accept."
    it = "One could be read in two ways, so please decide." if doubts == 1 else (
        f"{read - doubts:,} are plain. These {doubts} could be read in two ways, so please decide."
    )  # fmt: skip
    return f"{start} {it} Nothing is saved until you accept."
