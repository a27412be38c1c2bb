"""A row as it stood before the page turned: its cells by role, joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldthread.documents.understand import contents
from goldthread.page import Line

_UNFINISHED = re.compile(
    r"(?:\b(?:the|a|an|and|or|of|to|in|on|for|with|by|from|at|as|that|which|their|its|is|are|be|been|will|into|including|via|through|"
    r"any|all|where|when|not)|[,\-–/(&])$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?;:)\]”\"’']$")
_REF_WITHIN = re.compile(
    r"^(\(?[A-Za-z]\)|[a-z]\.(?=\s)|\(?[ivx]{1,4}\)|[A-Z]?\d{1,2}(?:\.\d{1,2}){1,2}[.)]?(?=\s)"
    r"|(?!S\d)[A-Z]\d{1,2}(?=\s+[A-Z]))\s*(?=\S)"
)
_REF_ALONE = re.compile(r"^[A-Z]?\d{1,2}(?:\.\d{1,2})+$|^(?!S\d)[A-Z]\d{1,2}$")


@dataclass(slots=True)
class Entry:
    """The cells of one row of the plan by role, each a list of lines, and where they stand.

    ``columns`` are the places from 0; ``merged`` names roles whose cell hangs down from the row above.
    """

    cells: dict[str, list[Line]]
    columns: dict[str, int]
    table: int
    row: int
    line: int
    page: int | None = None
    shades: dict[str, str] = field(default_factory=dict)
    merged: set[str] = field(default_factory=set)
    joined: set[str] = field(default_factory=set)

    def text(self, role: str) -> str:
        return " ".join(line.text for line in self.cells.get(role, ()))

    def lines(self, role: str) -> list[Line]:
        return self.cells.get(role, [])

    def has(self, role: str) -> bool:
        return bool(self.cells.get(role))

    def __bool__(self) -> bool:
        return any(self.cells.values()) or bool(self.shades)


def ref_within(text: str) -> tuple[str, str]:
    """The reference that an action's own text begins with, and the rest: “c) Train staff” is “c” and “Train staff”."""
    if _REF_ALONE.match(text):
        return text, ""
    found = _REF_WITHIN.match(text)
    if not found:
        return "", text
    return found[1].strip("().").strip(), text[found.end() :]


def unfinished(text: str) -> bool:
    """Whether a text stops in the middle of a sentence, as far as its last word shows."""
    return bool(_UNFINISHED.search(text)) or text.count("(") > text.count(")")


def ended(text: str) -> bool:
    """Whether a text ends as a sentence or a bracket does."""
    return bool(_ENDED.search(text))


def goes_on(text: str) -> bool:
    """Whether a text begins in the middle of a sentence."""
    if re.match(r"[,;)/&]", text) or (text[:40].count(")") > text[:40].count("(") and not ref_within(text)[0]):
        return True
    return bool(re.match(r"[a-z]", text)) and not ref_within(text)[0]


def continues(above: Entry, row: Entry, *, head: str, page_turned: bool, in_parallel: bool) -> bool:
    """Whether a row is the rest of the one above it, broken off where a page or a line ended.

    ``head`` is the role that each row of the table must have: the action, the outstanding action, the section.
    """
    text = row.text(head)
    if row.has("number") or row.has("ref") or ref_within(text)[0]:
        return False
    if row.merged and row.has(head) and not goes_on(text):
        return False
    if not text:
        return not _own_recommendation(above, row)
    alone = len(row.lines(head)) == 1 and not row.lines(head)[0].bullet
    whole = (
        alone
        and not goes_on(text)
        and row.has("lead")
        and contents.like_due(row.lines("due")[0].text if row.has("due") else "") > 0.8
    )
    if in_parallel and not _own_recommendation(above, row) and not whole:
        return not is_orphan(above, row, head=head, page_turned=page_turned)
    own_due = contents.like_due(row.text("due")) > 0.8
    whole_above = contents.like_due(above.text("due")) > 0.8
    if goes_on(text):
        return page_turned or not (own_due and whole_above)
    if _own_recommendation(above, row) or (own_due and whole_above and row.has("lead")):
        return False
    if (
        not ended(above.text(head))
        and len(text.split()) <= 6
        and not any(row.has(role) for role in row.cells if role != head)
    ):
        return True
    if unfinished(above.text(head)) or (page_turned and above.text(head).endswith(":")):
        return not (own_due and whole_above)
    votes = sum(_vote(above, row, role) for role in row.cells if role not in ("number", "ref", "rag"))
    return page_turned and votes > 0 and not _ENDED.search(above.text(head))


