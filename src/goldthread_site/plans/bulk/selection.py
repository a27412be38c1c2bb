"""Which actions are to change: those that were ticked, or all that a filter shows, as far as the person runs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, QueryDict
from django.urls import reverse

from goldthread.errors import UserError
from goldthread_site.look.pieces import counted
from goldthread_site.look.typed import number_typed
from goldthread_site.plans import models

MOST = 2000  # of them in one transaction: a quarter of a minute on a small machine
LONGEST = 60_000  # letters of a list of numbers and versions


def may_change(person, row: models.Action) -> bool:
    """Whether the person runs the part of the plan in which the action stands."""
    return person.can("plan.run", plan=row.plan_id, section=row.section)


def ticks_of(person, plan: models.Plan, keys: Iterable[str]) -> dict[str, int]:
    """The number of each of these actions that the person may change, by its key."""
    rows = models.Action.objects.filter(plan=plan, key__in=list(keys)).only("plan", "key", "section")
    return {row.key: row.pk for row in rows if may_change(person, row)}


@dataclass(frozen=True)
class Selection:
    """The actions that were chosen: their numbers, each with its version where a person has seen it.

    ``plan`` and ``asked`` are the list that they were chosen in and its filter, to lead back to.
    """

    numbers: tuple[int, ...]
    versions: tuple[int, ...] = ()
    plan: int | None = None
    asked: str = ""

    @classmethod
    def packed(cls, text: str, *, plan: str, asked: str) -> Selection:
        """What a form carries along as one field: a plan of 1,000 actions has more than a form may have fields."""
        words = [word.partition(".") for word in text[:LONGEST].split()]
        pairs = [(number_typed(number), number_typed(version or "0")) for number, _, version in words]
        sound = {number: version for number, version in pairs if number is not None and version is not None}
        return cls(tuple(sound), tuple(sound.values()), number_typed(plan), asked[:2000])

    @cached_property
    def rows(self) -> list[models.Action]:
        """The actions that are there, in the order of their plans."""
        found = models.Action.objects.filter(pk__in=self.numbers).select_related("plan")
        return list(found.order_by("plan", "order"))

    @property
    def was(self) -> dict[int, int]:
        """The version of each that the person saw."""
        return dict(zip(self.numbers, self.versions, strict=True))

    @property
    def words(self) -> str:
        """The numbers alone, as one field of a form."""
        return " ".join(map(str, self.numbers))

    @property
    def with_versions(self) -> str:
        """The numbers, each with the version that the action has now."""
        return " ".join(f"{row.pk}.{row.version}" for row in self.rows)

    @property
    def back(self) -> str:
        """The list that they were chosen in, with its filter."""
        page = reverse("plans:actions", args=[self.plan]) if self.plan else reverse("plans:across")
        asked = QueryDict(self.asked).urlencode()
        return f"{page}?{asked}" if asked else page

    def for_person(self, person) -> Selection:
        """Those of them that the person may change. Raises `Http404` where it is none at all."""
        rows = [row for row in self.rows if may_change(person, row)]
        if self.numbers and not rows:
            raise Http404
        versions = dict(zip(self.numbers, self.versions or [0] * len(self.numbers), strict=True))
        kept = tuple(row.pk for row in rows)
        return Selection(kept, tuple(versions[number] for number in kept), self.plan, self.asked)


def refuse_too_many(number: int) -> None:
    """Raises `UserError` for none, and for more than go in one transaction."""
    if not number:
        raise UserError("No action was ticked", try_="Tick the ones that you want to change, then press the button")
    if number > MOST:
        raise UserError(
            f"{counted(number, 'action')} are too many at once", why=f"{MOST:,} can change together",
            try_="Choose some of them with the filter, one plan for example",
        )  # fmt: skip
