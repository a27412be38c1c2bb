"""A report's lines as headings: which stand out from the text, and what a heading over several says."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.inspection.layout import pattern, title_of
from goldthread.documents.inspection.pages import Placed

LARGER = 0.6  # points


class Headings:
    """Says of the line at a place whether it is a heading, and which one. ``usual`` is the size of the text's print."""

    def __init__(self, lines: Sequence[Placed], usual: float) -> None:
        self.lines, self.usual = lines, usual

    @property
    def measured(self) -> bool:
        """Whether anybody measured the print; without that, no line stands out from others."""
        return self.usual > 0

    def is_distinct(self, at: int) -> bool:
        """Whether a line is bold, or larger than the text."""
        line = self.lines[at].line
        return line.bold or line.size > self.usual + LARGER

    def stands_out(self, at: int) -> bool:
        """Whether a line is distinct, as far as anybody can tell."""
        return not self.measured or self.is_distinct(at)

    def over(self, at: int, length: int) -> str:
        """The heading of so many lines that stands at a place; “” where the lines are not of one print."""
        lines = self.lines[at : at + length]
        prints = {(placed.page, placed.line.size, placed.line.bold) for placed in lines}
        if length > 1 and (len(lines) < length or len(prints) > 1 or not self.measured):
            return ""
        return title_of(" ".join(placed.text for placed in lines))

    def title_at(self, at: int) -> int:
        """How many lines the title of a list has that stands at a place; 0 where there is none."""
        for length in (1, 2):
            text = self.over(at, length)
            named = pattern("lists", "groups").fullmatch(text) or pattern("lists", "asks").fullmatch(text)
            if named and text[:1].isupper() and self.stands_out(at):
                return length
        return 0

    def is_one_of(self, key: str, at: int) -> bool:
        """Whether a heading of one line or two at a place is, as a whole, one of the layout's headings under a key."""
        return any(pattern("lists", key).fullmatch(self.over(at, length)) for length in (1, 2))
