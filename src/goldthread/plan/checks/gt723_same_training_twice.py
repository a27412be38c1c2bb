"""GT723: training on one subject stands under several recommendations."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.clashes import dates_differ, leads_differ
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.same_action import same_actions
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary

_MOST = 8


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in promised(plan) if _trains().search(action.text)]
    twins = [{action.id for action in group} for group in same_actions(plan)]
    about = defaultdict(list)
    for action in rows:
        for subject in _subjects(action.text):
            about[subject].append(action)
    for subject, found in about.items():
        ids = {action.id for action in found}
        apart = len({action.recommendations for action in found}) > 1
        if apart and len(found) <= _MOST and not any(ids <= twin for twin in twins):
            ways = [way for way, differ in (("dates", dates_differ), ("leads", leads_differ)) if differ(found)]
            also = f", with different {' and '.join(ways)}" if ways else ""
            message = (
                f"{count(len(found), 'action')} in several places train people in {subject}{also}: is it one training?"
            )
            yield about_actions("GT723", "warning", message, found, plan, "text")


def _subjects(text: str) -> frozenset[str]:
    """What the training is in: the names in capitals that are no body or group of staff, such as SMART or CSE."""
    staff = {word.lower() for word in vocabulary("abbreviations")["short"]}
    names = re.findall(r"\b[A-Z]{3,}\b", text)
    return frozenset(
        name
        for name in names
        if name.lower() not in staff and name.lower() not in vocabulary("wishes")["training"]["plain"]
    )


@cache
def _trains() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(vocabulary('wishes')['training']['words'])})\b", re.IGNORECASE)


def _plan(text: str) -> dict:
    texts = ["Deliver SMART planning training to all advisers", text]
    actions = [{"id": f"a{n}", "recommendations": [f"r{n}"], "text": said} for n, said in enumerate(texts)]
    rows = [
        {"id": "r0", "number": "1", "text": "Write good plans"},
        {"id": "r1", "number": "3", "text": "Help care leavers"},
    ]
    return {"recommendations": rows, "actions": actions}


RULE = Rule(
    code="GT723",
    family="structure",
    severity="warning",
    name="The same training in several places",
    sentence="Training in one subject is promised under several recommendations.",
    why="Staff are called twice, or each promise counts on the other; one programme with one date would do.",
    breaks=_plan("Advisers and social workers to be trained in SMART assessment"),
    keeps=_plan("Advisers to be trained in first aid, as the GCP guidance asks"),
    find=_find,
)
