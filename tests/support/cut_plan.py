"""A plan printed after some months, cut into the files that it must have been at each of its position dates.

A position is in a file from its own day on. A date that slipped is printed as it was until the first position date
that is not before it. What is marked as new, and what is to be done about what is late, stand in the file before the
last for the first time. Ratings of actions were a step worse a date earlier.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldthread.plan.model import Action, Plan
from goldthread.plan.moves import left_behind

_POSITION = re.compile(r"Position as (?:of|at)\s*(?P<day>.*?)\s*(?:</b>)?\t")
_ENDS = re.compile(r"Position as (?:of|at)|^#|^\*\*|OFSTED SAID|What Needs to Happen")
_REMEDIAL = re.compile(r"^(?:#+ |\*\*)Remedial", re.IGNORECASE)
_NEXT_PART = re.compile(r"OFSTED SAID|^## ")
_RATING = re.compile(r"(?<=\t)(?:Red|Amber|Yellow|Green)(?=\s*$)|(?<=background-color: )(?:red|amber|yellow|green)")
_WORSE = {"green": "amber", "amber": "red", "red": "red"}


@dataclass
class Expected:
    """What one file must change against the one before it, by whoever cut it; actions by their line in the whole."""

    positions: int = 0
    slipped: dict[int, tuple[str, str]] = field(default_factory=dict)  # the line, the date before and the one after
    rated: dict[int, tuple[str, str]] = field(default_factory=dict)
    new: set[int] = field(default_factory=set)
    remedial: int = 0


def days_of(plan: Plan) -> list[str]:
    """The position dates of a plan."""
    return sorted({row.as_at for row in plan.positions if row.as_at})


def first_printed(action: Action, text: str, days: list[str]) -> int:
    """From which file on, counted from 1, the action has the date that holds now.

    A date that a turned page tears into two tables cannot be printed otherwise: it was always so.
    """
    if not action.due.slipped_from or not _printed(action.due.text).search(text.split("\n")[action.source.line - 1]):
        return 1
    left = left_behind(action.due.slipped_from[-1], action.due).latest or "9999"
    return max(2, next((place for place, day in enumerate(days, 1) if day >= left), len(days)))


def rating_then(action: Action, step: int, steps: int) -> str | None:
    """The action's rating in a file: as it is from the last but one on, and a step worse in each file before."""
    rating = action.rag
    for _ in range(max(0, steps - 1 - step)):
        rating = _WORSE.get(rating, rating)
    return rating


def cut(text: str, plan: Plan, step: int) -> str:
    """The file at the position date ``step``, from 1, as text; ``plan`` is what the whole text says."""
    days = days_of(plan)
    lines = text.split("\n")
    drop = set(_late_positions(lines, plan, days[step - 1]))
    if step < len(days) - 1:
        drop |= set(_remedial_parts(lines))
    for action in plan.actions:
        at = action.source.line - 1
        if action.new and step < len(days) - 1:
            drop |= {at, *_goes_on(lines, at)}
        elif step < first_printed(action, text, days):
            lines[at] = _printed(action.due.text).sub(action.due.slipped_from[-1], lines[at])
        if action.rag and (then := rating_then(action, step, len(days))) != action.rag:
            lines[at] = _RATING.sub("yellow" if then == "amber" else then, lines[at])
    return "\n".join(line for place, line in enumerate(lines) if place not in drop)


def expected(text: str, plan: Plan, step: int) -> Expected:
    """What the file at ``step`` changes, from how it is cut."""
    days = days_of(plan)
    steps, made = len(days), Expected()
    made.positions = sum(row.as_at == days[step - 1] for row in plan.positions)
    made.remedial = len(plan.remedial_actions) if step == steps - 1 else 0
    for action in plan.actions:
        line = action.source.line
        if action.new:
            made.new |= {line} if step == steps - 1 else set()
        elif step > 1 and first_printed(action, text, days) == step:
            made.slipped[line] = action.due.slipped_from[-1], action.due.text
        if not action.new or step >= steps:
            then, now = (rating_then(action, each, steps) for each in (step - 1, step))
            made.rated.update({line: (then, now)} if then != now else {})
    return made


def _printed(words: str) -> re.Pattern:
    """The words as the file prints them, with tags between."""
    return re.compile(r"(?:\s|<[^>]+>)*".join(map(re.escape, words.split())))


def _late_positions(lines: list[str], plan: Plan, until: str):
    starts = {row.source.line: row.as_at for row in plan.positions}
    places = [place for place, line in enumerate(lines) if _POSITION.search(line)]
    for place in places:
        # a position's row is its first below the heading line
        day = starts.get(place + 1) or starts.get(place + 2)
        if day and day > until:
            end = next((n for n in range(place + 1, len(lines)) if _ENDS.search(lines[n])), len(lines))
            yield from range(place, end)


def _remedial_parts(lines: list[str]):
    for place, line in enumerate(lines):
        if _REMEDIAL.match(line):
            end = next((n for n in range(place + 1, len(lines)) if _NEXT_PART.search(lines[n])), len(lines))
            yield from range(place, end)


def _goes_on(lines: list[str], at: int):
    """The piece of a row that stands in the next table, where the page turned inside it."""
    rest = [n for n in range(at + 1, min(at + 5, len(lines))) if lines[n].strip()]
    if len(rest) > 1 and lines[rest[0]].startswith("What Needs") and lines[rest[1]].rstrip("\t").count("\t") == 0:
        yield rest[1]
