"""What begins an item of a list: a number or a bullet, and how it stands to the item before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from goldthread.documents.inspection.layout import layout
from goldthread.documents.load.pdf_pages import Line

_DEEPER = 6.0  # points to the right: a bullet within an item
_ALONGSIDE = 3.0
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
_FIRST = ("1", "a", "i")
# “7.”, “7)”, “(7)”, “7 ”, “Recommendation 7:”; letters and Roman numbers want a bracket or a full stop.
_NUMBERS = (
    re.compile(r"(\d{1,3})(?:[.)]\s*|\s+)(?![\d%])(.*)"),
    re.compile(r"\((\d{1,3})\)\s*(.*)"),
    re.compile(r"(?:Recommendation\s+|R)(\d{1,3})(?:[.:)]\s*|\s+|$)(.*)"),
    re.compile(r"\(?([ivx]{1,5}|[a-z])[.)](?:\s+|$)(.*)"),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The number or the bullet that begins a line, and the words after it."""

    number: str | None
    bullet: str | None
    words: str
    line: Line

    @property
    def hangs(self) -> bool:
        """Whether the words stand clear of the marker, so that later lines are known by their left edge."""
        return self.line.words_left - self.line.left > 2 * _DEEPER

    @property
    def is_first(self) -> bool:
        """Whether a list may begin with this: with 1, a, i or a bullet; its number may be any other."""
        return self.bullet is not None or self.number in _FIRST

    def follows(self, before: Marker) -> bool:
        """Whether this begins the next item of a list whose last item began with ``before``."""
        if before.number:
            return _comes_next(before.number, self.number) and not self.is_deeper(before)
        if self.bullet is None or self.is_deeper(before):
            return False
        alongside = self.line.left > 0 and abs(self.line.left - before.line.left) < _ALONGSIDE
        return alongside or self.bullet == before.bullet

    def is_deeper(self, before: Marker) -> bool:
        """Whether this stands further to the right than ``before``."""
        return self.line.left - before.line.left > (_DEEPER if before.bullet else 2 * _DEEPER)

    def is_outside(self, line: Line) -> bool:
        """Whether a line without a marker stands too far left to belong to this item.

        Later lines of a hanging item stand clear of its marker, though not always below its first word: a long number
        pushes that to the right.
        """
        edge = self.line.left + _DEEPER if self.hangs else self.line.left - _DEEPER
        return self.line.left > 0 and line.left > 0 and line.left < edge


def marker_of(line: Line) -> Marker | None:
    """The marker that a line begins with.

    >>> marker_of(Line("12. Improve the plans.")).number, marker_of(Line("• Improve the plans.")).words
    ('12', 'Improve the plans.')
    """
    if found := _bullet().match(line.text):
        return Marker(None, found[1], found[2].strip(), line)
    for form in _NUMBERS:
        if found := form.match(line.text):
            return Marker(found[1], None, found[2].strip(), line)
    return None


def _comes_next(before: str, number: str | None) -> bool:
    """Whether a number is the next after another: 7 and 8, c and d, iii and iv."""
    if number is None:
        return False
    if before.isdigit():
        return number.isdigit() and int(number) == int(before) + 1
    roman = before in _ROMAN and _ROMAN.index(before) + 1 < len(_ROMAN) and _ROMAN[_ROMAN.index(before) + 1] == number
    return roman or (len(before) == len(number) == 1 and ord(number) == ord(before) + 1)


@cache
def _bullet() -> re.Pattern[str]:
    glyphs = re.escape(layout()["lists"]["bullets"])
    # “o” is a bullet only where it stands alone; “–” and “-” want a space after them.
    return re.compile(rf"([{glyphs}\ue000-\uf8ff\ufffd])(?:\s+|(?<![o–—*+~>\-])(?=\w)|$)(.*)")
