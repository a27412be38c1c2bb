"""How a figure is worked out of its two sums, and how it is said, for each unit that a definition may have."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.errors import UserError


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of one unit: numerator / denominator × ``times``, or the numerator alone where that is ``None``."""

    unit: str
    times: int | None
    sign: str = ""

    @property
    def from_nought(self) -> bool:
        """Whether no case at all is a figure: of no assessments there is no share, but they are a count of 0."""
        return self.unit in ("count", "per 10,000")

    @property
    def ceiling(self) -> float | None:
        """The highest that a figure can be."""
        return 100.0 if self.unit == "percent" else None

    def value(self, numerator: float, denominator: float) -> float | None:
        """The figure of two sums; ``None`` where there is nothing to divide by.

        >>> scale_of("percent").value(5, 6), scale_of("count").value(5, 0), scale_of("days").value(5, 0)
        (83.33333333333333, 5, None)
        """
        if self.times is None:
            return numerator
        return numerator * self.times / denominator if denominator else None

    def said(self, value: float) -> str:
        """A figure as it stands in a sentence.

        >>> [scale_of(unit).said(54.06) for unit in ("percent", "per 10,000", "days")], scale_of("count").said(1200.0)
        (['54.1%', '54.1 per 10,000', '54.1 days'], '1,200')
        """
        if self.unit == "count" and float(value).is_integer():
            return f"{value:,.0f}"
        return f"{value:,.1f}{self.sign}"


_SCALES = {
    scale.unit: scale
    for scale in (
        Scale("percent", 100, "%"),
        Scale("per 10,000", 10_000, " per 10,000"),
        Scale("count", None),
        Scale("days", 1, " days"),
        Scale("score", 1),
        Scale("cases per FTE", 1, " cases per FTE"),
    )
}


def scale_of(unit: str) -> Scale:
    """The scale of a definition's unit."""
    if unit not in _SCALES:
        raise UserError(f"“{unit}” is no unit that figures are worked out in", try_=f"Say {', '.join(_SCALES)}")
    return _SCALES[unit]
