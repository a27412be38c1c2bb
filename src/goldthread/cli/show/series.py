"""A measure over time on a terminal: the sentence first, then the periods with their limits and what stands out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from goldthread.cli.terminal import plain, table_with
from goldthread.measures.scales import scale_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from goldthread.measures.definition import Definition
    from goldthread.measures.process_control import Reading
    from goldthread.measures.published import Beside
    from goldthread.measures.series import Point


def series_on_screen(
    definition: Definition, points: Sequence[Point], reading: Reading | None, pairs: Sequence[Beside], *, hides: bool
) -> Iterator[RenderableType]:
    """What the chart says, the table of its periods, and figures that are not what was first published."""
    yield plain(f"{definition.code}  {definition.name}", "bold")
    if reading:
        yield plain(f"{reading.variation.value.sign}  {reading.sentence}")
        yield plain(f"{reading.assurance.value.sign}  {reading.assurance_sentence}")
        for warning in reading.warnings:
            yield plain(f"Mind: {warning}")
    yield ""
    yield _periods(definition, points, reading)
    yield ""
    if hides:
        yield plain("Small numbers are hidden and all else is rounded; “--exact” is for whoever may see more.")
    for note in reading.notes if reading else ():
        yield plain(note)
    for pair in pairs:
        if pair.then_value != pair.now_value:
            yield plain(pair.sentence)


def _periods(definition: Definition, points: Sequence[Point], reading: Reading | None) -> RenderableType:
    scale = scale_of(definition.unit)
    table = table_with("Period", "Figure", "Usual ups and downs", "What stands out")
    drawn = {one.point.period: one for one in reading.points} if reading else {}
    for point in points:
        one = drawn.get(point.period)
        limits, marks = "", ""
        if one and one.limits:
            low, high = one.limits.shown(ceiling=scale.ceiling)
            limits = f"{scale.said(low)} to {scale.said(high)}"
        if one:
            marks = one.left_out or "; ".join(signal.rule.value for signal in one.signals)
        figure = str(point.value) if point.figure is None else scale.said(point.figure)
        table.add_row(point.period.name, f"{figure}{' (part)' if point.part else ''}", limits, marks)
    return table
