"""GT521: an action is still listed as not done, though a position reports that it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.plan.checks.likeness import plain, words
from goldthread.plan.checks.places import quoted
from goldthread.plan.checks.products import product_of
from goldthread.plan.checks.report import about_actions, count
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.same_action import head_of
from goldthread.plan.checks.wording import bare_verbs, remaining
from goldthread.plan.model import Action, Plan

_ENOUGH = 0.6
_HALF = 0.5
_FEWEST = 2
_MADE = "complet|implement|finalis|establish|agree|launch|introduc|publish|install|review|updat|upgrad|develop|design"
_TOLD = re.compile(rf"\b(?:{_MADE})\w*ed\b(?! that)|\b(?:done|finished|in place)\b|\bcomplete\W*$", re.IGNORECASE)


def _find(plan: Plan) -> Iterator[Finding]:
    found = [(action, said) for action in promised(plan) if _open(action) and (said := _report_of(action, plan))]
    if found:
        action, said = found[0]
        message = (
            f"{count(len(found), 'action')} reported as done and still listed as to do, such as "
            f"{quoted(action.text, 70)}, of which a position says {quoted(said, 90)}"
        )
        yield about_actions("GT521", "warning", message, [action for action, _ in found], plan, "completed")


def _open(action: Action) -> bool:
    return not action.completed and action.rag not in ("green", "blue")


def _report_of(action: Action, plan: Plan) -> str | None:
    """What a position under the action's recommendation reports as done, in the action's own telling words."""
    asked, thing = _asked(action), product_of(action.text)
    for row in plan.positions:
        for said in row.actions_completed.text if row.recommendation in action.recommendations else ():
            near = _told_of(asked, _stems(said)) or (thing and thing in plain(said))
            if near and _TOLD.search(said) and not remaining(said):
                return said
    return None


def _told_of(asked: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a report holds most of the words asked for; of many, half will do."""
    shared = len(asked & said)
    return shared >= max(_FEWEST, (_ENOUGH if shared == _FEWEST else _HALF) * len(asked))


def _asked(action: Action) -> frozenset[str]:
    """The telling words of an action; the verb that asks for it is left out, since a report has another."""
    verb, _, rest = head_of(action.text).partition(" ")
    things = words(rest.removeprefix("up ")) if verb.lower() in bare_verbs() else words(head_of(action.text))
    return _stems(" ".join(things))


def _stems(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"(?:ing|ed|es?|s)$", "", word) for word in words(text))


def _plan(report: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "text": "Upgrade the case system to the latest version"}
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [report]}}
    row = {"id": "r1", "number": "1", "text": "Use data"}
    return {"recommendations": [row], "actions": [action], "positions": [position]}


RULE = Rule(
    code="GT521",
    family="ratings",
    severity="warning",
    name="Done, and still on the list",
    sentence="An action is listed as still to do, and a position reports it as done.",
    why="It counts as late in one place and as done in the other; the board cannot tell which to believe.",
    breaks=_plan("Case system upgraded to latest version."),
    keeps=_plan("Case system upgrade priced; three firms visited."),
    find=_find,
)
