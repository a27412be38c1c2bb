"""Tables whose columns are only spaces apart, as text taken from a PDF with its layout kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_APART = re.compile(r"\s{2,}")
_LONGEST_LINE, _MOST_LINES = 400, 2000
_FEWEST_LINES, _FEWEST_COLUMNS, _FEWEST_FULL = 3, 3, 2


def tabs_for_spaces(lines: Sequence[str]) -> list[str]:
    """The lines, with a tab between the columns of each table that has only spaces there.

    >>> tabs_for_spaces(["Action      Lead   By", "Open a hub  Ada    June", "in May", "Train all   Omar   July"])
    ['Action      Lead   By', 'Open a hub  Ada    June', 'in May', 'Train all   Omar   July']
    >>> tabs_for_spaces(["Action      Lead   By", "Open a hub  Ada    June", "            Marsh"])
    ['Action\\tLead\\tBy', 'Open a hub\\tAda\\tJune', '\\tMarsh\\t']
    """
    done = list(lines)
    for run in _runs(lines):
        edges = _edges([lines[place] for place in run])
        if len(edges) >= _FEWEST_COLUMNS:
            for place in run:
                done[place] = "\t".join(_cells(lines[place], edges))
    return done


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """The places of lines that could be a table's, together; one blank line between two of them parts no table."""
    run: list[int] = []
    for place, line in enumerate(lines):
        if not line.strip() and run and run[-1] == place - 1:
            continue
        if _could_be_row(line) and len(run) < _MOST_LINES:
            run.append(place)
            continue
        if _is_table([lines[at] for at in run]):
            yield run
        run = []
    if _is_table([lines[at] for at in run]):
        yield run


def _could_be_row(line: str) -> bool:
    """Whether a line has a wide gap in it or stands far in, and no sign of another kind of table."""
    if not line.strip() or len(line) > _LONGEST_LINE or "\t" in line or "|" in line or "<" in line:
        return False
    return bool(_APART.search(line.strip())) or line.startswith("   ")


def _is_table(run: Sequence[str]) -> bool:
    fields = [len(_APART.split(line.strip())) for line in run]
    return len(run) >= _FEWEST_LINES and sum(count >= _FEWEST_COLUMNS for count in fields) >= _FEWEST_FULL


def _edges(run: Sequence[str]) -> list[int]:
    """Where each column begins: behind every gap of two spaces that runs down all the lines."""
    width = max(map(len, run))
    filled = [any(len(line) > at and not line[at].isspace() for line in run) for at in range(width)]
    return [at for at in range(width) if filled[at] and not any(filled[max(0, at - 2) : at])]


def _cells(line: str, edges: Sequence[int]) -> list[str]:
    return [line[start:end].strip() for start, end in zip(edges, [*edges[1:], len(line)], strict=True)]
