"""What a whole workbook supplies: the columns of each table that its lists can fill."""

from __future__ import annotations

from functools import cache

from goldthread.records.annex_a.description import described, lists
from goldthread.records.annex_a.gathered import GATHERED
from goldthread.records.annex_a.reading import ROW_ID


@cache
def carried() -> dict[str, frozenset[str]]:
    """The columns by table; what is not among them no Annex A has, so its lack says nothing of a workbook."""
    found: dict[str, set[str]] = {name: set(columns) for name, columns in GATHERED.items()}
    for about in lists().values():
        found[about.table.name] = {ROW_ID, *(field.name for field in about.fields)}
    for entry in described("derived")["derived"]:
        made = (name for part in ("columns", "reversed", "fixed", "fixed_with") for name in entry.get(part, ()))
        found.setdefault(entry["table"], set()).update(made)
    return {name: frozenset(columns) for name, columns in found.items()}
