"""What is made up of one child before her rows are written: who she is, who works with her, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Span:
    """A time from a first day to an end, or still open; it is open on its first day, not on its end."""

    id: str
    start: date
    end: date | None = None

    def is_open_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or self.end > day)


@dataclass(slots=True)
class Allocation(Span):
    """An allocated worker and her team; those of one child never overlap."""

    worker: str = ""
    team: str = ""


@dataclass(slots=True)
class Care(Span):
    """A period of care: `id` is the `clae_cla_id`; she entered on `start` and left on `end` for a `reason`."""

    reason: str = ""
    legal_status: str = "C2"
    referral_id: str = ""


@dataclass(slots=True)
class Childhood:
    """One invented child and the times of her that several measures ask for."""

    id: str
    born: date | None
    sex: str = "U"
    ethnicity: str = "NOBT"
    allocations: list[Allocation] = field(default_factory=list)
    referrals: list[Span] = field(default_factory=list)
    cin_plans: list[Span] = field(default_factory=list)
    cp_plans: list[Span] = field(default_factory=list)
    care: list[Care] = field(default_factory=list)

    def allocated_on(self, day: date) -> Allocation | None:
        """Who is allocated on a day."""
        return next((one for one in self.allocations if one.is_open_on(day)), None)

    def team_on(self, day: date) -> str:
        """The team that is allocated on a day; "" where there is none."""
        one = self.allocated_on(day)
        return one.team if one else ""

    def in_care_on(self, day: date) -> Care | None:
        """The period of care of a day; short breaks are not kept here."""
        return next((one for one in self.care if one.is_open_on(day)), None)
