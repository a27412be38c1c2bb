"""A file of people as rows: its encoding, what stands between its cells, and its headings, in whatever order."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from goldthread.documents.load.text import decoded
from goldthread.errors import UnreadableFile, UserError
from goldthread_site.look.pieces import counted

MOST_ROWS = 2000
MOST_BYTES = 1024 * 1024
LONGEST_CELL = 400
_BETWEEN = (",", ";", "\t")
_TRY = "Take the template of this page, or mend the file. Nothing was saved"


class NotPeople(UserError):
    """The file is no list of people, or its headings cannot be told."""


class Row(NamedTuple):
    """A line of the file as it was written, each cell without the blanks around it."""

    line: int
    username: str = ""
    full_name: str = ""
    email: str = ""
    role: str = ""
    plan: str = ""
    section: str = ""
    until: str = ""
    why: str = ""


@cache
def _file() -> dict:
    return tomllib.loads(Path(__file__).with_name("headings.toml").read_text(encoding="utf-8"))


def columns() -> dict[str, list[str]]:
    """The columns, each with the headings by which it is known."""
    return _file()["columns"]


def rows_of(data: bytes, *, name: str = "") -> list[Row]:
    """The rows of a CSV file. Raises `NotPeople` or `UnreadableFile`, with all that is wrong with its headings."""
    if len(data) > MOST_BYTES:
        raise NotPeople("the file is larger than 1 MB", where=name, try_="Choose a file of people only")
    try:
        text, _ = decoded(data, name=name)
    except UnreadableFile as fault:  # what it tells to try is for a plan
        raise UnreadableFile(**{**fault.said, "try_": "Save the list as CSV, and choose it again"}) from None
    text = re.sub(r"^\s*sep=.\r?\n", "", text)
    between = _sign_between(text)
    lines = _lines(text, between, name)
    bound = _bound(lines[0][1] if lines else [], name)
    rows = [_row(line, cells, bound, name) for line, cells in lines[1:]]
    if not rows:
        raise NotPeople("there is no row below the headings", where=name, try_=_TRY)
    if len(rows) > MOST_ROWS:
        raise NotPeople(
            f"these are {counted(len(rows), 'row')}", where=name, why=f"{MOST_ROWS:,} are taken at a time",
            try_="Split the file, and bring in one part after the other",
        )  # fmt: skip
    return rows


def _sign_between(text: str) -> str:
    """What stands between the cells: that with which the first line has the most headings that are known."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def known(sign: str) -> int:
        return sum(_column(head) is not None for head in next(csv.reader([first], delimiter=sign), []))

    return max(_BETWEEN, key=known)


def _lines(text: str, between: str, name: str) -> list[tuple[int, list[str]]]:
    """The rows that hold something, each with the number of the line on which it begins."""
    found, begins = [], 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error:
        raise NotPeople(
            "a quotation mark is opened and not closed", where=f"{name}, line {begins}".lstrip(", "), try_=_TRY
        ) from None
    return found


def _column(head: str) -> str | None:
    words = " ".join(re.sub(r"[^\w\-]+", " ", head.casefold()).split())
    return next((column for column, heads in columns().items() if words in heads), None)


def _bound(heads: list[str], name: str) -> dict[int, str]:
    """Which cell is of which column. Raises `NotPeople` for headings that are missing, unknown or there twice."""
    bound = {place: _column(head) for place, head in enumerate(heads) if head.strip()}
    faults = [f"“{heads[place].strip()[:40]}” is no heading that is known" for place, one in bound.items() if not one]
    there = [one for one in bound.values() if one]
    faults += [f"“{columns()[one][0]}” stands there twice" for one in dict.fromkeys(there) if there.count(one) > 1]
    faults += [f"“{columns()[one][0]}” is missing" for one in _file()["needed"]["columns"] if one not in there]
    if faults:
        known = ", ".join(heads_[0] for heads_ in columns().values())
        raise NotPeople(
            "the headings are not right", where=name, why="; ".join(faults[:8]),
            try_=f"The first line names the columns: {known}. Nothing was saved",
        )  # fmt: skip
    return bound


def _row(line: int, cells: list[str], bound: dict[int, str], name: str) -> Row:
    astray = [cell for place, cell in enumerate(cells) if place not in bound and cell.strip()]
    if astray:
        raise NotPeople(
            "there are more cells than headings", where=f"{name}, line {line}".lstrip(", "),
            why=f"“{astray[0].strip()[:40]}” stands below none",
            try_="Put quotation marks round a cell that holds a comma or semicolon. Nothing was saved",
        )  # fmt: skip
    values = {bound[place]: cell.strip() for place, cell in enumerate(cells) if place in bound}
    if long := next((column for column, cell in values.items() if len(cell) > LONGEST_CELL), None):
        raise NotPeople(f"“{columns()[long][0]}” is longer than {LONGEST_CELL} letters",
                        where=f"{name}, line {line}".lstrip(", "), try_=_TRY)  # fmt: skip
    return Row(line, **values)


def template() -> str:
    """An empty file with the headings, as a spreadsheet program of this country opens it."""
    heads = ",".join(heads[0] for heads in columns().values())
    return f"\ufeff{heads}\r\n"
