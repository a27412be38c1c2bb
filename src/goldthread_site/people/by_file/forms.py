"""The forms of a file of people: choose it, then say yes to what it would do."""

from __future__ import annotations

import json
import re

from django import forms

from goldthread_site.people.by_file.reading import LONGEST_CELL, MOST_ROWS, Row

_CELLS = len(Row._fields)


class PeopleFileForm(forms.Form):
    """A CSV file, and a reason for the rows that give none."""

    first_field_id = "id_file"
    file = forms.FileField(
        label="Choose the file", max_length=255, widget=forms.FileInput(attrs={"class": "govuk-file-upload"}),
        help_text="A CSV file, as Excel saves it. Its first line names the columns.",
        error_messages={
            "required": "Choose a file first", "empty": "The file is empty. Choose the file of people.",
            "max_length": "The file’s name is too long. Give it a shorter one.",
        },
    )  # fmt: skip
    why = forms.CharField(
        label="Why they are added", required=False, max_length=300,
        widget=forms.TextInput(attrs={"class": "govuk-input"}),
        help_text="For rows that give no reason of their own. It is kept with each account.",
    )  # fmt: skip

    def refuse(self, sentence: str) -> None:
        """Puts what is wrong with the file at the field."""
        self.add_error("file", sentence)


class AcceptForm(forms.Form):
    """What was read and looked at, sent back as it was."""

    rows = forms.CharField(widget=forms.HiddenInput, strip=False)
    why = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean_rows(self) -> list[Row]:
        """The rows. What did not come from the page is refused."""
        try:
            kept = json.loads(self.cleaned_data["rows"])
            rows = [Row(*row) for row in kept]
        except (ValueError, TypeError, RecursionError):
            raise forms.ValidationError("The list did not come back whole") from None
        if not 0 < len(rows) <= MOST_ROWS or not all(map(_is_whole, rows)):
            raise forms.ValidationError("The list did not come back whole")
        return rows


def _is_whole(row: Row) -> bool:
    line, *cells = row
    return type(line) is int and all(map(_is_cell, cells))


def _is_cell(cell: object) -> bool:
    """Whether it can have stood in a file: half of a sign cannot, and no page can show it."""
    return isinstance(cell, str) and len(cell) <= LONGEST_CELL and not re.search("[\ud800-\udfff]", cell)
