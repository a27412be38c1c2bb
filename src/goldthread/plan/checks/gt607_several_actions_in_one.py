"""GT607: one row holds several actions."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.mood import is_order
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.wording import sentences
from goldthread.plan.model import Action, Plan


def _find(plan: Plan) -> Iterator[Finding]:
    found = [action for action in plan.actions if _steps(action) > 1]
    if found:
        holds = "holds" if len(found) == 1 else "hold"
        message = f"{count(len(found), 'row')} {holds} several actions: {quoted(found[0].text, 110)}"
        yield about_actions("GT607", "note", message, found, plan, "text")


def _steps(action: Action) -> int:
    """How many of the row's sentences tell somebody to do something."""
    return sum(is_order(sentence) for sentence in sentences(action.text) if len(sentence.split()) > 1)


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "1.6", "text": text}
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Write clear plans"}], "actions": [action]}


RULE = Rule(
    code="GT607",
    family="text",
    severity="note",
    name="Several actions in one",
    sentence="One row tells people to do several things.",
    why="One date, one owner and one rating cannot be true of two actions; when half is done, what colour is it?",
    breaks=_plan("Write a model plan. Staff to use team meetings to practise with it."),
    keeps=_plan("Write a model plan. It should fit on two pages."),
    find=_find,
)
