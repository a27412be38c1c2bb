"""Lists in parallel cells: several actions in one cell, their timescales and leads in order beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldthread.documents.understand import contents, names
from goldthread.documents.understand.entry import Entry, ref_within
from goldthread.page import Line


@dataclass(frozen=True, slots=True)
class Promise:
    """One action out of a row: its text, and the timescale and lead beside it.

    ``beside`` holds the action's own line of each other cell that has a line for each action; ``shared`` names fields
    that one line gives to all; ``unpaired`` holds lines that no action is left for.
    """

    text: str
    due: str | None
    lead: str | None
    beside: dict[str, str] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()
    unpaired: dict[str, list[str]] | None = None


def promises_in(entry: Entry, known: frozenset[str]) -> list[Promise]:
    """The actions that a row holds, each with its own timescale and lead."""
    dues = _due_lines(entry.lines("due"), _bullets(entry.lines("action")))
    leads = [line.text for line in entry.lines("lead")]
    items = _items(entry.lines("action"), len(dues), len(leads))
    if len(items) <= 1:
        return [_single(items, dues, leads, entry)]
    dues = _spread_out(dues, len(items), _dates_in)
    leads = _spread_out(leads, len(items), lambda text, wanted: names.in_groups(text, wanted, known))
    dues, leads = _broken_joined(dues, len(items)), _names_joined(leads, len(items))
    return _with_other_cells(_paired(items, dues, leads), entry)


_LISTED_TOO = ("ref", "start", "accountable", "rag", "status", "cost", "completed", "original_due", "why", "difference")


def _with_other_cells(promises: list[Promise], entry: Entry) -> list[Promise]:
    """Each action with its own line of the cells that have one line an action."""
    lists = {role: lines for role in _LISTED_TOO if len(lines := entry.lines(role)) == len(promises)}
    return [
        replace(promise, beside={role: lines[place].text for role, lines in lists.items()})
        for place, promise in enumerate(promises)
    ]


def _single(items: list[str], dues: list[str], leads: list[str], entry: Entry) -> Promise:
    surplus = _surplus(entry, dues, leads)
    due = dues[0] if surplus else " ".join(dues)
    lead = leads[0] if surplus else "\n".join(leads)
    return Promise(items[0] if items else "", due or None, lead or None, unpaired=surplus)


def _surplus(entry: Entry, dues: list[str], leads: list[str]) -> dict[str, list[str]] | None:
    """More dates and as many leads as dates beside one action: a second action is lost."""
    separate = len(dues) > 1 and all(contents.like_due(due) > 0.8 for due in dues)
    if separate and len(leads) == len(dues) and entry.has("action") and len(set(leads) | set(dues)) <= len(dues) + 1:
        return {"due": dues[1:], "leads": leads[1:]}
    return None


def _items(lines: Sequence[Line], dues: int, leads: int) -> list[str]:
    """The actions in a cell: each bullet one, with what is nested below it; an introduction keeps its bullets."""
    if not lines:
        return []
    top = min((line.depth for line in lines if line.depth), default=1)
    bullets = [line for line in lines if line.depth == top]
    whole = [" ".join(line.text for line in lines)]
    several = max(dues, leads) > 1
    if not bullets:
        return [line.text for line in lines] if several and len(lines) == max(dues, leads) else whole
    introduced = not lines[0].bullet and (lines[0].text.endswith(":") or not several)
    if introduced and len(bullets) != dues:
        return whole
    items: list[list[str]] = []
    for place, line in enumerate(lines):
        if line.depth == top or not items or (line.depth == 0 and place and _stands_alone(line, lines[place - 1])):
            items.append([line.text])
        else:
            items[-1].append(line.text)
    return [" ".join(item) for item in items]


def _stands_alone(line: Line, above: Line) -> bool:
    return above.depth == 0 and bool(re.match(r"[A-Z]", line.text)) and bool(re.search(r"[.;]$", above.text))


def _bullets(lines: Sequence[Line]) -> int:
    """How many bullets a cell has, those within bullets not counted."""
    top = min((line.depth for line in lines if line.depth), default=0)
    return sum(line.depth == top for line in lines) if top else 0


def _due_lines(lines: Sequence[Line], wanted: int) -> list[str]:
    """The timescales in a cell: lines that only together make one are put together, unless each bullet has its own."""
    if len(lines) == wanted > 1:
        return [line.text for line in lines]
    done: list[str] = []
    for line in lines:
        if done and not (contents.like_due(done[-1]) > 0.8 and contents.like_due(line.text) > 0.8):
            done[-1] = f"{done[-1]} {line.text}"
        else:
            done.append(line.text)
    return done


def _spread_out(lines: list[str], wanted: int, part) -> list[str]:
    if len(lines) == 1 < wanted and (parts := part(lines[0], wanted)):
        return parts
    return lines


_DASH = re.compile(r"[-–—]+")
_DATE = re.compile(
    r"(?:(?:end|mid|early|late|by|from)\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{2,8}[\s-]\d{2,4}|\d{1,2}/\d{1,2}/\d{2,4}|\d+\s+months?",
    re.IGNORECASE,
)


def _dates_in(text: str, wanted: int) -> list[str] | None:
    found = _DATE.findall(text)
    return found if len(found) == wanted and "".join(found).replace(" ", "") == text.replace(" ", "") else None


def _broken_joined(dues: list[str], wanted: int) -> list[str]:
    """One line too many is most often a timescale broken in two."""
    while len(dues) > wanted:
        broken = [
            place
            for place in range(1, len(dues))
            if contents.like_due(dues[place]) < 0.6 or contents.like_due(dues[place - 1]) < 0.6
        ]
        if not broken:
            return dues
        dues = [*dues[: broken[0] - 1], f"{dues[broken[0] - 1]} {dues[broken[0]]}", *dues[broken[0] + 1 :]]
    return dues


def _names_joined(leads: list[str], wanted: int) -> list[str]:
    """One line too many is most often a name broken in two."""
    while len(leads) > wanted:
        lone = [place for place in range(1, len(leads)) if len(leads[place].split()) == 1
                and len(re.split(r"[/,&]", leads[place - 1])[-1].split()) == 1]  # fmt: skip
        trailing = [place for place in range(1, len(leads)) if leads[place - 1].rstrip().endswith(("/", "&", ","))]
        cuts = trailing or lone
        if not cuts:
            return leads
        leads = [*leads[: cuts[0] - 1], f"{leads[cuts[0] - 1]} {leads[cuts[0]]}", *leads[cuts[0] + 1 :]]
    return leads


def _paired(items: list[str], dues: list[str], leads: list[str]) -> list[Promise]:
    shared = frozenset(name for name, lines in (("due", dues), ("leads", leads)) if len(lines) == 1)
    promises = []
    for place, text in enumerate(items):
        last = place == len(items) - 1
        over = {
            name: lines[len(items) :] for name, lines in (("due", dues), ("leads", leads)) if len(lines) > len(items)
        }
        promises.append(
            Promise(text, _at(dues, place), _at(leads, place), shared=shared, unpaired=over if last and over else None)
        )
    return promises


def _at(lines: list[str], place: int) -> str | None:
    if len(lines) == 1:
        return lines[0]
    return lines[place] if place < len(lines) and not _DASH.fullmatch(lines[place]) else None


def with_ref(text: str) -> tuple[str | None, str]:
    """An action's own reference, where its text begins with one, and the text without it."""
    ref, rest = ref_within(text)
    return (ref or None), rest
