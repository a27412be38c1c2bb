"""Reads the published list of statistical neighbours: ten for each council, by DfE's numbers."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from goldthread.measures.benchmarks.areas import CLOSENESS_BY_LETTER, Area, Areas, Neighbour
from goldthread.measures.benchmarks.published import NotPublishedFigures, refusal, text_of_file
from goldthread.measures.benchmarks.shapes import settings
from goldthread.measures.benchmarks.source import Source

TEN = range(1, 11)
NAME = "neighbours"
CLOSENESS = frozenset(CLOSENESS_BY_LETTER.values())


class NeighboursRead(NamedTuple):
    """The councils with the neighbours that the file gives them, and the file."""

    areas: tuple[Area, ...]
    source: Source


def is_neighbours_file(text: str) -> bool:
    """Whether the heads are those of the neighbours' list."""
    heads = text.partition("\n")[0]
    return "old_la_code" in heads and "SN_1" in heads


def read_neighbours(path: Path, areas: Areas, *, latest_year: int, taken: str) -> NeighboursRead:
    """The councils of the file with their ten neighbours; NotPublishedFigures lists every fault of it.

    The list prints no year: it is taken from the file's name (sn_model_2026_wide.csv).
    """
    text, sha256 = text_of_file(path)
    rows = csv.DictReader(io.StringIO(text))
    missing = [head for head in _heads() if head not in (rows.fieldnames or ())]
    if missing:
        raise NotPublishedFigures(
            "no statistical neighbours can be read from this file", where=path.name,
            why=f"it has no column {', '.join(missing)}",
        )  # fmt: skip
    edition = _edition_in(path.name, latest_year)
    faults: list[str] = []
    try:
        found = [_council_of(rows.line_num, row, areas, faults) for row in rows]
    except csv.Error as fault:
        raise refusal([f"line {rows.line_num}: {fault}"], path.name) from None
    if not found:
        faults.append("there is no council below its heads")
    if faults:
        raise refusal(faults, path.name)
    about = settings()["neighbours"]
    source = Source(NAME, about["publisher"], about["title"], edition, path.name, taken, sha256)
    return NeighboursRead(tuple(area for area in found if area), source)


def _heads() -> list[str]:
    return [*settings()["neighbours"]["columns"], *(f"SN_{place}" for place in TEN), *(f"SN_{place}P" for place in TEN)]


def _edition_in(name: str, latest_year: int) -> str:
    found = [year for year in re.findall(r"(?<!\d)20\d\d(?!\d)", name) if int(year) <= latest_year]
    if len(found) == 1:
        return found[0]
    raise NotPublishedFigures(
        "which year's neighbours these are is not said", where=name,
        why=f"the list prints none, and the file's name holds no single year up to {latest_year}",
        try_="Name the file as it is published, such as sn_model_2025_wide.csv",
    )  # fmt: skip


def _council_of(line: int, row: dict[str, str], areas: Areas, faults: list[str]) -> Area | None:
    council = areas.get(row["old_la_code"] or "")
    known = [(areas.get(row[f"SN_{place}"] or ""), row[f"SN_{place}P"] or "") for place in TEN]
    if council is None or any(area is None for area, _ in known):
        faults.append(f"line {line} names a council by a number that is not known")
        return None
    if len({area.code for area, _ in known} - {council.code}) != len(TEN):
        faults.append(f"line {line}: {council.name} has not ten other councils as neighbours")
        return None
    near = tuple(Neighbour(area.code, closeness.strip().lower()) for area, closeness in known)
    if strange := [closeness for _, closeness in near if closeness not in CLOSENESS]:
        faults.append(f"line {line}: “{strange[0][:20]}” says not how close a neighbour is")
        return None
    return replace(council, neighbours=near)
