"""A council's own measures: files beside its loads that are taken up with those of the package."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldthread.measures.definition import BadDefinition, Definition, definition_in
from goldthread.measures.engine.guard import faults_of
from goldthread.measures.library import library

FOLDER = "measures"
# What a file's `:as_at` is written out as while it is looked at; nothing runs.
_ANY_DAY = date(2026, 3, 31)


@dataclass(frozen=True, slots=True)
class Definitions:
    """The measures of a council by code: those of the package and its own, and the codes of its own."""

    every: dict[str, Definition]
    own: frozenset[str] = frozenset()


def measures_with(*folders: Path) -> Definitions:
    """The package's measures and those of the folders; a wrong file is refused, with every fault of every file."""
    every, own, faults = dict(library()), set(), []
    for path in (path for folder in folders for path in sorted(folder.glob("*.sql"))):
        code = path.stem.upper()
        if code in every:
            whose = "another of the council's own" if code in own else "a measure of the package"
            faults.append(f"{path.name}: {code} is the code of {whose}; give the file another name")
            continue
        try:
            definition = definition_in(path, code)
        except (BadDefinition, UnicodeDecodeError, OSError) as fault:
            faults.append(str(fault) if isinstance(fault, BadDefinition) else f"{path.name}: it cannot be read as text")
            continue
        faults += [f"{path.name}: {sentence}" for sentence in _faults(definition)]
        every[code] = definition
        own.add(code)
    companions = [f"{code}.sql: overdue = “{every[code].overdue}” is no measure" for code in sorted(own)
                  if every[code].overdue and every[code].overdue not in every]  # fmt: skip
    if faults := faults + companions:
        raise BadDefinition("; ".join(fault.rstrip(".") for fault in faults), try_="See docs/how-to/add-a-measure.md")
    return Definitions(every, frozenset(own))


def _faults(definition: Definition) -> Iterator[str]:
    yield from faults_of(definition.sql_with({}, _ANY_DAY))
