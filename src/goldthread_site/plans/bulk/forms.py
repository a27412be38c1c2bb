"""What is to be different in all the actions that were chosen: who leads, the date, or the rating."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms

from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.impossible_days import why_no_date
from goldthread.plan.rating import Rag
from goldthread.plan.timescale import read_timescale
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import WORDS
from goldthread_site.look.typed import number_typed
from goldthread_site.owners.known import Known
from goldthread_site.owners.models import Party
from goldthread_site.plans import models
from goldthread_site.plans.bulk.wanted import Later, Leads, Wanted, Whom
from goldthread_site.plans.live_pages import LONGEST_REASON, box, choice

WHATS = (("owner", "Who leads them"), ("date", "The date they are due"), ("rating", "The rating claimed"))
HOWS = (
    ("give", "One person leads them, whoever leads now"), ("replace", "One person in place of another"),
    ("add", "One more leads them"), ("remove", "One leads them no longer"),
)  # fmt: skip
WHENS = (("to", "To a date"), ("by", "By some weeks or months"))
UNITS = (("weeks", "weeks"), ("months", "months"))
MOST_LATER = {"weeks": 260, "months": 60}
AS_PRINTED = "t:"


def _radios(label: str, options, why: str, **more) -> forms.ChoiceField:
    said = {"required": why, "invalid_choice": why}
    return forms.ChoiceField(label=label, choices=options, error_messages=said, **more)


class ChangeForm(forms.Form):
    """One change for all of them. What a choice does not ask for is left alone."""

    first_field_id = "id_what"
    what = _radios("What is to change?", WHATS, "Choose what is to change.")
    how = _radios("How?", HOWS, "Choose how.", required=False)
    when = _radios("How far?", WHENS, "Choose how far the dates move.", required=False)
    to = box("New date", hint="For example, 31/1/2027 or March 2027.", width="10", most=60)
    number = box("How many", width="3", most=4)
    unit = choice("Weeks or months", list(UNITS))
    rag = _radios("Rating", tuple(WORDS.items()), "Choose a rating.", required=False)
    why = box("Why?", hint="One reason. It stands in the history of each of them.", most=LONGEST_REASON)

    def __init__(self, data, *, rows: Iterable[models.Action], known: Known) -> None:
        super().__init__(data)
        self.known = known
        leading, printed = _who_leads(rows, known)
        there = [(f"p{party.pk}", party.called) for party in known.may_own(on=today())]
        self.fields["who"] = choice("Who?", [("", "Choose a person"), *there, *printed])
        self.fields["gone"] = choice("In place of whom?", [("", "Choose who leads now"), *leading])
        self.fields["out"] = choice("Who no longer leads?", [("", "Choose who leads now"), *leading])

    def clean(self) -> dict:
        cleaned = super().clean()
        check = {"owner": self._clean_owner, "date": self._clean_date, "rating": self._clean_rating}
        if what := cleaned.get("what"):
            check[what](cleaned)
        return cleaned

    def _clean_owner(self, cleaned: dict) -> None:
        how = cleaned.get("how")
        asks = {"give": ("who",), "replace": ("gone", "who"), "add": ("who",), "remove": ("out",)}
        if not how:
            self.add_error("how", "Choose how.")
        for name in asks.get(how, ()):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, "Choose a person.")
        if how == "replace" and cleaned.get("who") and cleaned.get("who") == cleaned.get("gone"):
            self.add_error("who", "This is the same person. Choose somebody else.")

    def _clean_date(self, cleaned: dict) -> None:
        if says_nothing(cleaned.get("why", "")) and "why" not in self.errors:
            self.add_error("why", "Say why the dates move.")
        if not cleaned.get("when"):
            self.add_error("when", "Choose how far the dates move.")
        elif cleaned["when"] == "to":
            self._clean_to(cleaned.get("to", ""))
        else:
            most, number = MOST_LATER[cleaned.get("unit") or "weeks"], number_typed(cleaned.get("number", ""))
            if not number or number > most:
                self.add_error("number", f"Write a number from 1 to {most}.")

    def _clean_to(self, text: str) -> None:
        if not text.strip():
            self.add_error("to", "Give the new date, for example 31/1/2027.")
        elif no_date := why_no_date(text):
            self.add_error("to", no_date)
        elif (read_timescale(text).latest or "") <= today().isoformat():
            self.add_error("to", f"The date must be after today, {today().day} {today():%B %Y}.")

    def _clean_rating(self, cleaned: dict) -> None:
        if not cleaned.get("rag"):
            self.add_error("rag", "Choose a rating.")

    @property
    def wanted(self) -> Wanted:
        """What is to be different."""
        said = self.cleaned_data
        why = " ".join(said["why"].split())
        if said["what"] == "owner":
            gone = said["out"] if said["how"] == "remove" else said["gone"] if said["how"] == "replace" else ""
            who = said["who"] if said["how"] != "remove" else ""
            return Wanted(leads=Leads(said["how"], self._whom(who), self._whom(gone)))
        if said["what"] == "rating":
            rag: Rag = said["rag"]
            return Wanted(rag=rag, reason=why)
        if said["when"] == "to":
            return Wanted(due=said["to"], why_moves=why)
        return Wanted(later=Later(int(said["number"]), said["unit"] or "weeks"), why_moves=why)

    @property
    def reason(self) -> str:
        """The reason that stands in the history."""
        usual = {"owner": "Owner changed", "date": "Date moved", "rating": "Rating changed"}[self.cleaned_data["what"]]
        return " ".join(self.cleaned_data["why"].split()) or f"{usual} for many actions at once"

    @property
    def sent(self) -> list[tuple[str, str]]:
        """What was chosen, to be sent once more with the answer."""
        return [(name, self.cleaned_data[name]) for name in self.fields if self.cleaned_data.get(name)]

    def _whom(self, value: str) -> Whom | None:
        if value.startswith(AS_PRINTED):
            return value.removeprefix(AS_PRINTED)
        return self.known.parties.get(number_typed(value.removeprefix("p")))


def _who_leads(rows: Iterable[models.Action], known: Known) -> tuple[list, list]:
    """Everyone who leads one of these actions, as options; and those of them whom nobody has settled."""
    found: dict[str, str] = {}
    for row in rows:
        for text in filter(None, row.leads.split("\n")):
            meant: tuple[Party, ...] | None = known.meant(text, row.plan_id)
            found |= {f"p{party.pk}": party.called for party in meant} if meant else {f"{AS_PRINTED}{text}": text}
    leading = sorted(found.items(), key=lambda each: each[1].casefold())
    return leading, [(value, words) for value, words in leading if value.startswith(AS_PRINTED)]
