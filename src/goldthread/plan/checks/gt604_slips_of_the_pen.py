"""GT604: slips of the pen: doubled words, words run together or apart, letters in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.places import where_of
from goldthread.plan.checks.report import listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.spelling import slips_in, spelling_of
from goldthread.plan.checks.texts import Text, about_texts, texts_of
from goldthread.plan.model import Plan


def _find(plan: Plan) -> Iterator[Finding]:
    texts = [*texts_of(plan), *_leads_of(plan)]
    spelling = spelling_of(text.text for text in texts)
    found = [(text, slip) for text in texts for slip in slips_in(text.text, spelling)]
    if found:
        said = listed([f"“{slip}”" for slip in dict.fromkeys(slip for _, slip in found)], 10)
        yield about_texts("GT604", "note", f"Slips of the pen: {said}", [text for text, _ in found])


def _leads_of(plan: Plan) -> Iterator[Text]:
    for action in plan.actions:
        yield from (
            Text(lead, "lead", where_of(action, plan), action.recommendations, (action.id,)) for lead in action.leads
        )


def _plan(text: str) -> dict:
    rows = [
        {"id": "r1", "number": "1", "text": "Strengthen the partnership. The partnership meets; the partnership plans."}
    ]
    return {"recommendations": rows, "actions": [{"id": "a1", "recommendations": ["r1"], "ref": "1.1", "text": text}]}


RULE = Rule(
    code="GT604",
    family="text",
    severity="note",
    name="Slips of the pen",
    sentence="Words are doubled, run together or misspelt.",
    why="A plan that nobody proof-read looks like a plan that nobody read.",
    breaks=_plan("Ask the the partnerhsip to meet"),
    keeps=_plan("Ask the partnership to meet"),
    find=_find,
)
