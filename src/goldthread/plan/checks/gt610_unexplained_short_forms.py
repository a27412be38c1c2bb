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
_SHORT = re.compile(r"\b(?=[A-Za-z]*[A-Z]{2})[A-Z][A-Za-z]{1,6}\b")


def _find(plan: Plan) -> Iterator[Finding]:
    texts = list(texts_of(plan))
    told = " ".join(
        [*(text.text for text in texts), *(line for part in plan.narrative for line in part.text), plan.title or ""]
    )
    people = {re.sub(r"\W", "", lead) for action in plan.actions for lead in (*action.leads, *action.accountable)}
    used = Counter(_bare(found) for text in texts for found in _SHORT.findall(text.text))
    bare = [
        form
        for form, _ in used.most_common()
        if form.upper() not in _known() and form not in people and not _explained(form, told)
    ]
    if len(bare) >= FEWEST:
        message = (
            f"{count(len(bare), 'short form')} {has_or_have(len(bare))} no explanation in the plan: {listed(bare, 12)}"
        )
        rows = [text for text in texts if any(_bare(found) in bare for found in _SHORT.findall(text.text))]
        yield about_texts("GT610", "note", message, rows)


def _bare(form: str) -> str:
    """The form without a plural s: “PEPs” is “PEP”."""
    return form[:-1] if form.endswith("s") and form[:-1].isupper() else form


def _explained(form: str, told: str) -> bool:
    """“Personal Education Plan (PEP)”, “[PEP]” or “PEP (Personal …”."""
    return bool(re.search(rf"[\[(]\s*{re.escape(form)}s?\s*[\])]|\b{re.escape(form)}s?\s*[(=–]\s*[A-Za-z]{{3}}", told))


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
