"""The sentences that a head of service reads under a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from goldthread.measures.process_control.icons import Assurance, Variation
from goldthread.measures.process_control.limits import Limits
from goldthread.measures.process_control.rules import Rule, Signal
from goldthread.measures.process_control.settings import Settings
from goldthread.measures.process_control.stepping import Step
from goldthread.measures.scales import Scale

if TYPE_CHECKING:
    from goldthread.measures.process_control.reading import ChartPoint

_BEFORE = {
    Variation.IMPROVING_HIGH: "Getting better",
    Variation.IMPROVING_LOW: "Getting better",
    Variation.CONCERNING_HIGH: "Getting worse",
    Variation.CONCERNING_LOW: "Getting worse",
    Variation.NEITHER_HIGH: "Something has changed",
    Variation.NEITHER_LOW: "Something has changed",
}


def variation_sentence(latest: ChartPoint, step: Step | None, scale: Scale, settings: Settings) -> str:
    """What the latest point says of change, with the figures it rests on.

    The four rules as sentences: the latest point is outside the limits, in a run, in a trend, or near a limit.
    """
    if latest.variation is Variation.CANNOT_SAY or latest.limits is None:
        return _too_few(step.made_of if step else 0, settings)
    if latest.variation is Variation.COMMON_CAUSE:
        return f"Common cause: nothing has changed beyond the usual ups and downs of {usual(latest.limits, scale)}."
    return f"{_BEFORE[latest.variation]}: {_why(latest, latest.signals[0], latest.limits, scale)}."


def assurance_sentence(assurance: Assurance, target: float | None, limits: Limits | None, scale: Scale | None) -> str:
    """What is to be expected of the target."""
    if target is None or limits is None or scale is None or assurance is Assurance.NO_DIRECTION:
        return assurance.value.means
    goal, range_ = scale.said(target), usual(limits, scale)
    if assurance is Assurance.HIT_AND_MISS:
        return f"Hit and miss: the target of {goal} lies within the usual ups and downs of {range_}, so chance decides."
    if assurance is Assurance.PASSES:
        return f"The target of {goal} is met all through the usual ups and downs of {range_}."
    return (
        f"The target of {goal} lies beyond the usual ups and downs of {range_}: only a change in the work can meet it."
    )


def usual(limits: Limits, scale: Scale) -> str:
    """The usual range in words.

    >>> usual(Limits(95.0, 9.0), Scale("percent", 100, "%"))
    '86.0% to 100.0%'
    """
    lower, upper = limits.shown(0.0, scale.ceiling)
    return f"{scale.said(lower)} to {scale.said(upper)}"


def warnings_of(steps: Sequence[Step], settings: Settings) -> tuple[str, ...]:
    """A sentence for each stretch whose limits come from few points, or cannot be said."""
    return tuple(_few(step, settings) for step in steps if step.made_of < settings.few or not step.said)


def notes_of(steps: Sequence[Step], drawn: Sequence[ChartPoint], baseline_until: date | None) -> tuple[str, ...]:
    """How the chart was made: its baseline, new limits and points left out, each with its reason."""
    found = []
    if baseline_until:
        found.append(
            f"The limits come from before {baseline_until.day} {baseline_until:%B %Y}, when the first action began."
        )
    for step in steps:
        if step.why:
            found.append(f"New limits from {drawn[step.first].point.period.name}: {_reason(step.why)}.")
    return (
        *found,
        *(f"{one.point.period.name} is left out: {_reason(one.left_out)}." for one in drawn if one.left_out),
    )


def _reason(why: str) -> str:
    return why.strip().rstrip(".")


def _few(step: Step, settings: Settings) -> str:
    if not step.said:
        return _too_few(step.made_of, settings)
    return (
        f"The limits come from {step.made_of} points, which is fewer than {settings.few}: they may still move a good"
        " deal, so treat what they say as a first sign."
    )


def _too_few(count: int, settings: Settings) -> str:
    points = {0: "no point", 1: "1 point"}.get(count, f"{count} points")
    verb = "is" if count < 2 else "are"
    if count >= settings.least:
        return f"Cannot be said: of the {points} for the limits too few follow one another."
    return f"Cannot be said: there {verb} {points} for the limits, and {settings.least} are needed."


def _why(latest: ChartPoint, signal: Signal, limits: Limits, scale: Scale) -> str:
    side, value = "above" if signal.high else "below", latest.point.figure or 0.0
    if signal.rule is Rule.OUTSIDE:
        range_ = usual(limits, scale)
        return f"{latest.point.period.name}, at {scale.said(value)}, is {side} the usual ups and downs of {range_}"
    if signal.rule is Rule.RUN:
        return f"the last {signal.points} points are all {side} the average of {scale.said(limits.mean)}"
    if signal.rule is Rule.TREND:
        return f"the figure has {'risen' if signal.high else 'fallen'} over {signal.points} points in a row"
    edge = "upper" if signal.high else "lower"
    return (
        f"two of the last three points lie close to the {edge} end of the usual ups and downs of {usual(limits, scale)}"
    )
