"""The p-chart, for shares of few cases: each point has limits of its own, wider the fewer cases it is a share of."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt

from goldthread.measures.process_control.limits import Limits

_STANDARD_ERRORS = 3


def average_share(counts: Sequence[tuple[float, float] | None], *, least: int = 3) -> float | None:
    """The share of all numerators in all denominators; ``None`` (cannot be said) for fewer than ``least`` points.

    >>> average_share([(5, 10), (1, 2), None, (0, 8)])
    0.3
    """
    known = [pair for pair in counts if pair is not None and pair[1] > 0]
    if len(known) < least:
        return None
    return fsum(numerator for numerator, _ in known) / fsum(denominator for _, denominator in known)


def p_limits(share: float, denominator: float) -> Limits:
    """The limits, in percent, of one point with so many cases: 3 standard errors of a share on each side.

    >>> limits = p_limits(0.5, 100)
    >>> limits.lower, limits.upper
    (35.0, 65.0)
    """
    return Limits(100 * share, 100 * _STANDARD_ERRORS * sqrt(share * (1 - share) / denominator))