def is_orphan(above: Entry, row: Entry, *, head: str, page_turned: bool) -> bool:
    """Whether a row begins in mid-sentence although the one above it is whole: the page between is lost."""
    first = row.lines(head)[0] if row.has(head) else None
    if first is None or first.bullet or not page_turned:
        return False
    return (
        goes_on(first.text)
        and bool(re.search(r"[.!?]$", above.text(head)))
        and not (row.has("recommendation") or row.has("number"))
    )


def _own_recommendation(above: Entry, row: Entry) -> bool:
    text = row.text("recommendation")
    return bool(text) and not goes_on(text) and not unfinished(above.text("recommendation")) and not (
        above.has("recommendation") and not _ENDED.search(above.text("recommendation")) and not row.has("due")
    )  # fmt: skip


def _vote(above: Entry, row: Entry, role: str) -> float:
    text = row.text(role)
    if not text:
        return 0.6 if above.has(role) else 0
    if role in ("due", "lead"):
        return -1.0 if (contents.like_due(text) > 0.8 or contents.like_name(text) > 0.8) and above.has(role) else 0.3
    return 1.0 if goes_on(text) else -0.2


def joined(above: Entry, row: Entry) -> None:
    """Adds a row's cells to the one above, gluing sentences that the page broke."""
    for role, lines in row.cells.items():
        if lines:
            above.cells[role] = _glued(above.cells.get(role, []), lines, role)
            above.joined.add(role)
            above.columns.setdefault(role, row.columns.get(role, 0))
    for role, shade in row.shades.items():
        above.shades.setdefault(role, shade)


def _glued(above: list[Line], below: list[Line], role: str) -> list[Line]:
    if not above or not _belongs_to(above[-1], below[0], role):
        return [*above, *below]
    last, first = above[-1], below[0]
    return [*above[:-1], Line(_together(last.text, first.text), last.depth, last.bold), *below[1:]]


def _belongs_to(last: Line, first: Line, role: str) -> bool:
    """Whether a line is the rest of the line above it."""
    if role in ("due", "start"):
        return not (contents.like_due(last.text) > 0.8 and contents.like_due(first.text) > 0.8)
    if role in ("lead", "accountable"):
        return _name_goes_on(last.text, first.text)
    if first.bullet and not goes_on(first.text):
        return False
    if last.bullet and not first.bullet:
        return True
    return goes_on(first.text) or unfinished(last.text) or not _ENDED.search(last.text)


def _name_goes_on(last: str, first: str) -> bool:
    """Whether a line is the rest of a name or post that the cell's edge broke: “Children” and “and Families)”."""
    if last.count("(") > last.count(")") or first.startswith("(") or goes_on(first) or unfinished(last):
        return True
    return len(first.split()) == 1 and not re.match(r"[A-Z]{2,4}$", first)


def _together(last: str, first: str) -> str:
    """Two halves of a sentence; words printed on both sides of the page break stand once."""
    words, more = last.split(), first.split()
    for size in range(min(12, len(words), len(more)), 2, -1):
        if [w.lower() for w in words[-size:]] == [w.lower() for w in more[:size]]:
            return " ".join(words + more[size:])
    if last.endswith("-") and not last.endswith(" -") and goes_on(first):
        return f"{last}{first}"
    return f"{last} {first}"
