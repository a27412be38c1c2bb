"""What a measure's figure is counted in: how it is worked out of its two sums, and how it is said."""

from __future__ import annotations

from enum import StrEnum

from goldthread.errors import UserError


class Unit(StrEnum):
    """What a figure is counted in. A definition's own words (“days (mean)”) lead to one of these."""

    PERCENT = "percent"
    PER_10_000 = "per 10,000"
    MEAN = "mean"
    COUNT = "count"

    @property
    def is_a_count(self) -> bool:
        """Whether no case at all is a figure: none of 0 assessments is no share, but 0 assessments are a count."""
        return self in (Unit.COUNT, Unit.PER_10_000)

    def value(self, numerator: float, denominator: float) -> float | None:
        """The figure of two sums; ``None`` where there is nothing to divide by.

        >>> Unit.PERCENT.value(5, 6), Unit.COUNT.value(5, 0), Unit.MEAN.value(5, 0)
        (83.33333333333333, 5, None)
        """
        if self is Unit.COUNT:
            return numerator
        return numerator * _SCALES[self] / denominator if denominator else None

    def said(self, value: float) -> str:
        """A figure as it stands in a sentence.

        >>> Unit.PERCENT.said(83.333), Unit.PER_10_000.said(54.06), Unit.COUNT.said(12.0), Unit.MEAN.said(12.25)
        ('83.3%', '54.1 per 10,000', '12', '12.2')
        """
        if self is Unit.COUNT and float(value).is_integer():
            return f"{value:,.0f}"
        return f"{value:,.1f}" + _SIGNS.get(self, "")


_SCALES = {Unit.PERCENT: 100, Unit.PER_10_000: 10_000, Unit.MEAN: 1}
_SIGNS = {Unit.PERCENT: "%", Unit.PER_10_000: " per 10,000"}
# The units that are written in definitions, each a mean over the cases: days, a score, cases for each worker.
_MEANS = ("mean", "days", "working days", "weeks", "months", "score", "cases per")


def unit_of(words: str) -> Unit:
    """The unit that a definition's words name.

    >>> unit_of("days (mean)"), unit_of("count and percent of children"), unit_of("cases per FTE")
    (<Unit.MEAN: 'mean'>, <Unit.COUNT: 'count'>, <Unit.MEAN: 'mean'>)
    """
    for unit in (Unit.PERCENT, Unit.PER_10_000, Unit.COUNT):
        if words.startswith(unit):
            return unit
    if words.startswith(_MEANS):
        return Unit.MEAN
    raise UserError(
        f"“{words}” is no unit that figures are worked out in",
        try_="Say percent, per 10,000, mean or count, or a mean by what it counts, such as “days (mean)”",
    )
