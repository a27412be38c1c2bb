"""What an action's own comment leaves open, once what it only mentions in passing is set aside."""

from __future__ import annotations

import re

from goldthread.plan.checks.evidence import days_in
from goldthread.plan.checks.wording import Remaining, bare_verbs, clauses, looks_back, remaining, routine, says_done
from goldthread.plan.model import Action

STRONG = ("to do", "falls short")
LATER = ("planned", "waiting")


def still_open(action: Action) -> tuple[Remaining, ...]:
    """The clauses of an action's comment that leave its own work open; empty where none does.

    Set aside are: a step that has its own day within the action's time, a look back at what a finished step has
    changed, a review that comes round by itself, and everything once the comment reports the action's own verb.
    """
    found = [
        part for part in remaining(action.status) if not (looks_back(part.clause) or _in_time(part.clause, action))
    ]
    if says_done(action.status):
        found = [part for part in found if not routine(part.clause)]
    return () if _reports_its_verb(action, found) else tuple(found)


def nothing_else_said(action: Action, found: tuple[Remaining, ...]) -> bool:
    """Whether the open clauses are all that the comment says."""
    return len({part.clause for part in found}) == len(clauses(action.status))


def first_words(found: tuple[Remaining, ...], length: int = 110) -> str:
    """The first open clause in quotation marks, the strongest kind first."""
    part = min(found, key=lambda part: (part.kind not in STRONG, part.kind not in LATER))
    clause = part.clause.rstrip(".")
    return f"“{clause}”" if len(clause) <= length else f"“{clause[:length].rsplit(' ', 1)[0]}…”"


def _in_time(clause: str, action: Action) -> bool:
    days = days_in(clause)
    return bool(days and action.due.latest and max(days) <= action.due.latest and "not" not in clause.lower().split())


def _reports_its_verb(action: Action, found: list[Remaining]) -> bool:
    """“Reviewed the provision with …” answers “Review provision”, whatever else is to follow."""
    verb = next((word for word in re.findall(r"[a-z-]+", action.text.lower()) if word in bare_verbs()), None)
    if not verb:
        return False
    past = re.compile(rf"\b{verb.removesuffix('e').removesuffix('y')}(?:e?d|ied|\w?ed)\b")
    open_ = {part.clause for part in found}
    told = [clause for clause in clauses(action.status) if clause not in open_ and past.match(clause.lower())]
    return bool(told) and not any(past.search(clause.lower()) for clause in open_)
