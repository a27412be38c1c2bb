"""The form of a whole row: each of its fields as its type needs, and why it changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import QueryDict

from goldthread_site.look.conflicts import Side
from goldthread_site.plans import values
from goldthread_site.plans.fields import Field, kinds
from goldthread_site.plans.forms import ValueForm

# What a person says through a form of its own, with its own questions: an update, a date that moves, owners.
SAID_ELSEWHERE = {
    "actions": {"due", "rag", "status", "completed", "leads", "accountable"},
    "recommendations": set(),
    "sections": set(),
    "outcomes": set(),
    "indicators": set(),
}
ALSO_WHEN_NEW = {"actions": {"due", "leads"}}


def fields_of(entity: str, *, new: bool) -> tuple[Field, ...]:
    """The fields that the form of a row of this list asks for."""
    out = SAID_ELSEWHERE[entity] - (ALSO_WHEN_NEW.get(entity, set()) if new else set())
    return tuple(field for field in kinds()[entity].fields if field.name not in out)


class RowForm(forms.Form):
    """A row's fields, one box each. ``was`` is the row's JSON value, empty for a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: QueryDict | None, *, entity: str, was: dict[str, Any], plan: dict, version: int | None):
        super().__init__(data, initial={"version": version})
        self.entity, self.was, self.names = entity, was, {}
        self.asked = fields_of(entity, new=not was)
        self._one = {
            field.name: ValueForm(field=field, kind=entity, was=was.get(field.name), plan=plan) for field in self.asked
        }
        for name, one in self._one.items():
            self.fields[name] = one.fields["value"]
        self.fields["reason_given"] = forms.CharField(
            label="Why does it change?" if was else "Why is it added?", max_length=400,
            error_messages={"required": "Say why, in a few words"},
            widget=forms.TextInput(attrs={"class": "govuk-input"}),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name, one in self._one.items():
            if name in cleaned:
                one.cleaned_data = {"value": cleaned[name]}
                try:
                    cleaned[name] = one.clean_value()
                except forms.ValidationError as fault:
                    self.add_error(name, fault)
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """The values as JSON."""
        return {field.name: self.cleaned_data[field.name] for field in self.asked}

    def sides(self, theirs: dict[str, Any], names: dict) -> list[Side]:
        """Each field as it was typed beside what the row holds now."""
        return [self._side(field, theirs.get(field.name), names) for field in self.asked]

    def _side(self, field: Field, theirs: Any, names: dict) -> Side:
        several = isinstance(self.fields[field.name], forms.MultipleChoiceField)
        mine = tuple(text.strip().replace("\r\n", "\n") for text in self.data.getlist(field.name))
        now = tuple(theirs or ()) if several else (values.typed(field.type, theirs).strip(),)
        shown = (self._shown(field, self.cleaned_data[field.name], names), self._shown(field, theirs, names))
        free = isinstance(self.fields[field.name].widget, forms.Textarea | forms.TextInput)
        return Side(
            field.name, field.label, mine, now, *shown, may_join=free and field.type in {"text", "lines", "line"}
        )

    def _shown(self, field: Field, value: Any, names: dict) -> str:
        return "\n".join(value) if field.type == "lines" and value else values.shown(field.type, value, names)
