"""A measure's chart, read: each point against its limits, the two icons, and one plain sentence for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.measures.process_control.asked import (
    Chart,
    Ghost,
    Rebase,
    faults_of_asking,
    stretch_that_cannot_be_charted,
)
from goldthread.measures.process_control.icons import Assurance, Variation, assurance_of, checked_polarity, variation_of
from goldthread.measures.process_control.limits import Limits, compared
from goldthread.measures.process_control.rules import Signal, signals
from goldthread.measures.process_control.settings import Settings, shipped_settings
from goldthread.measures.process_control.stepping import Step, chart_for, ranges_of, steps_of
from goldthread.measures.process_control.words import assurance_sentence, notes_of, variation_sentence, warnings_of
from goldthread.measures.scales import scale_of
from goldthread.measures.series import Point


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """A point as it is drawn. ``left_out`` is the reason why it counts neither towards limits nor in the rules."""

    point: Point
    limits: Limits | None
    signals: tuple[Signal, ...]
    variation: Variation
    moving_range: float | None = None
    range_outside: bool = False
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a page, a pack or a verdict says of a chart.

    ``latest`` is the point that the icons speak of. ``warnings`` say how far the limits can be trusted, ``notes`` how
    they were made: baseline, re-basing, points left out.
    """

    chart: Chart
    points: tuple[ChartPoint, ...]
    steps: tuple[Step, ...]
    variation: Variation
    assurance: Assurance
    sentence: str
    assurance_sentence: str
    warnings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    latest: ChartPoint | None = None


def read_chart(
    points: Sequence[Point],
    *,
    unit: str,
    polarity: str,
    target: float | None = None,
    chart: Chart | None = None,
    baseline_until: date | None = None,
    rebases: Sequence[Rebase] = (),
    ghosts: Sequence[Ghost] = (),
    settings: Settings | None = None,
) -> Reading:
    """The reading of a series of months or quarters.

    - ``polarity``: “high”, “low” or “context”, which way is better.
    - ``chart``: the kind of chart where the measure names one; else see `chart_for`.
    - ``baseline_until``: the day of the first pinned action; the limits come from the periods wholly before it.
    - ``rebases``, ``ghosts``: new limits from a month on, and points to leave out, each with its reason.

    Left out as well, with their reason, are periods that the records do not wholly reach over: half a month's count
    would look like a fall. Points without a figure are passed over. The icons are those of the last point that counts.
    """
    settings, scale = settings or shipped_settings(), scale_of(unit)
    checked_polarity(polarity)
    faults_of_asking(points, rebases, ghosts)
    left_out = [_left_out(point, ghosts) for point in points]
    used = [point.figure is not None and not why for point, why in zip(points, left_out, strict=True)]
    kind = chart or chart_for(points, used, scale, settings)
    if cannot := stretch_that_cannot_be_charted(points):
        return _unread(points, left_out, kind, cannot, target, polarity)
    steps = steps_of(
        points, used, chart=kind, settings=settings, rebases=rebases, baseline_until=baseline_until
    ) if points else ()  # fmt: skip
    drawn = _drawn(points, used, left_out, steps, polarity, settings)
    latest = next((one for one, use in zip(reversed(drawn), reversed(used), strict=True) if use), None)
    return _reading(
        kind, drawn, steps, latest, unit=unit, polarity=polarity, target=target, settings=settings,
        baseline_until=baseline_until,
    )  # fmt: skip


def _reading(
    kind: Chart, drawn: tuple[ChartPoint, ...], steps: tuple[Step, ...], latest: ChartPoint | None, *, unit: str,
    polarity: str, target: float | None, settings: Settings, baseline_until: date | None,
) -> Reading:  # fmt: skip
    variation = latest.variation if latest else Variation.CANNOT_SAY
    limits = latest.limits if latest else None
    assurance = assurance_of(target, limits, polarity)
    scale = scale_of(unit)
    step = next((step for step in steps if latest and step.first <= drawn.index(latest) <= step.last), None)
    return Reading(
        kind, drawn, steps, variation, assurance,
        variation_sentence(latest, step, scale, settings) if latest else _nothing(drawn),
        assurance_sentence(assurance, target, limits, scale),
        warnings_of(steps, settings), notes_of(steps, drawn, baseline_until), latest,
    )  # fmt: skip


def _drawn(
    points: Sequence[Point], used: Sequence[bool], left_out: Sequence[str], steps: Sequence[Step], polarity: str,
    settings: Settings,
) -> tuple[ChartPoint, ...]:  # fmt: skip
    moved = ranges_of(points, used, steps)
    found: list[ChartPoint] = []
    for step in steps:
        places = range(step.first, step.last + 1)
        limits = dict(zip(places, step.limits or (None,) * len(places), strict=True))
        held = [(at, points[at].figure, limits[at]) for at in places if used[at] and limits[at]]
        named = dict(zip((at for at, *_ in held), signals([(v, each) for _, v, each in held], settings), strict=True))
        for at in places:
            beyond = step.moving is not None and moved[at] is not None and compared(moved[at], step.moving.upper) > 0
            fired = named.get(at, ())
            found.append(
                ChartPoint(
                    points[at],
                    limits[at],
                    fired,
                    _variation(at in named, fired, polarity),
                    moved[at],
                    beyond,
                    left_out[at],
                )
            )
    return tuple(found)


def _variation(held: bool, fired: tuple[Signal, ...], polarity: str) -> Variation:
    if not held:
        return Variation.CANNOT_SAY
    return variation_of(fired[0].high, polarity) if fired else Variation.COMMON_CAUSE


def _left_out(point: Point, ghosts: Sequence[Ghost]) -> str:
    why = next((ghost.why for ghost in ghosts if ghost.month in point.period.months), "")
    if why or not point.part or point.figure is None:
        return why
    return "The records do not reach over the whole of it."


def _unread(
    points: Sequence[Point], left_out: Sequence[str], kind: Chart, cannot: str, target: float | None, polarity: str
) -> Reading:
    drawn = tuple(
        ChartPoint(point, None, (), Variation.CANNOT_SAY, left_out=why)
        for point, why in zip(points, left_out, strict=True)
    )
    assurance = assurance_of(target, None, polarity)
    said = assurance_sentence(assurance, target, None, None)
    return Reading(kind, drawn, (), Variation.CANNOT_SAY, assurance, cannot, said)


def _nothing(drawn: Sequence[ChartPoint]) -> str:
    if not drawn:
        return "Cannot be said: there are no figures."
    return "Cannot be said: none of the figures can be used."
