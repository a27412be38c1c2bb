"""Forms of the directory: an entry, and the day on which somebody leaves."""

from __future__ import annotations

from datetime import date

from django import forms
from django.http import QueryDict

from goldthread_site.look.clock import today
from goldthread_site.look.conflicts import Side
from goldthread_site.look.pieces import only_day
from goldthread_site.owners.known import directory, why_not
from goldthread_site.owners.models import Party
from goldthread_site.people.models import User

_BOX = {"class": "govuk-input"}
FIELDS = {
    "kind": "What it is", "name": "Name", "note": "Which one, where two have the same name",
    "email": "E-mail address", "held_by": "Held by, or contact of the team", "account": "Account",
}  # fmt: skip


class PartyForm(forms.Form):
    """One entry of the directory. ``party`` is the entry that is changed, ``None`` for a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label=FIELDS["kind"], choices=Party.KINDS, widget=forms.Select(attrs={"class": "govuk-select"}),
        error_messages={"required": "Say whether it is a person, a post or a team"},
    )  # fmt: skip
    name = forms.CharField(
        label=FIELDS["name"], max_length=200, widget=forms.TextInput(attrs={**_BOX, "autocomplete": "off"}),
        error_messages={"required": "Write a name"}, help_text="As the plans should write it: Lena Osgood.",
    )  # fmt: skip
    note = forms.CharField(
        label=FIELDS["note"], max_length=100, required=False, widget=forms.TextInput(attrs=_BOX),
        help_text="Such as the team: Education. Leave it empty where nobody else has the name.",
    )  # fmt: skip
    email = forms.EmailField(
        label=FIELDS["email"], required=False, widget=forms.EmailInput(attrs={**_BOX, "autocomplete": "off"}),
        error_messages={"invalid": "This is no e-mail address. Write it like lena.osgood@fernshire.example"},
    )  # fmt: skip
    held_by = forms.ChoiceField(
        label=FIELDS["held_by"], required=False, widget=forms.Select(attrs={"class": "govuk-select"}),
        help_text="For a post or a team only: the person to whom its actions go.",
        error_messages={"invalid_choice": "This person is not in the directory, or has left. Choose somebody else."},
    )  # fmt: skip
    account = forms.ChoiceField(
        label=FIELDS["account"], required=False, widget=forms.Select(attrs={"class": "govuk-select"}),
        help_text="For a person who signs in here: their actions stand on a page of their own.",
        error_messages={"invalid_choice": "This account is closed or belongs to somebody else. Choose another."},
    )  # fmt: skip

    def __init__(
        self, data: QueryDict | None = None, *, party: Party | None = None, initial: dict | None = None
    ) -> None:
        super().__init__(data, initial=typed(party) if party else initial)
        known = directory(plans=[])
        people = [each for each in known.may_own(on=today()) if each.kind == Party.PERSON and each != party]
        held = known.parties.get(party.held_by_id) if party else None
        if held and held not in people:
            people.append(held)
        self.fields["held_by"].choices = [("", "Nobody"), *((str(each.pk), _now(each)) for each in people)]
        taken = {each.account_id for each in known.parties.values() if each.account_id and each != party}
        own = party.account_id if party else None
        free = [each for each in User.objects.order_by("full_name") if each.pk not in taken]
        accounts = [(str(each.pk), each.full_name) for each in free if each.is_active or each.pk == own]
        self.fields["account"].choices = [("", "No account"), *accounts]

    @property
    def values(self) -> dict:
        """The columns of a `Party` that were typed."""
        said = self.cleaned_data
        columns = {name: said[name] for name in ("kind", "name", "note", "email")}
        holder = Party.objects.filter(pk=said["held_by"]).first() if said["held_by"] else None
        account = User.objects.filter(pk=said["account"]).first() if said["account"] else None
        return {**columns, "held_by": holder, "account": account}

    def sides(self, theirs: Party) -> list[Side]:
        """Each field as it was typed beside what the entry holds now."""
        now = typed(theirs)
        return [
            Side(name, label, (self.cleaned_data[name],), (now[name],), self._shown(name, self.cleaned_data[name]),
                 self._shown(name, now[name]), may_join=False)
            for name, label in FIELDS.items()
        ]  # fmt: skip

    def _shown(self, name: str, value: str) -> str:
        options = getattr(self.fields[name], "choices", None)
        return dict(options).get(value, value) if options else value


def typed(party: Party) -> dict[str, str]:
    """The entry as its form sends it."""
    return {
        "version": party.version, "kind": party.kind, "name": party.name, "note": party.note, "email": party.email,
        "held_by": str(party.held_by_id or ""), "account": str(party.account_id or ""),
    }  # fmt: skip


def _now(party: Party) -> str:
    return f"{party.called} (has left)" if why_not(party, on=today()) else party.called


class LeftForm(forms.Form):
    """The day from which somebody is gone."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = forms.CharField(
        label="First day they are gone", max_length=40,
        widget=forms.TextInput(attrs={"class": "govuk-input govuk-input--width-10", "inputmode": "text"}),
        help_text="For example, 1/12/2026.", error_messages={"required": "Write the first day on which they are gone"},
    )  # fmt: skip

    def clean_on(self):
        found = only_day(self.cleaned_data["on"])
        if not found:
            raise forms.ValidationError("This is no day. Write it as day, month and year: 1/12/2026.")
        return date.fromisoformat(found)
