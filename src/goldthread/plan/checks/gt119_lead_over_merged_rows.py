"""GT119: one cell for the lead stands beside many rows, so that no row has a lead of its own."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.plan.checks.report import about_actions, count, has_or_have
from goldthread.plan.checks.rows import promised
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.model import Plan

_FEWEST = 5


def _find(plan: Plan) -> Iterator[Finding]:
    rows = [action for action in promised(plan) if action.leads and action.how.get("leads") == "inherited"]
    if len(rows) >= _FEWEST:
        message = (
            f"{count(len(rows), 'action')} {has_or_have(len(rows))} no lead of their own: "
            "one cell stands beside several rows"
        )
        yield about_actions("GT119", "note", message, rows, plan, "leads")


def _plan(how: str) -> dict:
    actions = [
        {"id": f"a{n}", "recommendations": ["r1"], "text": f"Take step {n}", "leads": ["SH"], "how": {"leads": how}}
        for n in range(6)
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Write good plans"}], "actions": actions}


RULE = Rule(
    code="GT119",
    family="owners",
    severity="note",
    name="One lead over many rows",
    sentence="One cell for the lead is printed beside many actions, and none of them names its own.",
    why="Whoever is named answers for everything in the block, or for its first row only; nobody can say.",
    breaks=_plan("inherited"),
    keeps=_plan("inferred"),
    find=_find,
)
