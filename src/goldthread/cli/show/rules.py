"""A rule of the check, explained."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding

from goldthread.cli.terminal import plain, table_with
from goldthread.plan.checks import Rule
from goldthread.plan.model import Plan


def rule_on_screen(rule: Rule) -> Iterator[RenderableType]:
    """The rule's code and name, what is wrong, why it matters, and a plan that breaks it and one that keeps it."""
    yield plain(f"{rule.code} {rule.name}", "bold")
    yield plain(f"Family: {rule.family}. Severity: {rule.severity}.")
    yield plain(f"\n{rule.sentence}")
    yield plain(f"Why it matters: {rule.why}")
    yield plain("\nThis breaks it:", "bold")
    yield _indented(as_json(rule.breaks))
    for message in messages_of(rule, rule.breaks):
        yield plain(f"Goldthread says: {message}")
    yield plain("\nThis keeps it:", "bold")
    yield _indented(as_json(rule.keeps))


def rule_list_on_screen(rules: Iterable[Rule]) -> Iterator[RenderableType]:
    """The code, severity and name of every rule, family by family."""
    table = table_with("Code", "Family", "Severity", "Rule")
    for rule in rules:
        table.add_row(rule.code, rule.family, rule.severity, rule.name)
    yield table


def messages_of(rule: Rule, fragment: dict) -> list[str]:
    """What the rule says about a fragment of a plan, with the place where it is at fault."""
    return [f"{finding.where}: {finding.message}" for finding in rule.find(Plan.model_validate(fragment))]


def as_json(fragment: dict) -> str:
    """The fragment as JSON text that a person can read."""
    return json.dumps(fragment, indent=2, ensure_ascii=False)


def _indented(text: str) -> Padding:
    return Padding(plain(text), (0, 0, 0, 2))
