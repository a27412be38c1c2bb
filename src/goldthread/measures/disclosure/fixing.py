"""The grain of each measure and financial year, kept for good beside the figures that were given out by it.

Another grain over the same months would be a way back by subtraction, so that a line of this file is never changed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from goldthread.errors import UserError
from goldthread.measures.alone import alone_with
from goldthread.measures.disclosure.counts import families
from goldthread.measures.disclosure.declared import Declared
from goldthread.measures.disclosure.grain import FINEST_FIRST, Grain, Grains

_GRAINS = {str(grain): grain for grain in FINEST_FIRST}


def completed(grains: Grains, measures: Iterable[Declared], years: Iterable[int]) -> Grains:
    """What is fixed, and for each year and family where nothing is: the grain that was declared.

    A measure that is new in a family takes the grain which the family has in that year already.
    """
    by_code = {one.counted.measure: one for one in measures}
    of_families = families(one.counted for one in by_code.values())
    for year in sorted(set(years)):
        for family in of_families:
            names = [measure.measure for measure in family]
            has_one = any((name, year) in grains.fixed for name in names)
            grain = grains.of(names, year) if has_one else _declared(by_code[name] for name in names)
            grains = grains.with_fixed(names, year, grain)
    return grains


def fixed_in(path: Path) -> Grains:
    """The grains that a file holds; none where there is no file yet."""
    if not path.exists():
        return Grains()
    try:
        told = json.loads(path.read_text("utf-8"))
        return Grains(
            fixed={(code, int(year)): _GRAINS[said] for code, by in told.items() for year, said in by.items()}
        )
    except (OSError, ValueError, KeyError, AttributeError) as fault:
        raise UserError(
            "how finely figures are given out cannot be read",
            where=str(path),
            why="the file was altered or cut off, and figures by another grain would give small numbers away",
            try_="Put back the file from the last backup",
        ) from fault


def fix(path: Path, measures: Iterable[Declared], years: Iterable[int]) -> Grains:
    """The grains of these measures and years, which are now in the file; what stood there stays as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with alone_with(path):
        before = fixed_in(path)
        after = completed(before, measures, years)
        if after.fixed != before.fixed:
            _write(path, after)
    return after


def _declared(family: Iterable[Declared]) -> Grain:
    """The grain of a family: the coarsest that one of its measures asks for."""
    return max((one.grain for one in family), key=FINEST_FIRST.index)


def _write(path: Path, grains: Grains) -> None:
    told: dict[str, dict[str, str]] = {}
    for (code, year), grain in sorted(grains.fixed.items()):
        told.setdefault(code, {})[str(year)] = str(grain)
    beside = path.with_name(f".{path.name}.new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(told, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
