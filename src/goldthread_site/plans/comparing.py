"""The two days that are compared: those offered, those asked for, and the plan on each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from django import forms
from django.utils import timezone

from goldthread.plan.changed import Changes
from goldthread.plan.changes import changes_between
from goldthread.plan.checks.moments import in_words
from goldthread.plan.differences import LISTS
from goldthread.plan.escalation_changes import EscalationChange, escalation_changes
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.said import day_said
from goldthread.plan.timescale import read_day
from goldthread_site.council.boards import named_days
from goldthread_site.look.clock import today
from goldthread_site.plans import models
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.rows import core_plan, live
from goldthread_site.trail.models import Revision
from goldthread_site.trail.past import end_of

DAYS_OFFERED = 30
CHANGES_LOOKED_AT = 300  # the newest; their days are offered, and any other can be typed
LONGEST_DAY = 40


@dataclass(frozen=True, slots=True)
class Days:
    """The days to choose from: the one on which the plan came in, boards, days of a change, the last.

    ``named_boards`` are days of the council's boards by the name of the board; they are offered beside the plan's own.
    """

    came_in: date
    boards: tuple[date, ...]
    changed: tuple[date, ...]
    last: date
    named_boards: dict[date, str] = field(default_factory=dict)

    def named(self, day: date) -> str:
        """What a day is called in a list: “Board of 22 September 2026”."""
        said = in_words(day.isoformat())
        if day in self.boards or day in self.named_boards:
            return f"{self.named_boards.get(day, 'Board')} of {said}"
        if day == today():
            return f"Today, {said}"
        return f"{said}, when the plan came in" if day == self.came_in else said

    def since(self, day: date) -> str:
        """What a day is called behind “since”: “the September board”."""
        if day not in self.boards and day not in self.named_boards:
            return ""
        month = in_words(day.isoformat()[:7])
        return f"the {month.split()[0] if day.year == self.last.year else month} board"

    @property
    def offered(self) -> tuple[date, ...]:
        """The newest days to choose from, newest first; every board is among them."""
        days = sorted({self.came_in, self.last, *self.changed}, reverse=True)[:DAYS_OFFERED]
        return tuple(sorted({*days, *self.boards, *self.named_boards, self.came_in}, reverse=True))

    @property
    def first_offered(self) -> date:
        """The day before to start with: the last board before the last day, else the last day of a change before it."""
        boards = [day for day in self.boards if day < self.last] or [
            day for day in self.named_boards if day < self.last
        ]
        earlier = boards or [day for day in self.offered if day < self.last]
        return max(earlier, default=self.came_in)


def days_of(row: models.Plan, plan: CorePlan, *, last: date) -> Days:
    """The days that can be compared up to ``last``."""
    moments = Revision.objects.filter(plan=row.pk, at__lt=end_of(last)).values_list("at", flat=True)
    first = moments.order_by("place").first()
    days = {timezone.localdate(at) for at in moments.order_by("-place")[:CHANGES_LOOKED_AT]}
    came_in = timezone.localdate(first) if first else last
    boards = (date.fromisoformat(day) for day in plan.terms.boards)
    named = {day: name for day, name in named_days().items() if came_in <= day <= last}
    return Days(came_in, tuple(day for day in boards if came_in <= day <= last), tuple(sorted(days)), last, named)


class DaysForm(forms.Form):
    """Two selects of days, and two boxes for days that they do not offer; a box that is filled in wins."""

    def __init__(self, asked, days: Days) -> None:
        self.days = days
        self.asked = {"from": asked.get("from", "").strip(), "to": asked.get("to", "").strip()}
        typed = {name: asked.get(f"{name}_day", "").strip()[:LONGEST_DAY] for name in self.asked}
        self.chosen = {
            "from": typed["from"] or self.asked["from"] or days.first_offered.isoformat(),
            "to": typed["to"] or self.asked["to"] or days.last.isoformat(),
        }
        super().__init__({**self._selected(), **{f"{name}_day": said for name, said in typed.items()}})
        self.fields |= {name: self._select(label) for name, label in (("from", "Compare"), ("to", "with"))}
        self.fields |= {f"{name}_day": _box(label) for name, label in (("from", "First date"), ("to", "Second date"))}
        for name in self.asked:
            self.fields[name].choices = [*self._more(name), *((d.isoformat(), days.named(d)) for d in days.offered)]

    def _selected(self) -> dict[str, str]:
        """A day that was typed stands in the select as well, in one form whichever it was typed in."""
        usual = {"from": self.days.first_offered, "to": self.days.last}
        return {name: (read(said) or usual[name]).isoformat() for name, said in self.chosen.items()}

    def _more(self, name: str) -> list[tuple[str, str]]:
        day = read(self.chosen[name])
        return [(day.isoformat(), in_words(day.isoformat()))] if day and day not in self.days.offered else []

    def _select(self, label: str) -> forms.ChoiceField:
        return forms.ChoiceField(label=label, required=False, widget=forms.Select(attrs={"class": "govuk-select"}))

    def clean(self):
        """Each day is one, is not to come, and the plan was here on it."""
        for name, said in self.chosen.items():
            if why := self._refused(said):
                self.errors.pop(name, None)
                self.add_error(f"{name}_day", why)
        return self.cleaned_data

    def _refused(self, said: str) -> str:
        day, last, came_in = read(said), day_said(self.days.last), day_said(self.days.came_in)
        if day is None:
            return f"“{said}” is not a date. Write it as 22/9/2026 or 22 September 2026."
        if day > self.days.last:
            return f"{day_said(day)} is to come. Choose a date up to {last}."
        if day < self.days.came_in:
            return f"Nothing is known of this plan on {day_said(day)}: it came in on {came_in}. Choose a later date."
        return ""

    @property
    def two_days(self) -> tuple[date, date] | None:
        """The two days, the earlier one first; ``None`` where one of them cannot be taken."""
        if not self.is_valid():
            return None
        first, second = sorted(read(said) for said in self.chosen.values())
        return first, second


def read(said: str) -> date | None:
    """The day that somebody wrote, in any usual form."""
    try:
        return date.fromisoformat(said if len(said) == 10 else "")
    except ValueError:
        day = read_day(said)
        return date.fromisoformat(day) if day else None


def _box(label: str) -> forms.CharField:
    box = forms.TextInput(attrs={"class": "govuk-input govuk-input--width-10"})
    return forms.CharField(label=label, required=False, max_length=LONGEST_DAY, widget=box)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two plans and what changed; ``notes`` says of a row who changed it last in between, why and when.

    ``taken`` is what was taken to somebody, answered or ended in between.
    """

    before: CorePlan
    after: CorePlan
    changes: Changes
    notes: dict[tuple[str, str], Note]
    taken: tuple[EscalationChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Who changed a row, on which day, and why."""

    by: str
    on: date
    why: str


def compared(it: Opened, first: date, second: date) -> Compared:
    """The plan on two days, and what changed between them."""
    before = core_plan(it.row, at=end_of(first))
    at = end_of(second) if second < today() else None
    after = it.written if second == it.as_at else core_plan(it.row, at=at)
    between = {"on__gt": first.isoformat(), "on__lte": second.isoformat()}
    changes = changes_between(
        before, after, before_on=first, after_on=second, moves=live(it.row, models.DateMove, at=at),
        updates=live(it.row, models.Update, at=at, **between), evidence=live(it.row, models.Evidence, at=at),
    )  # fmt: skip
    then, now = (live(it.row, models.Escalation, at=moment) for moment in (end_of(first), at))
    taken = escalation_changes(then, now)
    return Compared(before, after, changes, _notes(it.row, end_of(first), end_of(second)), taken)


def _notes(row: models.Plan, since: datetime, until: datetime) -> dict[tuple[str, str], Note]:
    """The last change of each row of the plan in a time."""
    written = Revision.objects.filter(plan=row.pk, at__gte=since, at__lt=until, entity__in=LISTS).order_by("place")
    found = written.values_list("entity", "key", "by__full_name", "at", "why")
    return {(entity, key): Note(by, timezone.localdate(at), why) for entity, key, by, at, why in found}
