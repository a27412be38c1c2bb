"""Words and tables written as tabs, as Markdown pipes, or as HTML."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from types import SimpleNamespace

from .grid import Box, Grid, PageBreak, Rank, Words

_STYLE = "<style>td, th { border: 1px solid #999; vertical-align: top } h1 { color: #1F497D }</style>"


def written(blocks: Iterable[Words | Grid | PageBreak], chosen: SimpleNamespace, running_title: str) -> str:
    """The whole text of the variant."""
    writer = _Html(chosen) if chosen.markup == "html" else _Text(chosen)
    pieces, page = [], 1
    for block in blocks:
        if isinstance(block, PageBreak):
            page += 1
            pieces += writer.furniture(page - 1, running_title)
        else:
            pieces.append(writer.words(block) if isinstance(block, Words) else writer.grid(block))
    text = writer.joined(pieces, running_title)
    return text.replace("\n", "\r\n") if chosen.newline == "crlf" else text


def fragments(box: Box, style: str, escape) -> str:
    """A box's lines in one piece of markup: paragraphs, breaks or list items."""
    lines = [escape(line) for line in box.lines]
    if len(lines) < 2 and not (box.items and style == "li" and not box.tail):
        return "".join(lines)
    if style == "br":
        glyphs = ["" if not box.items or (box.tail and n == 0) else "• " for n in range(len(lines))]
        return "<br>".join(glyph + line for glyph, line in zip(glyphs, lines, strict=True))
    if style == "p" or not box.items:
        return " ".join(f"<p>{line}</p>" for line in lines)
    tail = f"<p>{lines.pop(0)}</p> " if box.tail else ""
    return tail + ("<ul> " + " ".join(f"<li>{line}</li>" for line in lines) + " </ul>" if lines else "")


class _Text:
    """Tabs or pipes, with HTML only inside cells."""

    def __init__(self, chosen: SimpleNamespace) -> None:
        self._chosen, self._pipes = chosen, chosen.markup == "pipes"

    def words(self, words: Words) -> str:
        if words.bullet:
            return f"- {words.text}"
        style = self._chosen.heading_style
        if not words.level or style == "plain":
            return words.text
        return f"{'#' * words.level} {words.text}" if style == "hash" else f"**{words.text}**"

    def furniture(self, page: int, title: str) -> Iterator[str]:
        kind = self._chosen.furniture
        yield from {"page number": [f"Page {page}"], "running title": [title]}.get(kind, [])

    def joined(self, pieces: list[str], title: str) -> str:
        out = []
        for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
            out.append(piece + ("\n" if piece.startswith("- ") and after.startswith("- ") else "\n\n"))
        return "".join(out)

    def grid(self, grid: Grid) -> str:
        width = len(grid.roles)
        rows = [self._across(grid.topline, width)] if grid.topline else []
        rows += [self._header_row(row, grid.roles) for row in grid.header]
        rows += [self._rank(rank, grid.roles) for rank in grid.ranks]
        if not self._pipes:
            return "\n".join("\t".join(row) for row in rows)
        lines = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])

    def _across(self, text: str, width: int) -> list[str]:
        return [self._strong(text), *[""] * (width - 1)]

    def _strong(self, text: str) -> str:
        if self._chosen.heading_style == "plain":
            return text
        return f"**{text}**" if self._pipes else f"<b>{text}</b>"

    def _header_row(self, names: dict[str, str], roles: tuple[str, ...]) -> list[str]:
        cells = [names.get(role, "").replace("\n", "<br>") for role in roles]
        return [self._strong(cell) if cell and self._chosen.header_style == "bold" else cell for cell in cells]

    def _rank(self, rank: Rank, roles: tuple[str, ...]) -> list[str]:
        if rank.banner:
            return self._across(rank.banner, len(roles))
        boxes = [rank.boxes.get(role, Box()) for role in roles]
        return ["" if box.above else fragments(box, self._chosen.lists, str) for box in boxes]


class _Html:
    """A web page, or a piece of one, with merged cells as spans."""

    def __init__(self, chosen: SimpleNamespace) -> None:
        self._chosen = chosen

    def words(self, words: Words) -> str:
        text = html.escape(words.text, quote=False)
        if words.bullet:
            return f"<ul><li>{text}</li></ul>"
        return f"<h{words.level}>{text}</h{words.level}>" if words.level else f"<p>{text}</p>"

    def furniture(self, page: int, title: str) -> Iterator[str]:
        kind = self._chosen.furniture
        text = {"page number": f"Page {page}", "running title": html.escape(title)}.get(kind)
        yield from [f'<p class="footer">{text}</p>'] if text else []

    def joined(self, pieces: list[str], title: str) -> str:
        body = "\n".join(pieces)
        if self._chosen.page == "fragment":
            return body + "\n"
        head = f"<head><meta charset='utf-8'><title>{html.escape(title)}</title>{_STYLE}</head>"
        return f"<!DOCTYPE html>\n<html lang='en'>\n{head}\n<body>\n{body}\n</body>\n</html>\n"

    def grid(self, grid: Grid) -> str:
        width = len(grid.roles)
        rows = [self._across(grid.topline, width)] if grid.topline else []
        rows += self._header(grid)
        rows += [self._rank(n, grid) for n in range(len(grid.ranks))]
        return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"

    def _across(self, text: str, width: int) -> str:
        return f'<td colspan="{width}"><strong>{html.escape(text, quote=False)}</strong></td>'

    def _header(self, grid: Grid) -> Iterator[str]:
        two = len(grid.header) > 1
        for n, names in enumerate(grid.header):
            roles = grid.roles if n == 0 else grid.spans
            yield "".join(self._name(role, names, grid.spans, two and n == 0) for role in roles)

    def _name(self, role: str, names: dict[str, str], under: tuple[str, ...], upper: bool) -> str:
        if upper and role in under and role != under[0]:
            return ""
        span = f' colspan="{len(under)}"' if upper and role in under else ' rowspan="2"' if upper else ""
        text = html.escape(names.get(role, ""), quote=False).replace("\n", "<br>")
        tag = self._chosen.header_cell
        return f"<{tag}{span}>{f'<b>{text}</b>' if text and tag == 'td' else text}</{tag}>"

    def _rank(self, n: int, grid: Grid) -> str:
        rank = grid.ranks[n]
        if rank.banner:
            return self._across(rank.banner, len(grid.roles))
        return "".join(self._cell(n, role, grid) for role in grid.roles)

    def _cell(self, n: int, role: str, grid: Grid) -> str:
        box = grid.ranks[n].boxes.get(role, Box())
        if box.above and n and not grid.ranks[n - 1].banner:
            return ""
        below = _rows_merged_below(n, role, grid)
        span = f' rowspan="{below + 1}"' if below else ""
        fill = f' style="background-color:{box.colour}"' if box.colour else ""
        text = "" if box.above else fragments(box, self._chosen.lists, lambda line: html.escape(line, quote=False))
        return f"<td{span}{fill}>{text}</td>"


def _rows_merged_below(n: int, role: str, grid: Grid) -> int:
    below = 0
    for rank in grid.ranks[n + 1 :]:
        if rank.banner or not rank.boxes.get(role, Box()).above:
            break
        below += 1
    return below
