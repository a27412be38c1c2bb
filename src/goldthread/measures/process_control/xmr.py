"""The XmR chart, for values of any kind: the limits come from how far each point moves from the one before it.

The constants 2.66 and 3.267 are 3/d2 and D4 for ranges of two values (NIST/SEMATECH e-Handbook of Statistical Methods,
6.3.2.2, “Individuals Control Charts”; Wheeler, “Understanding Variation”, 1993, page 60, rounds the second to 3.27).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from goldthread.measures.process_control.limits import Limits

TO_LIMIT = 2.66
TO_RANGE_LIMIT = 3.267


@dataclass(frozen=True, slots=True)
class MovingRanges:
    """The average moving range, and the limit of the moving ranges themselves."""

    mean: float
    upper: float


def moving_ranges(values: Sequence[float | None]) -> tuple[float | None, ...]:
    """How far each value is from the one just before it; ``None`` for the first, and where either is missing.

    A month without cases is skipped and no range is taken over it: two values that stand months apart differ by what
    happened in between, which is not the month-to-month movement that the limits are made of.

    >>> moving_ranges([4, 6, None, 5, 5])
    (None, 2, None, None, 0)
    """
    pairs = zip((None, *values), values, strict=False)
    return tuple(None if before is None or value is None else abs(value - before) for before, value in pairs)


def xmr_limits(values: Sequence[float | None], *, least: int = 3) -> tuple[Limits, MovingRanges] | None:
    """The limits of values in order of time; ``None`` (cannot be said) for fewer than ``least`` values.

    The same is said where so many values are missing that fewer than ``least - 1`` moving ranges are left.

    >>> limits, _ = xmr_limits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    >>> round(limits.mean, 2), round(limits.lower, 1), round(limits.upper, 1)
    (50.81, 45.8, 55.8)
    """
    known = [value for value in values if value is not None]
    ranges = [moved for moved in moving_ranges(values) if moved is not None]
    if len(known) < least or len(ranges) < least - 1:
        return None
    average = fsum(ranges) / len(ranges)
    return Limits(fsum(known) / len(known), TO_LIMIT * average), MovingRanges(average, TO_RANGE_LIMIT * average)
