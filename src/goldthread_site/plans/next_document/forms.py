"""The forms of a later document: its file, which row is which, whole or part, each conflict; bringing a row back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from django import forms

from goldthread.plan.differences import ABSENT
from goldthread.plan.next_version.merging import Proposed
from goldthread_site.plans.fields import field_of
from goldthread_site.plans.forms import UploadForm
from goldthread_site.plans.live_pages import box, seen_version
from goldthread_site.plans.next_document.settled import Row

NEW = "new"
CHOICES = {
    "mine": "Keep what the plan says now",
    "theirs": "Take what the document says",
    "join": "Join them",
}
_OF_WORDS = ("text", "lines", "line")
_SAY_WHICH = "Say which row it is, or that it is new:"
_TWICE = "You chose this row twice. Two rows of the document cannot be one row of the plan."


class Radios(forms.RadioSelect):
    """Radios whose error leads to the first of them."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "govuk-radios__input"})

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return super().id_for_label(id_, index if index is not None else "0")


class LaterUploadForm(UploadForm):
    """The file of a later version."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Choose the file of the later version"


class Ask(NamedTuple):
    """A row of the document of which it is asked which live row it is: its name, and those it may be, by their keys."""

    row: Row
    may_be: tuple[str, ...]
    called: str
    chosen: str | None = None

    @property
    def name(self) -> str:
        """The field's name: a key of a row may hold any letter."""
        return mark_of("row", *self.row)


class RowsForm(forms.Form):
    """Which live row each row of the document is."""

    version = seen_version()

    def __init__(self, *args, asks: Sequence[Ask], labels: dict[str, str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._asks = tuple(asks)
        for ask in self._asks:
            choices = [*((key, labels.get(key, key)) for key in ask.may_be), (NEW, "None of these: it is new")]
            self.fields[ask.name] = _radios(choices, ask.chosen, why=f"{_SAY_WHICH} {ask.called}.")

    def clean(self) -> dict:
        cleaned = super().clean()
        taken: set[tuple[str, str]] = set()
        for ask in self._asks:
            chosen = (ask.row[0], cleaned.get(ask.name, NEW))
            if chosen[1] != NEW and chosen in taken:
                self.add_error(ask.name, _TWICE)
            taken.add(chosen)
        return cleaned

    @property
    def said(self) -> dict[Row, str | None]:
        """What was answered."""
        answers = {ask.row: self.cleaned_data[ask.name] for ask in self._asks}
        return {row: None if answer == NEW else answer for row, answer in answers.items()}


class WholeForm(forms.Form):
    """Whether the document is the whole plan: what a part does not speak of is not gone."""

    version = seen_version()
    whole = forms.ChoiceField(
        choices=[("yes", "It is the whole plan"), ("no", "It is a part of the plan")],
        widget=Radios(), error_messages={"required": "Say whether it is the whole plan or a part of it."},
    )  # fmt: skip


class DecisionsForm(forms.Form):
    """One answer for each conflict, and the words where both are joined."""

    version = seen_version()
    state = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args, conflicts: Iterable[Proposed], called: Callable[[Proposed], str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.conflicts = tuple(conflicts)
        for each in self.conflicts:
            name = name_of(each)
            choices = [(key, CHOICES[key]) for key in choices_of(each)]
            self.fields[name] = _radios(choices, None, why=f"Choose what stays: {called(each)}.")
            if "join" in choices_of(each):
                self.fields[f"{name}-join"] = _joined(each)

    def clean(self) -> dict:
        cleaned = super().clean()
        for each in self.conflicts:
            name = name_of(each)
            if cleaned.get(name) == "join" and not cleaned.get(f"{name}-join", "").strip():
                self.add_error(f"{name}-join", "Write the words as they should stand.")
        return cleaned

    @property
    def decisions(self) -> dict[int, str]:
        """What was decided, by the number of each conflict."""
        said = self.cleaned_data
        chosen = [(each, said[name_of(each)]) for each in self.conflicts]
        return {each.number: said[f"{name_of(each)}-join"] if choice == "join" else choice for each, choice in chosen}


class BackForm(forms.Form):
    """Why a withdrawn row is promised again."""

    version = seen_version()
    why = box("Why is it promised again?", required=True, most=400, why="Say why, in a few words.")


def choices_of(conflict: Proposed) -> tuple[str, ...]:
    """How a conflict can be answered: words can be joined, all else is one or the other."""
    field = field_of(conflict.entity, conflict.path[0]) if conflict.path else None
    words = bool(field) and (field.type in _OF_WORDS or conflict.path[-1] == "text")
    there = all(value not in (None, ABSENT) for value in (conflict.live, conflict.document))
    return ("mine", "theirs", "join") if words and there else ("mine", "theirs")


def name_of(conflict: Proposed) -> str:
    """The name of a conflict's field: the same for the same value, whatever else changed in the plan."""
    return mark_of("keep", conflict.entity, conflict.key, *conflict.path)


def mark_of(kind: str, *parts: str) -> str:
    """A name for a field of these parts: short, and the same each time."""
    return f"{kind}-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:12]}"


def joined(conflict: Proposed) -> str:
    """Both texts, the plan's first: what the box holds in which they are joined."""
    return "\n".join(text for value in (conflict.live, conflict.document) for text in _texts(value))


def _texts(value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def _radios(choices: list, chosen: str | None, *, why: str) -> forms.ChoiceField:
    said = {"required": why, "invalid_choice": "Choose one of these."}
    return forms.ChoiceField(choices=choices, widget=Radios(), initial=chosen, error_messages=said)


def _joined(each: Proposed) -> forms.CharField:
    widget = forms.Textarea(attrs={"class": "govuk-textarea", "rows": 5})
    label = "Both texts, as they should stand"
    return forms.CharField(label=label, required=False, max_length=20_000, widget=widget, initial=joined(each))
