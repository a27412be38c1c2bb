"""The thresholds of process control, which a council can change."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from goldthread.errors import UserError


@dataclass(frozen=True, slots=True)
class Settings:
    """What each number means stands in `settings.toml`."""

    run: int
    trend: int
    near: float
    few: int
    least: int
    small_denominator: float

    def __post_init__(self) -> None:
        faults = [f"{name} is {getattr(self, name)}" for name in ("run", "trend", "least") if getattr(self, name) < 2]
        if not 0 < self.near < 1:
            faults.append(f"near is {self.near}")
        if faults:
            raise UserError(
                "these settings of process control cannot be used: " + ", ".join(faults),
                why="a run, a trend and the least number of points are 2 or more, and near is a part of 1",
                try_="Use the shipped settings and change one number at a time",
            )


@cache
def shipped_settings() -> Settings:
    """The settings that “Making data count” publishes.

    >>> shipped_settings().run, shipped_settings().few
    (7, 10)
    """
    return Settings(**tomllib.loads(files(__package__).joinpath("settings.toml").read_text("utf-8")))
