"""Rows as CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

# A spreadsheet takes a cell that begins like this for a formula, the full-width forms of the signs too.
_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def safe_cell(value: object) -> str:
    """The value as text that no spreadsheet runs as a formula; nothing for ``None``.

    >>> safe_cell("=1+1"), safe_cell("- a bullet"), safe_cell("2 visits"), safe_cell(None)
    ("'=1+1", "'- a bullet", '2 visits', '')
    """
    text = "" if value is None else str(value).replace("\x00", "")
    return f"'{text}" if begins_a_formula(text) else text


def begins_a_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return text.lstrip(" ").startswith(_BEGINS_A_FORMULA)


def write_rows(to: TextIO, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes a heading row and the rows as CSV, every cell safe to open in a spreadsheet."""
    sheet = csv.writer(to, lineterminator="\n")
    sheet.writerow(headings)
    sheet.writerows([safe_cell(value) for value in row] for row in rows)
