"""Whether an extract looks unlike the load before it, so much that a person should look first."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.records.load import Load, Shape
from goldthread.records.taking_in.prepared import Prepared

# A table that lost this share of its rows has more often lost a part of the extract than its children.
SHRUNK_PERCENT = 40
_SHOWN = 6


def reasons_to_look(prepared: Prepared, earlier: Load | None, *, shape: Shape) -> Iterator[str]:
    """What has shrunk, gone or changed, one sentence each."""
    yield from prepared.lookalikes
    if earlier is None:
        return
    if earlier.shape != shape:
        yield f"the load before was of the shape {earlier.shape}, this one is {shape}"
        return
    for name, held in earlier.tables.items():
        if name not in prepared.rows:
            yield f"{name} is not there; it had {held.rows} row{'s' * (held.rows != 1)}"
            continue
        yield from _of_table(name, held.rows, set(held.supplied), prepared)


def _of_table(name: str, before: int, supplied: set[str], prepared: Prepared) -> Iterator[str]:
    rows = prepared.rows[name]
    if before and 100 * (before - rows) >= SHRUNK_PERCENT * before:
        yield f"{name} has {rows} rows, {round(100 * (before - rows) / before)} % fewer than the {before} before"
    now = set(prepared.supplied[name])
    if gone := sorted(supplied - now):
        yield f"{name} no longer has {_some(gone)}"
    if new := sorted(now - supplied):
        yield f"{name} newly has {_some(new)}"


def _some(columns: list[str]) -> str:
    more = len(columns) - _SHOWN
    return ", ".join(columns[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
