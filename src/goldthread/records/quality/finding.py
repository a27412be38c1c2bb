"""A finding: one row of the records that somebody is to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from goldthread.records.quality.rules import Rule


class Finding(NamedTuple):
    """One row of a table that breaks a rule: ids only, the row of the source, and the days it goes by as `detail`.

    `team` and `worker` are the row's own, or those who are allocated to the child: whoever can mend it; "" where the
    records name nobody.
    """

    rule: str
    kind: str
    table: str
    key: str
    child: str
    team: str
    worker: str
    source_row: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of one load, the rules that were looked at, and those that could not be, with the reason."""

    load: str
    as_at: date
    found: tuple[Finding, ...]
    rules: tuple[Rule, ...]
    not_looked_at: tuple[tuple[Rule, str], ...] = ()

    def of(self, *, team: str | None = None, worker: str | None = None, rule: str | None = None) -> tuple[Finding, ...]:
        """The findings of a team, a worker or a rule."""
        return tuple(
            one
            for one in self.found
            if team in (None, one.team) and worker in (None, one.worker) and rule in (None, one.rule)
        )

    def counted(self, by: Callable[[Finding], tuple[str, ...]] = lambda one: (one.rule,)) -> Counter[tuple[str, ...]]:
        """How many findings there are by rule, or by whatever `by` says of each."""
        return Counter(by(one) for one in self.found)


class Change(NamedTuple):
    """How the findings of a rule and team changed from load to load: the number in each, the oldest first."""

    rule: str
    team: str
    numbers: tuple[int, ...]

    @property
    def words(self) -> str:
        """Whether it got better: "fewer", "more" or "as many" than in the load before."""
        if len(self.numbers) < 2 or self.numbers[-1] == self.numbers[-2]:
            return "as many"
        return "fewer" if self.numbers[-1] < self.numbers[-2] else "more"


def trend(loads: list[Findings], *, by_team: bool = False) -> list[Change]:
    """How many findings each rule had from load to load, the oldest first; by team as well if asked."""

    def named(one: Finding) -> tuple[str, ...]:
        return one.rule, one.team if by_team else ""

    counts = [one.counted(named) for one in loads]
    keys = sorted({key for count in counts for key in count})
    return [Change(rule, team, tuple(count[rule, team] for count in counts)) for rule, team in keys]
