"""GT308: an action only says that something should be better or more, with no step and no amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.figures import has_figure
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Action, Plan

MOST_WORDS = 11
_AIM = re.compile(
    r"^(?:to )?(?:increase|reduce|raise|improve|strengthen|enhance|decrease|boost|minimise|maximise)\b", re.IGNORECASE
)
_MEANS = re.compile(r"\b(?:by|through|via|with|using|including|so that|who|which)\b", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    found = [action for action in plan.actions if _only_an_aim(action)]
    if found:
        verb = "only says" if len(found) == 1 else "only say"
        message = (
            f"{count(len(found), 'action')} {verb} that something should be more or better, not how: "
            f"{quoted(found[0].text, 80)}"
        )
        yield about_actions("GT308", "note", message, found, plan, "text")


def _only_an_aim(action: Action) -> bool:
    text = action.text.replace("(*)", "").strip()
    return len(text.split()) <= MOST_WORDS and bool(_AIM.match(text)) and not (_MEANS.search(text) or has_figure(text))


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "2.3", "text": text}
    return {"recommendations": [{"id": "r1", "number": "2", "text": "Offer advocates"}], "actions": [action]}


RULE = Rule(
    code="GT308",
    family="measures",
    severity="note",
    name="A change without a step",
    sentence="An action says only that something should be more or better, with no step and no amount.",
    why="It repeats the recommendation: nobody knows what to do on Monday.",
    breaks=_plan("Raise the quality of case recording"),
    keeps=_plan("Raise the quality of case recording by monthly workshops in every team"),
    find=_find,
)
