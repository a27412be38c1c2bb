"""Which table a file is, and which column a heading is: by name, forgiving case, spaces and what exports add."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from goldthread.records.schema import SOURCE_ROW, Table, tables
from goldthread.records.taking_in.spellings import renamed

_ALIKE = 78
# The day of the export, which many put at the end of a file's name.
_DAY_AT_THE_END = re.compile(r"[_\-. ]*(\d{4}[_-]?\d{2}[_-]?\d{2}|\d{2}[_-]?\d{2}[_-]?\d{4})$")


def plain(name: str) -> str:
    """The name as names are compared: lower case, one underscore for whatever stands between its words.

    >>> plain("\\ufeff CINE Referral-ID "), plain('"cine_referral_id"')
    ('cine_referral_id', 'cine_referral_id')
    """
    return "_".join(re.findall(r"[^\W_]+", name.replace("\ufeff", "").casefold()))


def table_named(stem: str) -> str | None:
    """The table that a file (without its ending) or a database's table is; `None` where it is none.

    >>> table_named("dbo.SSD_CIN_EPISODES"), table_named("ssd_person_20260331"), table_named("notes")
    ('ssd_cin_episodes', 'ssd_person', None)
    """
    forms = (
        stem,
        stem.rpartition(".")[2],
        _DAY_AT_THE_END.sub("", stem),
        _DAY_AT_THE_END.sub("", stem).rpartition(".")[2],
    )
    return next((plain(form) for form in forms if plain(form) in tables()), None)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that this one is probably meant for, to be proposed to a person."""
    found = process.extractOne(plain(name), list(known), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Binding:
    """Which column of the source each column of the table is (by its place), and what is over and what is missing.

    `renamed` pairs a heading that is over with the missing column whose name is so like it that a person must look.
    """

    table: Table
    places: dict[str, int]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    renamed: tuple[tuple[str, str], ...]
    twice: tuple[str, ...]

    @property
    def supplied(self) -> tuple[str, ...]:
        """Every column of a load that comes from what the source has."""
        kept = (c for f in self.table.fields for c in f.columns if f.name in self.places or c in self.places)
        return tuple(kept)


def bound(table: Table, headings: Sequence[str], own: Mapping[str, str]) -> Binding:
    """The headings of a source bound to the columns of a table, by name and never by position."""
    called = {plain(met): ours for met, ours in (renamed()["columns"].get(table.name, {}) | dict(own)).items()}
    bindable = table.columns.keys() - {SOURCE_ROW}
    meant = [called.get(plain(heading), plain(heading)) for heading in headings]
    places: dict[str, int] = {}
    for place, name in enumerate(meant):
        if name in bindable:
            places.setdefault(name, place)
    unknown = tuple(heading for heading, name in zip(headings, meant, strict=True) if name and name not in bindable)
    missing = tuple(f.name for f in table.fields if not any(name in places for name in f.columns))
    pairs = ((heading, nearest(heading, missing)) for heading in unknown)
    twice = tuple(sorted({name for name in places if meant.count(name) > 1}))
    return Binding(table, places, unknown, missing, tuple((a, b) for a, b in pairs if b), twice)


def best_table(headings: Sequence[str]) -> str | None:
    """The table whose columns the headings are, more than those of any other; `None` where there is none."""
    plainly = {plain(heading) for heading in headings}
    shared = {name: len(plainly & table.columns.keys()) for name, table in tables().items()}
    best = max(shared, key=lambda name: shared[name])
    return best if shared[best] else None
