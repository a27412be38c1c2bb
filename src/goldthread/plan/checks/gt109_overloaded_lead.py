"""GT109: one person leads too much of the plan, or answers for nearly all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from goldthread.plan.checks.people import leads_in, leads_of
from goldthread.plan.checks.report import about_plan
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary

_NAMED = ("person", "initials", "councillor")


def find(plan: Plan) -> Iterator[Finding]:
    limits = vocabulary("thresholds")["owners"]
    rows = promised(plan)
    led = Counter(lead.name for action in rows for lead in leads_of(action) if lead.kind in _NAMED)
    for name, times in led.most_common():
        if times >= limits["overloaded_actions"] and times >= limits["overloaded_share"] * len(rows):
            yield about_plan("GT109", "note", f"{name} leads or shares {times} of the {len(rows)} actions", "leads")
    answered = Counter(lead.name for action in rows for lead in leads_in(action.accountable) if lead.kind in _NAMED)
    for name, times in answered.most_common(1):
        if times >= limits["overloaded_actions"] and times >= limits["accountable_share"] * len(rows):
            message = f"{name} is the accountable officer for {times} of the {len(rows)} actions"
            yield about_plan("GT109", "note", message, "accountable")


RULE = Rule(
    code="GT109",
    family="owners",
    severity="note",
    name="Overloaded lead",
    sentence="One person leads a quarter of the plan or more, or answers for nearly all of it.",
    why="One pair of hands is the plan's weakest point: leave, sickness or a new job stops it.",
    breaks={
        "actions": [
            {"id": f"a{n}", "text": f"Visit team {n} to explain the new form", "leads": ["Ada Marsh"]}
            for n in range(12)
        ]
    },
    keeps={
        "actions": [
            {"id": f"a{n}", "text": f"Visit team {n} to explain the form", "leads": [f"Ada {name}"]}
            for n, name in enumerate(["Marsh", "Holt", "Reed", "Brook", "Field", "Wood"] * 2)
        ]
    },
    find=find,
)
