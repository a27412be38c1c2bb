"""The formulas of rules for colours, worked out over stored values: comparisons, AND, OR, SEARCH and their like.

Nothing is run: a formula is parsed into nested tuples, and what is not known here is `Unknown`, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<cell>\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\w(!.])"""
    r"""|(?P<number>\d+(?:\.\d+)?%?)|(?P<name>[A-Z][A-Z0-9.]*)|(?P<sign><=|>=|<>|[-+*/&=<>(),]))""",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)", re.IGNORECASE)
_LEVELS = (("=", "<>", "<=", ">=", "<", ">"), ("&",), ("+", "-"), ("*", "/"))
_LONGEST, _DEEPEST, _MOST_CELLS = 1000, 40, 2000
_BASE = datetime.fromisoformat("1899-12-30")  # day nought of a spreadsheet


class Unknown(Exception):
    """A formula, or a part of one, that cannot be worked out here."""


class Fault(Exception):
    """What a spreadsheet shows as an error: a text not found, a number that is none."""


@lru_cache(maxsize=512)
def parsed(formula: str) -> tuple:
    """The formula as nested tuples. Raises `Unknown`."""
    if len(formula) > _LONGEST:
        raise Unknown
    tokens, place = [], 0
    formula = formula.strip().lstrip("=").rstrip()
    while place < len(formula):
        found = _TOKEN.match(formula, place)
        if found is None:
            raise Unknown
        tokens.append((found.lastgroup, found[found.lastgroup]))
        place = found.end()
    tokens.append(("end", ""))
    tree, rest = _level(tokens, 0, 0, 0)
    if tokens[rest][0] != "end":
        raise Unknown
    return tree


def _level(tokens: list, at: int, level: int, depth: int) -> tuple[tuple, int]:
    """An expression of operators of this level or tighter ones, and where it ends."""
    if depth > _DEEPEST:
        raise Unknown
    if level == len(_LEVELS):
        return _primary(tokens, at, depth + 1)
    left, at = _level(tokens, at, level + 1, depth)
    while tokens[at][0] == "sign" and tokens[at][1] in _LEVELS[level]:
        sign = tokens[at][1]
        right, at = _level(tokens, at + 1, level + 1, depth)
        left = ("both", sign, left, right)
    return left, at


def _primary(tokens: list, at: int, depth: int) -> tuple[tuple, int]:
    kind, said = tokens[at]
    if kind == "text":
        return ("value", said[1:-1].replace('""', '"')), at + 1
    if kind == "number":
        return ("value", float(said.rstrip("%")) / (100 if said.endswith("%") else 1)), at + 1
    if kind == "cell":
        return ("cell", said.upper()), at + 1
    if kind == "name" and tokens[at + 1] == ("sign", "("):
        parts, at = [], at + 2
        while tokens[at] != ("sign", ")"):
            part, at = _level(tokens, at, 0, depth + 1)
            parts.append(part)
            if tokens[at] == ("sign", ","):
                at += 1
            elif tokens[at] != ("sign", ")"):
                raise Unknown
        return ("call", said.upper(), *parts), at + 1
    if kind == "name" and said.upper() in ("TRUE", "FALSE"):
        return ("value", said.upper() == "TRUE"), at + 1
    if (kind, said) == ("sign", "("):
        inside, at = _level(tokens, at + 1, 0, depth + 1)
        if tokens[at] != ("sign", ")"):
            raise Unknown
        return inside, at + 1
    if (kind, said) == ("sign", "-"):
        inside, at = _primary(tokens, at + 1, depth + 1)
        return ("both", "-", ("value", 0.0), inside), at
    raise Unknown


