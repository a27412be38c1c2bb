"""What every page that changes a running plan asks of the request."""

from __future__ import annotations

from datetime import date

from django import forms

from goldthread.plan.timescale import read_day

LONGEST_REASON = 400


def sentence(fault: Exception) -> str:
    """The fault as it stands in a form, with a capital unless a file's name comes first."""
    said = str(fault)
    return said if getattr(fault, "where", "") else said[:1].upper() + said[1:]


def day_typed(text: str) -> date | None:
    """The day that was typed, in any usual form; ``None`` for none. Raises `ValidationError`."""
    if not text.strip():
        return None
    if found := read_day(text):
        return date.fromisoformat(found)
    raise forms.ValidationError(f"“{text[:40]}” is not a day. Write it like 20 November 2026.")


def box(label: str, *, hint: str = "", width: str = "", required: bool = False, most: int = 200, why: str = ""):
    """A line to write in; ``why`` is the sentence where nothing was written."""
    style = f"govuk-input{' govuk-input--width-' + width if width else ''}"
    said = {"required": why, "max_length": f"This is longer than {most} letters. Say it shorter."}
    widget = forms.TextInput(attrs={"class": style})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=most, error_messages=said, widget=widget
    )


def area(label: str, *, hint: str = "", rows: int = 3, required: bool = False, most: int = 4000, why: str = ""):
    """Some lines to write in."""
    said = {"required": why, "max_length": f"This is longer than {most:,} letters. Say it shorter."}
    widget = forms.Textarea(attrs={"class": "govuk-textarea", "rows": rows})
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=most, error_messages=said, widget=widget
    )


def choice(label: str, choices: list, *, hint: str = "", required: bool = False, why: str = "Choose one."):
    """A list to choose one from."""
    said = {"required": why, "invalid_choice": "Choose one from the list."}
    widget = forms.Select(attrs={"class": "govuk-select"})
    return forms.ChoiceField(
        label=label, choices=choices, help_text=hint, required=required, error_messages=said, widget=widget
    )


def seen_version() -> forms.IntegerField:
    """The version of the row that the person saw; one that was tampered with is never the row's."""
    return forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
