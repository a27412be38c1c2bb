"""What is made up of one child's time in care before anything is said of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from goldthread.synthetic.children.childhood import Care, Childhood, Span

_Some = TypeVar("_Some", bound=Span)
TEMPORARY = ("T0", "T1", "T2", "T3", "T4")


@dataclass(slots=True)
class Placement(Span):
    """Where she lived: with whom (`carer` tells them apart), how far from home, and why she moved on.

    `outside` is Y or N, "" where nobody answered, `None` where no location was recorded at all.
    """

    type: str = "U6"
    carer: int = 0
    distance: float | None = None
    outside: str | None = None
    reason: str = ""

    @property
    def is_temporary(self) -> bool:
        return self.type in TEMPORARY


@dataclass(slots=True)
class Legal(Span):
    """A legal status and the days it held."""

    status: str = "C2"


@dataclass(slots=True)
class CarePlan(Span):
    """A care plan and the flags it ticks."""

    flags: frozenset[str] = frozenset()


@dataclass(slots=True)
class Adoption:
    """How far a plan for adoption has come; a day that is not reached is `None`."""

    decided: date
    ordered: date | None = None
    matched: date | None = None
    placed: date | None = None
    adopted: date | None = None
    by_carer: bool = False
    reversed: date | None = None


@dataclass(slots=True)
class Stay:
    """One period of care with everything that happened in it; `short_breaks` are a series under V3 or V4."""

    care: Care
    short_breaks: bool = False
    adoption: Adoption | None = None
    placements: list[Placement] = field(default_factory=list)
    legal: list[Legal] = field(default_factory=list)
    plans: list[CarePlan] = field(default_factory=list)
    visits: list[date] = field(default_factory=list)
    reviews: list[date] = field(default_factory=list)

    @property
    def start(self) -> date:
        return self.care.start

    @property
    def end(self) -> date | None:
        return self.care.end

    def last_day(self, as_at: date) -> date:
        """The last day that anything of this stay is recorded."""
        return min(self.end or as_at, as_at)

    def placement_on(self, day: date) -> Placement | None:
        """Where she was on a day: a temporary move lies over the placement that stays open for her."""
        return open_on(self.placements, day)

    def legal_on(self, day: date) -> str:
        found = open_on(self.legal, day)
        return found.status if found else ""


@dataclass(slots=True)
class MissingTime(Span):
    """A missing (M) or absent (A) episode; `interviewed` is the day of the first return interview."""

    type: str = "M"
    interviewed: date | None = None


@dataclass(slots=True)
class Life:
    """A child with all her stays in care, and what is counted over more than one of them."""

    child: Childhood
    stays: list[Stay] = field(default_factory=list)
    health_assessments: list[date] = field(default_factory=list)
    dental_checks: list[date] = field(default_factory=list)
    immunisations: list[tuple[date | None, bool]] = field(default_factory=list)
    scores: list[tuple[date, str, int]] = field(default_factory=list)
    missing: list[MissingTime] = field(default_factory=list)
    education_plans: list[date] = field(default_factory=list)

    @property
    def in_care(self) -> list[Stay]:
        """The stays without the short breaks."""
        return [stay for stay in self.stays if not stay.short_breaks]

    def in_care_on(self, day: date) -> bool:
        return any(stay.care.is_open_on(day) for stay in self.in_care)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A child in care on the last day of a month, with the team that is allocated to her."""

    day: date
    team: str
    life: Life
    stay: Stay
    placement: Placement | None


def open_on(spans: Sequence[_Some], day: date) -> _Some | None:
    """The one of some spans that is open on a day and began last, then was made last."""
    return max((one for one in spans if one.is_open_on(day)), key=lambda one: (one.start, one.id), default=None)


def latest(days: list[date], day: date) -> date | None:
    """The last of some days in order that is not after a day."""
    place = bisect_right(days, day)
    return days[place - 1] if place else None
