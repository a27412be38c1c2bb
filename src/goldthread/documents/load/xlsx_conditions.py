"""Colours that a spreadsheet gives by rule: simple rules are worked out, others are said not to be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_TEXT = re.compile(r'^"((?:[^"]|"")*)"$')
_EQUATION = re.compile(r"^\$?([A-Z]{1,3})\$?(\d+)\s*(<=|>=|<>|=|<|>)\s*(.+)$")
_SEARCH = re.compile(r"^(?:NOT\(ISERROR\()?SEARCH\((.+?),\s*\$?[A-Z]{1,3}\$?\d+\)\)*$", re.IGNORECASE)
_COMPARED: dict[str, Callable] = {
    "equal": lambda a, b: a == b, "=": lambda a, b: a == b, "notEqual": lambda a, b: a != b,
    "<>": lambda a, b: a != b, "greaterThan": lambda a, b: a > b, ">": lambda a, b: a > b,
    "lessThan": lambda a, b: a < b, "<": lambda a, b: a < b, "greaterThanOrEqual": lambda a, b: a >= b,
    ">=": lambda a, b: a >= b, "lessThanOrEqual": lambda a, b: a <= b, "<=": lambda a, b: a <= b,
}  # fmt: skip
_IN_TEXT: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, sought: sought in text, "notContainsText": lambda text, sought: sought not in text,
    "beginsWith": lambda text, sought: text.startswith(sought), "endsWith": lambda text, sought: text.endswith(sought),
}  # fmt: skip


_MOST_LOOKS = 300_000  # areas of rules looked up for cells; 300 actions of 10 columns and 50 rules take 150,000


class Conditions:
    """The conditional colours of one sheet. ``unread`` becomes true where a rule could not be worked out."""

    def __init__(self, sheet, colour_of: Callable) -> None:
        self._sheet, self._colour_of = sheet, colour_of
        self.unread, self._looks = False, 0
        self._found: dict[tuple[int, int], str | None] = {}
        self._rules = [
            (area, rule, [(part.min_row, part.max_row, part.min_col, part.max_col) for part in area.ranges])
            for area, rule in sorted(_rules(sheet), key=lambda pair: pair[1].priority or 0)
        ]

    def colour(self, cell) -> str | None:
        """The colour that the first rule gives which holds for a cell."""
        place = (cell.row, cell.column)
        if place not in self._found:
            self._found[place] = self._worked_out(cell)
        return self._found[place]

    def _worked_out(self, cell) -> str | None:
        row, column = cell.row, cell.column
        for area, rule, parts in self._rules:
            self._looks += len(parts)
            if self._looks > _MOST_LOOKS:
                self.unread = True
                return None
            if not any(top <= row <= bottom and left <= column <= right for top, bottom, left, right in parts):
                continue
            holds = self._holds(rule, cell, area)
            if holds is None:
                self.unread = True
            elif holds:
                fill = rule.dxf.fill if rule.dxf is not None else None
                colour = self._colour_of(fill, differential=True) if fill is not None else None
                if colour or rule.stopIfTrue:
                    return colour
        return None

    def _holds(self, rule, cell, area) -> bool | None:
        """Whether a rule holds for a cell; ``None`` where it cannot be told."""
        if rule.type in ("containsBlanks", "notContainsBlanks"):
            return (cell.value in (None, "")) == (rule.type == "containsBlanks")
        if rule.type in _IN_TEXT:
            sought = rule.text or _sought(rule.formula)
            return None if sought is None else _IN_TEXT[rule.type](_text(cell.value), sought.casefold())
        if rule.type == "cellIs":
            return self._compared(rule, cell)
        return self._expression(rule.formula[0], cell, area) if rule.type == "expression" and rule.formula else None

    def _compared(self, rule, cell) -> bool | None:
        values = [self._value(formula) for formula in rule.formula]
        if None in values or not values:
            return None
        if cell.value is None:
            return False
        if rule.operator in ("between", "notBetween") and len(values) == 2:
            inside = _compare(">=", cell.value, values[0]) and _compare("<=", cell.value, values[1])
            return inside == (rule.operator == "between")
        return _compare(rule.operator, cell.value, values[0])

    def _expression(self, formula: str, cell, area) -> bool | None:
        """Such as ``$J5="Red"``: the column as written where it has a $, the row moved down with the cell."""
        formula = formula.strip().lstrip("=")
        if found := _SEARCH.match(formula):
            sought = self._value(found[1])
            return None if sought is None else str(sought).casefold() in _text(cell.value)
        found = _EQUATION.match(formula)
        wanted = self._value(found[4].strip()) if found else None
        if found is None or wanted is None:
            return None
        value = self._moved(formula, found, cell, area)
        return False if value is None else _compare(found[3], value, wanted)

    def _moved(self, formula: str, found: re.Match[str], cell, area):
        from openpyxl.utils import column_index_from_string

        first = min(area.ranges, key=lambda part: (part.min_row, part.min_col))
        reference = formula[: found.start(3)]
        row = int(found[2]) + (0 if re.search(r"[A-Z]\$\d", reference) else cell.row - first.min_row)
        across = 0 if reference.startswith("$") else cell.column - first.min_col
        column = column_index_from_string(found[1]) + across
        return self._sheet._cells[row, column].value if (row, column) in self._sheet._cells else None

    def _value(self, formula: str):
        """The value a formula stands for: a text, a number, or what another cell holds."""
        if found := _TEXT.match(formula):
            return found[1].replace('""', '"')
        if re.fullmatch(r"-?\d+(?:\.\d+)?", formula):
            return float(formula)
        if re.fullmatch(r"\$[A-Z]{1,3}\$\d{1,7}", formula):
            return self._sheet[formula.replace("$", "")].value
        return None


def _rules(sheet) -> Iterator[tuple]:
    for formatting in sheet.conditional_formatting:
        for rule in formatting.rules:
            yield formatting.sqref, rule


def _sought(formulas: list[str]) -> str | None:
    found = re.search(r'"((?:[^"]|"")*)"', formulas[0]) if formulas else None
    return found[1] if found else None


def _text(value: object) -> str:
    return "" if value is None else str(value).casefold()


def _compare(operator: str, value: object, wanted: object) -> bool | None:
    if operator not in _COMPARED:
        return None
    if isinstance(value, str) or isinstance(wanted, str):
        if isinstance(value, str) and isinstance(wanted, str):
            return _COMPARED[operator](value.casefold(), wanted.casefold())
        return operator in ("notEqual", "<>")
    if isinstance(value, (int, float)) and isinstance(wanted, (int, float)):
        return _COMPARED[operator](value, wanted)
    return None
