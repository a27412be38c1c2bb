"""The two ends of a link as a person may see them. Nothing is said of a plan, or a part of one, closed to her."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.http import urlencode

from goldthread.plan.live.cross_reference import CrossReference
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.plans import models
from goldthread_site.plans.presenters.names import NAME, Names, shortened
from goldthread_site.plans.rows import core_plan, live

FROM_HERE = {
    "see also": "See also", "the same as": "The same as", "waits for": "Waits for",
    "carried on from": "Carried on from", "found again": "Found before",
}  # fmt: skip
FROM_THERE = {
    **FROM_HERE,
    "waits for": "Is waited for by",
    "carried on from": "Carried on as",
    "found again": "Found again",
}


@dataclass(frozen=True, slots=True)
class End:
    """A row at the end of a link: what it is called, its first words, its page, and its plan where that is another."""

    name: str
    text: str
    href: str
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """What the link says, read from one end, and the row at its other end."""

    word: str
    end: End
    note: str
    again: bool = False  # a recommendation of a re-inspection, and the earlier plan's


@dataclass
class Ends:
    """Finds rows by plan, list and id for one person, on one day; each plan is read once a page."""

    user: object
    row: models.Plan
    plan: CorePlan
    at: datetime | None = None
    own: tuple[CrossReference, ...] | None = None  # this plan's links, where the page has them already
    _names: dict[int, Names | None] = field(default_factory=dict)
    _titles: dict[int, str] = field(default_factory=dict)

    def end(self, plan: int | None, entity: str, key: str) -> End | None:
        """The row; ``None`` where it is not there, or she may not see it."""
        number = plan or self.row.pk
        names = self._names_of(number)
        if names is None:
            return None
        title = self._titles[number] if number != self.row.pk else ""
        if entity == "plan":
            return End(title, "", reverse("plans:overview", args=[number]))
        found = {"actions": names.actions, "recommendations": names.recommendations, "sections": names.sections}
        value = found.get(entity, {}).get(key)
        section = key if entity == "sections" else getattr(value, "section", "") or ""
        if value is None or (number != self.row.pk and not self.user.can("plan.see", plan=number, section=section)):
            return None
        return End(*_called(names, entity, value), _page(number, entity, key), title)

    def _names_of(self, number: int) -> Names | None:
        if number not in self._names:
            self._names[number] = Names(self.plan) if number == self.row.pk else self._other(number)
        return self._names[number]

    def _other(self, number: int) -> Names | None:
        other = models.Plan.objects.filter(pk=number).first() if self.user.can("plan.see", plan=number) else None
        if other is None:
            return None
        self._titles[number] = shortened(other.title or "Another plan", NAME)
        try:
            return Names(core_plan(other, at=self.at))
        except LookupError:  # it was not here yet on that day
            return None

    def linked(self, entity: str, key: str) -> tuple[Linked, ...]:
        """What is linked to a row of this plan, from here and from there, the same thing once."""
        found = (*self._from_here(entity, key), *self._from_there(entity, key))
        return tuple(dict.fromkeys(found))

    def _from_here(self, entity: str, key: str) -> Iterator[Linked]:
        own = live(self.row, models.CrossReference, at=self.at) if self.own is None else self.own
        for each in standing(own):
            if (each.entity, each.key) == (entity, key):
                yield from self._shown(FROM_HERE[each.kind], each, each.plan, each.other_entity, each.other_key)
            elif each.plan is None and (each.other_entity, each.other_key) == (entity, key):
                yield from self._shown(FROM_THERE[each.kind], each, None, each.entity, each.key)

    def _from_there(self, entity: str, key: str) -> Iterator[Linked]:
        rows = models.CrossReference.objects.filter(other_plan=self.row.pk).exclude(plan=self.row)
        for number in rows.order_by("plan").values_list("plan", flat=True).distinct():
            if self._names_of(number) is None:
                continue
            for each in standing(live(models.Plan(pk=number), models.CrossReference, at=self.at)):
                if each.plan == self.row.pk and (each.other_entity, each.other_key) == (entity, key):
                    yield from self._shown(FROM_THERE[each.kind], each, number, each.entity, each.key)

    def _shown(self, word: str, said: CrossReference, plan: int | None, entity: str, key: str) -> Iterator[Linked]:
        if end := self.end(plan, entity, key):
            yield Linked(word, end, said.note, again=said.kind == "found again")


def standing(references: Iterable[CrossReference]) -> Iterator[CrossReference]:
    """Those that were not taken away."""
    return (each for each in references if not each.withdrawn)


def _called(names: Names, entity: str, value) -> tuple[str, str]:
    if entity == "sections":
        return value.title, ""
    name = names.action(value) if entity == "actions" else names.recommendation(value)
    return name, shortened(value.text, NAME)


def _page(number: int, entity: str, key: str) -> str:
    if entity == "sections":
        return f"{reverse('plans:actions', args=[number])}?{urlencode({'section': key})}"
    return reverse(f"plans:{entity.removesuffix('s')}", args=[number, key])
