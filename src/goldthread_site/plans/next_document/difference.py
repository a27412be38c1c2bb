"""The difference that a later document makes, as its page shows it: a summary, then one part after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.forms import BoundField
from django.utils import timezone

from goldthread.plan.differences import ABSENT
from goldthread.plan.next_version.merging import Proposed
from goldthread.plan.next_version.said import unspoken_said
from goldthread.plan.vocabulary import vocabulary
from goldthread_site.look.pieces import counted, long_day
from goldthread_site.plans import models
from goldthread_site.plans.fields import Field, every_kind
from goldthread_site.plans.next_document.forms import DecisionsForm, name_of
from goldthread_site.plans.next_document.held import Held
from goldthread_site.plans.next_document.row_names import RowNames
from goldthread_site.plans.presenters.compare_shown import Anchor, RowShown
from goldthread_site.plans.presenters.history import Changed, value_changed
from goldthread_site.trail.changes import revisions, with_before

FIRST_ROWS = 25  # of a part; the others are folded
_PARTS = (
    ("new", "New", "They come into the plan."),
    ("changed", "Changed", "The words that change are marked."),
    ("slipped", "Slipped", "The earlier date is kept, and each move is in the list of dates."),
    ("re-rated", "Re-rated", "The colour that the document claims now."),
    ("done", "Done", "The document says that they are done."),
    ("gone", "Gone", "The document does not have them any more. They are kept as withdrawn, and can be brought back."),
    ("back", "Back", "They were withdrawn, and the document has them again."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowOfPart:
    """A row of the plan and what changes in it; ``rated`` are the colours then and now where they changed."""

    row: RowShown
    changes: tuple[Changed, ...] = ()
    said: str = ""
    rated: tuple[str | None, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of change: its anchor, its title, a note, and its rows."""

    id: str
    title: str
    note: str
    rows: tuple[RowOfPart, ...]

    @property
    def heading(self) -> str:
        return f"{self.title}: {len(self.rows)}"

    @property
    def first(self) -> tuple[RowOfPart, ...]:
        return self.rows[:FIRST_ROWS]

    @property
    def folded(self) -> tuple[RowOfPart, ...]:
        return self.rows[FIRST_ROWS:]


@dataclass(frozen=True, slots=True)
class ToDecide:
    """A value that both the plan and the document changed: what each says, and the answers to choose from."""

    row: RowShown
    label: str
    before: str
    live: str
    document: str
    edited: str
    changed: Changed
    field: BoundField
    join: BoundField | None


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """Everything the page says."""

    heading: str
    lead: str
    to_decide: tuple[ToDecide, ...]
    parts: tuple[Part, ...]
    notes: tuple[str, ...]

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The parts of the page, with how many things each holds."""
        parts = tuple(Anchor(part.title, len(part.rows), part.id) for part in self.parts)
        return (Anchor("To decide", len(self.to_decide), "decide"), *parts) if self.to_decide else parts

    @property
    def is_nothing(self) -> bool:
        """Whether the document changes nothing."""
        return not self.to_decide and not self.parts


def shown(now: Held, form: DecisionsForm) -> DifferenceShown:
    """The page of the difference."""
    merge, names = now.merge, _Both(now)
    plain = [each for each in merge.proposed if not each.conflict]
    parts = tuple(part for part in (_part(*kind, plain, names) for kind in _PARTS) if part.rows)
    to_decide = tuple(_to_decide(each, names, form, now.draft.plan) for each in form.conflicts)
    if not parts and not to_decide:
        heading, lead = "This document changes nothing in the plan", "Everything that it says stands there already."
    else:
        counts = [f"{len(part.rows):,} {part.id}" for part in parts]
        counts += [f"{len(to_decide):,} to decide"] if to_decide else []
        heading, lead = f"What this document changes: {', '.join(counts)}", (
            "All of it goes into the plan at once, or none. What stood there before is kept in the plan’s history."
        )  # fmt: skip
    return DifferenceShown(heading, lead, to_decide, parts, tuple(notes(now)))


def notes(now: Held) -> Iterator[str]:
    """What is to be said of the difference as a whole."""
    if kept := len(now.merge.kept):
        stay = "stays, because" if kept == 1 else "stay, because"
        yield f"{counted(kept, 'change')} made here since the last document {stay} this one says nothing new of it."
    if frozen := sum(each.frozen for each in now.merge.proposed):
        yield (
            f"{counted(frozen, 'value')} of published positions {'reads' if frozen == 1 else 'read'} differently in "
            "this document. What was published stays: say what is new in the next position."
        )
    if said := unspoken_said(now.merge):
        yield said
    if not now.said.whole:
        yield "You said that this is a part of the plan, so nothing that it leaves out is taken for gone."


def names_of(now: Held) -> Callable[[Proposed], str]:
    """What a conflict is about, in words: “Due date of action 1.3”."""
    names = _Both(now)
    return lambda each: f"{_label(each)} of {names.name(each)}"


def row_called(now: Held) -> Callable[[Proposed], str]:
    """The row that a change is about, with its words."""
    names = _Both(now)
    return lambda each: names.row(each).text


class _Both:
    """The names of the plan's rows and of the document's, under the plan's ids."""

    def __init__(self, now: Held) -> None:
        self.live, self.document, self._read = RowNames(now.live), RowNames(now.said_by_ids), RowNames(now.document)
        self._rivals = {(pair.entity, pair.live): pair.rivals for pair in now.matching.doubts if not pair.document}

    def name(self, each: Proposed) -> str:
        """“Action 1.3”."""
        names = self.live if (each.entity, each.key) in self.live.rows else self.document
        return names.name(each.entity, each.key)

    def row(self, each: Proposed) -> RowShown:
        if (each.entity, each.key) in self.live.rows and each.kind != "new":
            return self.live.shown(each.entity, each.key)
        value = each.document if isinstance(each.document, dict) else None
        said = self.document.shown(each.entity, each.key, value)
        return RowShown(said.text)  # it has no page before it is in the plan

    def perhaps(self, each: Proposed) -> str:
        """Of what row of the document a row that is gone may have become a part."""
        rivals = self._rivals.get((each.entity, each.key), ())
        called = " or ".join(self._read.called(each.entity, key) for key in rivals)
        return f"Perhaps it is now a part of this row of the document: {called}" if called else ""


