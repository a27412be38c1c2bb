"""The form of a plan's terms."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms

from goldthread.plan.rating_rules import all_rating_rules
from goldthread.plan.terms import Terms
from goldthread.plan.timescale import read_day
from goldthread_site.council.models import Board
from goldthread_site.look.pieces import WORDS, day

_LINE = {"class": "govuk-input govuk-input--width-20"}
_NUMBER = {"class": "govuk-input govuk-input--width-3", "inputmode": "numeric"}


class TermsForm(forms.Form):
    """Rule, start, limits, board days; the plan's own words for its colours."""

    first_field_id = "id_reason"
    version = forms.IntegerField(widget=forms.HiddenInput)
    rating_rule = forms.ChoiceField(
        label="How are colours worked out?", widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}),
        error_messages={"required": "Choose a rule"},
    )  # fmt: skip
    starts = forms.CharField(
        label="Day on which the plan starts", required=False, max_length=40, widget=forms.TextInput(attrs=_LINE),
        help_text="“3 months” counts from this day. For example, 1 April 2026.",
    )  # fmt: skip
    most_moves = forms.IntegerField(
        label="How many times may a date move before the sponsor must agree?", min_value=0, max_value=99,
        widget=forms.TextInput(attrs=_NUMBER),
    )  # fmt: skip
    most_days = forms.IntegerField(
        label="By how many days in all may it move before the sponsor must agree?", min_value=0, max_value=3650,
        widget=forms.TextInput(attrs=_NUMBER),
    )  # fmt: skip
    sponsor = forms.CharField(
        label="Sponsor", required=False, max_length=200, widget=forms.TextInput(attrs=_LINE),
        help_text="Who agrees to late moves and is named to owners.",
    )  # fmt: skip
    boards = forms.CharField(
        label="Days on which the board meets", required=False, max_length=4000,
        help_text="One a line, past and to come. For example, 1 December 2026.",
        widget=forms.Textarea(attrs={"class": "govuk-textarea", "rows": 5}),
    )  # fmt: skip

    def __init__(self, *args, terms: Terms, version: int, council: Sequence[Board] = (), **kwargs) -> None:
        held = terms.model_dump()
        initial = {**held, "starts": day(terms.starts), "boards": "\n".join(day(each) for each in terms.boards)}
        super().__init__(*args, initial={**initial, "version": version}, **kwargs)
        self.terms, self._council = terms, {str(board.pk): board for board in council}
        if council:
            self.fields["council_boards"] = _boards(self._council)
            self.order_fields(["rating_rule", "starts", "most_moves", "most_days", "sponsor", "council_boards"])
        self.fields["rating_rule"].choices = [
            (rule.name, f"{rule.title}: {rule.sentence}") for rule in all_rating_rules()
        ]
        for colour, word in WORDS.items():
            self.fields[f"word_{colour}"] = forms.CharField(
                label=f"The plan’s own word for {word.lower()}", required=False, max_length=30,
                widget=forms.TextInput(attrs=_LINE), initial=terms.colour_words.get(colour, ""),
            )  # fmt: skip
        self.fields["reason"] = forms.CharField(
            label="Why does this change?", max_length=400, widget=forms.TextInput(attrs={"class": "govuk-input"}),
            error_messages={"required": "Say why, in a few words"},
        )  # fmt: skip

    def clean_starts(self) -> str | None:
        return _day(self.cleaned_data["starts"]) if self.cleaned_data["starts"].strip() else None

    def clean_boards(self) -> tuple[str, ...]:
        lines = [line.strip() for line in self.cleaned_data["boards"].splitlines() if line.strip()]
        return tuple(sorted({_day(line) for line in lines}))

    @property
    def said(self) -> Terms:
        """The terms as they were typed."""
        said = self.cleaned_data
        words = {colour: said[f"word_{colour}"].strip() for colour in WORDS if said[f"word_{colour}"].strip()}
        kept = ("rating_rule", "starts", "most_moves", "most_days", "boards")
        values = {name: said[name] for name in kept} | {"sponsor": said["sponsor"].strip() or None}
        chosen = [day for number in said.get("council_boards", ()) for day in self._council[number].days]
        values["boards"] = tuple(sorted({*said["boards"], *chosen}))
        return Terms.model_validate({**self.terms.model_dump(), **values, "colour_words": words})


def _boards(council: dict[str, Board]) -> forms.MultipleChoiceField:
    """The council's boards; the days of those that are ticked are put with those of the box below."""
    choices = [(number, f"{board.name}: {_days_of(board)}") for number, board in council.items()]
    return forms.MultipleChoiceField(
        label="Take the days of these boards", required=False, choices=choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"}),
        help_text="They are put with the days below.",
    )  # fmt: skip


def _days_of(board: Board) -> str:
    first, last = day(board.days[0]), day(board.days[-1])
    return first if len(board.days) == 1 else f"{len(board.days)} days, {first} to {last}"


def _day(text: str) -> str:
    if found := read_day(text):
        return found
    raise forms.ValidationError(f"“{text}” is not a day. Write it like 1 December 2026.")
