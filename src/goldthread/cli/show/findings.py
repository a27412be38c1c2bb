"""What the check found, grouped by family, for a terminal and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from goldthread.plan.checks import FamilyScore, Finding, Rule
from goldthread.plan.checks.engine import SEVERITIES
from goldthread.plan.model import Plan

FINDING_COLUMNS = ("code", "severity", "family", "rule", "message", "where", "recommendations", "actions")


@dataclass(frozen=True, slots=True)
class Checked:
    """A plan, the rules it was checked against, what they found, and the score of each of their families."""

    plan: Plan
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    scores: tuple[FamilyScore, ...]

    def count(self, severity: str) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    def rule_of(self, finding: Finding) -> Rule:
        return next(rule for rule in self.rules if rule.code == finding.code)


def finding_cells(checked: Checked, finding: Finding) -> tuple[str, ...]:
    """The cells of a finding, one for each of ``FINDING_COLUMNS``."""
    rule = checked.rule_of(finding)
    return (
        finding.code, finding.severity, rule.family, rule.name, finding.message, finding.where,
        "; ".join(finding.recommendations), "; ".join(finding.actions),
    )  # fmt: skip


def findings_by_rule(checked: Checked, family: str) -> Iterator[tuple[Rule, list[Finding]]]:
    """The rules of a family that found something, worst first, with what they found."""

    def worst_first(finding: Finding) -> tuple[int, str]:
        return SEVERITIES.index(finding.severity), finding.code

    mine = [finding for finding in checked.findings if checked.rule_of(finding).family == family]
    for _, findings in groupby(sorted(mine, key=worst_first), key=worst_first):
        first, *rest = findings
        yield checked.rule_of(first), [first, *rest]
