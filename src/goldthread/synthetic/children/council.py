"""The invented council: its teams and workers, its busy months, its two teams in trouble, and what improved."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from goldthread.synthetic.children.rows import Rows
from goldthread.synthetic.children.truth import Truth

AUTHORITY = "E06999999"
NAME = "Fernshire"


@dataclass(frozen=True, slots=True)
class Team:
    """A team: what it does (front door, assessment, safeguarding …) and whether it is in trouble."""

    id: str
    name: str
    does: str
    in_trouble: bool = False


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker of one team, with her full-time equivalent (`None`: not recorded) and her registration number."""

    id: str
    team: str
    fte: float | None = 1.0
    registration: str = ""
    start: date = date(2000, 1, 1)
    end: date | None = None


@dataclass(slots=True)
class Council:
    """Fernshire over some years up to `as_at`, in which late work becomes rarer after `improved_on`."""

    seed: int
    as_at: date
    first_day: date
    improved_on: date
    teams: tuple[Team, ...] = ()
    workers: dict[str, tuple[Worker, ...]] = field(default_factory=dict)

    @property
    def month_ends(self) -> tuple[date, ...]:
        """The snapshot days: the last day of each month from the first day on, and `as_at` itself."""
        ends, month = [], self.first_day.replace(day=1)
        while month <= self.as_at:
            following = (month + timedelta(days=32)).replace(day=1)
            ends.append(min(following - timedelta(days=1), self.as_at))
            month = following
        return tuple(ends)

    def team_doing(self, what: str, chance: Random) -> Team:
        """One of the teams that do this."""
        return chance.choice([team for team in self.teams if team.does == what])

    def share_late(self, team: str, day: date) -> float:
        """How much of a team's work is late about a day: more in the two teams in trouble until the improvement."""
        in_trouble = any(one.id == team and one.in_trouble for one in self.teams)
        return (0.35 if in_trouble else 0.12) if day < self.improved_on else (0.15 if in_trouble else 0.07)


@dataclass(slots=True)
class Making:
    """What every part of the invention is handed: the council, where rows go, where the truth goes, and chance."""

    council: Council
    rows: Rows
    truth: Truth
    chance: Random
    ids: dict[str, int] = field(default_factory=dict)

    def new_id(self, prefix: str) -> str:
        """The next id of a kind of row: R000001, R000002 …"""
        self.ids[prefix] = self.ids.get(prefix, 0) + 1
        return f"{prefix}{self.ids[prefix]:07d}"
