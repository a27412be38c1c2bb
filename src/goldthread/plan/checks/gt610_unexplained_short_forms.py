"""GT610: short forms are explained nowhere in the plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.report import count, has_or_have, listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.texts import about_texts, texts_of
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary

FEWEST = 3
_IN_BRACKETS = re.compile(r"[\[(]\s*([A-Z][A-Za-z]{1,6})\s*[\])]")
_SPELT_OUT = re.compile(r"\b([A-Z][A-Za-z]{1,6})\s*[(=–]\s*[A-Za-z]{3}")
_SHORT = re.compile(r"(?<!&)\b(?=[A-Za-z]*[A-Z]{2})[A-Z][A-Za-z]{1,6}\b")


def _find(plan: Plan) -> Iterator[Finding]:
    texts = [(text, {_bare(found) for found in _SHORT.findall(text.text)}) for text in texts_of(plan)]
    known = _known() | _explained(plan, [text.text for text, _ in texts])
    people = {re.sub(r"\W", "", lead) for action in plan.actions for lead in (*action.leads, *action.accountable)}
    used = Counter(form for _, forms in texts for form in forms)
    often = sorted(used, key=lambda form: (-used[form], form))
    bare = [form for form in often if form.upper() not in known and form not in people]
    if len(bare) >= FEWEST:
        message = (
            f"{count(len(bare), 'short form')} {has_or_have(len(bare))} no explanation in the plan: {listed(bare, 12)}"
        )
        yield about_texts("GT610", "note", message, [text for text, forms in texts if forms & set(bare)])


def _bare(form: str) -> str:
    """The form without a plural s: “PEPs” is “PEP”."""
    return form[:-1] if form.endswith("s") and form[:-1].isupper() else form


def _explained(plan: Plan, texts: list[str]) -> frozenset[str]:
    """The forms, in large letters, that stand in brackets behind their words, or before them: “PEP (Personal …”."""
    told = " ".join([*texts, *(line for part in plan.narrative for line in part.text), plan.title or ""])
    return frozenset(_bare(form).upper() for pattern in (_IN_BRACKETS, _SPELT_OUT) for form in pattern.findall(told))


@cache
def _known() -> frozenset[str]:
    return frozenset(vocabulary("slips")["known"]["words"])


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "1.1", "text": text}
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Work together"}], "actions": [action]}


RULE = Rule(
    code="GT610",
    family="text",
    severity="note",
    name="Short forms unexplained",
    sentence="Short forms are used that the plan explains nowhere.",
    why="Councillors, young people and the public read the plan too; a list of short forms costs half a page.",
    breaks=_plan("MARG to agree the FPQ with the CSRB"),
    keeps=_plan("The risk group to agree the form with the safeguarding board"),
    find=_find,
)
