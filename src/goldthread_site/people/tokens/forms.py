"""The form of a new token."""

from __future__ import annotations

from datetime import timedelta

from django import forms

from goldthread_site.look.clock import today
from goldthread_site.look.pieces import day
from goldthread_site.people.forms import DayField
from goldthread_site.people.tokens.actions import last_day

USUAL_DAYS = 90
_MAY = [("reads", "Only read"), ("changes", "Read and change, within your own rights")]


class TokenForm(forms.Form):
    """What it is for, what it may do, until when."""

    first_field_id = "id_name"
    name = forms.CharField(
        label="What is it for?", max_length=100, help_text="For example, Monthly performance report.",
        error_messages={"required": "Say what it is for", "max_length": "This is longer than 100 letters."},
        widget=forms.TextInput(attrs={"class": "govuk-input govuk-input--width-20", "autocomplete": "off"}),
    )  # fmt: skip
    may = forms.ChoiceField(
        label="What may it do?", choices=_MAY, initial="reads",
        error_messages={"required": "Choose what it may do", "invalid_choice": "Choose what it may do"},
        widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}),
    )  # fmt: skip
    until_day = DayField(label="Last day")

    def __init__(self, *args, **kwargs) -> None:
        usual = today() + timedelta(days=USUAL_DAYS)
        super().__init__(*args, initial={"may": "reads", "until_day": day(usual)}, **kwargs)
        self.fields["until_day"].help_text = f"From this day’s end it opens nothing. A year at most: {day(last_day())}."

    def clean_until_day(self):
        if (said := self.cleaned_data["until_day"]) is None:
            raise forms.ValidationError("Say until which day it works")
        if said < today():
            raise forms.ValidationError(f"{day(said)} is past. Choose a day from today on.")
        if said > last_day():
            raise forms.ValidationError(f"{day(said)} is more than a year away. Choose a day up to {day(last_day())}.")
        return said

    @property
    def said(self) -> dict:
        """The token as the action takes it."""
        given = self.cleaned_data
        return {"name": given["name"], "reads_only": given["may"] == "reads", "until_day": given["until_day"]}
