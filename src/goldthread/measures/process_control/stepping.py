"""The limits of each stretch of a chart: from the start to the first re-basing, and from each to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from goldthread.measures.process_control.asked import Chart, Rebase
from goldthread.measures.process_control.limits import Limits
from goldthread.measures.process_control.p_chart import average_share, p_limits
from goldthread.measures.process_control.settings import Settings
from goldthread.measures.process_control.xmr import MovingRanges, moving_ranges, xmr_limits
from goldthread.measures.scales import Scale
from goldthread.measures.series import Point


@dataclass(frozen=True, slots=True)
class Step:
    """The points ``first`` to ``last`` (places in the series), which are held against the same limits.

    ``limits`` has one for each of its points, all alike on an XmR chart; it is empty where limits cannot be said.
    ``made_of`` is how many points they were worked out from. ``why`` is the reason of the re-basing that began it.
    """

    first: int
    last: int
    made_of: int
    limits: tuple[Limits | None, ...]
    moving: MovingRanges | None = None
    why: str = ""

    @property
    def said(self) -> bool:
        return bool(self.limits)


def chart_for(points: Sequence[Point], used: Sequence[bool], scale: Scale, settings: Settings) -> Chart:
    """A p-chart for a share whose median denominator is below the setting, an XmR chart for everything else.

    With few cases a share jumps by chance alone, and by more in a month of 4 cases than in one of 40; only the p-chart
    knows that. With many cases its limits close in on the average and call each small difference between two months a
    change, which is why “Making data count” draws XmR charts. A measure can say otherwise.
    """
    sizes = [point.denominator for point, use in zip(points, used, strict=True) if use]
    small = scale.unit == "percent" and bool(sizes) and median(sizes) < settings.small_denominator
    return Chart.P if small else Chart.XMR


def steps_of(
    points: Sequence[Point],
    used: Sequence[bool],
    *,
    chart: Chart,
    settings: Settings,
    rebases: Sequence[Rebase],
    baseline_until: date | None,
) -> tuple[Step, ...]:
    """The stretches in order. ``used`` says of each point whether it counts towards limits at all.

    ``baseline_until`` is the day of the first pinned action: the stretch that it falls in has its limits from the
    points whose whole period lies before it. A stretch that begins after it was re-based for a reason, and uses its own
    points; the first stretch was not, and has then no baseline.
    """
    steps = []
    for first, last, why in _stretches(points, rebases):
        begun = points[first].period.first
        base = list(used[first : last + 1])
        if baseline_until and (not why or begun < baseline_until):
            ends = (point.period.last for point in points[first : last + 1])
            base = [use and end < baseline_until for use, end in zip(base, ends, strict=True)]
        steps.append(_step(points, first, last, base, why=why, chart=chart, least=settings.least))
    return tuple(steps)


def ranges_of(points: Sequence[Point], used: Sequence[bool], steps: Sequence[Step]) -> tuple[float | None, ...]:
    """The moving range of each point that is used; none is taken from one stretch to the next."""
    found: list[float | None] = []
    for step in steps:
        span = slice(step.first, step.last + 1)
        found += moving_ranges(_values(points[span], used[span]))
    return tuple(found)


def _stretches(points: Sequence[Point], rebases: Sequence[Rebase]) -> Iterator[tuple[int, int, str]]:
    """Where each stretch begins and ends; a quarter with a re-based month in it begins the new one."""
    starts = {0: ""}
    for rebase in sorted(rebases, key=lambda rebase: rebase.from_month):
        starts[next(at for at, point in enumerate(points) if point.period.last >= rebase.from_month)] = rebase.why
    places = sorted(starts)
    for first, after in zip(places, [*places[1:], len(points)], strict=True):
        yield first, after - 1, starts[first]


def _step(
    points: Sequence[Point], first: int, last: int, base: Sequence[bool], *, why: str, chart: Chart, least: int
) -> Step:
    own = points[first : last + 1]
    made_of = sum(base)
    if chart is Chart.P:
        counts = [(point.numerator, point.denominator) if use else None for point, use in zip(own, base, strict=True)]
        share = average_share(counts, least=least)
        limits = () if share is None else tuple(_own_limits(share, point) for point in own)
        return Step(first, last, made_of, limits, why=why)
    found = xmr_limits(_values(own, base), least=least)
    if found is None:
        return Step(first, last, made_of, (), why=why)
    return Step(first, last, made_of, (found[0],) * len(own), found[1], why)


def _own_limits(share: float, point: Point) -> Limits | None:
    return p_limits(share, point.denominator) if point.figure is not None else None


def _values(points: Sequence[Point], used: Sequence[bool]) -> list[float | None]:
    return [point.figure if use else None for point, use in zip(points, used, strict=True)]
