"""``goldthread explain``: what a rule asks, why, and an example of each side."""

from __future__ import annotations

import sys

import click


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the rule with this CODE, such as GT203. Without a code, list every rule."""
    from goldthread.cli.show.rules import rule_list_on_screen, rule_on_screen
    from goldthread.cli.terminal import print_all
    from goldthread.plan.checks import all_rules, rule_named

    print_all(rule_on_screen(rule_named(code)) if code else rule_list_on_screen(all_rules()), sys.stdout)
