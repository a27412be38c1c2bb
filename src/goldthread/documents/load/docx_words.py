"""A Word paragraph as a person reads it: changes accepted, list numbers printed, hidden text left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from goldthread.documents.load.docx_numbers import Mark, Numbering, W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TAKEN_OUT = {f"{W}del", f"{W}moveFrom"}
_PUT_IN = {f"{W}ins", f"{W}moveTo"}
_SIGNS = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_NOT_READ = {f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText", f"{W}sdtPr", f"{W}fldData"}
_OFF = {"0", "false", "none", "off"}
_GLYPHS = {"f06c": "●", "f06e": "■", "f0fc": "✓", "f0fb": "✗", "f0b7": "•", "f0a7": "▪", "f04a": "☺", "f04c": "☹"}


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a paragraph: its text, its bullet's depth, heading level, weight, and the colour it is marked with."""

    text: str
    depth: int = 0
    level: int = 0
    bold: bool = False
    marked: str | None = None
    ink: str | None = None


class Styles:
    """What a paragraph's style says: heading level, bold, the list it belongs to."""

    def __init__(self, root: etree._Element | None) -> None:
        nodes = () if root is None else root.findall(f"{W}style")
        self._nodes = {node.get(f"{W}styleId"): node for node in nodes}

    def level(self, style: str) -> int:
        """The heading level of a style: 1 for a title, 0 for text."""
        for node in self._chain(style):
            name = (value_of(node, "name") or "").lower()
            if name in ("title", "subtitle"):
                return 1
            if found := re.fullmatch(r"heading ([1-6])", name):
                return int(found[1])
        return 0

    def bold(self, style: str) -> bool:
        """Whether a style prints bold."""
        found = next((node.find(f"{W}rPr/{W}b") for node in self._chain(style)
                      if node.find(f"{W}rPr/{W}b") is not None), None)  # fmt: skip
        return is_on(found)

    def list_of(self, style: str) -> etree._Element | None:
        """The list that a style puts its paragraphs in."""
        found = (node.find(f"{W}pPr/{W}numPr") for node in self._chain(style))
        return next((node for node in found if node is not None), None)

    def _chain(self, style: str) -> Iterator[etree._Element]:
        for _ in range(12):  # a style may be based on itself in a broken file
            node = self._nodes.get(style)
            if node is None:
                return
            yield node
            style = value_of(node, "basedOn") or ""


class Words:
    """Reads paragraphs in order, counting lists, pages and what was changed or hidden."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self._carried = ""
        self.changes, self.hidden, self.page = 0, 0, 1
        self.boxes: list[etree._Element] = []
        self.instructions: list[str] = []  # what fields are told to do

    def said(self, paragraph: etree._Element) -> list[Said]:
        """The lines of a paragraph. One whose end was deleted goes on in the next."""
        props = paragraph.find(f"{W}pPr")
        style = (value_of(props, "pStyle") or "") if props is not None else ""
        mark = self._mark(props, style)
        runs = [(self._carried, None), *self._runs(paragraph)]
        text, self._carried = "".join(text for text, _ in runs), ""
        if props is not None and props.find(f"{W}rPr/{W}del") is not None:
            self._carried, self.changes = text, self.changes + 1
            return []
        if mark.number:
            text = f"{mark.number} {text}"
        level, bold = self._level(props, style), self._bold(runs, style)
        marked, ink = _same(runs, _highlight), _same(runs, _ink)
        return [Said(line, mark.depth, level, bold, marked, ink) for line in text.split("\n") if line.strip()]

    def _level(self, props, style: str) -> int:
        outline = value_of(props, "outlineLvl") if props is not None else None
        return int(outline) + 1 if outline and outline in "012345" else self._styles.level(style)

    def _bold(self, runs: list, style: str) -> bool:
        inherited = self._styles.bold(style)
        weights = []
        for text, run in runs:
            if text.strip() and run is not None:
                own = run.find(f"{W}rPr/{W}b")
                weights.append(inherited if own is None else is_on(own))
        return bool(weights) and all(weights)

    def _mark(self, props, style: str) -> Mark:
        node = props.find(f"{W}numPr") if props is not None else None
        inherited = self._styles.list_of(style)
        number = value_of(node, "numId") or value_of(inherited, "numId")
        depth = value_of(node, "ilvl") or value_of(inherited, "ilvl") or "0"
        return self._numbering.mark(number, int(depth) if depth in "012345678" else 0) if number else Mark()

    def _runs(self, node: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """The pieces of text below a node, each with its run."""
        for child in node:
            if child.tag in _TAKEN_OUT:
                self.changes += 1
            elif child.tag == f"{W}r":
                yield self._text(child), child
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._runs(_one_of(child))
            elif child.tag not in _NOT_READ and not is_prompt(child):
                self.changes += child.tag in _PUT_IN
                yield from self._runs(child)

    def _text(self, run: etree._Element) -> str:
        props = run.find(f"{W}rPr")
        if props is not None and is_on(props.find(f"{W}vanish")):
            self.hidden += 1
            return ""
        return "".join(self._sign(child) for child in run)

    def _sign(self, node: etree._Element) -> str:
        if node.tag == f"{W}t":
            return (node.text or "").replace("\n", " ")
        if node.tag == f"{W}br":
            return "\n"
        if node.tag == f"{W}lastRenderedPageBreak":
            self.page += 1
        elif node.tag == f"{W}sym":
            return _GLYPHS.get((node.get(f"{W}char") or "").lower(), "")
        elif node.tag == f"{_MC}AlternateContent":
            self.boxes += _outermost(_one_of(node))
        elif node.tag in (f"{W}pict", f"{W}drawing"):
            self.boxes += _outermost(node)
        elif node.tag == f"{W}instrText":
            self.instructions.append(node.text or "")
        return _SIGNS.get(node.tag, "")


def value_of(node, name: str) -> str | None:
    """The ``val`` of a node's child."""
    found = node.find(f"{W}{name}") if node is not None else None
    return None if found is None else found.get(f"{W}val")


def is_on(node: etree._Element | None) -> bool:
    """Whether a property such as bold is there and not switched off."""
    return node is not None and (node.get(f"{W}val") or "1").lower() not in _OFF


def is_prompt(node: etree._Element) -> bool:
    """Whether a field to fill in still shows only its prompt (“Click here to enter text”)."""
    return node.tag == f"{W}sdt" and node.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _outermost(node: etree._Element) -> Iterator[etree._Element]:
    """The text boxes below a node; a box within a box is met when that one is read."""
    stack = [node]
    while stack:
        below = stack.pop()
        if below.tag == f"{W}txbxContent":
            yield below
        else:
            stack += reversed(below)


def _one_of(node: etree._Element) -> etree._Element:
    choice = node.find(f"{_MC}Choice")
    found = choice if choice is not None else node.find(f"{_MC}Fallback")
    return found if found is not None else node[:0] or etree.Element("none")


def _same(runs: list, colour_of) -> str | None:
    """The colour that all printed runs share."""
    colours = {colour_of(run) for text, run in runs if text.strip() and run is not None}
    return colours.pop() if len(colours) == 1 else None


def _highlight(run: etree._Element) -> str | None:
    props = run.find(f"{W}rPr")
    shading = props.find(f"{W}shd") if props is not None else None
    return value_of(props, "highlight") or (shading.get(f"{W}fill") if shading is not None else None)


def _ink(run: etree._Element) -> str | None:
    return value_of(run.find(f"{W}rPr"), "color")
