"""The forms with which words are asked to go for good, and with which a second person answers."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

ALL = "all"
_WHY = {"class": "govuk-textarea", "rows": 3}


class _Checkboxes(forms.CheckboxSelectMultiple):
    """Checkboxes whose error leads to the first of them."""

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return super().id_for_label(id_, index if index is not None else "0")


class AskForm(forms.Form):
    """Which texts of a row's history are to go, and why."""

    first_field_id = "id_texts_0"
    texts = forms.MultipleChoiceField(
        label="Which texts are to go?",
        help_text="Each line is the whole row as it was then. Words that nobody changed since are in newer lines, too.",
        widget=_Checkboxes(attrs={"class": "govuk-checkboxes__input"}),
        error_messages={"required": "Choose which texts are to go", "invalid_choice": "Look at the list again"},
    )
    why = forms.CharField(
        label="Why must they go?", max_length=500, widget=forms.Textarea(attrs=_WHY),
        help_text="Do not write the words again: this reason is kept.",
        error_messages={"required": "Say why, without the words that are to go"},
    )  # fmt: skip

    def __init__(self, *args, texts: Iterable[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._texts = tuple(texts)
        self.fields["texts"].choices = [(ALL, "Every text of this history, and the row as it is now"), *self._texts]

    def chosen(self) -> list[int]:
        """The numbers of the revisions that were chosen."""
        said = self.cleaned_data["texts"]
        return [int(number) for number, _ in self._texts if ALL in said or number in said]


class AnswerForm(forms.Form):
    """Why the second person agrees, or does not."""

    why = forms.CharField(
        label="Your reason", max_length=500, widget=forms.Textarea(attrs=_WHY),
        help_text="Do not write the words that are to go: this reason is kept.",
        error_messages={"required": "Say why, without the words that are to go"},
    )  # fmt: skip
