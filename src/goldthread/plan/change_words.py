"""What changed between two dates, in sentences for the head of a page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldthread.plan.changed import Changes, DateMoved
from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.report import count


def heading(changes: Changes, *, since: str = "") -> str:
    """The answer to “what is different?” in one sentence.

    ``since`` is what the day before is called: “the September board”; without a name the day is said.
    """
    if not changes.count:
        return f"Nothing changed between {days_named(changes.before_on, changes.after_on)}{_late(changes)}"
    since = f"Since {since or in_words(changes.before_on.isoformat())}"
    if changes.better or changes.worse:
        return f"{since}: {_moved(changes.better, changes.worse)}"
    return f"{since}: no recommendation better or worse, {count(changes.count, 'change')} in all"


def _moved(better: int, worse: int) -> str:
    if not better or not worse:
        return f"{count(better or worse, 'recommendation')} {'better' if better else 'worse'}"
    return f"{count(better, 'recommendation')} better, {worse} worse"


def _late(changes: Changes) -> str:
    """Time alone makes things late."""
    return f", but {count(len(changes.late), 'action')} became late" if changes.late else ""


def lead(changes: Changes, *, more: int = 0) -> str:
    """How many things changed, and what of the rest; ``more`` counts what is no part of the document.

    >>> lead(Changes(date(2026, 9, 22), date(2026, 11, 20)))
    ''
    """
    if not changes.count + more:
        return ""
    things = f"{count(changes.count + more, 'thing')} changed between {days_named(changes.before_on, changes.after_on)}"
    late = f" {count(len(changes.late), 'action')} became late." if changes.late else ""
    return f"{things}. Everything else is as it was.{late}"


def days_named(one: date, other: date) -> str:
    """Two days as people say them together.

    >>> days_named(date(2026, 9, 22), date(2026, 11, 20)), days_named(date(2025, 12, 1), date(2026, 1, 2))
    ('22 September and 20 November 2026', '1 December 2025 and 2 January 2026')
    """
    first, last = in_words(one.isoformat()), in_words(other.isoformat())
    return f"{first.rsplit(' ', 1)[0] if one.year == other.year else first} and {last}"


def moved_by(move: DateMoved) -> str:
    """By how much a date moved: months from one month to another, days within a month.

    >>> from goldthread.plan.model import Due
    >>> one, other = Due(latest="2026-11-30"), Due(latest="2027-02-28")
    >>> moved_by(DateMoved("actions", "a", (), one, other)), moved_by(DateMoved("actions", "a", (), other, one))
    ('3 months', '3 months earlier')
    """
    if move.days is None:
        return "no date before" if not move.before.latest else "no date now"
    size = count(abs(move.months), "month") if move.months else count(abs(move.days), "day")
    return f"{size} earlier" if move.days < 0 else size


def dates_heading(moves: Sequence[DateMoved], asked: Sequence[DateMoved]) -> str:
    """“3 dates moved, by 5 months in all, 1 more asked for”; months earlier are taken off."""
    months = sum(move.months or 0 for move in moves)
    by = f", by {count(months, 'month')} in all" if months > 0 and len(moves) > 1 else ""
    said = f"{count(len(moves), 'date')} moved{by}" if moves else ""
    more = f"{len(asked)} more asked for" if said else f"{count(len(asked), 'new date')} asked for, none agreed"
    return ", ".join(filter(None, (said, more if asked else "")))


def rest_heading(changes: Changes) -> str:
    """“Wording changed once, cost not at all”."""
    if not changes.wording and not changes.costs:
        return "No wording and no cost changed"
    return f"Wording changed {_times(len(changes.wording))}, cost {_times(len(changes.costs))}"


def done_heading(changes: Changes) -> str:
    """“5 actions done, 1 new”, and what was opened again or taken out."""
    parts = [(changes.done, "done"), (changes.new, "new"), (changes.gone, "taken out"),
             (changes.reopened, "open again")]  # fmt: skip
    said = [(rows, word) for rows, word in parts if rows]
    noun = "action" if all(row.entity == "actions" for rows, _ in said for row in rows) else "row"
    first = [f"{count(len(rows), noun)} {word}" for rows, word in said[:1]]
    return ", ".join([*first, *(f"{len(rows)} {word}" for rows, word in said[1:])])


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")
