"""The words of an OpenDocument file: paragraphs, lists with their numbers, and what styles say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from goldthread.documents.load.docx_numbers import as_printed
from goldthread.page import Line

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NS = {name: f"{{{_OASIS}:{name}:1.0}}" for name in ("office", "text", "table", "style", "draw")}
NS["fo"] = f"{{{_OASIS}:xsl-fo-compatible:1.0}}"
_NOT_READ = {
    "annotation",
    "annotation-end",
    "tracked-changes",
    "hidden-text",
    "hidden-paragraph",
    "bookmark",
    "desc",
    "title",
}
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_DEEPEST = 9


def name_of(node: etree._Element) -> str:
    """The name of an element without its namespace; nothing for a comment."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


class OpenStyles:
    """What the styles of a file say: fills, weight, heading levels, lists."""

    def __init__(self, *roots: etree._Element | None) -> None:
        nodes = [node for root in roots if root is not None for node in root.iter(f"{NS['style']}style")]
        self._nodes = {(node.get(f"{NS['style']}family"), node.get(f"{NS['style']}name")): node for node in nodes}
        lists = [node for root in roots if root is not None for node in root.iter(f"{NS['text']}list-style")]
        self._lists = {node.get(f"{NS['style']}name") or "": node for node in lists}

    def _value(self, family: str, style: str, part: str, name: str) -> str | None:
        for _ in range(12):
            node = self._nodes.get((family, style))
            if node is None:
                return None
            found = node.find(f"{NS['style']}{part}")
            if found is not None and (value := found.get(name)) is not None:
                return value
            style = node.get(f"{NS['style']}parent-style-name") or ""
        return None

    def fill(self, style: str) -> str | None:
        """The colour that a cell's style fills it with."""
        return self._value("table-cell", style, "table-cell-properties", f"{NS['fo']}background-color")

    def is_hidden_table(self, style: str) -> bool:
        return self._value("table", style, "table-properties", f"{NS['table']}display") == "false"

    def bold(self, family: str, style: str) -> bool | None:
        """Whether a style prints bold; ``None`` where it does not say."""
        value = self._value(family, style, "text-properties", f"{NS['fo']}font-weight")
        return None if value is None else value not in ("normal", "100", "200", "300", "400")

    def ink(self, style: str) -> str | None:
        """The colour in which a style prints words."""
        for family in ("text", "paragraph", "table-cell"):
            if colour := self._value(family, style, "text-properties", f"{NS['fo']}color"):
                return colour
        return None

    def is_title(self, style: str) -> bool:
        for _ in range(12):
            if style in ("Title", "Subtitle"):
                return True
            node = self._nodes.get(("paragraph", style))
            if node is None:
                return False
            style = node.get(f"{NS['style']}parent-style-name") or ""
        return False

    def list_level(self, style: str, depth: int) -> etree._Element | None:
        """How a list prints what stands at a depth, from 1."""
        node = self._lists.get(style)
        levels = () if node is None else (level for level in node if level.get(f"{NS['text']}level") == str(depth))
        return next(iter(levels), None)


class OpenWords:
    """Reads paragraphs and lists in order, and counts the lists."""

    def __init__(self, styles: OpenStyles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self.boxes: list[etree._Element] = []

    def lines(self, node: etree._Element) -> Iterator[tuple[Line, int]]:
        """The lines of a paragraph, heading or list, each with its heading level."""
        if name_of(node) == "list":
            yield from self._list(node, 1, node.get(f"{NS['text']}style-name") or "")
            return
        style = node.get(f"{NS['text']}style-name") or ""
        level = min(6, int(node.get(f"{NS['text']}outline-level") or 1)) if name_of(node) == "h" else 0
        level = level or int(self._styles.is_title(style))
        bold = self._is_bold(node, style)
        for piece in self._text(node).split("\n"):
            if text := " ".join(piece.split()):
                yield Line(text, 0, bold), level

    def _list(self, node: etree._Element, depth: int, style: str) -> Iterator[tuple[Line, int]]:
        for item in node:
            if name_of(item) not in ("list-item", "list-header") or depth > _DEEPEST:
                continue
            first = name_of(item) == "list-item"
            for part in item:
                if name_of(part) == "list":
                    yield from self._list(part, depth + 1, part.get(f"{NS['text']}style-name") or style)
                elif name_of(part) in ("p", "h"):
                    for line, level in self.lines(part):
                        yield (self._marked(line, style, depth) if first else line), level
                        first = False

    def _marked(self, line: Line, style: str, depth: int) -> Line:
        level = self._styles.list_level(style, depth)
        if level is None or name_of(level) != "list-level-style-number":
            return Line(line.text, depth, line.bold)
        counts = self._counts.setdefault(style, {})
        start = level.get(f"{NS['text']}start-value") or "1"
        counts[depth] = counts.get(depth, int(start) - 1 if start.isdecimal() else 0) + 1
        for deeper in [place for place in counts if place > depth]:
            del counts[deeper]
        number = self._number(level, style, depth, counts)
        return Line(f"{number} {line.text}".strip(), 0, line.bold)

    def _number(self, level: etree._Element, style: str, depth: int, counts: dict[int, int]) -> str:
        shown = level.get(f"{NS['text']}display-levels") or "1"
        first = max(1, depth - int(shown) + 1) if shown.isdecimal() else depth
        kinds = {place: self._styles.list_level(style, place) for place in range(first, depth + 1)}
        figures = [
            as_printed(counts.get(place, 1), _FORMATS.get(kind.get(f"{NS['style']}num-format") or "", "decimal"))
            for place, kind in kinds.items() if kind is not None and kind.get(f"{NS['style']}num-format")
        ]  # fmt: skip
        before, after = (level.get(f"{NS['style']}num-{side}") or "" for side in ("prefix", "suffix"))
        return f"{before}{'.'.join(figures)}{after}" if figures else before.strip()

    def _is_bold(self, node: etree._Element, style: str) -> bool:
        own = bool(self._styles.bold("paragraph", style))
        weights = [own] if (node.text or "").strip() else []
        for child in node:
            if name_of(child) == "span" and "".join(child.itertext()).strip():
                said = self._styles.bold("text", child.get(f"{NS['text']}style-name") or "")
                weights.append(own if said is None else said)
            weights += [own] if (child.tail or "").strip() else []
        return bool(weights) and all(weights)

    def _text(self, node: etree._Element) -> str:
        """The words of a node: spaces and breaks as printed; comments and what was struck out left away."""
        out = node.text or ""
        for child in node:
            kind = name_of(child)
            if kind == "s":
                out += " "
            elif kind in ("tab", "line-break"):
                out += " " if kind == "tab" else "\n"
            elif kind == "note":
                self.boxes += child.iter(f"{NS['text']}note-body")
            elif kind == "frame":
                self.boxes += child.iter(f"{NS['draw']}text-box")
            elif kind and kind not in _NOT_READ:
                out += self._text(child)
            out += child.tail or ""
        return out

    def colour_of_signs(self, cell: etree._Element) -> str | None:
        """The one colour in which the signs of a cell are printed, where it holds no word."""
        text = "".join(cell.itertext()).strip()
        if not text or re.search(r"\w\w|\d", text):
            return None
        own = cell.get(f"{NS['table']}style-name") or ""
        styles = [node.get(f"{NS['text']}style-name") for node in cell.iter(f"{NS['text']}p", f"{NS['text']}span")]
        return next((ink for style in (*reversed(styles), own) if style and (ink := self._styles.ink(style))), None)
