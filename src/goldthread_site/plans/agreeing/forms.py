"""The forms: a new date with its reason, and the answer of the second person."""

from __future__ import annotations

from django import forms

_LINE = {"class": "govuk-input"}


class MoveForm(forms.Form):
    """A new date and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.CharField(
        label="New date", max_length=100, help_text="For example, 18/12/2026 or March 2027.",
        error_messages={"required": "Give the new date, for example 18/12/2026."},
        widget=forms.TextInput(attrs={"class": "govuk-input govuk-input--width-20"}),
    )  # fmt: skip
    reason = forms.CharField(
        label="Why does it move?", max_length=400, widget=forms.TextInput(attrs=_LINE),
        error_messages={"required": "Say why the date moves."},
    )  # fmt: skip


class AnswerForm(forms.Form):
    """Yes or no, and the words that go with a no."""

    first_field_id = "id_answer_0"
    version = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        label="Your answer", widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}),
        error_messages={"required": "Choose an answer"},
    )  # fmt: skip
    words = forms.CharField(
        label="Your words", required=False, max_length=400, help_text="Say why, if the answer is no.",
        widget=forms.Textarea(attrs={"class": "govuk-textarea", "rows": 3}),
    )  # fmt: skip

    def __init__(self, *args, yes: str, no: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [("yes", yes), ("no", no)]

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("answer") == "no" and not cleaned.get("words", "").strip():
            self.add_error("words", "Say why, so that the owner knows what to do next.")
        return cleaned
