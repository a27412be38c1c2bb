"""Colours that a spreadsheet gives by rule: worked out where they can be, and said where they cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from goldthread.documents.load.xlsx_formulas import Fault, Sums, Unknown, compared, plain_value
from goldthread.documents.load.xlsx_scales import Scale

_SIGNS = {"equal": "=", "notEqual": "<>", "greaterThan": ">", "lessThan": "<", "greaterThanOrEqual": ">=",
          "lessThanOrEqual": "<="}  # fmt: skip
_IN_TEXT: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, sought: sought in text, "notContainsText": lambda text, sought: sought not in text,
    "beginsWith": lambda text, sought: text.startswith(sought), "endsWith": lambda text, sought: text.endswith(sought),
}  # fmt: skip
_NO_COLOUR = ("dataBar",)  # a bar's length says something, its colour nothing


_MOST_LOOKS = 300_000  # areas of rules looked up for cells; 300 actions of 10 columns and 50 rules take 150,000


class Conditions:
    """The conditional colours of one sheet. ``unread`` becomes true where a rule could not be worked out.

    ``colour_of_fill`` and ``colour_of`` give the six digits of a fill and of a colour as openpyxl keeps them.
    """

    def __init__(self, sheet, colour_of_fill: Callable, colour_of: Callable) -> None:
        self._sheet, self._colour_of_fill, self._colour_of = sheet, colour_of_fill, colour_of
        self.unread, self._looks = False, 0
        self._found: dict[tuple[int, int], str | None] = {}
        self._rules = [
            (area, rule, [(part.min_row, part.max_row, part.min_col, part.max_col) for part in area.ranges])
            for area, rule in sorted(_rules(sheet), key=lambda pair: pair[1].priority or 0)
        ]
        self._sums = Sums(self._value_at)
        self._scales: dict[int, Scale] = {}

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
            if rule.type in _NO_COLOUR or not any(
                top <= row <= bottom and left <= column <= right for top, bottom, left, right in parts
            ):
                continue
            try:
                if rule.type in ("colorScale", "iconSet"):
                    colour = self._scale(area, rule).colour(rule, cell.value, self._colour_of)
                else:
                    colour = self._given(rule, cell) if self._holds(rule, cell, area) else None
                if colour:
                    return colour
            except Unknown:
                self.unread = True
        return None

    def _given(self, rule, cell) -> str | None:
        fill = rule.dxf.fill if rule.dxf is not None else None
        if fill is not None and (colour := self._colour_of_fill(fill, differential=True)):
            return colour
        ink = rule.dxf.font.color if rule.dxf is not None and rule.dxf.font is not None else None
        signs = isinstance(cell.value, str) and not re.search(r"\w\w|\d", cell.value)
        return self._colour_of(ink) if signs and ink is not None else None

    def _value_at(self, row: int, column: int):
        return self._sheet._cells[row, column].value if (row, column) in self._sheet._cells else None

    def _scale(self, area, rule) -> Scale:
        if id(rule) not in self._scales:
            cells = (cell for cell in self._sheet._cells.values() if any(_within(cell, part) for part in area.ranges))
            values = [plain_value(cell.value) for cell in cells if not isinstance(cell.value, bool)]
            self._scales[id(rule)] = Scale([value for value in values if isinstance(value, float)], self._sums.value)
        return self._scales[id(rule)]

    def _holds(self, rule, cell, area) -> bool:
        """Whether a rule holds for a cell. Raises `Unknown` where it cannot be told."""
        if rule.type in ("containsBlanks", "notContainsBlanks"):
            return (cell.value in (None, "")) == (rule.type == "containsBlanks")
        if rule.type in _IN_TEXT:
            return _IN_TEXT[rule.type](_text(cell.value), self._sought(rule).casefold())
        first = min(area.ranges, key=lambda part: (part.min_row, part.min_col))
        moved = {"down": cell.row - first.min_row, "across": cell.column - first.min_col}
        try:
            if rule.type == "cellIs" and rule.formula:
                return cell.value is not None and self._compared(rule, cell, moved)
            if rule.type == "expression" and rule.formula:
                value = self._sums.value(rule.formula[0], **moved)
                return bool(value) and not isinstance(value, (str, list))
        except Fault:
            return False
        raise Unknown

    def _compared(self, rule, cell, moved: dict[str, int]) -> bool:
        wanted = [self._sums.value(formula, **moved) for formula in rule.formula]
        tests = {"between": ">= <=", "notBetween": ">= <="}.get(rule.operator, _SIGNS.get(rule.operator, "")).split()
        if len(tests) > len(wanted) or not tests:
            raise Unknown
        pairs = zip(tests, wanted, strict=False)
        inside = all(compared(cell.value, sign, other) for sign, other in pairs)
        return inside != (rule.operator == "notBetween")

    def _sought(self, rule) -> str:
        """The text that a rule looks for; where the rule gives a formula, its quoted text or the cell it names."""
        if rule.text:
            return rule.text
        formula = rule.formula[0] if rule.formula else ""
        if found := re.search(r'"((?:[^"]|"")*)"', formula):
            return found[1].replace('""', '"')
        if found := re.search(r"SEARCH\((\$[A-Z]{1,3}\$\d+),", formula):
            return _text(self._sums.value(found[1]))
        raise Unknown


def _rules(sheet) -> Iterator[tuple]:
    for formatting in sheet.conditional_formatting:
        for rule in formatting.rules:
            yield formatting.sqref, rule


def _within(cell, part) -> bool:
    return part.min_row <= cell.row <= part.max_row and part.min_col <= cell.column <= part.max_col


def _text(value: object) -> str:
    return "" if value is None else str(value).casefold()
