"""The form that takes an update sheet back."""

from __future__ import annotations

from goldthread_site.plans.forms import UploadForm


class SheetForm(UploadForm):
    """One file: the sheet as its owner filled it in."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Choose a sheet that came back"
        self.fields["file"].help_text = "The Word or Excel file that Goldthread gave out, filled in or changed."
        self.fields["file"].error_messages["empty"] = (
            "The file is empty. Choose the sheet that was filled in. Nothing was saved."
        )
