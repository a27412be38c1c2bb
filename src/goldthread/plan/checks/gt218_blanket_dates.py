"""GT218: one pair of dates, or one due date, stands beside a great many actions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.starts import start_of
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary


def find(plan: Plan) -> Iterator[Finding]:
    limits = vocabulary("thresholds")["dates"]
    same = defaultdict(list)
    rows = [action for action in plan.actions if action.due.latest]
    for action in rows:
        same[(start_of(action) or "")[:7], action.due.latest[:7]].append(action)
    for (start, due), actions in same.items():
        share = limits["blanket_pair_share"] if start else limits["blanket_due_share"]
        if start != due and len(actions) >= max(limits["blanket_pair_rows"], share * len(promised(plan))):
            dates = f"{in_words(start)} to {in_words(due)}" if start else in_words(due)
            message = (
                f"{count(len(actions), 'action')} with the same dates ({dates}): set for the sheet, not for the work"
            )
            yield about_actions("GT218", "note", message, actions, plan, "due")


RULE = Rule(
    code="GT218",
    family="dates",
    severity="note",
    name="Blanket dates",
    sentence="One pair of dates stands beside a great many actions.",
    why="Dates that were not thought about one by one do not show what comes first or what is late.",
    breaks={
        "actions": [
            {
                "id": f"a{n}",
                "text": f"Change the form for team {n}",
                "start": "Sept 2026",
                "due": {"text": "June 2027", "latest": "2027-06-30", "kinds": ["month"]},
            }
            for n in range(10)
        ]
    },
    keeps={
        "actions": [
            {
                "id": f"a{n}",
                "text": f"Change the form for team {n}",
                "start": "Sept 2026",
                "due": {"text": f"{n} June 2027", "latest": f"2027-{n:02}-28", "kinds": ["month"]},
            }
            for n in range(1, 11)
        ]
    },
    find=find,
)
