"""Where figures come from: publisher, title, file, and when the file was taken."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import astuple, dataclass

_MARK = "# source,"


@dataclass(frozen=True, slots=True)
class Source:
    """A published file. ``name`` is how the rows of the condensed file call it; ``taken`` is a day, YYYY-MM-DD."""

    name: str
    publisher: str
    title: str
    years: str
    file: str
    taken: str
    sha256: str

    @property
    def line(self) -> str:
        """“Department for Education, Children in need, 2013 to 2025 (b1.csv, taken 2026-04-27)”."""
        return f"{self.publisher}, {self.title}, {self.years} ({self.file}, taken {self.taken})"


def source_lines(sources: Iterable[Source]) -> list[str]:
    """The comment lines of a condensed file that name its sources."""
    to = io.StringIO()
    writer = csv.writer(to, lineterminator="\n")
    for source in sources:
        writer.writerow(("source", *astuple(source)))
    return to.getvalue().splitlines()


def sources_in(text: str) -> dict[str, Source]:
    """The sources that a condensed file names, by name; ValueError or TypeError where a line is damaged."""
    lines = [line.removeprefix(_MARK) for line in text.splitlines() if line.startswith(_MARK)]
    return {row[0]: Source(*row) for row in csv.reader(lines)}
