"""The form that says who is meant by one name as printed."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from goldthread_site.owners import actions
from goldthread_site.owners.actions import Meant
from goldthread_site.owners.known import COUNCIL, directory
from goldthread_site.owners.models import Party, Spelling
from goldthread_site.owners.words import compared, mark_of
from goldthread_site.plans.owners.presenter import for_council

PLACES = 3  # people whom one name may stand for; longer lists are teams
KNOWN, NEW, NOBODY = "known", "new", "nobody"


class MeaningForm(forms.Form):
    """Somebody in the directory (or up to three, where the name is of several), somebody new, or nobody."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    who = forms.ChoiceField(
        label="Who is it?",
        choices=[(KNOWN, "Somebody in the directory"), (NEW, "Somebody new"), (NOBODY, "Nobody: it names no owner")],
        widget=forms.RadioSelect, error_messages={"required": "Say who is meant"},
    )  # fmt: skip
    name = forms.CharField(
        label="Name in full", required=False, max_length=200, widget=forms.TextInput(attrs={"class": "govuk-input"})
    )
    note = forms.CharField(
        label="Which one, where two have the same name", required=False, max_length=100,
        widget=forms.TextInput(attrs={"class": "govuk-input"}),
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="What it is", choices=Party.KINDS, required=False, widget=forms.Select(attrs={"class": "govuk-select"})
    )

    def __init__(self, data: QueryDict | None, *, text: str, plan: int) -> None:
        self.text, self.plan = text, plan
        self.held = _held(text, plan)
        known = directory([plan])
        there = sorted(known.parties.values(), key=lambda party: party.known_as)
        meant = known.meant(text, plan) or ()
        start = {"version": self.held.version if self.held else 0, "name": text[:200], "kind": Party.PERSON}
        start["who"] = KNOWN if meant else NEW if not there else None
        start |= {f"party_{place}": str(party.pk) for place, party in enumerate(meant[:PLACES], 1)}
        super().__init__(data, initial=start)
        options = [("", "Choose"), *((str(party.pk), party.called) for party in there)]
        for place in range(1, PLACES + 1):
            self.fields[f"party_{place}"] = forms.ChoiceField(
                label="Person, post or team" if place == 1 else "And, where the name is of several", choices=options,
                required=False, widget=forms.Select(attrs={"class": "govuk-select"}),
                error_messages={"invalid_choice": "This is nobody in the directory. Choose from the list."},
            )  # fmt: skip

    def parties(self) -> list[forms.BoundField]:
        """The boxes in which somebody of the directory is chosen."""
        return [self[f"party_{place}"] for place in range(1, PLACES + 1)]

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("who") == KNOWN and not self.chosen:
            self.add_error("party_1", "Choose who is meant")
        if cleaned.get("who") == NEW:
            self._clean_new(cleaned)
        return cleaned

    def _clean_new(self, cleaned: dict) -> None:
        name, note = cleaned.get("name", "").strip(), cleaned.get("note", "").strip()
        if not name:
            self.add_error("name", "Write the name in full")
        elif Party.objects.filter(known_as=compared(f"{name} ({note})" if note else name)).exists():
            said = (
                f"There is a {name} in the directory already. Choose them there, or say in the note which one this is."
            )
            self.add_error("note", said)

    @property
    def chosen(self) -> list[int]:
        """Those of the directory that were chosen, each once."""
        said = (self.cleaned_data.get(f"party_{place}") for place in range(1, PLACES + 1))
        return list(dict.fromkeys(int(each) for each in said if each))

    def save(self, *, by) -> None:
        """Settles the name. One that is settled for the whole council already is taken otherwise in this plan only."""
        said = self.cleaned_data
        meant = [Meant(pk) for pk in self.chosen] if said["who"] == KNOWN else []
        if said["who"] == NEW:
            meant = [Meant(None, said["name"], said["kind"] or Party.PERSON, said["note"])]
        here = _held(self.text, self.plan, only_plan=True)
        council = not here and not self.held and for_council(self.text, self.plan)
        was = (said["version"] or 0) if here else 0
        actions.settle(by=by, text=self.text, plan=self.plan, meant=meant, council=council, was=was)


def _held(text: str, plan: int, *, only_plan: bool = False) -> Spelling | None:
    """The meaning in force: the plan's own, else the council's."""
    places = [plan] if only_plan else [plan, COUNCIL]
    return Spelling.objects.filter(plan__in=places, mark=mark_of(text)).order_by("-plan").first()
