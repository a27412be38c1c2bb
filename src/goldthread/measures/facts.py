"""Facts and the cube: every case of every measure, and what they add up to, as files beside the load they come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

import duckdb

from goldthread.errors import UserError
from goldthread.measures.availability import Availability, worst
from goldthread.measures.cube import Cell
from goldthread.records.sql import in_quotes

FOLDER, CUBE, CASES, HEAD, CURRENT = "facts", "cube.parquet", "cases", "facts.json", "current.json"


class NoFacts(UserError):
    """Nothing has been measured there yet, or what was measured cannot be read."""


class Case(NamedTuple):
    """One case: who and when, what it took, and what it adds; `numerator` is `None` where nobody can say."""

    case_id: str
    child: str | None
    team: str | None
    worker: str | None
    day: date
    value: float | None
    numerator: float | None
    denominator: float


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of the loads of one day, measured from `first_day` to `as_at`.

    `told` says of each measure, and in it of each authority by its ONS code, how truly its load could say it.
    """

    folder: Path
    as_at: date
    first_day: date
    loads: tuple[str, ...] = ()
    told: Mapping[str, Mapping[str, Availability]] = field(default_factory=dict)

    def availability(self, code: str) -> Availability:
        """How truly a measure could be said: that of the authority that could say it least."""
        return worst(self.told.get(code, {}).values())

    def covered_from(self, code: str) -> date:
        """The first day from which the cases of a measure are whole."""
        return max(filter(None, (self.first_day, self.availability(code).window)))

    def cube(self, *codes: str) -> list[Cell]:
        """The cells of the named measures, or of all, by measure, month and team."""
        where = f"WHERE measure IN ({', '.join('?' * len(codes))})" if codes else ""
        read = f"read_parquet({in_quotes(self.folder / CUBE)})"
        return [Cell(*row) for row in self._rows(f"SELECT * FROM {read} {where} ORDER BY ALL", list(codes))]

    def cases(
        self,
        code: str,
        *,
        first: date | None = None,
        last: date | None = None,
        team: str | None = None,
        worker: str | None = None,
    ) -> list[Case]:
        """The cases of a measure between two days, of one team or worker if asked, in the order of day and case."""
        folder = self.folder / CASES / code
        if not folder.is_dir():
            raise NoFacts(f"{code} has not been measured", why=self.availability(code).why.rstrip("."))
        asked = {"day >= ?": first, "day <= ?": last, "coalesce(team, '') = ?": team, "worker = ?": worker}
        wanted = {text: value for text, value in asked.items() if value is not None}
        where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
        read = f"read_parquet({in_quotes(folder / '*.parquet')})"
        text = f"SELECT {', '.join(Case._fields)} FROM {read} {where} ORDER BY day, case_id"
        return [Case(*row) for row in self._rows(text, list(wanted.values()))]

    def _rows(self, text: str, values: list) -> list[tuple]:
        try:
            with duckdb.connect() as connection:
                return connection.execute(text, values).fetchall()
        except duckdb.Error as fault:
            raise NoFacts(
                "what was measured cannot be read", where=str(self.folder), try_="Run “goldthread measure run” again"
            ) from fault

    @classmethod
    def current(cls, folder: Path) -> Facts:
        """The facts that are current in a folder; refused with one sentence where there are none."""
        try:
            return cls.opened(folder / Path(json.loads((folder / CURRENT).read_text("utf-8"))["facts"]).name)
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise NoFacts(
                "nothing has been measured here", where=str(folder), try_="Run “goldthread measure run” first"
            ) from fault

    @classmethod
    def opened(cls, folder: Path) -> Facts:
        """The facts in a folder."""
        said = json.loads((folder / HEAD).read_text("utf-8"))
        told = {
            code: {authority: Availability.from_json(one) for authority, one in by.items()}
            for code, by in said["measures"].items()
        }
        as_at, first_day = (date.fromisoformat(said[name]) for name in ("as_at", "first_day"))
        return cls(folder, as_at, first_day, tuple(said["loads"]), told)
