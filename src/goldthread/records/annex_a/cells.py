"""Cells of a list as a load keeps them: days as yyyy-mm-dd, choices as codes; what is not understood stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256

from goldthread.records.annex_a.description import described
from goldthread.records.schema import Field, codes
from goldthread.records.taking_in.spellings import Meanings, spelled

Cell = str | None
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def written(code_list: str) -> dict[str, str]:
    """What a workbook writes for each code of a list."""
    return described("values")["written"].get(code_list, {})


def reading(field: Field) -> Callable[[str], Cell]:
    """How a column's cells are read: text comes back as the load keeps it, or as it is where it is not understood."""
    if field.type == "date":
        return day
    if field.codes:
        return _choices(field.codes)
    return _WORKERS_AND_TEAMS.get(field.name, _as_it_is)


def is_understood(field: Field, cell: Cell) -> bool:
    """Whether a cell that was read says a day where a day belongs and a code where a code does."""
    if cell is None:
        return False
    if field.type == "date":
        return _ISO.fullmatch(cell) is not None
    return not field.codes or cell in codes()[field.codes]


@lru_cache(maxsize=100_000)
def day(text: str) -> str:
    """A day as yyyy-mm-dd.

    >>> day("31/12/2025"), day("2025-12-31"), day("31/02/2025"), day("soon")
    ('2025-12-31', '2025-12-31', '31/02/2025', 'soon')
    """
    if not (parts := _DAY.fullmatch(text)):
        return text
    try:
        return date(int(parts[3]), int(parts[2]), int(parts[1])).isoformat()
    except ValueError:
        return text


@cache
def _choices(code_list: str) -> Callable[[str], Cell]:
    said = described("values")
    own = {text: code for code, text in written(code_list).items()} | said["also"].get(code_list, {})
    meanings = Meanings(code_list, own | {text.replace("'", "’"): code for text, code in own.items()})
    nothing = {spelled(text) for text in said["nothing"]} - {spelled(text) for text in own}

    @cache
    def read(text: str) -> Cell:
        return None if spelled(text) in nothing else meanings.code(text) or text

    return read


@lru_cache(maxsize=100_000)
def worker_id(name: str) -> str:
    """An id for a worker of whom only the name is known, always the same one; the name cannot be read from it."""
    return "worker-" + sha256(" ".join(name.split()).casefold().encode()).hexdigest()[:10]


@lru_cache(maxsize=10_000)
def team_id(name: str) -> str:
    """A team's name with single spaces, which is its id."""
    return " ".join(name.split())


def _as_it_is(text: str) -> Cell:
    return text


_WORKERS_AND_TEAMS = {"allocated_worker": worker_id, "allocated_team": team_id}
