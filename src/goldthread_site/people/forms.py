"""The forms of people: who they are, what they may do, why."""

from __future__ import annotations

from datetime import date

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.core.validators import RegexValidator

from goldthread.plan.timescale import read_day
from goldthread_site.people.giving import places_to_give, roles_to_give
from goldthread_site.people.models import User
from goldthread_site.people.places import EVERY_PLAN, Place
from goldthread_site.people.roles import roles

PLAIN_NAME = RegexValidator(r"^[\w.@+-]+$", "Use letters, digits and . @ + - _ only, without spaces")
_DAY_HINT = "For example, 31 March 2027. An adviser or inspector must have one."


def _input(width: str = "20", **attrs) -> dict:
    return {"class": f"govuk-input govuk-input--width-{width}", **attrs}


class DayField(forms.CharField):
    """A day in any usual form, as a date; ``None`` where it is left empty."""

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, max_length=60, widget=forms.TextInput(attrs=_input()), **kwargs)

    def clean(self, value: str) -> date | None:
        typed = super().clean(value)
        found = read_day(typed) if typed else None
        if typed and not found:
            raise forms.ValidationError(f"“{typed}” is not a day. Write it like 31 March 2027.")
        return date.fromisoformat(found) if found else None


class WhyForm(forms.Form):
    """A reason, which is kept with the change."""

    first_field_id = "id_why"
    why = forms.CharField(
        label="Why", max_length=300, help_text="It is kept with the change. Do not write about health or family.",
        error_messages={"required": "Say why"}, widget=forms.TextInput(attrs={"class": "govuk-input"}),
    )  # fmt: skip

    def refuse(self, sentence: str) -> None:
        """Puts what an action refused above the heading."""
        self.add_error(None, sentence)


class RightForm(WhyForm):
    """A role, where it counts, and until when. Offers only what the person who gives it may give."""

    first_field_id = "id_role"
    role = forms.ChoiceField(
        label="Role", error_messages={"required": "Choose a role"}, widget=forms.Select(attrs={"class": "govuk-select"})
    )
    place = forms.ChoiceField(
        label="For", required=False, widget=forms.Select(attrs={"class": "govuk-select"}),
        help_text="A right over one plan, or one section of it, opens nothing of the others.",
    )  # fmt: skip
    until = DayField(label="Last day", help_text=_DAY_HINT)
    field_order = ["role", "place", "until", "why"]

    def __init__(self, *args, by: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        known = places_to_give(by)
        self._places = {place.value: place for place in known}
        given = [("", "Choose a role"), *((role.key, role.name) for role in roles_to_give(by, known))]
        self.fields["role"].choices = given
        self.fields["place"].choices = [(place.value, place.name) for place in known]
        self.fields["place"].required = EVERY_PLAN not in known

    def right(self) -> dict:
        """The right as the action takes it."""
        said = self.cleaned_data
        place: Place = self._places[said["place"] or ":"]
        return {"role": said["role"], "place": place, "until": said["until"], "why": said["why"]}


class DetailsForm(WhyForm):
    """A person's name and address."""

    first_field_id = "id_full_name"
    full_name = forms.CharField(
        label="Name", max_length=200, help_text="As colleagues know the person, such as Priya Stanmore.",
        error_messages={"required": "Enter the name"}, widget=forms.TextInput(attrs=_input("20", autocomplete="off")),
    )  # fmt: skip
    email = forms.EmailField(
        label="E-mail address", required=False, widget=forms.EmailInput(attrs=_input("20", autocomplete="off")),
        help_text="Reminders go there. The council’s directory also knows the person by it.",
        error_messages={"invalid": "Enter an e-mail address like name@council.gov.uk"},
    )  # fmt: skip
    field_order = ["full_name", "email", "why"]


class ChangedDetailsForm(DetailsForm):
    """The details of somebody who is there. ``seen`` says which ones the writer had before her."""

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, who: User, **kwargs) -> None:
        said = {"full_name": who.full_name, "email": who.email, "seen": who.details_mark}
        super().__init__(*args, initial=said, **kwargs)
        self.who = who

    def refuse(self, sentence: str) -> None:
        """What was refused was shown beside the details as they are now."""
        super().refuse(sentence)
        self.data = self.data.copy()
        self.data["seen"] = self.who.details_mark


class NewPersonForm(RightForm, DetailsForm):
    """A person with her first right."""

    first_field_id = "id_full_name"
    username = forms.CharField(
        label="Sign-in name", max_length=150, validators=[PLAIN_NAME],
        help_text="Short and without spaces, such as priya.stanmore.",
        error_messages={"required": "Enter a sign-in name"},
        widget=forms.TextInput(attrs=_input("20", autocomplete="off")),
    )  # fmt: skip
    field_order = ["full_name", "username", "email", "role", "place", "until", "why"]

    def person(self) -> dict:
        """The person as the action takes her."""
        return {name: self.cleaned_data[name] for name in ("username", "full_name", "email")}


def role_name(key: str) -> str:
    """The word for a role; its key where the roles file no longer has it."""
    return roles()[key].name if key in roles() else key


class _PlainPasswords:
    """The site's own words and boxes for Django's forms of a new password."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name, label in {"old_password": "Your password now", "new_password1": "New password",
                            "new_password2": "The same again"}.items():  # fmt: skip
            if field := self.fields.get(name):
                field.label, field.help_text = label, ""
                field.widget.attrs.pop("autofocus", None)
                field.widget.attrs["class"] = "govuk-input govuk-input--width-20"
        self.fields["new_password1"].help_text = "12 letters at least. Three words that do not belong together do well."
        self.first_field_id = self[next(iter(self.fields))].id_for_label


class OwnPasswordForm(_PlainPasswords, PasswordChangeForm):
    """Changes one's own password."""

    error_messages = {
        "password_mismatch": "The two new passwords differ. Type the same one twice.",
        "password_incorrect": "That is not your password. Check it and try again.",
    }


class FirstPasswordForm(_PlainPasswords, SetPasswordForm):
    """Chooses a password by a link."""

    error_messages = {"password_mismatch": "The two passwords differ. Type the same one twice."}
