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
    """An allocated worker and her team."""

    worker: str = ""
    team: str = ""


@dataclass(slots=True)
class Care(Span):
    """A period of care: `id` is the `clae_cla_id`; she entered on `start` and left on `end` for a `reason`."""

    reason: str = ""
    legal_status: str = "C2"
    referral_id: str = ""


@dataclass(slots=True)
class Contact:
    """A contact and the first decision on it, as they are recorded."""

    id: str
    day: date
    decision: date | None = None


@dataclass(slots=True)
class Assessment(Span):
    """An assessment; its end is the day on which it was authorised."""

    team: str = ""


@dataclass(slots=True)
class Enquiry(Span):
    """A section 47 enquiry, and the date of the conference that names it, if any."""

    team: str = ""
    ended_in_nothing: bool = False
    conference: date | None = None


@dataclass(slots=True)
class ProtectionPlan(Span):
    """A child protection plan: its reviews and whether each was late, its first core group, whose council's it is."""

    is_elsewhere: bool = False
    reviews: list[tuple[date, bool]] = field(default_factory=list)
    core_group: date | None = None


@dataclass(slots=True)
class Childhood:
    """One invented child and the times of her that several measures ask for, as the rows record them.

    `involvements` are those of allocated workers as written; `allocations` the same, each cut where the next begins.
    """

    id: str
    born: date | None
    sex: str = "U"
    ethnicity: str = "NOBT"
    is_disabled: bool = False
    involvements: list[Allocation] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    referrals: list[Span] = field(default_factory=list)
    referred_on: list[date] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    enquiries: list[Enquiry] = field(default_factory=list)
    cin_plans: list[Span] = field(default_factory=list)
    cin_visits: list[date] = field(default_factory=list)
    cp_plans: list[ProtectionPlan] = field(default_factory=list)
    cp_visits: list[tuple[date, str, bool | None]] = field(default_factory=list)
    early_help: list[Span] = field(default_factory=list)
    supervisions: list[date] = field(default_factory=list)
    chronologies: list[date] = field(default_factory=list)
    care: list[Care] = field(default_factory=list)
    to_say: list[tuple[str, date, bool | None]] = field(default_factory=list)

    def allocated_on(self, day: date) -> Allocation | None:
        """Who is allocated on a day."""
        return next((one for one in self.allocations if one.is_open_on(day)), None)

    def team_on(self, day: date) -> str:
        """The team that is allocated on a day; "" where there is none."""
        one = self.allocated_on(day)
        return one.team if one else ""

    def worker_on(self, day: date) -> str:
        """The worker who is allocated on a day; "" where there is none."""
        one = self.allocated_on(day)
        return one.worker if one else ""

    def in_care_on(self, day: date) -> Care | None:
        """The period of care of a day; short breaks are not kept here."""
        return next((one for one in self.care if one.is_open_on(day)), None)

    def protected_on(self, day: date) -> ProtectionPlan | None:
        """The council's own child protection plan of a day."""
        return next((one for one in self.cp_plans if not one.is_elsewhere and one.is_open_on(day)), None)

    def settle_allocations(self) -> None:
        """Cut each involvement of an allocated worker where the next one of the child begins."""
        ordered = sorted(self.involvements, key=lambda one: (one.start, one.id))
        self.allocations = []
        for one, following in zip(ordered, [*ordered[1:], None], strict=False):
            end = one.end
            if following and (end is None or end > following.start):
                end = following.start
            self.allocations.append(Allocation(one.id, one.start, end, one.worker, one.team))
