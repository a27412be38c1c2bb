"""What the pieces of the design say, as plain values; no template decides a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.plan.model import Due
from goldthread.plan.timescale import read_day, read_timescale

WORDS = {"red": "Red", "amber": "Amber", "green": "Green", "blue": "Blue"}
LONGEST = 130  # letters of a text in a list: two lines of its column
LONGEST_DAY = len("30th September 2026")
_TIMES = {1: "once", 2: "twice"}


def counted(number: int, one: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "action"), counted(4, "action"), counted(2, "child", "children")
    ('1 action', '4 actions', '2 children')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def shortened(text: str, length: int = LONGEST) -> str:
    """The text, cut at a word with “…” where it is longer than ``length``.

    >>> shortened("Visit every child on time", 15)
    'Visit every …'
    """
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + " …"


def rating(colour: str | None, word: str | None = None) -> dict[str, str]:
    """The kind of tag and its word; an unknown colour is not rated."""
    if colour not in WORDS:
        return {"kind": "none", "word": "Not rated"}
    return {"kind": colour, "word": word or WORDS[colour]}


def day(value: date | str | None) -> str:
    """A day as people write it: “30 Sep 2026”. Nothing for no day."""
    if not value:
        return ""
    when = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{when.day} {when:%b %Y}"


def long_day(value: date | str) -> str:
    """A day in a sentence: “22 September 2026”."""
    when = date.fromisoformat(value) if isinstance(value, str) else value
    return f"{when.day} {when:%B %Y}"


def only_day(text: str | None) -> str | None:
    """The day that the text is, as ISO; ``None`` where it is none or says more than a day.

    >>> only_day("30th September 2026"), only_day("30/09/26, after the audit of cases"), only_day("May 2026")
    ('2026-09-30', None, None)
    """
    return read_day(text) if text and len(text.strip()) <= LONGEST_DAY else None


@dataclass(frozen=True, slots=True)
class DueShown:
    """A date in force, how late it is, the first date, how often it moved; ``said``: the plan's words for no date."""

    date: str
    late: str = ""
    first: str = ""
    moved: str = ""
    said: str = ""


def due_shown(due: Due, *, as_at: date, done: bool = False) -> DueShown:
    """How a due date reads on ``as_at``. What is done is never late."""
    force = day(due.latest) or (f"from {day(due.earliest)}" if due.earliest else "No date")
    late = _late(due, as_at) if not done else ""
    if due.slipped_from:
        first = day(only_day(due.slipped_from[0])) or due.slipped_from[0]
        return DueShown(force, late, first=first, moved=_moved(due))
    said = f"the plan says “{due.text}”" if due.text and not due.latest and not due.earliest else ""
    return DueShown(force, late, said=said)


def _moved(due: Due) -> str:
    """How often the date moved, and by how much where the first one names a day or a month."""
    times = len(due.slipped_from)
    moved = f"moved {_TIMES.get(times, f'{times} times')}"
    first = read_timescale(due.slipped_from[0]).latest
    months = _months_between(first, due.latest) if first and due.latest else 0
    return f"{moved}: {counted(months, 'month')}" if months > 0 else moved


def _months_between(first: str, last: str) -> int:
    years, months = int(last[:4]) - int(first[:4]), int(last[5:7]) - int(first[5:7])
    return 12 * years + months


def _late(due: Due, as_at: date) -> str:
    days = days_late(due, as_at)
    return f"{length(days)} late" if days else ""


def length(days: int) -> str:
    """A stretch of days as people say it: days up to 3 months, months up to 2 years, then years.

    >>> length(20), length(200), length(3000)
    ('20 days', '6 months', '8 years')
    """
    if days < 92:
        return counted(days, "day")
    return counted(int(days / 30.44), "month") if days < 730 else counted(int(days / 365.25), "year")


def days_late(due: Due, as_at: date) -> int:
    """Days from the last day an action could be done to ``as_at``; 0 when that day is to come or unknown."""
    return max(0, (as_at - date.fromisoformat(due.latest)).days) if due.latest else 0
