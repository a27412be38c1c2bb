"""A copy of the trail as a file: goldthread-trail/1, one JSON value a line, which anybody can verify or replay."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from pathlib import Path

from goldthread.errors import UnreadableFile
from goldthread.trail.chain import Head, Revision

FORMAT = "goldthread-trail/1"
_KINDS = {"head": Head, "revision": Revision}


def written_copy(heads: Iterable[Head], revisions: Iterable[Revision], *, as_at: str) -> Iterator[str]:
    """The lines of the file: what it is, the heads, then the revisions in the order of plan and place."""
    yield _line({"format": FORMAT, "as_at": as_at})
    yield from (_line({"head": asdict(head)}) for head in heads)
    yield from (_line({"revision": asdict(row)}) for row in revisions)


def _line(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_copy(path: Path) -> tuple[list[Head], list[Revision]]:
    """The heads and revisions of a copy. Raises `UnreadableFile` for a file that is none, with its line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror.lower() if isinstance(fault, OSError) and fault.strerror else "it is no text file"
        raise UnreadableFile("the copy of the trail cannot be read", where=str(path), why=why, try_=_TRY) from None
    if not lines or _value(lines[0], path, 1).get("format") != FORMAT:
        raise UnreadableFile("this is no copy of a trail", where=str(path), why=_FIRST, try_=_TRY)
    found: dict[str, list] = {"head": [], "revision": []}
    for number, line in enumerate(lines[1:], 2):
        kind, value = _entry(line, path, number)
        found[kind].append(value)
    return found["head"], found["revision"]


_FIRST = f"its first line does not say “{FORMAT}”"
_TRY = "Give a file that “goldthread export-trail” wrote"


def _value(line: str, path: Path, number: int) -> dict:
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise UnreadableFile("the line is no JSON object", where=f"{path}, line {number}", try_=_TRY)
    return value


def _entry(line: str, path: Path, number: int) -> tuple[str, Head | Revision]:
    said = _value(line, path, number)
    for kind, made in _KINDS.items():
        names = {field.name for field in fields(made)}
        if isinstance(said.get(kind), dict) and set(said[kind]) == names and _numbered(said[kind]):
            return kind, made(**said[kind])
    raise UnreadableFile("the line is neither a head nor a revision", where=f"{path}, line {number}", try_=_TRY)


def _numbered(said: dict) -> bool:
    return all(type(said[name]) is int for name in ("plan", "place", "by") if name in said)
