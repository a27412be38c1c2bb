"""Word's own numbers and bullets: what stands before a paragraph, though no one typed it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is printed: “bullet”, “decimal” …, its pattern “%1.”, and where it starts."""

    format: str
    pattern: str
    start: int


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph: a bullet of a depth, or the number as printed."""

    depth: int = 0
    number: str = ""


class Numbering:
    """Counts a document's lists as they are met."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def mark(self, number: str, depth: int) -> Mark:
        """What stands before the next paragraph of list ``number`` at ``depth``."""
        key = self._list_of.get(number, "")
        level = self._levels.get(number, {}).get(depth)
        if number == "0" or level is None or level.format == "none":
            return Mark()
        if level.format == "bullet":
            return Mark(depth=min(depth, 8) + 1)
        counts = self._counts.setdefault(key, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]
        return Mark(number=self._printed(number, level.pattern, counts))

    def _printed(self, number: str, pattern: str, counts: dict[int, int]) -> str:
        def value(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            level = self._levels[number].get(place)
            return as_printed(counts.get(place, level.start if level else 1), level.format if level else "decimal")

        return re.sub(r"%(\d)", value, pattern)

    def _read(self, root: etree._Element) -> None:
        abstract = {node.get(f"{W}abstractNumId"): _levels(node) for node in root.iter(f"{W}abstractNum")}
        for node in root.iter(f"{W}num"):
            number = node.get(f"{W}numId") or ""
            drawn = node.find(f"{W}abstractNumId")
            key = drawn.get(f"{W}val") if drawn is not None else ""
            levels = dict(abstract.get(key, {}))
            overrides = node.findall(f"{W}lvlOverride")
            for override in overrides:
                _override(levels, override)
            self._levels[number] = levels
            self._list_of[number] = f"{key}/{number}" if overrides else key or ""


def _override(levels: dict[int, Level], node: etree._Element) -> None:
    place = _number(node.get(f"{W}ilvl"), 0)
    levels.update(_levels(node))
    start = node.find(f"{W}startOverride")
    if start is not None and place in levels:
        old = levels[place]
        levels[place] = Level(old.format, old.pattern, _number(start.get(f"{W}val"), old.start))


def _levels(node: etree._Element) -> dict[int, Level]:
    return {_number(level.get(f"{W}ilvl"), 0): _level(level) for level in node.findall(f"{W}lvl")}


def _level(node: etree._Element) -> Level:
    def value(name: str, otherwise: str) -> str:
        found = node.find(f"{W}{name}")
        return otherwise if found is None else found.get(f"{W}val") or ""

    return Level(value("numFmt", "decimal"), value("lvlText", ""), _number(value("start", "1"), 1))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise


def as_printed(count: int, style: str) -> str:
    """A count in the style of its list.

    >>> [as_printed(4, style) for style in ("decimal", "lowerLetter", "upperRoman", "decimalZero")]
    ['4', 'd', 'IV', '04']
    """
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * min(9, 1 + (count - 1) // 26)
        return letter.upper() if style[0] == "u" else letter
    if style in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if style[0] == "u" else _roman(count)
    return f"{count:02}" if style == "decimalZero" else str(count)


def _roman(count: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        times, count = divmod(count if count < 4000 else 0, value)
        out += sign * times
    return out
