"""The measures that come with Goldthread, one file each, and those that a council adds."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from goldthread.errors import ExitCode, UserError
from goldthread.measures.definition import Definition, definition_in


class NoSuchMeasure(UserError):
    """A code that names no measure."""

    exit_code = ExitCode.USAGE


@cache
def library() -> dict[str, Definition]:
    """Every measure of the package by its code, in the order of their codes."""
    with as_file(files(__name__)) as folder:
        return definitions_in(folder)


def definitions_in(folder: Path) -> dict[str, Definition]:
    """The measures of a folder by code; the code is the file's name."""
    return {path.stem: definition_in(path) for path in sorted(folder.glob("*.sql"))}


def definition(code: str, among: dict[str, Definition] | None = None) -> Definition:
    """The measure with a code, however it is spelt; refused with near ones where there is none."""
    known = library() if among is None else among
    wanted = {one.upper(): one for one in known}.get(code.strip().upper())
    if wanted is None:
        near = [one for one in known if one[:2] == code.strip().upper()[:2]][:8]
        raise NoSuchMeasure(
            f"“{code}” is no measure",
            why=f"codes that begin alike: {', '.join(near)}" if near else "",
            try_="“goldthread measure list” shows them all",
        )
    return known[wanted]
