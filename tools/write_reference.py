"""Writes the pages of docs/reference that come from the code: `make docs`."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from goldthread.cli.show.rules import as_json, messages_of
from goldthread.plan.checks import Rule, all_rules
from goldthread.plan.schema import plan_schema_text

REFERENCE = Path(__file__).resolve().parent.parent / "docs/reference"

_RULES_TOP = """# The rules of the plan check

<!-- Written by `make docs` from the rule files in src/goldthread/plan/checks. Do not edit it by hand. -->

`goldthread check FILE` applies these rules to a plan; `goldthread explain CODE` prints one of them. A code's first
digit is its family. An **error** makes a board believe what is not so, or leaves it unable to act; a **warning** is a
weakness to mend; a **note** is worth a look.
"""


def rules_page(rules: tuple[Rule, ...]) -> str:
    """The page that lists every rule, family by family, with an example of each side."""
    by_family = [(family, list(group)) for family, group in groupby(rules, key=lambda rule: rule.family)]
    parts = [_RULES_TOP, _contents(by_family)]
    for family, group in by_family:
        parts += [f"## {family.capitalize()}\n", *map(_rule_part, group)]
    return "\n".join(parts)


def _contents(by_family: list[tuple[str, list[Rule]]]) -> str:
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}) | {family} | {rule.severity} | {rule.name} |"
        for family, group in by_family
        for rule in group
    ]
    return "\n".join(["| code | family | severity | rule |", "| --- | --- | --- | --- |", *rows, ""])


def _rule_part(rule: Rule) -> str:
    said = "".join(f"\nGoldthread says: {message}\n" for message in messages_of(rule, rule.breaks))
    return (
        f'<a id="{rule.code.lower()}"></a>\n\n### {rule.code} {rule.name}\n\n{rule.severity.capitalize()}. '
        f"{rule.sentence}\n\nWhy it matters: {rule.why}\n\nThis breaks it:\n\n```json\n{as_json(rule.breaks)}\n```\n"
        f"{said}\nThis keeps it:\n\n```json\n{as_json(rule.keeps)}\n```\n"
    )


def pages() -> dict[str, str]:
    """The name and the text of each page that comes from the code."""
    return {"goldthread-plan-1.schema.json": plan_schema_text(), "rules.md": rules_page(all_rules())}


def main() -> int:
    """Writes the pages; says which have changed."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        path = REFERENCE / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"written: docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
