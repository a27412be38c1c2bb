"""GT722: two actions under different recommendations share most of their rare words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from goldthread.plan.checks.clashes import dates_differ, leads_differ
from goldthread.plan.checks.figures import shares_in
from goldthread.plan.checks.likeness import words
from goldthread.plan.checks.products import product_of
from goldthread.plan.checks.report import about_actions
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.same_action import same_actions, stems_of
from goldthread.plan.model import Action, Plan
from goldthread.plan.vocabulary import vocabulary


def _find(plan: Plan) -> Iterator[Finding]:
    rows = promised(plan)
    said = {action.id: stems_of(words(_without_names(action.text))) for action in rows}
    weight = _weights(list(said.values()))
    known = [{action.id for action in group} for group in same_actions(plan)]
    for one, other in combinations(rows, 2):
        if _near(said[one.id], said[other.id], weight) and _apart(one, other, known):
            ways = [way for way, differ in (("dates", dates_differ), ("leads", leads_differ)) if differ([one, other])]
            also = f", with different {' and '.join(ways)}" if ways else ""
            message = f"These two actions may be one piece of work{also}: they share most of their telling words"
            yield about_actions("GT722", "note", message, [one, other], plan, "text")


def _without_names(text: str) -> str:
    """The text without words in capitals inside a sentence: a board or a unit says who, not what."""
    return re.sub(r"(?<=[\w,;] )[A-Z][\w'’]*", " ", text)


def _weights(said: list[frozenset[str]]) -> dict[str, float]:
    """How much each word tells: the fewer actions hold it, the more."""
    times = Counter(word for text in said for word in text)
    return {word: math.log(max(len(said), 2) / number) for word, number in times.items()}


def _near(one: frozenset[str], other: frozenset[str], weight: dict[str, float]) -> bool:
    limits, both = vocabulary("thresholds")["perhaps"], one & other
    if len(both) < limits["words"]:  # nearly every pair of a long plan ends here
        return False
    shared = sum(weight[word] for word in both)
    if shared < limits["weight"]:
        return False
    return shared >= limits["share"] * min(sum(weight[word] for word in text) for text in (one, other))


def _apart(one: Action, other: Action, known: list[set[str]]) -> bool:
    """Whether they answer different recommendations, and no other rule says that they are one.

    Two audit targets are worded to one pattern, whatever is audited.
    """
    if shares_in(one.text) and shares_in(other.text):
        return False
    if set(one.recommendations) & set(other.recommendations) or any({one.id, other.id} <= twins for twins in known):
        return False
    thing = product_of(one.text)
    return not thing or thing != product_of(other.text)


_FILLER = [
    "Visit each school",
    "Write to carers",
    "Ask the board",
    "Hire a chair",
    "Print leaflets",
    "Open a hub",
    "Test alarms",
    "Map homes",
]


def _plan(text: str) -> dict:
    first = "Closer links grow between workforce development and audit"
    texts = [*_FILLER * 6, first, text]
    actions = [
        {"id": f"a{n}", "recommendations": ["r2" if said == text else "r1"], "text": said}
        for n, said in enumerate(texts)
    ]
    rows = [
        {"id": "r1", "number": "2", "text": "Learn from audit"},
        {"id": "r2", "number": "19", "text": "Learn from complaints"},
    ]
    return {"recommendations": rows, "actions": actions}


RULE = Rule(
    code="GT722",
    family="structure",
    severity="note",
    name="Perhaps one action",
    sentence="Two actions under different recommendations are so near in their telling words that they may be one.",
    why="Two leads may do it twice, or each wait for the other; a line that refers to the first would do.",
    breaks=_plan("There needs to be a direct link between audit and workforce development"),
    keeps=_plan("Training for the workforce to follow what complaints have taught"),
    find=_find,
)
