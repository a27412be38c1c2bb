"""The form that asks for a past day."""

from __future__ import annotations

from datetime import date

from django import forms

from goldthread.errors import UserError
from goldthread.plan.timescale import read_day
from goldthread_site.look.pieces import long_day
from goldthread_site.plans.past_day import refuse_to_come


class DateForm(forms.Form):
    """One day in any usual form, from the day on which the plan came in, ``first``, to today."""

    day = forms.CharField(
        label="Date", help_text="For example, 22/9/2026 or 22 September 2026.", max_length=60,
        widget=forms.TextInput(attrs={"class": "govuk-input govuk-input--width-10", "autocomplete": "off"}),
        error_messages={"required": "Write the date that you want to see."},
    )  # fmt: skip
    first_field_id = "id_day"

    def __init__(self, asked, *, first: date) -> None:
        super().__init__(asked)
        self.first = first
        if self.errors.get("day"):
            self.fields["day"].widget.attrs["class"] += " govuk-input--error"

    def clean_day(self) -> date:
        typed = self.cleaned_data["day"]
        if not (found := read_day(typed)):
            raise forms.ValidationError(f"“{typed}” is not a day. Write it like 22 September 2026.")
        asked = date.fromisoformat(found)
        try:
            refuse_to_come(asked)
        except UserError as fault:
            raise forms.ValidationError(str(fault)) from None
        if asked < self.first:
            raise forms.ValidationError(
                f"Nothing is known of this plan on {long_day(asked)}: it was brought in on {long_day(self.first)}. "
                "Choose that day or a later one."
            )
        return asked
