"""The forms of the end: the final position, what becomes of each unfinished action, opened again, deleted."""

from __future__ import annotations

from datetime import date

from django import forms

from goldthread.plan.claim import STRANDS
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.pieces import WORDS as COLOURS
from goldthread_site.look.pieces import long_day, shortened
from goldthread_site.plans import models
from goldthread_site.plans.ending.actions import Answers, Final, Said
from goldthread_site.plans.ending.carrying import Place
from goldthread_site.plans.live_pages import (
    LONGEST_REASON,
    area,
    box,
    choice,
    day_typed,
    lines_of,
    reason_given,
    seen_version,
)
from goldthread_site.plans.presenters.claims import STRANDS as CALLED
from goldthread_site.plans.presenters.names import NAME, Names

DONE, STOPPED, CARRIED = "done", "stopped", "carried"
_RATINGS = [("", "Not rated"), *COLOURS.items()]


class ClosingForm(forms.Form):
    """Everything that is said of a plan at its end, of its recommendations and of its unfinished actions."""

    version = seen_version()
    position = area(
        "Where the plan stands at its end", rows=5, required=True, why="Say where the plan stands at its end.",
        hint="For whoever opens this plan in five years. What is better for children, and what is not? "
        "Leave out names, and numbers under 6.",
    )  # fmt: skip
    why = box(
        "Why does it end now?", required=True, most=LONGEST_REASON, why="Say why the plan ends.",
        hint="For example, “The board of 19 November closed it after the re-inspection”.",
    )  # fmt: skip
    keep_until = box("Keep it until", required=True, width="10", why="Say until which day the plan is kept.")
    kept_because = box("Why until then?", most=LONGEST_REASON, required=True, why="Say why it is kept until then.")
    stop_why = box(
        "Why the actions stop that give no reason of their own", most=LONGEST_REASON,
        hint="For example, “The board took it out of scope”. Leave it empty where each says why.",
    )  # fmt: skip

    def __init__(
        self, *args, plan: CorePlan, recommendations: list[models.Recommendation], actions: list[models.Action],
        next_plan: models.Plan | None, next_core: CorePlan | None, today: date, **kwargs,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.names, self.next_plan, self.next_core, self.today = Names(plan), next_plan, next_core, today
        self.recommendations, self.actions = recommendations, actions
        for row in recommendations:
            for strand in STRANDS:
                self.fields[f"r{row.pk}_{strand}"] = choice(CALLED[strand], _RATINGS)
            said = self.names.recommendation(row.read)
            self.fields[f"r{row.pk}_words"] = area(f"Why, for {said}", rows=2, most=2000)
        choices = _fates(next_plan, next_core)
        for row in actions:
            said = self.names.action(row.read)
            self.fields[f"a{row.pk}"] = choice(f"What becomes of {said}?", choices)
            self.fields[f"a{row.pk}_why"] = box(f"Why {said} stops, or what was done", most=LONGEST_REASON)

    def clean_keep_until(self) -> date:
        said = day_typed(self.cleaned_data["keep_until"])
        if said <= self.today:
            raise forms.ValidationError(f"The day must be after today, {long_day(self.today)}.")
        return said

    def clean_why(self) -> str:
        return reason_given(self.cleaned_data["why"], "Say why the plan ends.")

    def clean(self) -> dict:
        cleaned = super().clean()
        for row in self.recommendations:
            if not cleaned.get(f"r{row.pk}_words", "").strip():
                self.add_error(
                    f"r{row.pk}_words", f"Say where {self.names.recommendation(row.read)} stands at the end."
                )
        for row in self.actions:
            self._clean_fate(row, cleaned)
        return cleaned

    def _clean_fate(self, row: models.Action, cleaned: dict) -> None:
        name, kind = self.names.action(row.read), cleaned.get(f"a{row.pk}", "")
        why = " ".join(cleaned.get(f"a{row.pk}_why", "").split())
        if not kind and f"a{row.pk}" not in self.errors:
            self.add_error(f"a{row.pk}", f"Say what becomes of {name}.")
        if kind == STOPPED and not (why or cleaned.get("stop_why", "").strip()):
            self.add_error(f"a{row.pk}_why", f"Say why {name} stops.")
        if kind == DONE and not why:
            self.add_error(f"a{row.pk}_why", f"Say what was done for {name}, and what shows it.")

    def answers(self) -> Answers:
        """What was said, for the action."""
        given = self.cleaned_data
        finals = {
            row.key: Final(
                {strand: given[f"r{row.pk}_{strand}"] or None for strand in STRANDS},
                lines_of(given[f"r{row.pk}_words"]),
            )
            for row in self.recommendations
        }
        return Answers(
            why=given["why"], position=lines_of(given["position"]), keep_until=given["keep_until"],
            kept_because=given["kept_because"], finals=finals, fates={row.key: self._said(row) for row in self.actions},
            next=self.next_plan,
        )  # fmt: skip

    def _said(self, row: models.Action) -> Said:
        kind, _, place = self.cleaned_data[f"a{row.pk}"].partition(":")
        why = " ".join(self.cleaned_data[f"a{row.pk}_why"].split())
        if kind == STOPPED:
            why = why or self.cleaned_data["stop_why"].strip()
        entity, _, key = place.partition(":")
        return Said(kind, why, Place(**{entity: key}) if key else Place())


def _fates(next_plan: models.Plan | None, next_core: CorePlan | None) -> list:
    """What can become of an action: it was done, it stops, or it goes somewhere in the next plan."""
    found: list = [("", "Choose"), (DONE, "Done meanwhile"), (STOPPED, "It stops, because")]
    if next_plan is None or next_core is None:
        return found
    names = Names(next_core)
    there = [
        (f"{CARRIED}:recommendation:{row.id}", _under(names, row)) for row in next_core.recommendations
        if not row.withdrawn
    ]  # fmt: skip
    there += [
        (f"{CARRIED}:section:{row.id}", f"Carried on in {shortened(row.title, NAME)}") for row in next_core.sections
    ]
    there.append((CARRIED, "Carried on below none of its recommendations"))
    return [*found, (f"Carry it into {shortened(next_plan.title or 'the next plan', NAME)}", there)]


def _under(names: Names, row) -> str:
    said = names.recommendation(row)
    text = shortened(row.text, 50)
    return f"Carried on for {said}: {text}" if row.number else f"Carried on for “{text}”"


class ReopenForm(forms.Form):
    """Why a closed plan is opened again."""

    version = seen_version()
    why = area("Why is it opened again?", required=True, most=LONGEST_REASON, why="Say why it is opened again.",
               hint="The reason stands in the history, with your name.")  # fmt: skip

    def clean_why(self) -> str:
        return reason_given(self.cleaned_data["why"], "Say why it is opened again.")


class DeleteForm(forms.Form):
    """Why a plan goes, or stays."""

    why = area("Your reason", required=True, most=LONGEST_REASON, why="Say why.",
               hint="This reason is kept. Leave out names and words that are to go.")  # fmt: skip

    def clean_why(self) -> str:
        return reason_given(self.cleaned_data["why"], "Say why.")
