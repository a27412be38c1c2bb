"""The average and the limits that a point is held against, and what counts as beyond them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isclose


@dataclass(frozen=True, slots=True)
class Limits:
    """An average with its lower and upper limit, in the figure's own unit.

    They are as worked out, so that the lower limit of a count may lie below 0; `shown` cuts them to what can happen.
    ``spread`` is the way from the average to a limit where nothing is cut off.
    """

    mean: float
    spread: float

    @property
    def lower(self) -> float:
        return self.mean - self.spread

    @property
    def upper(self) -> float:
        return self.mean + self.spread

    def shown(self, floor: float | None = 0.0, ceiling: float | None = None) -> tuple[float, float]:
        """The limits to draw and to name, cut to what the figure can be.

        >>> Limits(10, 12).shown(), Limits(95, 9).shown(0, 100)
        ((0.0, 22), (86, 100))
        """
        lower = self.lower if floor is None else max(self.lower, floor)
        return lower, self.upper if ceiling is None else min(self.upper, ceiling)

    def side(self, value: float) -> int:
        """1 above the average, -1 below it, 0 on it."""
        return compared(value, self.mean)

    def outside(self, value: float) -> int:
        """1 above the upper limit, -1 below the lower, 0 on or between them."""
        return (compared(value, self.upper) > 0) - (compared(value, self.lower) < 0)

    def near(self, value: float, part: float) -> int:
        """1 or -1 where a value lies between the limits, but beyond ``part`` of the way to the upper or lower one."""
        if self.outside(value):
            return 0
        far = part * self.spread
        return (compared(value, self.mean + far) > 0) - (compared(value, self.mean - far) < 0)


def compared(a: float, b: float) -> int:
    """1 where a is greater, -1 where it is less, 0 where they differ by no more than the rounding of their sums.

    The mean of three times 0.1 is not 0.1 to a computer, and a flat line would have points above its own average.
    """
    if isclose(a, b, rel_tol=1e-9, abs_tol=1e-9):
        return 0
    return 1 if a > b else -1