def _part(kind: str, title: str, note: str, plain: Sequence[Proposed], names: _Both) -> Part:
    wanted = [each for each in plain if each.kind == kind]
    rows = groupby(wanted, key=lambda each: (each.entity, each.key))
    shown_ = tuple(_row(kind, list(group), names) for _, group in rows)
    return Part(kind, title, note, shown_)


def _row(kind: str, group: list[Proposed], names: _Both) -> RowOfPart:
    row = names.row(group[0])
    if kind == "new":
        return RowOfPart(row, said=_brings(group[0].document))
    if kind == "gone":
        return RowOfPart(row, said=names.perhaps(group[0]))
    if kind == "back":
        return RowOfPart(row)
    rated = [each for each in group if each.path[-1:] == ("rag",)]
    if len(group) == len(rated) == 1 and len(rated[0].path) == 1:
        return RowOfPart(row, rated=(_present(rated[0].live), _present(rated[0].document)))
    return RowOfPart(row, tuple(_changed(each, names) for each in group))


def _brings(row: Any) -> str:
    """What a new row says beside its words: its lead and its date."""
    row = row if isinstance(row, dict) else {}
    due, leads = (row.get("due") or {}).get("text"), row.get("leads")
    said = (leads and f"lead {', '.join(leads)}", due and f"due {due}")
    return ", ".join(filter(None, said))


def _changed(each: Proposed, names: _Both) -> Changed:
    field = _field(each)
    return value_changed(field, _present(each.live), _present(each.document), names.live.names)


def _field(each: Proposed) -> Field:
    """The field that the path means, in words; a part of a field that is a dictionary is called with it."""
    kind, (name, *below) = every_kind().get(each.entity), each.path
    found = next((field for field in kind.fields if field.name == name), None) if kind else None
    label = found.label if found else name.replace("_", " ").capitalize()
    if not below:
        return found or Field(name, label, "other")
    words = vocabulary("changes")["fields"]
    more = " ".join(words.get(step, step.replace("_", " ")) for step in below)
    type_ = {"rag": "rating", "text": "lines"}.get(below[-1], "other")
    return Field(name, f"{label}, {more}", type_)


def _label(each: Proposed) -> str:
    return _field(each).label if each.path else "Whether it stays" if each.kind == "gone" else "The whole row"


def _present(value: Any) -> Any:
    return None if value is ABSENT else value


def _to_decide(each: Proposed, names: _Both, form: DecisionsForm, plan: models.Plan) -> ToDecide:
    field = _field(each) if each.path else Field("", _label(each), "other")
    said = [_in_words(field, value, names) for value in (each.base, each.live, each.document)]
    name = name_of(each)
    return ToDecide(
        names.row(each), field.label, *said, edited=_edited(plan, each), changed=_whole_or_changed(each, field, names),
        field=form[name], join=form[f"{name}-join"] if f"{name}-join" in form.fields else None,
    )  # fmt: skip


def _whole_or_changed(each: Proposed, field: Field, names: _Both) -> Changed:
    return value_changed(field, _plain(each.live), _plain(each.document), names.live.names)


def _in_words(field: Field, value: Any, names: _Both) -> str:
    return value_changed(field, None, _plain(value), names.live.names).now


def _plain(value: Any) -> Any:
    """A whole row by its words: what is withdrawn, or not there, says nothing."""
    value = _present(value)
    if isinstance(value, dict) and ("withdrawn" in value or "how" in value):
        return next((value[name] for name in ("text", "title", "item", "outstanding") if value.get(name)), None)
    return value


def _edited(plan: models.Plan, each: Proposed) -> str:
    """“Owen Tarrant changed it on 3 November 2026: …”: the last change of this value in the plan."""
    key = _key_of(plan, each)
    steps = with_before(revisions(plan.pk, entity=each.entity, key=key))
    for now, before in steps:
        was = before.value if before else None
        if before is None or _at(now.value, each.path) != _at(was, each.path):
            if before is None:
                return ""
            day = long_day(timezone.localdate(now.at))
            return f"{now.by.full_name} changed it on {day}{f': {now.why}' if now.why else ''}"
    return ""


def _key_of(plan: models.Plan, each: Proposed) -> str:
    """The key under which the row stands in the trail; a row without an id is named by its place."""
    if each.entity == "plan":
        return str(plan.pk)
    model = models.EVERY_ROW[each.entity]
    place = each.key.rpartition(" ")[2]
    if "id" in model.core.model_fields or not place.isdigit():
        return each.key
    keys = list(model.objects.filter(plan=plan).order_by("order").values_list("key", flat=True))
    return keys[int(place) - 1] if int(place) <= len(keys) else each.key


def _at(value: Any, path: Iterable[str]) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value
