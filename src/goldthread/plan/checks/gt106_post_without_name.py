"""GT106: a post is named to lead, where the rest of the plan names people."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.people import leads_of
from goldthread.plan.checks.report import about_actions, count, listed
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    rows = {action.id: leads_of(action) for action in promised(plan)}
    posts = {id_: leads[0].name for id_, leads in rows.items() if leads and {lead.kind for lead in leads} == {"post"}}
    named = [leads for leads in rows.values() if any(lead.kind in ("person", "initials") for lead in leads)]
    if posts and 2 * len(named) >= len(rows):
        actions = [action for action in plan.actions if action.id in posts]
        names = listed(list(dict.fromkeys(posts.values())))
        message = (
            f"{count(len(actions), 'action')} led by a post without a name, where most actions name a person: {names}"
        )
        yield about_actions("GT106", "note", message, actions, plan, "leads")


RULE = Rule(
    code="GT106",
    family="owners",
    severity="note",
    name="Post without a name",
    sentence="An action is led by a post with no name beside it, where most actions name a person.",
    why="A post may be vacant or shared; the plan should say who holds it today.",
    breaks={
        "actions": [
            {"id": "a1", "text": "Agree the rota", "leads": ["Ada Marsh"]},
            {"id": "a2", "text": "Publish the rota", "leads": ["Duty Team Manager"]},
        ]
    },
    keeps={
        "actions": [
            {"id": "a1", "text": "Agree the rota", "leads": ["Ada Marsh"]},
            {"id": "a2", "text": "Publish the rota", "leads": ["Tom Reed (Duty Team Manager)"]},
        ]
    },
    find=find,
)
