"""What a file of people would do, as the page says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goldthread_site.look.pieces import counted
from goldthread_site.people.by_file.outcomes import CHANGED, NEW, REFUSED, SAME, Outcome

_WORDS = {REFUSED: "Refused", NEW: "New", CHANGED: "Changed", SAME: "Same"}


class Line(NamedTuple):
    """A row of the file in words."""

    number: int
    who: str
    username: str
    word: str
    said: str


class Review(NamedTuple):
    """The page: the answer, what is said below it, the lines that say something, how many change nothing."""

    heading: str
    lead: str
    lines: list[Line]
    same: str
    may_go_in: bool


def review(outcomes: Sequence[Outcome]) -> Review:
    """Refused lines first, then what changes, then what is new."""
    of = {kind: [one for one in outcomes if one.kind == kind] for kind in _WORDS}
    lines = [_line(one) for kind in (REFUSED, CHANGED, NEW) for one in of[kind]]
    same = f"{counted(len(of[SAME]), 'line')} would change nothing." if of[SAME] else ""
    return Review(*_answer(of), lines, same, not of[REFUSED] and bool(of[NEW] or of[CHANGED]))


def _answer(of: dict[str, list[Outcome]]) -> tuple[str, str]:
    if many := len(of[REFUSED]):
        return f"Mend {counted(many, 'line')} first", "Nothing is saved until every line can be taken."
    new = len({one.row.username.casefold() for one in of[NEW]})
    changed = len({one.row.username.casefold() for one in of[CHANGED]})
    if not (new or changed):
        return "This file changes nothing", "Everyone in it is here with these rights already."
    heading = f"{counted(new, 'person', 'people')} will be added" if new else ""
    more = f"{counted(changed, 'account')} will change" if changed else ""
    return ", ".join(filter(None, (heading, more))), "Nothing is saved yet. Look at the list, then put it in."


def _line(one: Outcome) -> Line:
    return Line(one.row.line, one.row.full_name, one.row.username, _WORDS[one.kind], one.said)
