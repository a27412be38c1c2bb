"""GT223: years are written with two figures in most rows and with four in others, or the other way about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    long = [action for action in promised(plan) if re.search(r"\b20\d\d\b", action.due.text or "")]
    known = {action.id for action in long}
    short = [action for action in promised(plan) if action.id not in known and _short_year(action)]
    if long and short:
        odd, style = (long, "four") if len(long) <= len(short) else (short, "two")
        other = "two" if style == "four" else "four"
        message = f"{count(len(odd), 'date')} with a year of {style} figures, where the rest have {other}"
        yield about_actions("GT223", "note", message, odd, plan, "due")


def _short_year(action: Action) -> bool:
    return bool(
        action.due.latest and re.search(rf"[a-z][\s’'-]*{action.due.latest[2:4]}\b", (action.due.text or "").lower())
    )


RULE = Rule(
    code="GT223",
    family="dates",
    severity="note",
    name="Two styles of date",
    sentence="The plan writes years in two ways.",
    why="“May 16” may be a day or a year; one style throughout leaves no doubt.",
    breaks={
        "actions": [
            {
                "id": "a1",
                "text": "Agree the form",
                "due": {"text": "May-27", "latest": "2027-05-31", "kinds": ["month"]},
            },
            {
                "id": "a2",
                "text": "Print the form",
                "due": {"text": "June 2027", "latest": "2027-06-30", "kinds": ["month"]},
            },
        ]
    },
    keeps={
        "actions": [
            {
                "id": "a1",
                "text": "Agree the form",
                "due": {"text": "4 May 2027", "latest": "2027-05-04", "kinds": ["date"]},
            },
            {
                "id": "a2",
                "text": "Print the form",
                "due": {"text": "June 2027", "latest": "2027-06-30", "kinds": ["month"]},
            },
        ]
    },
    find=find,
)
