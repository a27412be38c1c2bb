"""Who owns one action: a lead, who helps, who answers for it. People are chosen from the directory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

from goldthread.plan.model import Action
from goldthread_site.look.clock import today
from goldthread_site.look.conflicts import Side
from goldthread_site.look.pieces import counted, day
from goldthread_site.look.typed import number_typed
from goldthread_site.owners.known import Known, why_not
from goldthread_site.owners.models import Party

HELPERS = {
    "contributors": "Who helps",
    "accountable": "Accountable officer",
    "members": "Member (councillor)",
    "partners": "Partner body",
}
_ADD = {
    "contributors": "Add somebody who helps", "accountable": "Add an accountable officer",
    "members": "Add a member", "partners": "Add a partner body",
}  # fmt: skip
_AS_PRINTED = "t:"
NOBODY = ""


@dataclass(frozen=True, slots=True)
class Ticked:
    """Somebody who is there already: what the box sends, her name, and what is to be known of her."""

    value: str
    name: str
    second: str


class OwnersForm(forms.Form):
    """One lead and the others. A value is “p7”, a party by its number, or “t:…”, a name as printed that is not settled.

    Nothing is lost that was there: a name that is not settled, or of somebody who left, stays until it is taken out.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        label="Why, if somebody will ask", required=False, max_length=400,
        widget=forms.TextInput(attrs={"class": "govuk-input"}),
    )  # fmt: skip

    def __init__(self, data: QueryDict | None, *, action: Action, known: Known, plan: int, version: int) -> None:
        super().__init__(data, initial={"version": version})
        self.known, self.plan, self.action = known, plan, action
        self.leads = self._values(action.leads)
        self.there = {role: self._values(getattr(action, role)) for role in HELPERS}
        if self.several:
            self.there["contributors"] = list(dict.fromkeys([*self.leads, *self.there["contributors"]]))
        self.choices = self._grouped()
        self._add_lead()
        for role, label in HELPERS.items():
            self.fields[role] = forms.MultipleChoiceField(label=label, required=False, choices=self._every())
            self.fields[f"{role}_add"] = self._select(_ADD[role], "Nobody else")

    @property
    def several(self) -> bool:
        """Whether the plan names several people as leads."""
        return len(self.leads) > 1

    @property
    def question(self) -> str:
        """What is to be decided, where something is."""
        if self.several:
            names = ", ".join(self.name_of(value) for value in self.leads)
            many = counted(len(self.leads), "person", "people")
            return f"{many} are named as leads: {names}. Who leads? The others help."
        return "" if self.leads else "Nobody leads this action yet."

    def helpers(self) -> Iterable[tuple[str, list[Ticked], list[str], forms.BoundField, Sequence[str]]]:
        """Each role: its name, who is there, who of them is ticked, and the box that adds somebody."""
        for role, label in HELPERS.items():
            chosen = self.data.getlist(role) if self.is_bound else self.there[role]
            values = dict.fromkeys([*self.there[role], *(value for value in chosen if self._party(value))])
            ticked = [Ticked(value, self.name_of(value), self._second(value)) for value in values]
            yield label, ticked, chosen, self[f"{role}_add"], role

    def name_of(self, value: str) -> str:
        """The name behind a value."""
        party = self._party(value)
        return party.called if party else value.removeprefix(_AS_PRINTED)

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.several and not cleaned.get("lead") and "lead" not in self.errors:
            self.add_error("lead", "Choose who leads. The others help.")
        return cleaned

    @property
    def owners(self) -> dict[str, tuple[str, ...]]:
        """The names by role, as the plan writes them. Raises `UserError` for one that means somebody else there."""
        lead = self.cleaned_data["lead"]
        said = {"leads": self._texts([lead] if lead else [], "leads")}
        for role in HELPERS:
            chosen = [value for value in self.chosen(role) if role != "contributors" or value != lead]
            said[role] = self._texts(chosen, role)
        return said

    def chosen(self, role: str) -> list[str]:
        """The values chosen for a role, with the one that is added."""
        added = self.cleaned_data.get(f"{role}_add")
        return list(dict.fromkeys([*self.cleaned_data[role], *([added] if added else [])]))

    def sides(self, theirs: OwnersForm) -> list[Side]:
        """What was chosen here beside what the action holds now."""
        now = theirs.leads[0] if len(theirs.leads) == 1 else NOBODY
        lead = self.cleaned_data["lead"]
        sides = [Side("lead", "Lead", (lead,), (now,), self.name_of(lead), self.name_of(now), may_join=False)]
        for role, label in HELPERS.items():
            mine, there = tuple(self.chosen(role)), tuple(theirs.there[role])
            shown = ("\n".join(map(self.name_of, values)) for values in (mine, there))
            sides.append(Side(role, label, mine, there, *shown, may_join=False))
        return sides

    def _texts(self, values: Iterable[str], role: str) -> tuple[str, ...]:
        """A name that is there already stays as the plan prints it."""
        printed = {value: text for text in reversed(getattr(self.action, role)) for value in self._values([text])}
        whole = {value: text for value, text in printed.items() if self._values([text]) == [value]}
        return tuple(whole.get(value) or self._written(value) for value in values)

    def _written(self, value: str) -> str:
        party = self._party(value)
        return self.known.written(party, self.plan) if party else value.removeprefix(_AS_PRINTED)

    def _values(self, texts: Iterable[str]) -> list[str]:
        found: dict[str, None] = {}
        for text in texts:
            meant = self.known.meant(text, self.plan)
            found |= dict.fromkeys([f"{_AS_PRINTED}{text}"] if meant is None else [f"p{party.pk}" for party in meant])
        return list(found)

    def _party(self, value: str) -> Party | None:
        return self.known.parties.get(number_typed((value or "").removeprefix("p")))

    def _second(self, value: str) -> str:
        party = self._party(value)
        if party is None:
            return "as the plan prints it; not settled yet"
        return f"left on {day(party.left_on)}" if party.has_left(today()) else ""

    def _grouped(self) -> list:
        there = self.known.may_own(on=today())
        words = dict(Party.KINDS)
        return [
            (words[kind], [(f"p{party.pk}", party.called) for party in there if party.kind == kind])
            for kind in words
            if any(party.kind == kind for party in there)
        ]

    def _every(self) -> list[tuple[str, str]]:
        printed = {*self.leads, *(value for values in self.there.values() for value in values)}
        return [(value, value) for value in {*printed, *(f"p{number}" for number in self.known.parties)}]

    def _add_lead(self) -> None:
        self.fields["lead"] = self._select("Lead", "Choose who leads" if self.several else "Nobody leads it")
        free = {value for _, options in self.choices for value, _ in options}
        kept = [(value, f"{self.name_of(value)} ({second})" if (second := self._second(value)) else self.name_of(value))
                for value in self.leads if value not in free]  # fmt: skip
        self.fields["lead"].choices = [*self.fields["lead"].choices[:1], *kept, *self.choices]
        if len(self.leads) == 1:
            self.initial["lead"] = self.leads[0]

    def _select(self, label: str, empty: str) -> forms.ChoiceField:
        wrong = "This is nobody in the directory. Choose somebody from the list."
        return LeftSayingField(
            label=label, required=False, choices=[(NOBODY, empty), *self.choices], known=self.known,
            error_messages={"invalid_choice": wrong}, widget=forms.Select(attrs={"class": "govuk-select"}),
        )  # fmt: skip


class LeftSayingField(forms.ChoiceField):
    """A choice of a party that says why one cannot be chosen whom an older page still offered."""

    def __init__(self, *args, known: Known, **kwargs) -> None:
        self.known = known
        super().__init__(*args, **kwargs)

    def valid_value(self, value: str) -> bool:
        party = self.known.parties.get(number_typed(value.removeprefix("p")))
        if party and (said := why_not(party, on=today())) and not super().valid_value(value):
            raise forms.ValidationError(f"{said}. Choose somebody else.")
        return super().valid_value(value)
