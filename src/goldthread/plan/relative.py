"""Due dates that are counted: “3 months” and “within 6 weeks” from the day on which the plan starts."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from goldthread.periods import months_after, working_day_after
from goldthread.plan.days_named import any_of, worded
from goldthread.plan.model import Due, Plan
from goldthread.plan.vocabulary import vocabulary


def relative_due(due: Due, starts: date | str | None) -> Due:
    """The due with its last day counted from ``starts``; the words stay. Unchanged where nothing can be counted.

    Of several lengths the longest is the last day, the shortest the first. A length from another day (“3 months after
    the review”) and “immediate”, for which the vocabulary has no number of days, stay without a day.

    >>> relative_due(Due(text="3 months", kinds=("relative",)), date(2026, 10, 31)).latest
    '2027-01-31'
    >>> relative_due(Due(text="within 6 weeks", kinds=("relative",)), "2026-11-02").latest
    '2026-12-14'
    """
    if starts is None or due.latest or "relative" not in due.kinds:
        return due
    start = date.fromisoformat(starts) if isinstance(starts, str) else starts
    days = _days_counted(due.text or "", start)
    if not days:
        return due
    first = min(days).isoformat() if min(days) < max(days) else due.earliest
    kept = first if first is None or first <= max(days).isoformat() else None
    return due.model_copy(update={"earliest": kept, "latest": max(days).isoformat()})


def with_counted_days(plan: Plan) -> Plan:
    """The plan with the days of its relative dates counted from its start (``terms.starts``); their words stay.

    >>> due = {"text": "3 months", "kinds": ["relative"]}
    >>> plan = Plan(actions=[{"id": "1.1", "due": due}], terms={"starts": "2026-10-31"})
    >>> with_counted_days(plan).actions[0].due.latest
    '2027-01-31'
    """
    if plan.terms.starts is None:
        return plan
    starts = plan.terms.starts
    actions = tuple(row.model_copy(update={"due": relative_due(row.due, starts)}) for row in plan.actions)
    remedial = tuple(row.model_copy(update={"due": relative_due(row.due, starts)}) for row in plan.remedial_actions)
    return plan.model_copy(update={"actions": actions, "remedial_actions": remedial})


def _days_counted(text: str, start: date) -> list[date]:
    days = []
    for found in _length().finditer(text):
        for number in filter(None, (found["number"], found["upper"])):
            if day := _day_after(start, _number(number), " ".join(found["unit"].lower().split())):
                days.append(day)
    return days


def _day_after(start: date, number: int, unit: str) -> date | None:
    """The day so many units after the start; ``None`` for a unit that is not counted, such as a school day."""
    try:
        match _units().get(unit):
            case "working day":
                return working_day_after(start, number)
            case "hour":
                return start + timedelta(days=-(-number // 24))
            case "day":
                return start + timedelta(days=number)
            case "week":
                return start + timedelta(weeks=number)
            case "month":
                return months_after(start, number)
            case "year":
                return months_after(start, 12 * number)
    except (OverflowError, ValueError):
        return None  # “99999 years”
    return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else vocabulary("timescales")["counted"]["numbers"][text.lower()]


@cache
def _units() -> dict[str, str]:
    units = vocabulary("timescales")["counted"]["units"]
    return {word: unit for unit, words in units.items() for word in words}


@cache
def _length() -> re.Pattern:
    number = rf"(?:\d{{1,5}}|{any_of(vocabulary('timescales')['counted']['numbers'])})"
    unit = any_of(word for words in vocabulary("timescales")["counted"]["units"].values() for word in words)
    elsewhere = r"(?!['’]?\s+(?:of|from|after|following)\s+(?!(?:the\s+)?(?:start|beginning)\b))"
    return worded(
        rf"(?<![\w£])(?<!every\s)(?P<number>{number})(?:\s*(?:-|–|to|or)\s*(?P<upper>{number}))?"
        rf"[\s-]*(?P<unit>{unit})(?!\w){elsewhere}"
    )
