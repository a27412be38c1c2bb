"""Text for people: wrapped to the terminal, calm in a pipe, and never able to command the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

# A file's own text may hold control characters that move the cursor or rename the window.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_FILE_WIDTH = 100


def plain(text: str | None, style: str = "") -> Text:
    """The text as it stands, without control characters; a file's text is never read as markup."""
    return Text(_CONTROL.sub("", text or ""), style=style)


def shortened(text: str, length: int) -> str:
    """The text, cut at a word with “…” where it is longer than ``length``."""
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0].rstrip(" ,;:.-") + "…"


def counted(number: int, word: str) -> str:
    """“1 error”, “2 errors”.

    >>> counted(1, "error"), counted(0, "error")
    ('1 error', '0 errors')
    """
    return f"{number} {word}" + ("" if number == 1 else "s")


def print_all(parts: Iterable[RenderableType], to: TextIO) -> None:
    """Prints the parts, one below the other, at the width of the terminal or of a page."""
    width = None if to is sys.stdout else _FILE_WIDTH
    console = Console(file=to, width=width, highlight=False, markup=False, emoji=False)
    with console.capture() as printed:
        for part in parts:
            console.print(part)
    # Cells are filled up with spaces, which would stand at the end of every line of a file or an e-mail.
    to.write(re.sub(r" +$", "", printed.get(), flags=re.MULTILINE))


class WideOrNarrow:
    """Shown in one way where the terminal has room for it, in another where it has not."""

    def __init__(self, wide: RenderableType, narrow: RenderableType, *, from_width: int) -> None:
        self.wide, self.narrow, self.from_width = wide, narrow, from_width

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.wide if options.max_width >= self.from_width else self.narrow


def table_with(*headings: str, gap: int = 2, below: int = 0) -> Table:
    """An empty table without lines; a word that is too long for its column is folded, never cut."""
    table = Table(box=None, pad_edge=False, padding=(0, gap, below, 0), header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table
