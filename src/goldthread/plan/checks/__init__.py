"""The plan check: a linter for improvement plans. One rule, one file."""

from __future__ import annotations

from goldthread.plan.checks.engine import (
    FamilyScore,
    all_rules,
    check_plan,
    chosen_rules,
    rule_named,
    rules_digest,
    scores,
)
from goldthread.plan.checks.rule import Finding, Rule

__all__ = [
    "FamilyScore",
    "Finding",
    "Rule",
    "all_rules",
    "check_plan",
    "chosen_rules",
    "rule_named",
    "rules_digest",
    "scores",
]
