"""The files of DfE and ONS that are understood: which columns and rows of them become which figures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Series:
    """The rows and columns of a file that hold the figures of one measure."""

    code: str
    rows: Mapping[str, str] = field(default_factory=dict)
    of: Mapping[str, str] | None = None
    value: str = ""
    numerator: str = ""
    denominator: str = ""

    def holds(self, row: Mapping[str, str]) -> bool:
        """Whether a row has this measure's figure."""
        return all(row[column] == word for column, word in self.rows.items())

    def counts_all(self, row: Mapping[str, str]) -> bool:
        """Whether a row has only the denominator of this measure's figure."""
        return self.of is not None and all(row[column] == word for column, word in {**self.rows, **self.of}.items())

    @property
    def columns(self) -> set[str]:
        named = {self.value, self.numerator, self.denominator} - {""}
        return named | set(self.rows) | set(self.of or ())


@dataclass(frozen=True)
class Shape:
    """One kind of published file. ``told_by`` are rows that tell it from another with the same columns."""

    name: str
    publisher: str
    title: str
    columns: tuple[str, ...]
    series: tuple[Series, ...]
    told_by: Mapping[str, str] = field(default_factory=dict)
    national: bool = False
    months: bool = False

    @property
    def common(self) -> tuple[str, ...]:
        return tuple(settings()["national" if self.national else "common"])

    @property
    def needed(self) -> tuple[str, ...]:
        return self.common + self.columns


@cache
def settings() -> Mapping[str, object]:
    """The file of shapes as it stands."""
    return tomllib.loads((files(__package__) / "shapes.toml").read_text("utf-8"))


@cache
def shapes() -> tuple[Shape, ...]:
    """Every shape that is understood."""
    entries = settings()["shape"]
    return tuple(
        Shape(
            **{**entry, "columns": tuple(entry["columns"]), "series": tuple(Series(**row) for row in entry["series"])}
        )
        for entry in entries
    )


def shapes_with(columns: Iterable[str]) -> tuple[Shape, ...]:
    """The shapes whose every column is there; more than one where they differ only in their rows."""
    there = set(columns)
    return tuple(shape for shape in shapes() if there.issuperset(shape.needed))


def nearest_shape(columns: Iterable[str]) -> tuple[Shape, tuple[str, ...]] | None:
    """The shape of which most own columns are there, with those that are missing; None where hardly one is."""
    there = set(columns)
    if len(there & set(settings()["common"])) < len(settings()["national"]) - 1:
        return None
    best = max(shapes(), key=lambda shape: len(there.intersection(shape.columns)) / len(shape.columns))
    if not there.intersection(best.columns):
        return None
    return best, tuple(column for column in best.needed if column not in there)
