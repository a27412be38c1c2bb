"""A child on her way: what is known while her rows are being made up, and what waits until her workers are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from goldthread.synthetic.children.childhood import Childhood
from goldthread.synthetic.children.council import Making, Team

# Words that people type where a day belongs.
WORDS_FOR_A_DAY = ("not known", "tbc", "n/a", "see notes", "31/02/2025")

# What systems write where no day was given: whoever reads an extract takes the first for no day, the second for a day.
NO_DAY, LONG_AGO = date(1900, 1, 1), date(1970, 1, 1)


@dataclass(slots=True)
class Going:
    """One child on her way. `adult_on` is her eighteenth birthday (far away before she is born).

    `phases` are the teams that take her on, each from a day on, in the part of her life that is being made up.
    """

    making: Making
    child: Childhood
    adult_on: date
    phases: list[tuple[date, Team]] = field(default_factory=list)
    waiting: list[tuple[str, date, str, dict[str, object]]] = field(default_factory=list)
    short_breaks_from: date | None = None

    @property
    def as_at(self) -> date:
        return self.making.council.as_at

    def by_now(self, day: date) -> date | None:
        """The day itself where it has come; `None` where it lies after the extract."""
        return day if day <= self.as_at else None

    def last_day(self, day: date) -> date | None:
        """The day on which something ends that no child outgrows; `None` where it is still open."""
        return self.by_now(min(day, self.adult_on))

    def after(self, day: date, least: int, most: int) -> date:
        """A day between so many days later."""
        return day + timedelta(days=self.making.between(least, most))

    def take_on(self, team: Team, day: date) -> None:
        """A team takes her on, from this day until the next one does."""
        if not self.phases or self.phases[-1][1] is not team:
            self.phases.append((day, team))

    def team(self, does: str) -> Team:
        return self.making.council.team_doing(does, self.making.chance)

    def wait(self, table: str, day: date, worker_column: str, **columns: object) -> None:
        """Write this row when it is known who worked with her on that day."""
        self.waiting.append((table, day, worker_column, columns))

    def say(self, measure: str, day: date, met: bool | None) -> None:
        """Count a case for the team that is allocated on its day, once that is known."""
        self.child.to_say.append((measure, day, met))

    def maybe_recorded_late(self, table: str, key: str, column: str, day: date) -> None:
        """A few rows of before the month's beginning were not there yet in an extract of that day; nothing in them
        shows it, so that it is only listed: an extract of last month is this one without them."""
        begun = self.as_at.replace(day=1)
        if begun - timedelta(days=75) < day < begun - timedelta(days=9) and self.making.happens(0.04):
            what = f"entered after {begun - timedelta(days=1)}"
            self.making.plant("recorded late", table, key, column, what, day=day)

    def write_waiting(self) -> None:
        for table, day, worker_column, columns in self.waiting:
            columns[worker_column] = self.child.worker_on(day)
            self.making.rows.row(table, **columns)
        self.waiting.clear()


def flags(*names: str, value: str = "Y") -> dict[str, str]:
    """A JSON column in which these flags are said."""
    return {f"{name}_FLAG": value for name in names}
