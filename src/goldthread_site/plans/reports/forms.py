"""The forms of “start from the report”: choose the file, say what goes into the plan, say which dates hold."""

from __future__ import annotations

from datetime import date

from django import forms

from goldthread.plan.report import Report
from goldthread.plan.timescale import read_day
from goldthread_site.look.pieces import day
from goldthread_site.plans.forms import UploadForm

_DAY = "For example, 16 May 2026."
_LETTER = "For example, “Ofsted’s letter says so”."
_WIDE = "govuk-!-width-two-thirds"
DEADLINES = ("draft", "final")


class ReportUploadForm(UploadForm):
    """One file: the report as a PDF."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Choose the inspection report"
        self.fields["file"].help_text = "The PDF as Ofsted published it, 10 MB at most."
        self.fields["file"].error_messages["empty"] = (
            "The file is empty. Choose the PDF of the report. Nothing was saved."
        )


def _text(label: str, hint: str = "", *, most: int = 300, needed: str = "", width: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"class": f"govuk-input {width}".strip()})
    return forms.CharField(
        label=label, help_text=hint, max_length=most, required=bool(needed), error_messages={"required": needed},
        widget=widget,
    )  # fmt: skip


class DayField(forms.CharField):
    """A day in any usual form, as YYYY-MM-DD; empty for none."""

    def __init__(self, *, label: str, hint: str) -> None:
        widget = forms.TextInput(attrs={"class": "govuk-input govuk-input--width-20"})
        super().__init__(label=label, help_text=hint, required=False, max_length=60, widget=widget)

    def clean(self, value: str) -> str | None:
        typed = super().clean(value)
        if not typed:
            return None
        if found := read_day(typed):
            return found
        raise forms.ValidationError(f"“{typed}” is not a day. Write it like 16 May 2026.")


class DatesForm(forms.Form):
    """The day from which the clock counts, and dates that go before those worked out."""

    received = DayField(label="Day the report was received", hint=f"If you know it. The clock counts from it. {_DAY}")
    draft_day = DayField(label="Stated date for the draft", hint="Leave it empty to use the date worked out.")
    draft_why = _text("Why this date for the draft", _LETTER, width=_WIDE)
    final_day = DayField(label="Stated date for the final statement", hint="Leave it empty to use the date worked out.")
    final_why = _text("Why this date for the final statement", _LETTER, width=_WIDE)
    first_field_id = "id_received"

    def __init__(self, *args, report: Report, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.report = report

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in DEADLINES:
            self._day_and_why(name, cleaned)
        ends, received = self.report.inspected_to, cleaned.get("received")
        if received and ends and received < ends:
            self.add_error("received", f"The day must be on or after {day(ends)}, when the inspection ended.")
        return cleaned

    def _day_and_why(self, name: str, cleaned: dict) -> None:
        """A stated date has a reason, a reason a date, and no answer is due before there is a report."""
        stated, why = cleaned.get(f"{name}_day"), cleaned.get(f"{name}_why")
        if stated and not why:
            self.add_error(f"{name}_why", f"Say why the {name} is due on {day(stated)}.")
        if why and not stated and f"{name}_day" in cleaned:
            self.add_error(f"{name}_day", "Enter the date that this reason is for, or take the reason out.")
        start = cleaned.get("received") or cleaned.get("published") or self.report.inspected_to
        if stated and start and stated <= start:
            self.add_error(f"{name}_day", f"The date must be after {day(start)}.")

    def days(self) -> dict:
        """What was said of the days, as a draft and a plan's report keep it."""
        given = self.cleaned_data
        stated = {name: {"day": given[f"{name}_day"], "why": given[f"{name}_why"]} for name in DEADLINES}
        return {"received": given["received"], "stated": {name: one for name, one in stated.items() if one["day"]}}


class ReviewForm(DatesForm):
    """What goes into the plan: its title, its council, the days, and the ticked recommendations."""

    title = _text("Title of the plan", needed="Enter a title for the plan", width=_WIDE)
    authority = _text("Council", most=200, needed="Enter the name of the council", width=_WIDE)
    published = DayField(label="Day the report was published", hint=f"As printed. Correct it, or add it. {_DAY}")
    taken = forms.MultipleChoiceField(
        label="Recommendations", error_messages={"required": "Tick at least one recommendation"}
    )
    field_order = ["title", "authority", "published", "received", "draft_day", "draft_why", "final_day", "final_why"]

    def __init__(self, *args, report: Report, **kwargs) -> None:
        super().__init__(*args, report=report, **kwargs)
        council = [(f"c{at}", row.text) for at, row in enumerate(report.recommendations, 1)]
        board = [(f"b{at}", row.text) for at, row in enumerate(report.lscb_recommendations, 1)]
        self.fields["taken"].choices = [*council, *board]

    def choices(self) -> dict:
        """Everything that was said, as a draft keeps it."""
        given = self.cleaned_data
        said = {name: given[name] for name in ("title", "authority", "published", "taken")}
        return {**said, **self.days()}


def as_read(report: Report) -> dict:
    """What is chosen before anybody has said anything: the report's own words, and all that it asks of the council."""
    month = f" of {_month(report.inspected_to)}" if report.inspected_to else ""
    return {
        "title": f"Improvement plan after the inspection{month}", "authority": report.authority or "",
        "published": report.published, "received": None, "stated": {},
        "taken": [f"c{at}" for at, _ in enumerate(report.recommendations, 1)],
    }  # fmt: skip


def as_typed(choices: dict) -> dict:
    """The choices as the boxes of a form show them."""
    stated = choices.get("stated") or {}
    shown = {f"{name}_{part}": one[part] for name, one in stated.items() for part in ("day", "why")}
    days = {name: choices.get(name) for name in ("published", "received")} | {
        key: value for key, value in shown.items() if key.endswith("_day")
    }
    return {**choices, **shown, **{name: day(value) for name, value in days.items()}}


def _month(iso: str) -> str:
    return f"{date.fromisoformat(iso):%B %Y}"
