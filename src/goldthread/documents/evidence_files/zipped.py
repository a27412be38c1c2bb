"""The list of parts at the end of a zip file, as Office files are; no part is unpacked.

Each entry of the list is 46 bytes and the part's name; the record after it says how long the list is and where it
starts (APPNOTE 6.3, sections 4.3.12 and 4.3.16).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from goldthread.documents.evidence_files.kinds import kinds, refused

_END, _ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_END_SIZE, _ENTRY_SIZE, _LONGEST_NOTE = 22, 46, 65_535
_LOCKED = 1
_SMALL = 10_000_000


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of an Office file by name, in small letters."""

    names: frozenset[str]


def ends_as_zip(data: bytes) -> bool:
    """Whether a program that opens zip files would find one at the end of the bytes."""
    return _end_of(data) is not None


def parts_of(data: bytes, name: str) -> Parts | None:
    """The parts of a file that is a zip file and nothing else; ``None`` where it is not. Raises `NotEvidence`."""
    end = _end_of(data)
    if end is None or not data.startswith(b"PK\x03\x04"):
        return None
    at, (many, size, start, note) = end
    whole = start + size == at and at + _END_SIZE + note == len(data)  # nothing stands before, between or behind
    if not whole or many > kinds()["most_parts"]:
        return None
    entries = list(_entries(data[start:at]))
    if len(entries) != many:
        return None
    _refuse_unsafe(entries, name)
    return Parts(frozenset(part for part, *_ in entries))


def _end_of(data: bytes) -> tuple[int, tuple[int, int, int, int]] | None:
    """Where the last end record stands; its count of parts, the list's length and start, its note's length."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_NOTE))
    if at < 0 or len(data) - at < _END_SIZE:
        return None
    said = struct.unpack_from("<HIIH", data, at + 10)
    return (at, said) if at + _END_SIZE + said[-1] <= len(data) else None


def _entries(listed: bytes):
    """Each part's name, flags, packed and unpacked size; ends early where the list is not whole."""
    at = 0
    while at + _ENTRY_SIZE <= len(listed) and listed[at : at + 4] == _ENTRY:
        (flags,) = struct.unpack_from("<H", listed, at + 8)
        packed, unpacked, letters, extra, note = struct.unpack_from("<IIHHH", listed, at + 20)
        part = listed[at + _ENTRY_SIZE : at + _ENTRY_SIZE + letters].decode("utf-8", "replace").lower()
        yield part.replace("\\", "/"), flags, packed, unpacked
        at += _ENTRY_SIZE + letters + extra + note


def _refuse_unsafe(entries: list[tuple[str, int, int, int]], name: str) -> None:
    again = "Open it in the program that made it, save it again and choose that copy"
    if any(flags & _LOCKED for _, flags, *_ in entries):
        raise refused("the file is locked with a password", name, try_="Save a copy without the password")
    if any(part.startswith("/") or ".." in part.split("/") for part, *_ in entries):
        raise refused("a part of the file would be unpacked outside its own folder", name, try_=again)
    swollen = any(big > _SMALL and big > kinds()["most_ratio"] * max(1, packed) for _, _, packed, big in entries)
    if swollen or sum(big for *_, big in entries) > kinds()["most_unpacked"]:
        raise refused("the file unpacks to far more than a document holds", name, try_=again)
