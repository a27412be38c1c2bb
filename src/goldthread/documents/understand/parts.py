"""Which part of a section or recommendation a label names, told by its words and by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.understand import contents
from goldthread.documents.understand.columns import Columns, header_scores
from goldthread.documents.understand.words import mark, names_workstream, plain, vocabulary
from goldthread.page import Cell, Line, Table, TableRow

_ENOUGH = 1.0
_WORD = re.compile(r"[a-z]+")


def part_of_section(label: str, lines: Sequence[str]) -> str | None:
    """The part of a section that a label names, ``None`` where nothing tells.

    ``sponsor``, ``lead``, ``outcome``, ``commitments``, ``recommendations``, ``success_measures`` or ``timescale``.
    """
    if not lines:
        return None
    said = _scores(label)
    if sum(lists_recommendation(line) for line in lines) >= max(1, len(lines) / 3):
        return "recommendations"
    who = "sponsor" if said["sponsor"] > said["lead"] else "lead"
    other = max(score for role, score in said.items() if role not in ("sponsor", "lead"))
    if all(contents.like_name(line) > 0.5 and len(line.split()) < 16 for line in lines):
        return who if said[who] else None
    if said[who] >= _ENOUGH and said[who] > other and len(" ".join(lines).split()) < 25:
        return who
    best = max((score, role) for role, score in {**said, "": 0.0}.items() if role not in ("sponsor", "lead"))
    if best[0] >= _ENOUGH:
        return best[1]
    return _by_contents(lines)


def _scores(label: str) -> dict[str, float]:
    words = _WORD.findall(plain(label))
    return {
        role: sum(_weight(word, weights) for word in words) for role, weights in vocabulary("labels")["parts"].items()
    }


def _weight(word: str, weights: dict[str, float]) -> float:
    return weights.get(word) or max(
        (w for stem, w in weights.items() if stem[0] == "~" and word.startswith(stem[1:])), default=0.0
    )


def _by_contents(lines: Sequence[str]) -> str | None:
    if len(lines) == 1:
        return "outcome" if len(lines[0].split()) > 10 else None
    promises = sum(bool(re.search(r"\b(?:will|are committed|is committed)\b", line)) for line in lines)
    return "commitments" if promises > len(lines) / 2 else "success_measures"


def lists_recommendation(line: str) -> bool:
    """Whether a line begins with a recommendation's label and number: “Recommendation 5: …”."""
    found = mark("recommendation").match(line) or mark("short_recommendation").match(line)
    return bool(found) and bool(re.match(r"\s*[:.)–-]", line[found.end() :]))


_LABELLED = re.compile(r"^((?:[^:.;]|\.(?=\d)){3,40}?)\s*:\s+(\S.*)$")


def names_commitment(text: str) -> str | None:
    """The commitment that a line such as “Our pledge: we will …” names."""
    found = _LABELLED.match(text)
    label = re.sub(r"\s+\d[\d.]*$", "", found[1]) if found else ""
    if found and header_scores(label).get("commitment", 0) >= 1.4 and len(found[2].split()) > 2:
        return found[2]
    return None


def is_overview(columns: Columns, body: Sequence[TableRow]) -> bool:
    """Whether each row of a table is a section of the plan, and its columns the section's parts."""
    if columns.width < 3 or {"due", "start", "rag", "ref"} & set(columns.roles.values()):
        return False
    rows = [row for row in body if row.cells and row.cells[0] and sum(map(bool, row.cells)) > 1]
    titles = [row.cells[0].text for row in rows]
    if not rows or sum(names_workstream(title) for title in titles) < 0.6 * len(titles):
        return False
    told = {
        part_of_section(head, [line.text for line in row.cells[place].lines])
        for row in rows[:3]
        for place, head in enumerate(columns.header)
        if place < len(row.cells)
    }
    says_more = told - {None, "outcome", "sponsor", "lead"}
    return bool(says_more) and len(told - {None, "outcome"}) >= 2 and len(set(titles)) == len(titles)


def is_card(table: Table, known: frozenset[str] = frozenset()) -> bool:
    """Whether a table of two columns names things on the left and says them on the right.

    One row is enough where its label is among the ``known`` ones.
    """
    rows = [row for row in table.rows if any(row.texts)]
    pairs = [tuple(text for text in row.texts if text) for row in rows]
    if (
        (len(rows) < 2 and not (rows and rows[0].texts[0] in known))
        or any(len(pair) != 2 for pair in pairs)
        or any(len(row.cells) > 3 for row in rows)
    ):
        return False
    labels, values = zip(*pairs, strict=True)
    if any(
        len(label.split()) > 9 or contents.like_due(label) > 0.8 or re.search(r"£|[.;]$", label) for label in labels
    ):
        return False
    longer = sum(len(value.split()) > len(label.split()) for label, value in pairs)
    return (
        longer >= len(rows) / 2 and len(set(labels)) == len(labels) and any(len(value.split()) > 5 for value in values)
    )


def parts_of_card(table: Table) -> list[tuple[str, list[Line], int]]:
    """(part, lines, row from 0) for each row of a card, about a section or about a recommendation."""
    rows = [(place, [cell for cell in row.cells if cell]) for place, row in enumerate(table.rows) if any(row.texts)]
    pairs = [(place, label.text, value) for place, (label, value) in rows]
    listed = sum(lists_recommendation(line.text) for _, _, value in pairs for line in value.lines)
    people = any(contents.like_name(value.text) > 0.6 and not contents.like_number(value.text) for _, _, value in pairs)
    about_section = listed > 1 or people
    parts = []
    for place, label, value in pairs:
        part = (
            _section_label(label, value)
            if about_section
            else _recommendation_part(label, value, [part for part, _, _ in parts])
        )
        parts.append((part or "other", list(value.lines), place))
    return parts


def _section_label(label: str, value: Cell) -> str | None:
    part = part_of_section(label, [line.text for line in value.lines])
    if part is None and header_scores(label).get("section", 0) > _ENOUGH:
        return "section_title"
    return f"section:{part}" if part else None


def _recommendation_part(label: str, value: Cell, taken: Sequence[str]) -> str | None:
    """``number``, ``recommendation``, ``outcome`` or ``indicator`` of a recommendation."""
    if contents.like_number(value.text):
        return "number"
    said = header_scores(label)
    scores = {role: said.get(role, 0.0) for role in ("recommendation", "outcome", "indicator", "section", "commitment")}
    scores["indicator"] += sum(map(contents.like_indicator, (line.text for line in value.lines))) / max(
        1, len(value.lines)
    )
    scores["recommendation"] += 0.5 if "recommendation" not in taken and len(value.text.split()) > 4 else -1.0
    best = max(scores, key=lambda role: scores[role])
    if scores[best] <= 0.3:
        return "outcome" if "recommendation" in taken and "outcome" not in taken else None
    return best


def label_part(label: str) -> str | None:
    """The part of a section that a label's words alone name."""
    score, part = max(((score, role) for role, score in _scores(label).items()), default=(0.0, ""))
    return part if score >= _ENOUGH else None
