"""The update form: five questions."""

from __future__ import annotations

import uuid
from typing import Any

from django import forms

from goldthread.errors import UserError
from goldthread_site.look.conflicts import Side
from goldthread_site.my.proof import Kept, signed, still_kept, take_in, unsigned
from goldthread_site.plans.evidence.forms import file_field
from goldthread_site.plans.live_pages import seen_version, sentence
from goldthread_site.plans.open_action import OpenAction
from goldthread_site.plans.saying import Said, faults_of

LONGEST = 2000
KEPT = ("changed", "rag", "reason", "when", "done_on", "new_date", "why_moves", "percent", "next_step")
_BOX = {"class": "govuk-input"}
_DATE = {"class": "govuk-input govuk-input--width-10", "autocomplete": "off", "inputmode": "text"}


def _one_of(said: str) -> dict[str, str]:
    return {"required": said, "invalid_choice": said}


def _at_most(most: int) -> dict[str, str]:
    return {"max_length": f"This is longer than {most:,} characters. Say it in fewer words, or add it as a file."}


def _line(label: str, hint: str = "", **attrs) -> forms.CharField:
    widget = forms.TextInput(attrs={**_BOX, **attrs})
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=400, widget=widget, error_messages=_at_most(400)
    )


class UpdateForm(forms.Form):
    """What is asked of an owner. What was typed is never lost: a form that cannot stand is kept and shown again."""

    first_field_id = "id_changed"
    version = seen_version()
    once = forms.UUIDField(widget=forms.HiddenInput)
    by_rule = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10)
    looked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1)
    changed = forms.CharField(
        max_length=LONGEST, required=False, help_text="If nothing has changed yet, say so. One or two sentences.",
        widget=forms.Textarea(attrs={"class": "govuk-textarea", "rows": 4}), error_messages=_at_most(LONGEST),
    )  # fmt: skip
    rag = forms.ChoiceField(
        label="How is it going?", error_messages=_one_of("Choose the colour that says how it is going.")
    )
    reason = _line("Why?")
    percent = forms.IntegerField(
        label="How much of it is done?", min_value=0, max_value=100, required=False,
        help_text="In per cent, for example 60.",
        widget=forms.TextInput(attrs={"class": "govuk-input govuk-input--width-3", "inputmode": "numeric"}),
        error_messages={
            "invalid": "Write how much is done as a number from 0 to 100.",
            "min_value": "Write how much is done as a number from 0 to 100.",
            "max_value": "Write how much is done as a number from 0 to 100.",
        },
    )  # fmt: skip
    when = forms.ChoiceField(
        label="When will it be done?", error_messages=_one_of("Say when it will be done, or that it is done.")
    )
    done_on = forms.CharField(label="When was it done?", required=False, max_length=60, widget=forms.TextInput(_DATE))
    new_date = forms.CharField(label="New date", required=False, max_length=60, widget=forms.TextInput(_DATE))
    why_moves = _line("Why does it move?")
    file = file_field("Add proof, if you have it", required=False)
    kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=LONGEST)
    next_step = _line("What happens next?")

    def __init__(self, *args, it: OpenAction, words: dict[str, Any], **kwargs) -> None:
        fresh = {"version": it.row.version, "once": uuid.uuid4(), "by_rule": it.computed.rag or ""}
        super().__init__(*args, initial={**words, **fresh}, **kwargs)
        self.it = it
        self.fields["rag"].choices = [(colour, colour) for colour in it.rule.colours]
        self.fields["when"].choices = [(each, each) for each in ways_of(it)]
        word = it.word(it.computed.rag).lower() if it.computed.rag else ""
        self.fields["reason"].label = f"Why is it not {word}?" if word else "Why?"
        self.fields["file"].help_text = "A letter, minutes, a list without names. Up to 20 MB."
        if not asks_percent(it):
            del self.fields["percent"]

    def clean_file(self) -> Kept | None:
        """The file that came: kept at once, so that it is not asked for again where something else is wrong."""
        if not (file := self.cleaned_data.get("file")):
            return None
        try:
            return take_in(file)
        except UserError as refusal:
            raise forms.ValidationError(f"{sentence(refusal)} It was not kept.") from None

    def clean_kept(self) -> Kept | None:
        kept = unsigned(self.cleaned_data["kept"])
        if kept and not still_kept(kept):
            self.add_error("file", f"{kept.name} waited too long and is gone. Choose it again, or go on without it.")
            return None
        return kept

    @property
    def file_kept(self) -> Kept | None:
        """The proof that came in, now or with the form before."""
        cleaned = getattr(self, "cleaned_data", {})
        return cleaned.get("file") or cleaned.get("kept")

    @property
    def kept_signed(self) -> str:
        """The same, for the form that is shown again."""
        return signed(self.file_kept) if self.file_kept else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not self.is_stale:
            for field, fault in faults_of(self.said, self.it).items():
                self.add_error(field, fault)
        return cleaned

    @property
    def is_stale(self) -> bool:
        """Whether somebody else saved the action since the person opened the form."""
        return self.cleaned_data.get("version") != self.it.row.version

    @property
    def said(self) -> Said:
        """The update as it was typed."""
        words = {name: self.cleaned_data.get(name) for name in KEPT}
        words["changed"] = words["changed"].strip().replace("\r\n", "\n")
        by_rule = self.cleaned_data.get("by_rule") or self.it.computed.rag
        # The same form with other words, as after the browser's “back”, is another sending; pressed twice it is one.
        what = repr((self.it.row.key, sorted(words.items(), key=str), self.file_kept))
        once = uuid.uuid5(self.cleaned_data["once"], what).hex
        return Said(once=once, file=self.file_kept, by_rule=by_rule, **words)

    @property
    def words(self) -> dict[str, str]:
        """What was typed, as it is kept until it is sent. The rule's own colour is none of it: it may change."""
        typed = {name: self.data.get(name, "")[:LONGEST].replace("\0", "") for name in KEPT}
        if typed["rag"] == self.data.get("by_rule") and not typed["reason"]:
            del typed["rag"]
        return {name: text for name, text in typed.items() if text}

    @property
    def texts(self) -> dict[str, str]:
        """The free texts, by the label of their field."""
        names = ("changed", "reason", "why_moves", "next_step")
        return {name: self.cleaned_data[name] for name in names if self.cleaned_data.get(name)}

    def sides(self, theirs: OpenAction) -> list[Side]:
        """What was typed beside what the row holds now, where somebody else saved it meanwhile."""
        now, last = theirs.value, theirs.last
        mine = self.said
        pairs = [
            ("changed", "What has changed for children", mine.changed, now.status or ""),
            ("next_step", "What happens next", mine.next_step, last.next_step if last else ""),
        ]
        texts = [Side(field, label, (one,), (other,), one, other) for field, label, one, other in pairs if other]
        if mine.follows_the_rule:
            return texts
        colours = (self.it.word(mine.rag), self.it.word(now.rag))
        return [*texts, Side("rag", "How is it going?", (mine.rag or "",), (now.rag or "",), *colours, False)]


def ways_of(it: OpenAction) -> tuple[str, ...]:
    """The answers to “when will it be done?”: what is late cannot be done as planned."""
    return ("done", "moved") if it.is_late else ("done", "planned", "moved")


def asks_percent(it: OpenAction) -> bool:
    """Whether the plan's rule needs to know how much is done."""
    return any(step.when == "behind" for step in it.rule.steps)
