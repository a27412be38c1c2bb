"""The form of a remedial action."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.plan.impossible_days import why_no_date
from goldthread.plan.model import RemedialAction
from goldthread_site.look.clock import today
from goldthread_site.look.conflicts import Side
from goldthread_site.look.pieces import day
from goldthread_site.plans.live_pages import LONGEST_REASON, area, box, day_typed, lines_of, reason_given, seen_version

_CHILDREN = "Leave out names of children, and numbers under 6."
_BY = "For example, 18/12/2026, March 2027 or 6 weeks, which counts from the plan’s start."


class RemedyForm(forms.Form):
    """What is outstanding, what will put it right, who, by when."""

    outstanding = area("What is outstanding?", hint=_CHILDREN, required=True, why="Say what is outstanding.")
    remedies = area(
        "What will put it right?", hint="One step a line.", required=True, why="Say what will put it right."
    )
    lead = box("Who puts it right?", hint="One person, by name.", required=True, why="Say who puts it right.")
    due = box("By when?", hint=_BY, width="20", required=True, most=100, why="Give the date, for example 18/12/2026.")

    def clean_remedies(self) -> tuple[str, ...]:
        return lines_of(self.cleaned_data["remedies"])

    def clean_due(self) -> str:
        said = self.cleaned_data["due"]
        if said == self.initial.get("due"):
            return said
        if "/" in said and (no_date := why_no_date(said)):
            raise forms.ValidationError(no_date)
        return said


class ChangeForm(RemedyForm):
    """The same of one that is there: whether it is done, and why it changes."""

    completed = box("Done on", hint="Leave it empty while it is open. For example, 20 November 2026.", width="10")
    why = box("Why does it change?", required=True, why="Say why, in a few words.", most=LONGEST_REASON)
    version = seen_version()

    def clean_completed(self) -> str | None:
        said = self.cleaned_data["completed"]
        if said and said == self.initial.get("completed"):
            return said  # as the document says it, which may be no day
        found = day_typed(said)
        if found and found > today():
            raise forms.ValidationError(f"{day(found)} is to come. Leave it empty until it is done.")
        return day(found) if found else None

    def clean_why(self) -> str:
        return reason_given(self.cleaned_data["why"], "Say why, in a few words.")

    def sides(self, theirs: RemedialAction) -> list[Side]:
        """Each box as it was typed beside what the row holds now."""
        now = initial_of(theirs)
        found = []
        for name in ("outstanding", "remedies", "lead", "due", "completed"):
            mine = self.data.get(name, "").replace("\r\n", "\n").strip()
            joins = name in ("outstanding", "remedies")
            found.append(Side(name, self.fields[name].label, (mine,), (now[name],), mine, now[name], may_join=joins))
        return found


def initial_of(row: RemedialAction) -> dict[str, Any]:
    """What stands in the boxes of the form."""
    return {
        "outstanding": row.outstanding or "", "remedies": "\n".join(row.remedies), "lead": row.lead or "",
        "due": row.due.text or day(row.due.latest), "completed": row.completed or "",
    }  # fmt: skip
