"""GT113: the words of an action name who does it, and the lead column names somebody else, or the same again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.people import leads_of
from goldthread.plan.checks.report import about_actions, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan


def find(plan: Plan) -> Iterator[Finding]:
    known = {lead.name for row in plan.actions for lead in leads_of(row) if lead.kind in ("person", "initials")}
    agreeing = []
    for action in promised(plan):
        leads = [lead.name for lead in leads_of(action)]
        said = _named_to_do_it(action, known)
        if said and leads and said not in leads:
            message = f"The text says that {said} does this; the lead is {listed(leads)}"
            yield about_actions("GT113", "warning", message, [action], plan, "leads")
        elif said in leads and "to lead" in action.text:
            agreeing.append(action)
    if agreeing:
        message = "The lead is given twice, in the text and in the lead column: a change in one will miss the other"
        yield about_actions("GT113", "note", message, agreeing, plan, "leads")


def _named_to_do_it(action: Action, known: set[str]) -> str | None:
    """The lead of this plan whom the text names as doing the work: “AM to train …”, “(AM to lead)”."""
    for found in re.finditer(
        r"(?:^|\(|[.;:•]\s)\s*(?P<who>[A-Z][\w’' -]{1,30}?)\s+(?:to|will|shall)\s", action.text + " "
    ):
        if found["who"] in known:
            return found["who"]
    return None


RULE = Rule(
    code="GT113",
    family="owners",
    severity="warning",
    name="Text names another lead",
    sentence="The words of an action name who is to do it, and the lead column names somebody else.",
    why="Each of the two may think that the other has it.",
    breaks={
        "actions": [
            {"id": "a1", "text": "AM to train the duty team", "leads": ["TR"]},
            {"id": "a2", "text": "Agree the duty rota", "leads": ["AM"]},
        ]
    },
    keeps={
        "actions": [
            {"id": "a1", "text": "AM to train the duty team", "leads": ["AM / TR"]},
            {"id": "a2", "text": "Agree the duty rota with TR", "leads": ["AM"]},
        ]
    },
    find=find,
)