class Sums:
    """Works formulas out over the cells that ``value_at`` gives by row and column."""

    def __init__(self, value_at: Callable[[int, int], object]) -> None:
        self._value_at = value_at

    def value(self, formula: str, *, down: int = 0, across: int = 0):
        """What a formula gives in a cell so far below and beside the first of its area. Raises `Unknown`, `Fault`."""
        return self._worked(parsed(formula), (down, across))

    def _worked(self, tree: tuple, moved: tuple[int, int]):
        match tree:
            case ("value", value):
                return value
            case ("cell", place):
                found = self._cells(place, moved)
                return found[0] if ":" not in place else found
            case ("both", sign, left, right):
                return _both(sign, _one(self._worked(left, moved)), _one(self._worked(right, moved)))
            case ("call", name, *parts):
                return self._called(name, parts, moved)
        raise Unknown

    def _cells(self, place: str, moved: tuple[int, int]) -> list:
        from openpyxl.utils import column_index_from_string

        ends = []
        for fixed_column, column, fixed_row, row in _PLACE.findall(place):
            ends.append((int(row) + (0 if fixed_row else moved[0]),
                         column_index_from_string(column) + (0 if fixed_column else moved[1])))  # fmt: skip
        (top, left), (bottom, right) = ends[0], ends[-1]
        if (bottom - top + 1) * (right - left + 1) > _MOST_CELLS:
            raise Unknown
        return [self._value_at(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]

    def _called(self, name: str, parts: list[tuple], moved: tuple[int, int]):
        if name in ("ISERROR", "ISERR", "IFERROR"):
            try:
                value = self._worked(parts[0], moved)
            except Fault:
                return True if name != "IFERROR" else self._worked(parts[1], moved)
            return value if name == "IFERROR" else False
        if name == "IF" and len(parts) > 1:
            chosen = 1 if _true(_one(self._worked(parts[0], moved))) else 2
            return self._worked(parts[chosen], moved) if chosen < len(parts) else False
        if name not in _CALLS:
            raise Unknown
        values = [self._worked(part, moved) for part in parts]
        try:
            return _CALLS[name](*values)
        except (TypeError, ValueError, IndexError):
            raise Fault from None


def _one(value):
    """A single value; a list of cells in its place is more than this works out."""
    if isinstance(value, list):
        raise Unknown
    return value


def plain_value(value):
    """A stored value as it is compared: days as their number, texts in small letters."""
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        return (value - _BASE).total_seconds() / 86400
    if isinstance(value, date):
        return float((value - _BASE.date()).days)
    if isinstance(value, int):
        return float(value)
    return value.casefold() if isinstance(value, str) else value


def compared(left, sign: str, right) -> bool:
    """Whether a comparison holds, as a spreadsheet compares: texts whatever their letters, days by their number."""
    return bool(_both(sign, _one(left), _one(right)))


def _both(sign: str, left, right):
    if sign == "&":
        return _text(left) + _text(right)
    left, right = plain_value(left), plain_value(right)
    if sign in ("+", "-", "*", "/"):
        return _reckoned(sign, left, right)
    left, right = _beside(left, right), _beside(right, left)
    if type(left) is not type(right):
        return {"=": False, "<>": True}.get(
            sign, _rank(left) < _rank(right) if "<" in sign else _rank(left) > _rank(right)
        )
    return {"=": left == right, "<>": left != right, "<": left < right, ">": left > right,
            "<=": left <= right, ">=": left >= right}[sign]  # fmt: skip


def _beside(value, other):
    """An empty cell counts as an empty text beside a text, and as nought beside a number."""
    if value is not None:
        return value
    return "" if isinstance(other, str) or other is None else type(other)()


def _rank(value) -> int:
    return 0 if isinstance(value, float) else 1 if isinstance(value, str) else 2


def _reckoned(sign: str, left, right) -> float:
    try:
        a, b = float(left or 0), float(right or 0)
        return {"+": a + b, "-": a - b, "*": a * b}[sign] if sign != "/" else a / b
    except (TypeError, ValueError, ZeroDivisionError):
        raise Fault from None


def _text(value) -> str:
    if isinstance(value, list):
        raise Unknown
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _true(value) -> bool:
    if isinstance(value, str):
        raise Fault
    return bool(value)


def _flat(values) -> list:
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def _numbers(values) -> list[float]:
    return [value for value in map(plain_value, _flat(values)) if isinstance(value, float)]


def _search(sought, within, start=1.0) -> float:
    place = _text(within).casefold().find(_text(sought).casefold(), int(start) - 1)
    if place < 0:
        raise Fault
    return float(place + 1)


def _counted(cells, wanted) -> float:
    wanted = plain_value(wanted)
    if isinstance(wanted, str) and re.search(r"^[<>=]|[*?]", wanted):
        raise Unknown
    return float(sum(plain_value(cell) == wanted for cell in _flat([cells])))


_CALLS: dict[str, Callable] = {
    "AND": lambda *values: all(map(_true, _flat(values))), "OR": lambda *values: any(map(_true, _flat(values))),
    "NOT": lambda value: not _true(value), "ISBLANK": lambda value: value is None, "COUNTIF": _counted,
    "ISNUMBER": lambda value: isinstance(plain_value(value), float), "ISTEXT": lambda value: isinstance(value, str),
    "SEARCH": _search, "FIND": _search, "EXACT": lambda a, b: _text(a) == _text(b),
    "TRIM": lambda value: " ".join(_text(value).split()),
    "LEFT": lambda value, size=1.0: _text(value)[: int(size)], "LEN": lambda value: float(len(_text(value))),
    "RIGHT": lambda value, size=1.0: _text(value)[-int(size) :] if size else "",
    "MID": lambda value, start, size: _text(value)[int(start) - 1 : int(start) - 1 + int(size)],
    "UPPER": lambda value: _text(value).upper(), "LOWER": lambda value: _text(value).lower(),
    "COUNTA": lambda *values: float(sum(value not in (None, "") for value in _flat(values))),
    "SUM": lambda *values: sum(_numbers(values)), "MAX": lambda *values: max(_numbers(values), default=0.0),
    "MIN": lambda *values: min(_numbers(values), default=0.0),
    "DATE": lambda year, month, day: plain_value(date(int(year), int(month), int(day))),
}  # fmt: skip
