"""Lead and date told in the words of an action, or together in one cell, and lists that count their lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.understand import contents
from goldthread.documents.understand.columns import Columns, header_scores
from goldthread.documents.understand.entry import Entry
from goldthread.page import Line

TOLD_WITH = ("ref", "lead", "accountable", "start", "due", "rag", "status", "cost", "outcome")
_BRACKET = re.compile(r"^(?P<text>.{8,}?)\s*[\[(](?P<tail>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[\])]\s*[.;]?$")
_LABEL = r"[A-Za-z][A-Za-z/ ]{1,24}:\s"
_TAIL = re.compile(rf"^(?P<text>.{{8,}}?[.;,–—-]?)\s+[–—|-]?\s*(?P<tail>{_LABEL}.+)$")
_PARTS = re.compile(rf"\s*[;|]\s*|[.,]?\s+[–—-]?\s*(?={_LABEL})")
_SAYS = re.compile(r"^(?P<label>[A-Za-z][A-Za-z/ ]{1,24}):\s*(?P<value>\S.*)$")
_COUNTED = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)")
BETWEEN = re.compile(r"\s+[–—-]\s+|\s*[,;:/|(]\s*|\s+by\s+")
_SURE, _LONGEST = 1.8, 1500


def told_apart(entry: Entry, columns: Columns) -> None:
    """Gives each value of a row its own cell: what a line says of lead and date, and the list without its numbers."""
    _uncount(entry)
    absent = [role for role in ("lead", "due") if not columns.has(role)]
    if not absent or not columns.has("action"):
        return
    if absent == ["due"] and entry.has("lead"):
        _part_lead_and_due(entry)
    elif absent == ["lead"] and entry.has("due"):
        _part_lead_and_due(entry, "due")
    _take_out_of_action(entry, absent)


def _uncount(entry: Entry) -> None:
    """Lists side by side that count their lines, “1. … 2. …”, are told without the numbers."""
    lengths = {role: len(lines) for role, lines in entry.cells.items() if lines and _counts(lines)}
    size = lengths.get("action", 0)
    alike = [role for role, length in lengths.items() if length == size]
    if size > 1 and len(alike) > 1:
        for role in alike:
            depth = 1 if role == "action" else 0
            entry.cells[role] = [
                Line(_COUNTED.sub("", line.text), depth or line.depth, line.bold) for line in entry.cells[role]
            ]


def _counts(lines: Sequence[Line]) -> bool:
    numbers = [found[1] for line in lines if (found := _COUNTED.match(line.text))]
    return numbers == [str(place) for place in range(1, len(lines) + 1)]


def _part_lead_and_due(entry: Entry, role: str = "lead") -> None:
    """Parts “Ada Marsh – June 2026”, in a column of its own, into the two that it says."""
    parted = [name_and_date(line.text) for line in entry.lines(role)]
    if not all(parted):
        return
    place = entry.columns[role]
    for part, at in (("lead", 0), ("due", 1)):
        entry.cells[part] = [Line(pair[at]) for pair in parted if pair[at]]
        entry.columns[part] = place


def name_and_date(text: str) -> tuple[str, str] | None:
    """Who and when, where a text says both or one of them.

    >>> name_and_date("Ada Marsh / Omar Bell – June 2026"), name_and_date("June 2026"), name_and_date("Ada Marsh, Head")
    (('Ada Marsh / Omar Bell', 'June 2026'), ('', 'June 2026'), ('Ada Marsh, Head', ''))
    """
    if contents.like_due(text) > 0.9:
        return "", text
    for between in BETWEEN.finditer(text):
        name, date = text[: between.start()], text[between.end() :].rstrip(")")
        if contents.like_due(date) > 0.9 and contents.like_name(name) > 0.4:
            return name, date
    return (text, "") if contents.like_name(text) > 0.4 else None


def _take_out_of_action(entry: Entry, absent: Sequence[str]) -> None:
    """Takes “Lead: …” and “By: …” out of the action's cell, where the table has no such columns."""
    kept: list[Line] = []
    told: dict[str, list[str]] = {}
    for line in entry.lines("action"):
        part = labelled(line.text) if kept else None
        if part and part[0] in absent:
            told.setdefault(part[0], []).append(part[1])
            continue
        text, values = said_with(line.text) or (line.text, {})
        own = {role: value for role, value in values.items() if role in absent}
        kept.append(Line(text, line.depth, line.bold) if own and len(own) == len(values) else line)
        for role, value in own.items() if len(own) == len(values) else ():
            told.setdefault(role, []).append(value)
    entry.cells["action"] = kept
    for role, values in told.items():
        entry.cells[role] = [*entry.lines(role), *map(Line, values)]
        entry.columns.setdefault(role, entry.columns["action"])


def said_with(text: str) -> tuple[str, dict[str, str]] | None:
    """An action's text, and what stands with it at its end by role; ``None`` where that is neither lead nor date.

    >>> said_with("Train the duty team (Lead: A Marsh; by: June 2026)")
    ('Train the duty team', {'lead': 'A Marsh', 'due': 'June 2026'})
    >>> said_with("Train the duty team (Ada Marsh, June 2026)")
    ('Train the duty team', {'lead': 'Ada Marsh', 'due': 'June 2026'})
    >>> said_with("Train the duty team (see page 4)")
    """
    for pattern in (_BRACKET, _TAIL) if len(text) < _LONGEST else ():
        if found := pattern.match(text):
            values = _values(found["tail"], sure=pattern is _TAIL)
            if {"lead", "due"} & values.keys():
                return found["text"].rstrip(" –—|-"), values
    return None


def _values(tail: str, *, sure: bool) -> dict[str, str]:
    """What a tail says by role; nothing where a part of it has none."""
    parts = [part for part in _PARTS.split(tail) if part]
    found = [labelled(part, sure=sure) for part in parts]
    if not any(found) and not sure:
        found = [(_role_of_value(part), part) for part in re.split(r"\s*[;,|]\s*|\s+[–—-]\s+", tail) if part]
        found = found if {role for role, _ in found} == {"lead", "due"} else []
    values = {role: value.strip(" .,;") for role, value in filter(None, found) if role}
    return values if len(values) == len(found) else {}


def labelled(text: str, *, sure: bool = True) -> tuple[str, str] | None:
    """(role, value) of “Lead: A Marsh”; where the label need not be ``sure``, the value may tell its role."""
    found = _SAYS.match(text.strip())
    if not found:
        return None
    scores = {role: score for role, score in header_scores(found["label"]).items() if role in TOLD_WITH}
    best = max(scores, key=lambda role: scores[role], default="")
    role = best if scores.get(best, 0) >= _SURE else None
    role = role or (_role_of_value(found["value"]) if scores or not sure else None)
    return (role, found["value"]) if role else None


def _role_of_value(value: str) -> str | None:
    if contents.like_due(value) > 0.8:
        return "due"
    return "lead" if contents.like_name(value) > 0.7 else None
