"""A sheet that claims more than a plan has, found before it is opened: each cell that it merges would be made."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.documents.load.limits import limits
from goldthread.documents.load.package import Package
from goldthread.errors import UnreadableFile

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")


def refuse_endless_sheets(package: Package) -> None:
    """Raises `UnreadableFile` where the merged cells of a sheet, blank ones counted, are far more than a plan has."""
    most = limits()["merged"]
    for name in filter(_SHEET.fullmatch, package.names):
        if (found := sum(_merged_in(package.part(name)))) > most:
            raise UnreadableFile(
                f"a sheet merges {found:,} cells", where=package.name, why=f"no plan we know comes near {most:,}",
                try_="Choose the plan itself, without data or pictures in it",
            )  # fmt: skip


def _merged_in(sheet: bytes) -> Iterator[int]:
    """How many cells each merged area has."""
    for left, top, right, bottom in _MERGED.findall(sheet):
        yield (abs(int(bottom) - int(top)) + 1) * (abs(_number(right) - _number(left)) + 1)


def _number(letters: bytes) -> int:
    """The number of a column: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
