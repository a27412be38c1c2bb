"""About when the school terms of England end; each council sets its own days."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from importlib.resources import files


def term_ends(year: int, *, halves: bool = False) -> tuple[date, ...]:
    """The approximate ends of a calendar year's terms in order, with the half terms where ``halves`` asks for them.

    >>> [str(day) for day in term_ends(2026)]
    ['2026-03-31', '2026-07-21', '2026-12-19']
    """
    said = _data()
    ends = [*said["ends"].values(), *(said["halves"].values() if halves else ())]
    return tuple(sorted(date(year, month, day) for month, day in ends))


@cache
def _data() -> dict[str, dict[str, list[int]]]:
    return tomllib.loads(files(__package__).joinpath("school_terms.toml").read_text("utf-8"))
