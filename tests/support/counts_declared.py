"""Whether what is declared of the measures' counts is so: the same cases are as many, and inner cases no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import Counted


def untrue(cells: Iterable[Cell], measures: Iterable[Counted], *, by_team: bool) -> list[str]:
    """Where two counts that are declared to be the same differ, or an inner count is more than one it lies within."""
    measures = list(measures)
    sums: dict[tuple, float] = defaultdict(float)
    for cell in cells:
        for part in ("cases", "denominator", "numerator"):
            sums[cell.measure, part, cell.month, cell.team if by_team else None] += getattr(cell, part)
    places = sorted({key[2:] for key in sums}, key=str)
    versions = defaultdict(list)
    for count in (count for measure in measures for count in measure.counts):
        versions[count.name].append(count)
    faults = []
    for place in places:
        said = {
            name: {(one.measure, sums[one.measure, one.part, *place]) for one in ones}
            for name, ones in versions.items()
        }
        faults += [
            f"{name} at {place}: {sorted(found)}" for name, found in said.items() if len({n for _, n in found}) > 1
        ]
        highest = {name: max(number for _, number in found) for name, found in said.items()}
        faults += [
            f"{name} {highest[name]:g} at {place} is more than {wider} {highest[wider]:g}"
            for name, ones in versions.items()
            for wider in {wider for one in ones for wider in one.within}
            if highest[name] > highest[wider]
        ]
    return faults
