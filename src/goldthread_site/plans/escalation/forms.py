"""The forms: to whom and why, what was answered, what came of it."""

from __future__ import annotations

import re
from datetime import date
from itertools import groupby
from typing import Any

from django import forms

from goldthread_site.look.clock import today
from goldthread_site.look.pieces import long_day
from goldthread_site.owners.known import Known
from goldthread_site.owners.models import Party
from goldthread_site.plans.escalation.actions import Taken
from goldthread_site.plans.live_pages import area, box, choice, day_typed, reason_given, seen_version

_ONCE = re.compile(r"e[0-9a-f]{12}")
_CHILDREN = "Leave out names of children, and numbers under 6."
_KINDS = (("person", "A person"), ("partner", "A partner body, such as the police or the health trust"))


class EscalateForm(forms.Form):
    """To whom: somebody of the directory, or a name that is typed. Why, and by when a reply is wanted."""

    first_field_id = "id_party"
    version = seen_version()
    once = forms.CharField(widget=forms.HiddenInput, max_length=20)
    party = choice("Who can move it?", [])
    name = box("Or write the name", hint="If the list does not have it: a person, or a body such as the police.")
    kind = forms.ChoiceField(
        label="The name that you wrote is", choices=_KINDS, required=False, initial="person",
        widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}),
    )  # fmt: skip
    why = area(
        "What are they asked to do, and why?", hint=_CHILDREN, required=True, why="Say what they are asked to do."
    )
    reply_by = box("Reply wanted by", hint="For example, 18/12/2026.", width="10", required=True, most=40,
                   why="Say by when a reply is wanted, for example 18/12/2026.")  # fmt: skip

    def __init__(self, data, *, initial: dict[str, Any], known: Known, plan: int) -> None:
        super().__init__(data, initial=initial)
        self.known, self.plan = known, plan
        words = dict(Party.KINDS)
        grouped = groupby(known.may_own(on=today()), key=lambda party: party.kind)
        groups = [(words[kind], [(str(party.pk), party.called) for party in rows]) for kind, rows in grouped]
        self.fields["party"].choices = [("", "Nobody of the list"), *groups]

    def clean_once(self) -> str:
        if not _ONCE.fullmatch(self.cleaned_data["once"]):
            raise forms.ValidationError("Open this page again.")
        return self.cleaned_data["once"]

    def clean_why(self) -> str:
        return self.cleaned_data["why"].strip()

    def clean_reply_by(self) -> date | None:
        found = day_typed(self.cleaned_data["reply_by"])
        if found and found <= today():
            raise forms.ValidationError(f"The date must be after today, {long_day(today())}.")
        return found

    def clean(self) -> dict:
        cleaned = super().clean()
        if "party" not in self.errors and bool(cleaned.get("party")) == bool(cleaned.get("name")):
            both = cleaned.get("party")
            self.add_error(
                "party", "Choose somebody, or write a name, one of the two." if both else "Say who can move it."
            )
        return cleaned

    @property
    def taken(self) -> Taken:
        """What was said. Raises `UserError` where the chosen party's name means somebody else in this plan."""
        said = self.cleaned_data
        if said["party"]:
            party = self.known.parties[int(said["party"])]
            kind = "partner" if party.kind == Party.TEAM else "person"
            return Taken(self.known.written(party, self.plan), kind, said["why"], said["reply_by"])
        return Taken(" ".join(said["name"].split()), said["kind"] or "person", said["why"], said["reply_by"])


class ReplyForm(forms.Form):
    """What was answered. Whoever runs the plan says who answered and when; the person herself says only her words."""

    version = seen_version()
    text = area("What was answered?", hint=_CHILDREN, required=True, why="Write what was answered.")
    by = box("Who answered?", required=True, why="Say who answered.")
    on = box("On which day?", hint="For example, 20 November 2026.", width="10", required=True, most=40,
             why="Say on which day.")  # fmt: skip

    def __init__(self, data, *, initial: dict[str, Any], own: bool) -> None:
        super().__init__(data, initial=initial, prefix="reply")
        if own:
            self.fields["text"].label = "What is your answer?"
            self.fields["text"].error_messages["required"] = "Write your answer."
            del self.fields["by"], self.fields["on"]

    def clean_on(self) -> date | None:
        found = day_typed(self.cleaned_data["on"])
        if found and found > today():
            raise forms.ValidationError(f"{long_day(found)} is to come. Choose a day up to today.")
        return found


class EndForm(forms.Form):
    """What came of it."""

    version = seen_version()
    resolved = forms.ChoiceField(
        label="Did it move the action?", choices=(("yes", "Yes, it is resolved"), ("no", "No, it is not resolved")),
        widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}),
        error_messages={"required": "Say whether it is resolved."},
    )  # fmt: skip
    outcome = area("What came of it?", required=True, rows=2, most=1000, why="Say what came of it, in a few words.")

    def __init__(self, data, *, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial, prefix="end")

    def clean_outcome(self) -> str:
        return reason_given(self.cleaned_data["outcome"], "Say what came of it, in a few words.")
