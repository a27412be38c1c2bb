"""Builds small invented plans for the tables of the rules that read words."""

from __future__ import annotations

from goldthread.plan.checks import rule_named
from goldthread.plan.model import Plan

RECOMMENDATION = {"id": "r1", "number": "1", "text": "Make sure that children are visited and heard"}


def action(text: str = "Set up a tracker of visits", **fields) -> dict:
    """One action of the invented plan, as goldthread-plan/1."""
    return {"id": "a1", "recommendations": ["r1"], "ref": "1.1", "text": text} | fields


def found(code: str, **parts) -> list[str]:
    """The messages of a rule on an invented plan made of ``parts``."""
    plan = Plan.model_validate({"recommendations": [RECOMMENDATION], **parts})
    return [finding.message for finding in rule_named(code).find(plan)]
