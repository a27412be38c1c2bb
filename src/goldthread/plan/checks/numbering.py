"""How a plan numbers its rows: the parts of a number, the series it belongs to, and what a series leaves out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

# A number of more than four digits is a telephone number or a slip of the keyboard; no plan counts so far.
_NUMBER = re.compile(r"^(?P<letter>[A-Za-z]{0,2})[ .]?(?P<major>\d{1,4})(?!\d)(?:\.(?P<minor>\d{1,4})(?!\d))?")
_LETTER = re.compile(r"^\(?(?P<letter>[A-Za-z])[.)]?$")


def whole_numbers(printed: str | None) -> tuple[int, ...]:
    """The whole numbers that a recommendation's number holds: “13/14” is 13 and 14, “Rec 7.” is 7."""
    return tuple(int(number) for number in re.findall(r"(?<![.\d])\d{1,4}(?!\d|\.\d)", printed or ""))


def parts_of(ref: str | None) -> tuple[str, int, int] | None:
    """The series letter, the major and the minor number of a reference: “A5.2” is ("A", 5, 2), “7” is ("", 7, 0)."""
    found = _NUMBER.match((ref or "").strip())
    return (found["letter"].upper(), int(found["major"]), int(found["minor"] or 0)) if found else None


def letter_of(ref: str | None) -> str | None:
    """The letter of a lettered row, as printed: “b)” is “b”, “E)” is “E”; ``None`` for any other reference."""
    found = _LETTER.match((ref or "").strip())
    return found["letter"] if found else None


def left_out(numbers: Iterable[int], *, start: int | None = None) -> list[int]:
    """The numbers missing between the lowest (or ``start``) and the highest of ``numbers``."""
    have = set(numbers)
    return [number for number in range(start or min(have), max(have)) if number not in have] if have else []


def by_series(refs: Iterable[str | None]) -> dict[tuple[str, int | None], list[int]]:
    """The numbers of each series: of the letter alone (A5, A6 …) and of each major number (A5.1, A5.2 …)."""
    series = defaultdict(list)
    for letter, major, minor in filter(None, map(parts_of, refs)):
        series[letter, None].append(major)
        if minor:
            series[letter, major].append(minor)
    return dict(series)


def spans(numbers: list[int], before: str = "") -> str:
    """Numbers as a reader lists them, each after ``before``: [1, 2, 3, 7] is “1 to 3, 7”, or “A1 to A3, A7”."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [
        f"{before}{run[0]} to {before}{run[-1]}" if len(run) > 2 else " and ".join(f"{before}{n}" for n in run)
        for run in runs
    ]
    return ", ".join(said)
