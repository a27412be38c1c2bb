"""The forms of the import: choose a file, answer a question, correct a value."""

from __future__ import annotations

from typing import Any

from django import forms
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from goldthread.documents.load.limits import limits
from goldthread.plan import model as core
from goldthread_site.look.pieces import WORDS, shortened
from goldthread_site.plans import values
from goldthread_site.plans.fields import Field
from goldthread_site.plans.models import ROWS

CORE = {"plan": core.Plan, **{model.entity: model.core for model in ROWS}}
_LONG = {"text", "lines", "rated", "amounts"}
_HINTS = {
    "lines": "One a line.",
    "due": "As the plan says it: “End Sept 2026”. If it moved, add the first date: “[slipped from Feb 2026]”.",
    "day": "For example, 20 November 2026.",
    "month": "For example, November 2026.",
    "cost": "In pounds, such as 28,000.",
    "amounts": "One year a line, such as 2026/27: 28,000.",
    "rated": "What the plan says, one paragraph a line.",
}
_YES_OR_NO = {
    "yes": [("no", "No"), ("yes", "Yes")],
    "yes_no_unknown": [("unknown", "The plan does not say"), ("yes", "Yes"), ("no", "No")],
}
_COLOURS = [("", "Not rated"), *WORDS.items()]


class UploadForm(forms.Form):
    """One file. ``already`` is the plan that the same file became, where it was brought in before."""

    already = None
    file = forms.FileField(
        label="Choose the file of your plan",
        help_text=(
            "A Word, Excel or PDF file, a web page or a text file, 10 MB at most. In a text file, tabs or | signs "
            "part a table's columns."
        ),
        error_messages={
            "required": "Choose a file first",
            "empty": "The file is empty. Choose the file that holds the plan. Nothing was saved.",
            "max_length": "The file's name is too long. Give it a shorter one and choose it again. Nothing was saved.",
        },
        max_length=255,
        widget=forms.FileInput(attrs={"class": "govuk-file-upload"}),
    )

    def refuse(self, sentence: str) -> None:
        """Puts what is wrong with the file at the field, and above the heading."""
        self.errors["file"] = self.error_class([sentence])


class ValueForm(forms.Form):
    """One value of a plan, asked for as its type needs."""

    first_field_id = "answer-yes"  # keep what was read: the error summary leads here when no answer was chosen

    def __init__(self, *args, field: Field, kind: str, was: Any, plan: dict, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.field, self.kind, self.was = field, kind, was
        self.fields["value"] = _asked_for(field, was, plan)
        if field.type == "rated":
            self.fields["rating"] = _choice("Rating", _COLOURS, (was or {}).get("rag") or "")

    def clean_value(self) -> Any:
        given = self.cleaned_data["value"]
        if isinstance(given, list):
            return given
        if not given.strip():
            return self._nothing()
        try:
            return values.understood(self.field.type, given, was=self.was)
        except values.NotUnderstood as fault:
            raise forms.ValidationError(str(fault)) from None

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.field.type == "rated" and "value" in cleaned:
            cleaned["value"] = {**cleaned["value"], "rag": cleaned.get("rating") or None}
        return cleaned

    def _nothing(self) -> Any:
        """What the core keeps where the plan says nothing; a value it cannot do without is asked for."""
        default = CORE[self.kind].model_fields[self.field.name].get_default(call_default_factory=True)
        if default is PydanticUndefined:
            raise forms.ValidationError(f"Enter the {self.field.label.lower()}. A plan cannot go in without it.")
        if isinstance(default, BaseModel):
            return default.model_dump(mode="json")
        return list(default) if isinstance(default, tuple) else default


def _asked_for(field: Field, was: Any, plan: dict) -> forms.Field:
    if choices := _choices(field.type, plan):
        if field.type in {"recommendations", "outcomes"}:
            return _several(field.label, choices, was or [])
        return _choice(field.label, choices, values.typed(field.type, was))
    widget = forms.Textarea(attrs={"class": "govuk-textarea", "rows": 4}) if field.type in _LONG else forms.TextInput()
    widget.attrs.setdefault("class", "govuk-input")
    hint = _HINTS.get(field.type, "")
    initial = values.typed(field.type, was)
    most = max(limits()["characters"], len(initial))  # as the reader takes in
    return forms.CharField(
        label=field.label, required=False, max_length=most, widget=widget, help_text=hint, initial=initial
    )


def _choices(type_: str, plan: dict) -> list[tuple[str, str]]:
    """What may be chosen from, where the type is a choice."""
    if type_ in {"recommendation", "recommendations"}:
        return [
            (row["id"], shortened(f"{row.get('number') or row['id']}: {row['text']}", 80))
            for row in plan["recommendations"]
        ]
    if type_ == "outcomes":
        return [(row["id"], shortened(row["text"], 90)) for row in plan["outcomes"]]
    if type_ == "section":
        return [("", "No section"), *((row["id"], row["title"]) for row in plan["sections"])]
    if type_ == "state":
        return [("", "The plan does not say"), ("draft", "Draft"), ("final", "Final")]
    return _COLOURS if type_ == "rating" else _YES_OR_NO.get(type_, [])


def _choice(label: str, choices: list, initial: str) -> forms.ChoiceField:
    widget = forms.Select(attrs={"class": "govuk-select"})
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=widget, initial=initial)


def _several(label: str, choices: list, initial: list) -> forms.MultipleChoiceField:
    widget = forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"})
    return forms.MultipleChoiceField(label=label, choices=choices, required=False, widget=widget, initial=initial)
