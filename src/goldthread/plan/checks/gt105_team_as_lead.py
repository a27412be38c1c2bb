"""GT105: a team, a board or a group of posts is named to lead, before or instead of a person."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.people import leads_of
from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    led = {
        action.id: leads[0].name
        for action in promised(plan)
        if (leads := leads_of(action)) and leads[0].kind == "group"
    }
    rows = [action for action in plan.actions if action.id in led]
    if rows:
        names = listed(list(dict.fromkeys(led.values())))
        message = f"{count(len(rows), 'action')} led by a team, a board or a group of posts before any person: {names}"
        yield about_actions("GT105", "note", message, rows, plan, "leads")


RULE = Rule(
    code="GT105",
    family="owners",
    severity="note",
    name="Team as lead",
    sentence="A team, a board or a group of posts is named to lead an action, before any person.",
    why="A team cannot be asked at a meeting why something is late; a person can.",
    breaks={
        "actions": [{"id": "a1", "text": "Draw up a list of placements", "leads": ["Placements Commissioning Team"]}]
    },
    keeps={"actions": [{"id": "a1", "text": "Draw up a list of placements", "leads": ["Ada Marsh (Placements Team)"]}]},
    find=find,
)
