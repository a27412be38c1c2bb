"""Figures as they were first published, kept for good beside what the same figures are now.

The file has one line of JSON a figure, in the order in which they were published. A line is never changed and never
taken out: a board that was told 83% can be shown, a year later, that it was told 83%.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date
from math import isclose, isfinite
from pathlib import Path
from typing import Any, NamedTuple

from goldthread.errors import UserError
from goldthread.measures.alone import alone_with
from goldthread.measures.scales import Scale, scale_of
from goldthread.measures.series import Point, Sums, Unsaid, value_of
from goldthread.periods import Period, Stretch


class Key(NamedTuple):
    """What a figure is the figure of. ``team`` is None for the whole authority, and “” for cases without a team."""

    measure: str
    authority: str
    period: Period
    team: str | None


@dataclass(frozen=True, slots=True)
class Published:
    """One figure as it was told: of which load, and on which day."""

    measure: str
    authority: str
    period: Period
    team: str | None
    numerator: float
    denominator: float
    cases: int
    cannot_say: int
    load: str
    published_on: date

    def __post_init__(self) -> None:
        if not (self.measure and self.load):
            raise ValueError("a published figure names its measure and its load")
        if not (isfinite(self.numerator) and isfinite(self.denominator) and 0 <= self.cannot_say <= self.cases):
            raise ValueError("a published figure is made of numbers")

    @property
    def key(self) -> Key:
        return Key(self.measure, self.authority, self.period, self.team)

    def value(self, scale: Scale) -> float | Unsaid:
        return value_of(Sums(self.cases, self.numerator, self.denominator, self.cannot_say), scale)


def figures_to_publish(
    points: Iterable[Point], *, measure: str, authority: str, team: str | None, load: str, published_on: date
) -> tuple[Published, ...]:
    """The points of a series as figures to publish, without those that the records reach in part or not at all.

    Half a month would stand for good as what was first told of the month.
    """
    return tuple(
        Published(
            measure, authority, point.period, team, point.numerator, point.denominator, point.cases, point.cannot_say,
            load, published_on,
        )
        for point in points
        if not point.part and point.value is not Unsaid.NO_DATA
    )  # fmt: skip


def first_published(path: Path) -> dict[Key, Published]:
    """Every figure of a file by what it is the figure of; none where there is no file yet."""
    if not path.exists():
        return {}
    found: dict[Key, Published] = {}
    faults: list[str] = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        try:
            figure = _of_json(json.loads(line))
        except (ValueError, TypeError, KeyError):
            faults.append(str(number))
            continue
        found.setdefault(figure.key, figure)
    if faults:
        raise UserError(
            f"line{'s' if len(faults) > 1 else ''} {', '.join(faults)} cannot be read",
            where=path.name,
            why="what was published is kept as it was written, and this was altered or cut off",
            try_="Put back the file from the last backup",
        )
    return found


def publish(path: Path, figures: Iterable[Published]) -> tuple[Published, ...]:
    """Those of the figures that were not published before, which are now in the file.

    What was published before stays as it was, whatever it would be today. All are written or none; where none is new
    the file is not touched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with alone_with(path):
        known = first_published(path)
        new: dict[Key, Published] = {}
        for figure in figures:
            if figure.key not in known:
                _same_or_fault(new.setdefault(figure.key, figure), figure)
        if new:
            _append(path, new.values())
    return tuple(new.values())


@dataclass(frozen=True, slots=True)
class Beside:
    """A figure as first published and as it is now. ``moved`` is now less then, in the figure's own unit.

    ``moved`` is ``None`` where one of the two has no value; ``revised`` is then true if they do not say the same.
    """

    first: Published
    now: Published
    then_value: float | Unsaid
    now_value: float | Unsaid
    scale: Scale
    moved: float | None
    revised: bool

    @property
    def sentence(self) -> str:
        """What happened to the figure since, in a sentence."""
        told = (
            f"{self.first.period.name}: published on {_day(self.first.published_on)} as {self._said(self.then_value)}"
        )
        if self.then_value == self.now_value or (self.moved is not None and isclose(self.moved, 0, abs_tol=1e-9)):
            return f"{told}, and the same now."
        if self.moved is None:
            return f"{told}; now {self._said(self.now_value)}."
        far = (
            f"{abs(self.moved):,.1f} percentage points"
            if self.scale.unit == "percent"
            else self.scale.said(abs(self.moved))
        )
        return f"{told}; now {self._said(self.now_value)}, which is {far} {'higher' if self.moved > 0 else 'lower'}."

    def _said(self, value: float | Unsaid) -> str:
        return f"“{value}”" if isinstance(value, Unsaid) else self.scale.said(value)


def beside(path: Path, now: Iterable[Published], *, unit: str, beyond: float) -> tuple[Beside, ...]:
    """Each figure of one measure that was published, beside what it is now, in the order of ``now``.

    ``beyond`` is how far, in the figure's own unit, a figure may move before it counts as revised.
    """
    then = first_published(path)
    scale = scale_of(unit)
    return tuple(_beside(then[figure.key], figure, scale, beyond) for figure in now if figure.key in then)


def revisions(pairs: Iterable[Beside]) -> tuple[Beside, ...]:
    """Those that moved beyond the stated size, the furthest first; what can no longer be said comes before all."""
    revised = [pair for pair in pairs if pair.revised]
    return tuple(sorted(revised, key=lambda pair: (pair.moved is not None, -abs(pair.moved or 0), pair.first.period)))


def _beside(first: Published, now: Published, scale: Scale, beyond: float) -> Beside:
    then_value, now_value = first.value(scale), now.value(scale)
    if isinstance(then_value, Unsaid) or isinstance(now_value, Unsaid):
        return Beside(first, now, then_value, now_value, scale, None, then_value != now_value)
    moved = now_value - then_value
    revised = abs(moved) > beyond and not isclose(abs(moved), beyond, rel_tol=1e-9)
    return Beside(first, now, then_value, now_value, scale, moved, revised)


def _same_or_fault(kept: Published, figure: Published) -> None:
    if kept != figure:
        raise UserError(
            f"two different figures of {figure.measure} for {figure.period.name} are to be published at once",
            why="only the first could ever be kept",
            try_="Publish the figures of one load at a time",
        )


def _append(path: Path, figures: Iterable[Published]) -> None:
    """The file with the figures after what it held, written beside and moved into place."""
    before = path.read_bytes() if path.exists() else b""
    lines = "".join(f"{json.dumps(_as_json(figure), ensure_ascii=False)}\n" for figure in figures)
    beside_it = path.with_name(f".{path.name}.new")
    with beside_it.open("wb") as file:
        file.write(before + lines.encode())
        file.flush()
        os.fsync(file.fileno())
    beside_it.replace(path)


def _as_json(figure: Published) -> dict[str, Any]:
    told = {field.name: getattr(figure, field.name) for field in fields(figure)}
    period = {key: str(value) for key, value in asdict(figure.period).items()}
    return told | {"period": period, "published_on": figure.published_on.isoformat()}


def _of_json(told: dict[str, Any]) -> Published:
    period = told["period"]
    made = Period(date.fromisoformat(period["first"]), date.fromisoformat(period["last"]), Stretch(period["stretch"]))
    return Published(**told | {"period": made, "published_on": date.fromisoformat(told["published_on"])})


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
