"""A figure as it is shown, as a point of a series: a chart's limits are then worked out from shown values alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from goldthread.measures.disclosure import Figure, Kind, Shown, State
from goldthread.measures.series import Point, Unsaid
from goldthread.periods import Period, Stretch, month_of, months_after, quarter_of, rolling_year, year_to_date

STRETCHES = {
    "month": Stretch.MONTH,
    "quarter": Stretch.QUARTER,
    "year to date": Stretch.YEAR_TO_DATE,
    "rolling 12": Stretch.ROLLING_YEAR,
}
_PERIODS: Mapping[str, Callable[[date], Period]] = {
    "month": month_of,
    "quarter": quarter_of,
    "year to date": year_to_date,
    "rolling 12": rolling_year,
}


def point_of(figure: Figure, period: str, kind: Kind, unit: str, people: float = 0) -> Point:
    """The point of a figure; ``people`` are the children that a rate per 10,000 is of.

    What is hidden is no number here either: the point says so, and its sums are nought. The chart's centre comes out of
    the sums, so that they are those that are printed.
    """
    value: float | Unsaid = figure.value.value if figure.value.value is not None else _why(figure)
    said = isinstance(value, float | int)
    numerator, denominator = _sums(figure, kind, unit, people) if said else (0, 0)
    return Point(
        _PERIODS[period](months_after(figure.first, figure.months - 1)),
        float(numerator),
        float(denominator),
        round(figure.cases.value or 0),
        round(figure.cannot_say.value or 0),
        value,
        note=_note(figure.cases, figure.cannot_say),
    )


def _sums(figure: Figure, kind: Kind, unit: str, people: float) -> tuple[float, float]:
    if kind is Kind.COUNT:
        return figure.cases.value or 0, people if unit == "per 10,000" else 0
    judged = figure.judged.value or 0
    if kind is Kind.MEAN:
        return (figure.value.value or 0) * judged, judged
    return figure.met.value or 0, judged


def _why(figure: Figure) -> Unsaid:
    if figure.value.words == "no cases":
        return Unsaid.NO_CASES if figure.cases.high == 0 else Unsaid.CANNOT_SAY
    if figure.value.words == "no population":
        return Unsaid.CANNOT_SAY
    given = State.NOT_GIVEN not in (figure.cases.state, figure.judged.state) or figure.judged.state is State.EXACT
    return Unsaid.NOT_SHOWN if given and not figure.value.words.startswith("not given") else Unsaid.NOT_GIVEN


def _note(cases: Shown, cannot_say: Shown) -> str:
    """What the numbers of a point leave unsaid, in words."""
    parts = [f"{cases.words}: the cases"] if cases.state is State.HIDDEN else []
    parts += [f"{cannot_say.words}: those that could not be judged"] if cannot_say.state is State.HIDDEN else []
    return "; ".join(parts)
