"""The forms: which plan, what the team is to do there, and why it is taken back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from goldthread.plan.impossible_days import why_no_date
from goldthread_site.plans.hand_down.actions import Handed, NewTeam, Task
from goldthread_site.plans.live_pages import LONGEST_REASON, area, box, reason_given, seen_version

NEW = "new"
TASKS, FIRST_TASKS = 4, 1  # rows to write in, and those that stand open; more are handed down the same way again
_ONCE = re.compile(r"h[0-9a-f]{12}")
_BY = "For example, 18/12/2026 or March 2027. Leave it empty while there is none."


class TeamForm(forms.Form):
    """The team's plan: one that is here, or a new one. It asks; nothing is changed by it."""

    first_field_id = "id_team_0"

    def __init__(self, data, *, teams: Iterable[tuple[int, str]], may_begin: bool) -> None:
        super().__init__(data)
        new = [(NEW, "A new plan for a team")] if may_begin else []
        self.fields["team"] = forms.ChoiceField(
            label="Which plan?", choices=[*((str(pk), title) for pk, title in teams), *new],
            widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}),
            error_messages={"required": "Choose a plan.", "invalid_choice": "Choose a plan from the list."},
        )  # fmt: skip


class HandDownForm(forms.Form):
    """What the team is to do: actions to write, and actions of its plan to tick. For a new plan, whose it is."""

    version = seen_version()
    once = forms.CharField(widget=forms.HiddenInput, max_length=20)
    note = area("Words for the team", hint="The team’s plan shows them. You can leave this empty.", rows=2, most=1000)

    def __init__(self, data, *, initial: dict[str, Any], linkable: Sequence[tuple[str, str]], new: bool) -> None:
        super().__init__(data, initial=initial)
        self.new = new
        if new:
            self.fields["title"] = box("What is the plan called?", required=True, why="Say what the plan is called.")
            self.fields["team"] = box("Which team is it for?", required=True, why="Say which team it is for.")
            self.fields["lead"] = box("Who leads the team?", hint="One person, by name.", required=True,
                                      why="Say who leads the team.")  # fmt: skip
        for number in range(1, TASKS + 1):
            self._add_task(number)
        self.fields["linked"] = forms.MultipleChoiceField(
            label="Actions that are in the team’s plan already", choices=linkable, required=False,
            widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"}),
        )  # fmt: skip

    def _add_task(self, number: int) -> None:
        self.fields[f"text_{number}"] = area("What will the team do?", rows=2, most=2000)
        self.fields[f"due_{number}"] = box("By when?", hint=_BY, width="20", most=100)
        self.fields[f"owner_{number}"] = box("Who leads it?", hint="One person, by name.")
        self.fields[f"owner_{number}"].widget.attrs["list"] = "owners"

    @property
    def tasks(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The boxes of each action to write."""
        return [
            (number, [self[f"{part}_{number}"] for part in ("text", "due", "owner")]) for number in range(1, TASKS + 1)
        ]

    @property
    def first_tasks(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The boxes that stand open."""
        return self.tasks[:FIRST_TASKS]

    @property
    def more_tasks(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The boxes below a line that opens them."""
        return self.tasks[FIRST_TASKS:]

    @property
    def more_open(self) -> bool:
        """Whether something was written in those."""
        return self.is_bound and any(field.value() for _, fields in self.more_tasks for field in fields)

    @property
    def head(self) -> list[forms.BoundField]:
        """The boxes that say whose a new plan is."""
        return [self[name] for name in ("title", "team", "lead")] if self.new else []

    @property
    def first_field_id(self) -> str:
        """Where the summary leads for what is wrong with the whole."""
        return "id_text_1"

    @property
    def once_sent(self) -> str:
        """The key under which it is kept, as the page sent it; empty where that is none."""
        once = self["once"].value() or ""
        return once if _ONCE.fullmatch(once) else ""

    def clean_once(self) -> str:
        if not self.once_sent:
            raise forms.ValidationError("Open this page again.")
        return self.once_sent

    def clean(self) -> dict:
        cleaned = super().clean()
        for number in range(1, TASKS + 1):
            self._check(number, cleaned)
        if not self.errors and not (self.handed.tasks or self.handed.linked):
            self.add_error("text_1", "Say what the team will do" + ("." if self.new else ", or tick an action below."))
        return cleaned

    def _check(self, number: int, cleaned: dict) -> None:
        text, due, owner = (cleaned.get(f"{part}_{number}", "") for part in ("text", "due", "owner"))
        if (due or owner) and not text:
            self.add_error(f"text_{number}", "Say what the team will do, or empty the date and the name below it.")
        if "/" in due and (no_date := why_no_date(due)):
            self.add_error(f"due_{number}", no_date)

    @property
    def handed(self) -> Handed:
        """What was said."""
        said = self.cleaned_data
        tasks = [
            Task(" ".join(said[f"text_{n}"].split()), said[f"due_{n}"], said[f"owner_{n}"])
            for n in range(1, TASKS + 1) if said.get(f"text_{n}")
        ]  # fmt: skip
        return Handed(tasks, tuple(said.get("linked", ())), said.get("note", "").strip())

    @property
    def new_team(self) -> NewTeam:
        """Whose the new plan is."""
        return NewTeam(*(self.cleaned_data[name] for name in ("title", "team", "lead")))


class TakeBackForm(forms.Form):
    """Why it is taken back."""

    version = seen_version()
    why = box("Why is it taken back?", required=True, why="Say why, in a few words.", most=LONGEST_REASON)

    def clean_why(self) -> str:
        return reason_given(self.cleaned_data["why"], "Say why, in a few words.")
