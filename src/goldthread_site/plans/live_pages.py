"""What every page that changes a running plan asks of the request."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib import messages

from goldthread.errors import UserError
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.free_text import reminder
from goldthread.plan.impossible_days import why_no_date
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.said import day_said
from goldthread.plan.timescale import read_day

LONGEST_REASON, LONGEST_DAY = 400, 40


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
    no_date = why_no_date(text) if len(text) < LONGEST_DAY else None
    raise forms.ValidationError(no_date or f"“{text[:40]}” is not a day. Write it like 20 November 2026.")


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


def refuse_day(plan: CorePlan, said: date, *, today: date) -> None:
    """Raises `UserError` for a day to come, or before the plan starts."""
    if said > today:
        raise UserError(f"{day_said(said)} is to come", try_=f"Choose a day up to today, {day_said(today)}")
    starts = plan.terms.starts
    if starts and said.isoformat() < starts:
        raise UserError(f"{day_said(said)} is before the plan starts, {day_said(starts)}", try_="Choose a later day")


def reason_given(text: str, sentence_: str) -> str:
    """The reason, where it says something. Raises `ValidationError` for “TBC” and “.”."""
    if says_nothing(text):
        raise forms.ValidationError(sentence_)
    return " ".join(text.split())


def lines_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a box, one a line."""
    return tuple(line for line in (" ".join(each.split()) for each in text.splitlines()) if line)


def remind(request, *texts: str) -> None:
    """Reminds the writer, once it is saved, to look again at words that could give a child away."""
    for said in dict.fromkeys(filter(None, map(reminder, texts))):
        messages.warning(request, f"{said} What you wrote is saved.")
