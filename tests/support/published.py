"""Published figures made up for a test: a small book of Fernshire's country, and files in the shapes of DfE."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from goldthread.measures.benchmarks.areas import ENGLAND, Area, Areas, Neighbour
from goldthread.measures.benchmarks.book import Book, Cell, Series
from goldthread.measures.benchmarks.source import Source

REFERENCE = Path(os.environ.get("GOLDTHREAD_SHARED") or Path(__file__).parents[3] / "shared") / "reference"
PUBLISHED = REFERENCE / "benchmarks"
TAKEN = "2026-04-27"
needs_published = pytest.mark.skipif(
    not PUBLISHED.is_dir(), reason="the published files are not beside the project (set GOLDTHREAD_SHARED)"
)

SOURCE = Source("made-up", "Office of Ferns", "Figures of ferns", "2024 to 2025", "ferns.csv", "2026-01-02", "0" * 64)
FERNSHIRE = "E06000901"
NEIGHBOURS = tuple(f"E060009{number}" for number in range(11, 21))


def fern_areas() -> Areas:
    """England, a region with two halves, Fernshire with ten neighbours, and two councils that report together."""
    near = tuple(Neighbour(code, "very close") for code in NEIGHBOURS)
    together = Area("E06000911 / E06000912", "Reed 0 / Reed 1", "councils together", "E12000091", "911 / 912")
    return Areas(
        [
            Area(ENGLAND, "England", "country"),
            Area("E12000091", "West Ferns", "region", ENGLAND),
            Area("E13000091", "Inner West Ferns", "region", "E12000091"),
            Area(FERNSHIRE, "Fernshire, City of", "council", "E13000091", "901", ("E10000901",), None, near),
            *(Area(code, f"Reed {place}", "council", "E12000091", code[-3:]) for place, code in enumerate(NEIGHBOURS)),
            together,
            Area("E10000990", "Alder", "council", "E12000091", "990", ended=2019),
            Area("E06000991", "Alder", "council", "E12000091", "991"),
            Area("E06000992", "St. Wren and Moss", "council", "E12000091", "992"),
            Area("E06000993", "County Elder", "council", "E12000091", "993"),
        ]
    )


def book_of(table: str) -> Book:
    """A book of these figures: lines of code, area, year and cell."""
    rows: dict[Series, dict[int, Cell]] = {}
    for line in table.strip().splitlines():
        code, area, year, cell = line.split()
        rows.setdefault(Series(code, area), {})[int(year)] = Cell(cell, SOURCE.name)
    return Book(fern_areas(), rows, {SOURCE.name: SOURCE}, "the book of ferns")


REFERRALS = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
    "category",
    "referral_count",
    "rereferral_count",
    "rereferral_percent",
    "no_further_action_count",
    "no_further_action_percent",
    "not_in_need_count",
    "not_in_need_percent",
]


def row_of(area: Area, year: int | str, **cells: object) -> dict[str, object]:
    """A row of the file of referrals for an area; without other words 20 of 100 are re-referrals."""
    level = {"country": "National", "region": "Regional"}.get(area.kind, "Local authority")
    council = {"old_la_code": area.number, "new_la_code": area.code, "la_name": area.name, "region_code": area.region}
    region = {"region_code": area.code, "region_name": area.name}
    return {
        "time_period": year, "time_identifier": "Reporting year", "geographic_level": level,
        "country_code": ENGLAND, "country_name": "England",
        **({} if level == "National" else region if level == "Regional" else council),
        "category": "Referrals and Re-referrals", "referral_count": 100, "rereferral_count": 20,
        "rereferral_percent": 20, "no_further_action_count": 5, "no_further_action_percent": 5,
        "not_in_need_count": "c", "not_in_need_percent": "c", **cells,
    }  # fmt: skip


def csv_of(*rows: dict[str, object], heads: list[str] = REFERRALS) -> str:
    """The rows as CSV text under these heads."""
    to = io.StringIO()
    writer = csv.DictWriter(to, heads, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return to.getvalue()
