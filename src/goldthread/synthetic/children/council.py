"""The invented council: its teams and workers, its busy months, its two teams in trouble, and what improved."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from goldthread.synthetic.children.childhood import Childhood
from goldthread.synthetic.children.counted_days import working_day_after, working_day_on_or_before
from goldthread.synthetic.children.planted import Planted
from goldthread.synthetic.children.rows import Rows
from goldthread.synthetic.children.truth import Truth

AUTHORITY = "E06999999"
NAME = "Fernshire"
# How a flag is spelt in extracts that are not quite right; each says plainly what it means.
_SPELT = {True: ("yes", "Yes", "a) Yes", "y"), False: ("no", "No", "b) No", "n")}


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
    is_agency: bool = False

    def works_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or self.end > day)


@dataclass
class Council:
    """Fernshire (or one area of it) over some years up to `as_at`; late work becomes rarer after `improved_on`.

    `caseloads` holds, for each snapshot day and worker, how many children she has and the least of their teams.
    """

    seed: int
    as_at: date
    first_day: date
    improved_on: date
    teams: tuple[Team, ...] = ()
    workers: dict[str, tuple[Worker, ...]] = field(default_factory=dict)
    area: int = 0
    children: int = 0
    caseloads: dict[tuple[date, str], tuple[int, str]] = field(default_factory=dict)

    @cached_property
    def month_ends(self) -> tuple[date, ...]:
        """The snapshot days: the last day of each month from the first day on, and `as_at` itself."""
        ends, month = [], self.first_day.replace(day=1)
        while month <= self.as_at:
            following = (month + timedelta(days=32)).replace(day=1)
            ends.append(min(following - timedelta(days=1), self.as_at))
            month = following
        return tuple(ends)

    def month_ends_between(self, start: date, end: date | None) -> tuple[date, ...]:
        """The snapshot days on which what lasts from `start` to `end` (`None`: still) is open."""
        ends = self.month_ends
        return ends[bisect_left(ends, start) : bisect_left(ends, end) if end else None]

    def team_doing(self, what: str, chance: Random) -> Team:
        """One of the teams that do this."""
        return chance.choice(self._teams_by_work[what])

    def share_late(self, team: str, day: date) -> float:
        """How much of a team's work is late about a day: more in the two teams in trouble until the improvement."""
        in_trouble = team in self._in_trouble
        return (0.35 if in_trouble else 0.12) if day < self.improved_on else (0.15 if in_trouble else 0.07)

    @cached_property
    def worker_by_id(self) -> dict[str, Worker]:
        return {worker.id: worker for workers in self.workers.values() for worker in workers}

    @cached_property
    def _teams_by_work(self) -> dict[str, list[Team]]:
        return {team.does: [one for one in self.teams if one.does == team.does] for team in self.teams}

    @cached_property
    def _in_trouble(self) -> frozenset[str]:
        return frozenset(team.id for team in self.teams if team.in_trouble)


@dataclass(slots=True)
class Making:
    """What every part of the invention is handed: the council, where rows go, where the truth goes, and chance.

    Each child has a chance of her own, from the seed and her number, and ids of her own: PL0000012-001.
    """

    council: Council
    rows: Rows
    truth: Truth
    chance: Random
    planted: Planted = field(default_factory=Planted)
    ids: dict[str, int] = field(default_factory=dict)
    number: int = 0
    planting: list[tuple[str, str, str, str, str, str, str, date | None]] = field(default_factory=list)

    def begin(self, number: int) -> None:
        """Begin with the child of this number, or with what belongs to no child (0)."""
        self.number = number
        self.ids.clear()
        self.chance.seed(f"{self.council.seed}:{self.council.area if not number else 0}:{number}")

    def new_id(self, prefix: str) -> str:
        """The next id of a kind of row of this child: PL0000012-001, PL0000012-002 …"""
        count = self.ids[prefix] = self.ids.get(prefix, 0) + 1
        return f"{prefix}{self.number:07d}-{count:03d}"

    def happens(self, share: float) -> bool:
        """True as often as the share says."""
        return self.chance.random() < share

    def between(self, least: int, most: int) -> int:
        """A whole number from `least` to `most`."""
        return least + int(self.chance.random() * (most - least + 1))

    def one_of(self, weights: dict[Any, float]) -> Any:
        """One of the keys, as often as its weight says; the weights add up to 1."""
        drawn = self.chance.random()
        for key, weight in weights.items():
            drawn -= weight
            if drawn < 0:
                return key
        return key

    def is_late(self, team: str, day: date) -> bool:
        """Decide whether this piece of a team's work is late."""
        return self.chance.random() < self.council.share_late(team, day)

    def working_day_on_or_after(self, day: date) -> date:
        """The day itself where it is a working day, else the next one."""
        return day if working_day_on_or_before(day) == day else working_day_after(day, 1)

    def plant(
        self, kind: str, table: str, key: str, column: str, what: str, *,
        team: str = "", worker: str = "", day: date | None = None,
    ) -> None:  # fmt: skip
        """List a fault that was put into a row on purpose; with `day`, it is for whoever was allocated then to mend."""
        self.planting.append((kind, table, key, column, team, worker, what, day))

    def list_planted(self, child: Childhood | None = None) -> None:
        """Write the list of what was planted since last time, now that it is known who worked with the child."""
        for kind, table, key, column, team, worker, what, day in self.planting:
            by = child.allocated_on(day) if child and day and not worker else None
            if by and team in ("", by.team):
                team, worker = by.team, by.worker
            self.planted.row(kind, table, key, column, team, worker, what)
        self.planting.clear()

    def flag(self, value: bool, table: str, key: str, column: str, day: date | None = None) -> str:
        """Y or N, now and then in another spelling."""
        if self.chance.random() > 0.004:
            return "Y" if value else "N"
        spelt = self.chance.choice(_SPELT[value])
        self.plant("spelling", table, key, column, f"“{spelt}” for {'Y' if value else 'N'}", day=day)
        return spelt
