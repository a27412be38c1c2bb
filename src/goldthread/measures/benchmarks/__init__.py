"""Published figures beside a measure: England, the region, statistical neighbours, and the population for rates."""

from goldthread.measures.benchmarks.areas import Area, Areas, Neighbour, NoSuchCouncil
from goldthread.measures.benchmarks.book import Book, benchmarks_in, shipped_benchmarks
from goldthread.measures.benchmarks.comparison import (
    AreaFigure,
    Comparison,
    Neighbours,
    NoBenchmark,
    benchmarks_for,
    published_years,
)
from goldthread.measures.benchmarks.figures import Figure, Status
from goldthread.measures.benchmarks.loading import Changed, Loaded, load_benchmarks
from goldthread.measures.benchmarks.pairs import Pair, pairs, why_without
from goldthread.measures.benchmarks.population import Population, population, population_on
from goldthread.measures.benchmarks.published import NotPublishedFigures
from goldthread.measures.benchmarks.source import Source

__all__ = [
    "Area",
    "AreaFigure",
    "Areas",
    "Book",
    "Changed",
    "Comparison",
    "Figure",
    "Loaded",
    "Neighbour",
    "Neighbours",
    "NoBenchmark",
    "NoSuchCouncil",
    "NotPublishedFigures",
    "Pair",
    "Population",
    "Source",
    "Status",
    "benchmarks_for",
    "benchmarks_in",
    "load_benchmarks",
    "pairs",
    "population",
    "population_on",
    "published_years",
    "shipped_benchmarks",
    "why_without",
]
