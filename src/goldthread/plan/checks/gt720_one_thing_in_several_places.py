"""GT720: several recommendations make or change one and the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.clashes import dates_differ, leads_differ
from goldthread.plan.checks.products import product_of
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.same_action import same_actions
from goldthread.plan.model import Plan


def find(plan: Plan) -> Iterator[Finding]:
    twins = [{action.id for action in group} for group in same_actions(plan)]
    made = defaultdict(list)
    for action in promised(plan):
        if thing := product_of(action.text):
            made[thing].append(action)
    for thing, actions in made.items():
        ids = {action.id for action in actions}
        if len({action.recommendations for action in actions}) > 1 and not any(ids <= twin for twin in twins):
            apart = [name for name, differ in (("dates", dates_differ), ("leads", leads_differ)) if differ(actions)]
            also = f", with different {' and '.join(apart)}" if apart else ""
            message = (
                f"{count(len(actions), 'action')} in several places work on the {thing}{also}: is it one piece of work?"
            )
            yield about_actions("GT720", "note", message, actions, plan, "text")


RULE = Rule(
    code="GT720",
    family="structure",
    severity="note",
    name="One thing in several places",
    sentence="Actions under several recommendations make or change one and the same thing.",
    why="It is one piece of work with several owners, dates and reports; say once who does it, and refer to that.",
    breaks={
        "recommendations": [{"id": "r1", "text": "Hear children"}, {"id": "r2", "text": "Help care leavers"}],
        "actions": [
            {"id": "a1", "recommendations": ["r1"], "text": "Participation strategy to be drawn up and published"},
            {"id": "a2", "recommendations": ["r2"], "text": "Review of the participation strategy with care leavers"},
        ],
    },
    keeps={
        "recommendations": [{"id": "r1", "text": "Hear children"}, {"id": "r2", "text": "Help care leavers"}],
        "actions": [
            {"id": "a1", "recommendations": ["r1"], "text": "Participation strategy to be published"},
            {"id": "a2", "recommendations": ["r2"], "text": "Housing strategy to be reviewed with care leavers"},
            {
                "id": "a3",
                "recommendations": ["r2"],
                "text": "Tell care leavers about what the participation strategy says",
            },
        ],
    },
    find=find,
)
