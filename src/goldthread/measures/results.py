"""A measure asked for in a notebook: its cases and figures as DuckDB relation, Arrow, pandas or Polars."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from goldthread.errors import UserError
from goldthread.measures.cube import Cell
from goldthread.measures.definition import Definition
from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.library import definition
from goldthread.measures.measuring import cube_sql
from goldthread.measures.people import people_of
from goldthread.measures.process_control import Reading, read_chart
from goldthread.measures.series import Point, series
from goldthread.measures.settings import Settings
from goldthread.periods import months_after
from goldthread.records import Load

if TYPE_CHECKING:
    import duckdb


class NotInstalled(UserError):
    """A library that was asked for is not there."""


class Result:
    """One measure over one load: its `cases`, its `cells`, its series, and the reading of its chart.

    The figures are exact: who asks in a notebook holds the records.
    """

    def __init__(self, engine: DuckEngine, measure: Definition, settings: Settings) -> None:
        self.measure, self._engine, self._settings = measure, engine, settings
        self._sql = engine.cases_sql(measure, settings.times(measure.code, engine.scope.first_day))

    @property
    def relation(self) -> duckdb.DuckDBPyRelation:
        """The cases, one row a case, as a DuckDB relation to go on asking."""
        return self._engine.connection.sql(self._sql)

    def arrow(self) -> Any:
        """The cases as an Arrow table."""
        _needed("pyarrow")
        return self.relation.to_arrow_table()

    def pandas(self) -> Any:
        """The cases as a pandas data frame."""
        _needed("pandas")
        return self.relation.df()

    def polars(self) -> Any:
        """The cases as a Polars data frame."""
        _needed("polars")
        return self.relation.pl()

    @property
    def cells(self) -> list[Cell]:
        """The cases added up by month and team."""
        scope = self._engine.scope
        text = cube_sql({self.measure.code: f"({self._sql}) counted"}, scope)
        return [Cell(*row) for row in self._engine.connection.sql(f"{text} ORDER BY ALL").fetchall()]

    def series(self, by: str = "month", *, team: str | None = None) -> tuple[Point, ...]:
        """The figures over time: by "month", "quarter", "financial year to date" or "rolling 12 months"."""
        scope = self._engine.scope
        return series(
            self.cells,
            kind=self.measure.kind,
            unit=self.measure.unit,
            covered_from=scope.first_day,
            covered_to=scope.as_at,
            by=by,
            team=team,
            population=people_of(scope.loads[0].authority, self._settings),
            latest_only=self.measure.latest_only,
        )

    def reading(self, by: str = "month", *, team: str | None = None, **asked: Any) -> Reading:
        """What the chart says: whether it really changed and whether the target will be met; see `read_chart`."""
        target = self._settings.target(self.measure.code, self._engine.scope.as_at)
        asked.setdefault("target", target.value if target else None)
        return read_chart(self.series(by, team=team), unit=self.measure.unit, polarity=self.measure.polarity, **asked)


class Measures:
    """The measures of one load, laid out once and asked as often as wanted; use it as a context manager."""

    def __init__(self, load: Load, *, months: int = 24, settings: Settings | None = None) -> None:
        first = months_after(load.as_at.replace(day=1), 1 - months)
        self._engine, self._settings = DuckEngine(Scope((load,), first)), settings or Settings()

    def __getitem__(self, code: str) -> Result:
        return self.of(definition(code))

    def of(self, measure: Definition) -> Result:
        """The result of any measure, also of one that the council wrote itself."""
        return Result(self._engine, measure, self._settings)

    def __enter__(self) -> Measures:
        return self

    def __exit__(self, kind: type | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._engine.__exit__(kind, fault, trace)


def over(load: Load, *, months: int = 24, settings: Settings | None = None) -> Measures:
    """The measures of a load over so many months up to its day.

    >>> with over(store.current) as measured:  # doctest: +SKIP
    ...     measured["AS01"].pandas()
    """
    return Measures(load, months=months, settings=settings)


def table_of(points: Iterable[Point]) -> list[dict[str, object]]:
    """Points as plain rows, for a table beside a chart."""
    return [
        {
            "period": point.period.name,
            "first_day": point.period.first,
            "value": point.figure if point.figure is not None else str(point.value),
            "numerator": point.numerator,
            "denominator": point.denominator,
            "cases": point.cases,
            "cannot_say": point.cannot_say,
            "note": point.note,
        }
        for point in points
    ]


def _needed(name: str) -> None:
    try:
        importlib.import_module(name)
    except ImportError as fault:
        raise NotInstalled(
            f"{name} is not installed here", try_=f"Install it beside Goldthread: “pip install {name}”"
        ) from fault
