"""How many children a rate per 10,000 is of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from goldthread.measures.benchmarks.population import mid_year_before, population_on
from goldthread.measures.settings import Settings


def people_of(authority: str, settings: Settings) -> Callable[[date], float | None]:
    """What says for a day how many children aged 0 to 17 live in an area; `None` where nobody knows.

    The council's own counts go before the published ones; of both, the last year that ended its first half by that day
    (DfE divides 31 March 2025 by mid-2024), or else the latest earlier year.
    """

    def on(day: date) -> float | None:
        years = [year for year in settings.population if year <= mid_year_before(day)]
        return settings.population[max(years)] if years else population_on(authority, day).people

    return on
