"""Worked examples of measures: a few rows and the cases that come out of them, tests and reference at once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Example:
    """One worked example of a measure.

    `quotes` is what the definition's source says, `source` which of its sources says it, `worked` the counting by hand.
    `tables` are the rows by table; `cases` what must come out, one mapping a case with at least its `case_id` and
    `numerator` ("cannot say" where nobody can); a case that is not named must not come out.
    """

    measure: str
    title: str
    quotes: str
    source: str
    worked: str
    as_at: date
    tables: dict[str, list[dict]]
    cases: list[dict]
    first_day: date | None = None
    settings: dict[str, object] | None = None


def examples_of(code: str) -> tuple[Example, ...]:
    """The worked examples of a measure, in the order of its file; none where it has no such file."""
    path = files("goldthread.measures.library").joinpath("examples", f"{code}.toml")
    if not path.is_file():
        return ()
    said = tomllib.loads(path.read_text("utf-8"))
    return tuple(Example(measure=code, **one) for one in said["example"])
