"""The forms of evidence: add, add a version, use for another row, withdraw."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from django import forms
from django.core import signing

from goldthread.plan.live.evidence import Used
from goldthread_site.plans.evidence.actions import LONGEST_ADDRESS, LONGEST_TITLE
from goldthread_site.plans.evidence.kept import Kept, still_kept
from goldthread_site.plans.live_pages import LONGEST_REASON, area, box, choice, day_typed, seen_version

TYPES = "A PDF, Office, text or CSV file, a picture or an e-mail, 20 MB at most."
NO_CHILDREN = "Leave out names of children, and numbers under 6."
_EXPIRES = "Leave it empty where the proof does not grow old. For example, 31 March 2027."
_SALT = "goldthread.evidence.kept"


def file_field(label: str, *, required: bool) -> forms.FileField:
    """The field that takes one file; its name and its bytes are looked at by `evidence.kept`."""
    said = {
        "required": "Choose a file first.", "empty": "The file is empty. Choose the file that holds the proof.",
        "invalid": "Choose a file first.",
    }  # fmt: skip
    widget = forms.FileInput(attrs={"class": "govuk-file-upload"})
    return forms.FileField(label=label, help_text=TYPES, required=required, error_messages=said, widget=widget)


class AddForm(forms.Form):
    """A file or a link, and the row that it is proof of."""

    file = file_field("Choose a file", required=False)
    address = box("Or give a link", hint="The whole address, with https:// at its start.", most=LONGEST_ADDRESS)
    title = box("What is it?", hint=f"Its name in the plan. {NO_CHILDREN}", most=LONGEST_TITLE)
    expires = box("Lasts until", hint=_EXPIRES, width="10")

    def __init__(self, *args, rows: list, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row"] = choice(
            "What is it proof of?", [("", "Choose a row"), *rows], required=True, why="Choose what it is proof of."
        )
        self.order_fields(["row", "file", "address", "title", "expires"])

    def clean_row(self) -> Used:
        return used_of(self.cleaned_data["row"])

    def clean_expires(self) -> date | None:
        return day_typed(self.cleaned_data["expires"])

    def clean(self) -> dict:
        cleaned = super().clean()
        file, address = cleaned.get("file"), cleaned.get("address")
        if not self.errors and bool(file) == bool(address):
            self.add_error("file", "Choose a file or give a link, one of the two.")
        if not self.errors and address and not cleaned.get("title"):
            self.add_error("title", "Say what the link shows.")
        return cleaned


class VersionForm(forms.Form):
    """A newer file. ``kept`` is one that came in while somebody else saved, signed so that it cannot be made up."""

    file = file_field("Choose the newer file", required=False)
    why = box(
        "What is new in it?",
        required=True,
        why="Say what is new in this version.",
        hint=NO_CHILDREN,
        most=LONGEST_REASON,
    )
    expires = box("Lasts until", hint=_EXPIRES, width="10")
    was = seen_version()
    kept = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_expires(self) -> date | None:
        return day_typed(self.cleaned_data["expires"])

    def clean_kept(self) -> Kept | None:
        try:
            kept = Kept(**signing.loads(self.cleaned_data["kept"], salt=_SALT)) if self.cleaned_data["kept"] else None
        except signing.BadSignature:
            return None
        if kept and not still_kept(kept):
            self.add_error("file", f"{kept.name} waited too long and is gone. Choose it again.")
            return None
        return kept

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors.get("file") and not cleaned.get("file") and not cleaned.get("kept"):
            self.add_error("file", "Choose a file first.")
        return cleaned


def signed(kept: Kept) -> str:
    """A file that is on disk already, for the form that asks again."""
    return signing.dumps(asdict(kept), salt=_SALT)


class UseForm(forms.Form):
    """One more row that the evidence speaks for."""

    was = seen_version()

    def __init__(self, *args, rows: list, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row"] = choice(
            "Use it for another row", [("", "Choose a row"), *rows], required=True, why="Choose a row."
        )

    def clean_row(self) -> Used:
        return used_of(self.cleaned_data["row"])


class WithdrawForm(forms.Form):
    """Why the evidence proves nothing any more."""

    why = area(
        "Why is it withdrawn?", required=True, why="Say why it is withdrawn.", hint=NO_CHILDREN, most=LONGEST_REASON
    )
    was = seen_version()


def used_of(said: str) -> Used:
    """The row that “actions:a1” names."""
    entity, _, key = said.partition(":")
    return Used(entity=entity, key=key)
