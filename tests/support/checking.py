"""Small invented plans for the tests of the plan check."""

from __future__ import annotations

from goldthread.plan.checks import Finding, rule_named
from goldthread.plan.model import Plan
from goldthread.plan.timescale import read_timescale


def row(text: str, due: str | None = None, recs: str = "", **fields) -> dict:
    """An action: its text, its printed timescale, the recommendations it answers (“1 2”), and any other field."""
    return {"text": text, "due": read_timescale(due).model_dump(), "recommendations": recs.split(), **fields}


def recs(*texts: str, **fields) -> list[dict]:
    """Recommendations numbered from 1, whose ids are their numbers."""
    return [{"id": str(n), "number": str(n), "text": text, **fields} for n, text in enumerate(texts, 1)]


def found(code: str, *rows: dict, **parts) -> list[Finding]:
    """What a rule finds in a plan of these actions and other parts; recommendations are made up if need be."""
    named = sorted({id_ for each in rows for id_ in each["recommendations"]})
    parts.setdefault("recommendations", [{"id": id_, "number": id_, "text": f"Matter {id_}"} for id_ in named])
    actions = [{"id": f"a{place}", **each} for place, each in enumerate(rows, 1)]
    return list(rule_named(code).find(Plan.model_validate({"actions": actions, **parts})))


def touched(findings: list[Finding]) -> list[tuple[str, ...]]:
    """The actions that each finding touches."""
    return [finding.actions for finding in findings]
