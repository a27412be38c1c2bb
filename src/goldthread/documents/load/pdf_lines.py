"""The words of a PDF page as lines and paragraphs: a line that ran out of room goes on in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from goldthread.documents.load.fragment import line_of
from goldthread.page import Line

_GLYPH = re.compile(r"^(?:[•·▪●◦‣■□➢✓\uf0b7\uf0a7\uf0d8\uf02d]|o(?=\s)|[-–—](?=\s))\s*")
_OPENS = re.compile(r"^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s)|\(?[a-z][.)](?=\s)|[ivx]{1,4}\)(?=\s))")
_ENOUGH_GAPS, _MOST_PITCH = 4, 1.6  # so few lines do not tell how far lines stand apart
_SPACE = 0.3  # of the type's height, between two words
_SENTENCE_ENDS = re.compile(r"[.;:!?]['”\")]?$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands on the page, from the top."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    bold: bool
    colour: object = None

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line: its words from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def height(self) -> float:
        return median(word.height for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)


def printed_lines(words: Sequence[Word]) -> list[Printed]:
    """The words in lines, from the top; raised and lowered signs stay in their line."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.x0)):
        middle = (word.top + word.bottom) / 2
        if lines and abs(middle - _middle(lines[-1])) < 0.5 * max(word.height, lines[-1][0].height):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Printed(tuple(sorted(line, key=lambda word: word.x0))) for line in lines]


def is_glyph(text: str) -> bool:
    """Whether a word is only the sign of a bullet."""
    return bool(_GLYPH.fullmatch(text)) or text in ("o", "-", "–", "—")


def lines_in(words: Sequence[Word], left: float, right: float) -> tuple[Line, ...]:
    """The paragraphs and bullets of a cell between ``left`` and ``right``, which keeps as much free on either side."""
    free = min(8.0, max(1.0, min((word.x0 for word in words), default=left) - left))
    paragraphs = list(_paragraphs(printed_lines(words), right - free))
    firsts = sorted({round(lines[0].x0) for lines in paragraphs if _GLYPH.match(lines[0].text)})
    deeper = [place for place in firsts if place > firsts[0] + 5]
    out = []
    for lines in paragraphs:
        depth = 0
        if _GLYPH.match(lines[0].text):
            depth = 2 if deeper and lines[0].x0 >= deeper[0] - 1 else 1
        text = _GLYPH.sub("", joined_text(lines), count=1) if depth else joined_text(lines)
        line = line_of(text, depth, all(line.bold for line in lines))
        if line.text:
            out.append(Line(line.text, depth or line.depth, line.bold))
    return tuple(out)


def _paragraphs(lines: Sequence[Printed], right: float) -> Iterator[list[Printed]]:
    """Lines that belong together: one that ran out of room, and those that follow it at the usual distance."""
    pitch = usual_pitch(lines)
    begun: list[Printed] = []
    for line in lines:
        if begun and begins(line, begun, pitch=pitch, right=right):
            yield begun
            begun = []
        begun.append(line)
    if begun:
        yield begun


def usual_pitch(lines: Sequence[Printed]) -> float:
    """The distance from line to line within a paragraph: the least that is seen, or what the type's size asks for."""
    gaps = [below.top - above.top for above, below in pairwise(lines)]
    least = median(line.height for line in lines) if lines else 0
    seen = min((gap for gap in gaps if gap >= 0.8 * least), default=1.2 * least)
    return seen if len(gaps) >= _ENOUGH_GAPS else min(seen, _MOST_PITCH * least)


def begins(line: Printed, begun: Sequence[Printed], *, pitch: float, right: float) -> bool:
    """Whether a line begins a paragraph, or goes on from the lines before it."""
    above = begun[-1]
    far = line.top - above.top > 1.6 * max(pitch, 0.9 * above.height)
    if far or _GLYPH.match(line.text) or _is_one_more(line, begun):
        return True
    if line.bold != above.bold and abs(line.x0 - begun[0].x0) < 2:
        return not _is_one_word(line, above)
    had_room = right - above.x1 > _first_piece(line) + _SPACE * line.height
    apart = line.top - above.top > 1.12 * pitch + 0.5
    if _OPENS.match(line.text) and (had_room or apart or _SENTENCE_ENDS.search(above.text)):
        return True
    return (apart and (had_room or bool(_SENTENCE_ENDS.search(above.text)))) or (had_room and not _hangs(line, begun))


def _hangs(line: Printed, begun: Sequence[Printed]) -> bool:
    """Whether a line goes on below a bullet's text: someone may have broken it there, but not ended it."""
    return bool(_GLYPH.match(begun[0].text)) and line.x0 > begun[0].x0 + 3 and line.text[:1].islower()


def _first_piece(line: Printed) -> float:
    """How wide the piece is that would have had to fit above: the first word, and a stroke held to it."""
    end = line.words[0].x1
    for word in line.words[1:]:
        if any(map(str.isalnum, word.text)):
            break
        end = word.x1
    return end - line.words[0].x0


def _is_one_more(line: Printed, begun: Sequence[Printed]) -> bool:
    """Whether a line says the same again (“3 months”), or begins with a code as its paragraph did (“P17 CLA48 …”)."""
    codes = [re.sub("[A-Z]", "A", re.sub(r"\d", "0", lines.words[0].text)) for lines in (begun[0], line)]
    return line.text == begun[-1].text or (codes[0] == codes[1] and bool(re.fullmatch("A+0[A0.]*", codes[0])))


def _is_one_word(line: Printed, above: Printed) -> bool:
    return line.text[:1].islower() and not _SENTENCE_ENDS.search(above.text)


def _middle(line: Sequence[Word]) -> float:
    return (line[0].top + line[0].bottom) / 2


def joined_text(lines: Sequence[Printed]) -> str:
    """The lines as one text; a word broken at its hyphen is one word again.

    >>> word = lambda text: Word(text, 0, 1, 0, 1, False)
    >>> joined_text([Printed((word("for"), word("post-"))), Printed((word("16"),))])
    'for post-16'
    """
    text = ""
    for line in lines:
        if re.search(r"\w-$", text) and re.match(r"\w", line.text):
            text += line.text
        elif text.endswith("\u00ad"):
            text = text[:-1] + line.text
        else:
            text += f" {line.text}"
    return text.strip()
