"""GT108: one person's name is spelt in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from goldthread.plan.checks.people import leads_in, leads_of, people_in
from goldthread.plan.checks.places import recommendations_of, where_all
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan
from goldthread.plan.names_written import slip


def find(plan: Plan) -> Iterator[Finding]:
    actions, others = _named_in_actions(plan), _named_elsewhere(plan)
    times = Counter({name: len(rows) for name, rows in actions.items()}) + Counter(
        {name: len(rows) for name, rows in others.items()}
    )
    for one, other in combinations(sorted(times), 2):
        if _two_spellings(one, other):
            rarer, usual = sorted((one, other), key=lambda name: (times[name], name))
            rows = actions.get(rarer) or []
            where = where_all(rows, plan) if rows else "a remedial action"
            found = others.get(rarer, ())
            recommendations = tuple(dict.fromkeys((*recommendations_of(rows), *filter(None, found))))
            often = f"{times[rarer]} and {times[usual]} times"
            message = f"“{rarer}” and “{usual}” look like one person spelt two ways ({often})"
            yield Finding("GT108", "note", message, where, recommendations, tuple(row.id for row in rows), "leads")


def _named_in_actions(plan: Plan) -> dict[str, list[Action]]:
    rows = defaultdict(list)
    for action in plan.actions:
        for lead in (*leads_of(action), *leads_in(action.accountable)):
            if lead.kind == "person":
                rows[lead.name].append(action)
    return rows


def _named_elsewhere(plan: Plan) -> dict[str, list[str | None]]:
    """The full names in the remedial actions, each with the recommendations they stand under."""
    found = defaultdict(list)
    for row in plan.remedial_actions:
        for name in people_in(row.by or ""):
            found[name].append(row.recommendation)
    return found


def _two_spellings(one: str, other: str) -> bool:
    """Whether two full names differ in one of their words only, and there by a slip: “Dar” and “Darr”."""
    a, b = one.replace("’", "'").split(), other.replace("’", "'").split()
    if one == other or len(a) != len(b) or len(a) < 2:
        return False
    apart = [place for place, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(apart) == 1 and slip(a[apart[0]], b[apart[0]], first_name=apart == [0])


RULE = Rule(
    code="GT108",
    family="owners",
    severity="note",
    name="Name spelt two ways",
    sentence="One person's name is spelt in two ways.",
    why="A list of one person's actions misses those under the other spelling.",
    breaks={
        "actions": [
            {"id": "a1", "text": "Agree the audit tool", "leads": ["Ada Marsh"]},
            {"id": "a2", "text": "Train the auditors", "leads": ["Ada Marshe"]},
        ]
    },
    keeps={
        "actions": [
            {"id": "a1", "text": "Agree the audit tool", "leads": ["Ada Marsh (Head of Quality)"]},
            {"id": "a2", "text": "Train the auditors", "leads": ["Ada Marsh", "Ida Marsh"]},
        ]
    },
    find=find,
)
