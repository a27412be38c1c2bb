"""The forms of setting up: the first administrator, the council, a board."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import validate_password

from goldthread.plan.impossible_days import why_no_date
from goldthread.plan.timescale import read_day
from goldthread_site.council.models import Board
from goldthread_site.look.pieces import day
from goldthread_site.people.forms import PLAIN_NAME
from goldthread_site.people.models import User

_LINE = {"class": "govuk-input govuk-input--width-20"}
_SECRET = {**_LINE, "autocomplete": "new-password"}
MOST_DAYS = 200
FIRST_YEAR, LAST_YEAR = 1990, 2100


def _line(label: str, why: str = "", *, hint: str = "", most: int = 120, required: bool = True, **attrs):
    widget = forms.TextInput(attrs={**_LINE, **attrs})
    return forms.CharField(
        label=label, help_text=hint, max_length=most, required=required, error_messages={"required": why}, widget=widget
    )


class _Refusing(forms.Form):
    first_field_id = "id_name"

    def refuse(self, sentence: str) -> None:
        """Puts what an action refused above the heading."""
        self.add_error(None, sentence)


class FirstAdministratorForm(_Refusing):
    """The account with which everything begins."""

    first_field_id = "id_full_name"
    full_name = _line("Your name", "Enter your name", hint="As colleagues know you, such as Ada Marsh.", most=200,
                      autocomplete="name")  # fmt: skip
    username = _line("Sign-in name", "Enter a sign-in name", hint="Short and without spaces, such as ada.marsh.",
                     most=150, autocomplete="username")  # fmt: skip
    email = forms.EmailField(
        label="E-mail address", required=False, widget=forms.EmailInput(attrs={**_LINE, "autocomplete": "email"}),
        help_text="Reminders go there. You may leave it out.",
        error_messages={"invalid": "Enter an e-mail address like name@council.gov.uk"},
    )  # fmt: skip
    password = forms.CharField(
        label="Password", strip=False, widget=forms.PasswordInput(attrs=_SECRET),
        help_text="12 letters at least. Three words that do not belong together do well.",
        error_messages={"required": "Choose a password"},
    )  # fmt: skip
    again = forms.CharField(
        label="The same again", strip=False, widget=forms.PasswordInput(attrs=_SECRET),
        error_messages={"required": "Type the password a second time"},
    )  # fmt: skip

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].validators.append(PLAIN_NAME)

    def clean(self) -> dict:
        said = self.cleaned_data
        if password := said.get("password"):
            try:
                validate_password(
                    password, User(username=said.get("username", ""), full_name=said.get("full_name", ""))
                )
            except forms.ValidationError as fault:
                self.add_error("password", fault)
            if said.get("again") and said["again"] != password:
                self.add_error("again", "The two passwords differ. Type the same one twice.")
        return said


class _WithReason(_Refusing):
    """Asks why where something is changed that was there."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, initial=0)

    def __init__(self, *args, changes: bool, first: str, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._first = first
        if changes:
            self.fields["why"] = _line("Why does this change?", "Say why, in a few words", most=300)
            self.fields["why"].widget.attrs["class"] = "govuk-input"

    @property
    def why(self) -> str:
        """The reason that is kept with the change."""
        return self.cleaned_data.get("why") or self._first


class CouncilForm(_WithReason):
    """How the council is called."""

    name = _line("Name of the council", "Enter the name of the council",
                 hint="As on letters, such as Fernshire County Council. It stands at the head of pages.")  # fmt: skip

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class BoardForm(_WithReason):
    """A board: what it is, its chair, the days on which it meets."""

    first_field_id = "id_kind"
    kind = forms.ChoiceField(
        label="What is it?", choices=Board.KINDS, widget=forms.Select(attrs={"class": "govuk-select"})
    )
    name = _line("Name", required=False, hint="Leave it empty where it is called just so.")
    chair = _line("Chair", required=False, most=200, hint="Who leads it. You may leave it out.")
    days = forms.CharField(
        label="Days on which it meets", required=False, max_length=8000, help_text="One a line, past and to come. For "
        "example, 1 December 2026.", widget=forms.Textarea(attrs={"class": "govuk-textarea", "rows": 6}),
    )  # fmt: skip
    field_order = ["kind", "name", "chair", "days", "why"]

    def __init__(self, *args, board: Board | None = None, kind: str = "", **kwargs) -> None:
        said = {"kind": kind or Board.IMPROVEMENT}
        if board:
            kept = {name: getattr(board, name) for name in ("kind", "name", "chair", "version")}
            said = {**kept, "days": "\n".join(map(day, board.days))}
        super().__init__(*args, initial=said, changes=board is not None, first="The board was added", **kwargs)

    def clean_days(self) -> list[str]:
        lines = [
            (number, line) for number, line in enumerate(self.cleaned_data["days"].splitlines(), 1) if line.strip()
        ]
        if len(lines) > MOST_DAYS:
            raise forms.ValidationError(f"These are {len(lines)} days. Write {MOST_DAYS} at most.")
        return sorted({_day_of_line(number, line) for number, line in lines})

    def clean(self) -> dict:
        said = self.cleaned_data
        name = " ".join(said.get("name", "").split()) or dict(Board.KINDS).get(said.get("kind", ""), "")
        if said.get("kind") == Board.OTHER and not said.get("name"):
            self.add_error("name", "Enter the name of the board")
        return {**said, "name": name}

    @property
    def said(self) -> dict:
        """The board as the action takes it."""
        return {name: self.cleaned_data[name] for name in ("kind", "name", "chair", "days")}


def _day_of_line(number: int, line: str) -> str:
    found = read_day(line[:60])
    if found and FIRST_YEAR <= int(found[:4]) <= LAST_YEAR:
        return found
    why = why_no_date(line[:60]) or f"“{line.strip()[:40]}” is not a day. Write it like 1 December 2026."
    raise forms.ValidationError(f"Line {number}: {why}")
