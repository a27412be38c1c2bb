"""The HTML that stands inside a cell, as lines: paragraphs, bullets, bullets within bullets."""

from __future__ import annotations

import html
import re

from goldthread.page import Line

# Only tags that are known are tags: “<20%” in a cell is text.
_TAG = re.compile(
    r"<(/?)(p|ul|ol|li|br|div|b|strong|i|em|u|s|strike|del|sup|sub|span|font|a|h[1-6]|small|blockquote|o:p|table|thead|tbody|tfoot|tr|td|th)\b([^<>]*)>",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•·▪●◦‣\uf0b7\uf0a7]|[-–—*o](?=\s))\s*")
_STARS = re.compile(r"\*\*[^*]+\*\*")
_NO_SIGN = re.compile(r"&#(?=\d{8})")  # a number of any length, which Python would refuse to read
_SHORT = 48
# Where a line ends: at a paragraph, and at each cell of a table within the cell.
_BREAKS = {"p", "br", "div", "blockquote", "table", "thead", "tbody", "tfoot", "tr", "td", "th"}


def lines_of(markup: str) -> tuple[Line, ...]:
    """The lines in a cell's markup, without tags and bullet glyphs, single spaces.

    >>> [(line.text, line.depth) for line in lines_of("<p>To do:</p><ul><li>• one</li><li>two</li></ul>")]
    [('To do:', 0), ('one', 1), ('two', 1)]
    """
    if "<" not in markup:
        return _plain_lines(unescaped(markup))
    return _Walk(markup).lines()


def unescaped(text: str) -> str:
    """The text with “&amp;” and its like as the signs they stand for; a number that is no sign's stays as it is.

    >>> unescaped("R&amp;D &#163;5")
    'R&D £5'
    """
    return html.unescape(_NO_SIGN.sub("&amp;#", text)) if "&" in text else text


def spaced(text: str) -> str:
    """The text with single spaces and no zero-width characters."""
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").split())


def _plain_lines(text: str) -> tuple[Line, ...]:
    pieces = [piece for piece in re.split(r"\s{2,}|\t", text.strip()) if piece]
    if len(pieces) > 1 and all(len(piece) <= _SHORT for piece in pieces):
        return tuple(line_of(piece, 0, False) for piece in pieces)  # a double space is where a short line ended
    return tuple(line for line in [line_of(text, 0, False)] if line.text)


def line_of(text: str, depth: int, bold: bool) -> Line:
    bold = bold or bool(_STARS.fullmatch(text.strip()))
    if "**" in text:
        text = text.replace("**", "")
    bare = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    if bare is not text:
        nested = depth == 1 and text.lstrip()[:1] in "-–"  # a dash inside a bullet is a bullet within it
        depth = 2 if nested else max(depth, 1)
    return Line(spaced(bare), depth, bold)


class _Walk:
    """Goes through the markup once, ending a line where a block begins or ends."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._lines: list[Line] = []
        self._text = ""
        self._lists = 0
        self._bold = 0
        self._in_item = 0
        self._all_bold = True

    def lines(self) -> tuple[Line, ...]:
        place = 0
        for tag in _TAG.finditer(self._markup):
            self._say(self._markup[place : tag.start()])
            self._tag(tag[2].lower(), closing=bool(tag[1]))
            place = tag.end()
        self._say(self._markup[place:])
        self._end_line()
        return tuple(self._lines)

    def _say(self, text: str) -> None:
        if text.strip() and not self._bold:
            self._all_bold = False
        self._text += unescaped(text)

    def _tag(self, name: str, *, closing: bool) -> None:
        if name in ("b", "strong"):
            self._bold = max(0, self._bold + (-1 if closing else 1))
        elif name in ("ul", "ol"):
            self._end_line()
            self._lists = max(0, self._lists + (-1 if closing else 1))
        elif name == "li":
            self._end_line()
            self._in_item = 0 if closing else 1
        elif name in _BREAKS or name[0] == "h":
            self._end_line()

    def _end_line(self) -> None:
        depth = max(1, self._lists) if self._lists or self._in_item else 0
        line = line_of(self._text, depth, self._all_bold)
        if line.text:
            self._lines.append(line)
        self._text, self._all_bold = "", True
