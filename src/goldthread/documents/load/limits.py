"""What is too much for a plan: such a file is refused in one sentence before anyone has to wait for it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from goldthread.errors import UnreadableFile
from goldthread.page import Prose, TableRow

_SAID = {
    "columns": "a row has {found:,} columns",
    "characters": "one text has {found:,} characters",
    "rows": "there are more than {most:,} rows in tables",
    "lines": "there are more than {most:,} lines",
}


@cache
def limits() -> dict[str, int]:
    """The limits of `limits.toml`."""
    return tomllib.loads(files(__package__).joinpath("limits.toml").read_text("utf-8"))


class Tally:
    """Counts what a file holds while it is read. Raises `UnreadableFile` at the first that is too much."""

    def __init__(self, name: str) -> None:
        self.name, self.rows, self.lines = name, 0, 0

    def all_lines(self, lines: Sequence[str]) -> None:
        """Takes note of a text's lines before any of them is looked at."""
        if len(lines) > limits()["lines"]:
            filled = [number for number, line in enumerate(lines, 1) if line and not line.isspace()]
            self._refuse_over("lines", len(filled), filled[min(len(filled) - 1, limits()["lines"])] if filled else 1)

    def width(self, columns: int, line: int) -> None:
        """Takes note of a row that will have so many columns, before its cells are made."""
        self._refuse_over("columns", columns, line)

    def row(self, row: TableRow) -> TableRow:
        """The row, counted."""
        self.rows += 1
        self.lines += sum(len(cell.lines) for cell in row.cells)
        self.width(len(row.cells), row.line)
        longest = max((sum(len(line.text) for line in cell.lines) for cell in row.cells), default=0)
        self._refuse_over("characters", longest, row.line)
        self._refuse_over("rows", self.rows, row.line)
        self._refuse_over("lines", self.lines, row.line)
        return row

    def prose(self, prose: Prose) -> Prose:
        """The paragraph, counted."""
        self.lines += 1
        self._refuse_over("characters", len(prose.text), prose.line)
        self._refuse_over("lines", self.lines, prose.line)
        return prose

    def _refuse_over(self, what: str, found: int, line: int) -> None:
        if found > (most := limits()[what]):
            raise UnreadableFile(
                _SAID[what].format(found=found, most=most), where=f"{self.name}, line {line}",
                why=f"no plan we know comes near {most:,}",
                try_="Choose the plan itself, without data or pictures in it",
            )  # fmt: skip
